"""Whether a report came before or after a change of the text is told by its date. A page may show none,
and then it has none here; but what somebody said or published officially was said on a day, and an
address such as `/2025/11/21/` shows the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.ages import date_in_address
from planctl.lint.claims import defined_sources
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line
from planctl.source.edits import Edit

_DATED = ("official", "speech", "social")

RULE = Rule(
    id="PL307",
    name="undated-source",
    severity=Severity.INFO,
    summary="A source has no date although there is one to be had.",
    kinds=("plan", "timeline", "stances"),
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  speech: {publisher: A ministry, kind: speech}
points:
  - {id: a, sources: [speech]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  speech: {publisher: A ministry, kind: speech, date: 2025-11-21}
points:
  - {id: a, sources: [speech]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Sources without a date that are statements, or whose address shows the day."""
    for name, source in defined_sources(subject.data).items():
        if source.get("date") is not None:
            continue
        shown = date_in_address(source.get("url"))
        if not shown and source.get("kind") not in _DATED:
            continue
        place = Place(("sources", name), on_key=True)
        called = f"source `{one_line(name, 60)}`"
        if shown:
            fix = Fix(f"add `date: {shown}`", (Edit("add", ("sources", name, "date"), shown),), safe=False)
            yield Hit(
                place, f"{called} has no date, but its address shows {shown}", f"add `date: {shown}`", fix=fix
            )
        else:
            yield Hit(place, f"{called} is a statement without a date", "add the day on which it was made")
