"""An event or a stance that names a version (`us-28-point@1.0`) concerns that very text, so it lies on the
day of the text or after it. What came earlier concerned the plan, which is named without a version.

The date of a text may be that of its publication, and it may have been handed over before: so this is a
hint.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.dates import day, period_of
from planctl.lint.finding import Confidence, Severity
from planctl.lint.history import sound_text
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts, words
from planctl.model.ref import parse_ref
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL818",
    name="early-event",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    summary="An event or stance names a version that is dated later.",
    kinds=("timeline", "stances"),
    failing="""\
schema: planctl/timeline/1
events:
  - {id: alaska-summit, date: 2025-08-15, plans: [us-28-point@1.0]}
""",
    passing="""\
schema: planctl/timeline/1
events:
  - {id: alaska-summit, date: 2025-08-15, plans: [us-28-point]}
  - {id: geneva-talks, date: 2025-11-23, plans: [us-28-point@1.0]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every ref with a version, against the date of that text."""
    for key, name in (("events", "plans"), ("stances", "on")):
        for part in parts(subject.data, (), key):
            for path, text in words(part.raw, part.path, name):
                ref = parse_ref(text) if "@" in text else None
                if ref is None or ref.plan is None or ref.version is None or ref.plan not in context.plans:
                    continue
                other = sound_text(ref.plan, ref.version, context)
                written = day(other.data.get("date")) if other else None
                when = period_of(part.raw.get("date"), part.raw.get("until"))
                if other and written and when and when.last < written:
                    named = one_line(str(ref.without_part()), 100)
                    bare = str(ref._replace(version=None))
                    yield Hit(
                        Place(path),
                        f"this is dated {part.raw['date']}, but `{named}` {written}",
                        f"name the plan without a version: {bare}",
                        related=((Place(("date",), file=other.file), "the date of the text"),),
                        fix=Fix(f"write `{bare}`", (Edit("replace", path, bare),), safe=False),
                    )
