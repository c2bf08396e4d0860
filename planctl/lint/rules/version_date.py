"""Versions follow one another: a later one is dated on the same day or later. Where it is dated earlier, a
date was not changed when the file was copied, or the two texts are numbered in the wrong order.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.dates import day
from planctl.lint.finding import Severity
from planctl.lint.history import predecessor
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL702",
    name="version-date",
    severity=Severity.WARNING,
    summary="A version is dated before the version that it follows.",
    kinds=("plan",),
    at="a-plan/2.0.yaml",
    beside=(
        (
            "a-plan/1.0.yaml",
            """\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2026-01-06
points: []
""",
        ),
    ),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "2.0"
date: 2025-01-20
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "2.0"
date: 2026-01-20
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The date of this version and of the one before."""
    written = day(subject.data.get("date"))
    before = predecessor(subject, context) if written else None
    earlier = day(before.data.get("date")) if before else None
    if before and written and earlier and written < earlier:
        yield Hit(
            Place(("date",)),
            f"the text is dated {written}, but version {before.data['version']} before it {earlier}",
            "correct the date, or number the texts in the order in which they came",
            related=((Place(("date",), file=before.file), "the version before"),),
        )
