"""A text cannot revise, counter or build on one that did not exist yet. If the text that it derives from is
dated later, one of the two dates is wrong, or the edge names the wrong version.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planctl.lint.context import Context
from planctl.lint.dates import day
from planctl.lint.finding import Severity
from planctl.lint.history import sound_text
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, parts
from planctl.safe import one_line

RULE = Rule(
    id="PL812",
    name="later-parent",
    severity=Severity.WARNING,
    summary="A text derives from one that is dated later.",
    kinds=("plan",),
    at="a-plan/1.0.yaml",
    beside=(
        (
            "b-plan/1.0.yaml",
            'schema: planctl/plan/1\nid: b-plan\nversion: "1.0"\ndate: 2025-11-20\npoints: []\n',
        ),
    ),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2025-11-02
derived_from:
  - {plan: b-plan, version: "1.0", relation: counters}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2025-11-23
derived_from:
  - {plan: b-plan, version: "1.0", relation: counters}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every text that this one derives from; without a version, the earliest dated one of the plan."""
    written = day(subject.data.get("date"))
    for edge in parts(subject.data, (), "derived_from") if written else ():
        dated = _parents(edge, context)
        if not dated:
            continue
        first, parent = min(dated, key=lambda pair: pair[0])
        if written and first > written:
            key = "version" if "version" in edge.raw else "plan"
            name = one_line(f"{parent.data.get('id')}@{parent.data.get('version')}", 100)
            yield Hit(
                Place(edge.at(key)),
                f"`{name}` is dated {first}, but this text that derives from it {written}",
                "correct one of the two dates, or the version",
                related=(
                    (Place(("date",)), "the date of this text"),
                    (Place(("date",), file=parent.file), "the date of the other"),
                ),
            )


def _parents(edge: Part, context: Context) -> list[tuple[date, Subject]]:
    """The texts that an edge may mean, with their dates; none where one of them has no readable date, for it
    may be the earliest.
    """
    plan, version = edge.raw.get("plan"), edge.raw.get("version")
    if not isinstance(plan, str) or plan not in context.plans:
        return []
    versions = [version] if isinstance(version, str) else [] if version else list(context.plans[plan])
    texts = [sound_text(plan, each, context) for each in versions]
    dates = [(day(text.data.get("date")), text) for text in texts if text]
    known = [(found, text) for found, text in dates if found]
    return known if len(known) == len(versions) else []
