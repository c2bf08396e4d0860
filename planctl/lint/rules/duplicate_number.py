"""The number is the text's own label.

It may change, have gaps or be null (undisclosed), but one text never uses it twice; 6 and "6" are the same
number.
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
    id="PL104",
    name="duplicate-number",
    severity=Severity.ERROR,
    summary="Two points of a plan have one number.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: force-cap, number: 6}
  - {id: elections, number: 6}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: force-cap, number: 6}
  - {id: elections, number: null}
  - {id: znpp, number: null}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every point whose number an earlier one has."""
    numbers = ((point.at("number"), point.raw.get("number")) for point in points(subject.data))
    yield from repeated(
        ((path, str(number)) for path, number in numbers if isinstance(number, (int, str))), "point number"
    )
