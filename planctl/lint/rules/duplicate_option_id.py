"""Options are alternatives of which one will be chosen; a decision that names one of two equal ids decides
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.repeats import repeated
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import options, points

RULE = Rule(
    id="PL103",
    name="duplicate-option-id",
    severity=Severity.ERROR,
    summary="Two options of a point have one id.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    options:
      - {id: a, by: [us]}
      - {id: a, by: [ua]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    options:
      - {id: a, by: [us]}
      - {id: b, by: [ua]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every option whose id an earlier one of the point has."""
    for point in points(subject.data):
        yield from repeated(((option.at("id"), option.raw.get("id")) for option in options(point)), "option")
