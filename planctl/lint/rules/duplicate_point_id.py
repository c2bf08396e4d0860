"""A point's id is its name for ever: refs, crosswalks and every comparison find it by that.

Two points with one id cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.repeats import repeated
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import points

RULE = Rule(
    id="PL101",
    name="duplicate-point-id",
    severity=Severity.ERROR,
    summary="Two points of a plan have one id.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
  - id: force-cap
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
  - id: force-floor
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every point whose id an earlier one has."""
    yield from repeated(((point.at("id"), point.raw.get("id")) for point in points(subject.data)), "point")
