"""Versions are counted: after 1.0 comes 1.1 or 2.0. A number that skips one means that a text is missing
from the archive, or that nobody looked which number was the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.history import earlier, number_of
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL703",
    name="version-gap",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    summary="The version number skips one that the archive does not have.",
    kinds=("plan",),
    at="a-plan/3.0.yaml",
    beside=(("a-plan/1.0.yaml", 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\npoints: []\n'),),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "3.0"
""",
    passing="""\
schema: planctl/plan/1
id: another-plan
version: "3.0"
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The number of this version, and that of the one before it in the archive."""
    number = number_of(subject.data.get("version"))
    before = earlier(subject, context) if number else []
    last = number_of(before[-1]) if before else None
    if number is None or last is None:
        return
    minor, major = (last[0], last[1] + 1), (last[0] + 1, 0)
    if number not in (minor, major):
        yield Hit(
            Place(("version",)),
            f"the version before is {before[-1]}, so the next is {minor[0]}.{minor[1]} or {major[0]}.0",
            "add the text that is missing, or number this one as the next",
        )
