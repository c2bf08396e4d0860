"""`state: agreed` says that nothing is left to settle, an option that something is. A reader of the state
and a reader of the brackets would report the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL553",
    name="agreed-options",
    severity=Severity.ERROR,
    summary="An agreed point still has options.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    state: agreed
    options:
      - {id: low, by: [us], text: "The ceiling is 600,000."}
      - {id: high, by: [ua], text: "The ceiling is 800,000."}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    state: agreed
    text: The ceiling is 800,000.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Agreed points that have options."""
    for point in subject.provisions:
        if point.raw.get("state") == "agreed":
            left = [option.part for option in point.options]
            if left:
                yield Hit(
                    Place(point.part.at("state")),
                    f"the point is agreed, but has {len(left)} option{'s' if len(left) > 1 else ''}",
                    "make the option that was agreed the point's text and clauses, or write `state: open`",
                    related=tuple((Place(option.path), "still open") for option in left),
                )
