"""Limits are checked before the parser can be hurt: 5,000,000 bytes, 40 levels, 250,000 values, 100,000
characters a value, 30 digits a number. The largest real plan needs a fiftieth of that.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL011",
    name="over-budget",
    severity=Severity.ERROR,
    summary="The file asks for more than a document may: size, depth, values, digits.",
    always=True,
    failing="schema: planctl/plan/1\npoint_count: " + "9" * 5000,
    passing="""\
schema: planctl/plan/1
point_count: 28
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect(
        "too-large", "too-deep", "too-many-nodes", "scalar-too-long", "number-too-long"
    )
