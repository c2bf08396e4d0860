"""Nothing lies between 800 and 600. Most often the two were swapped. The same holds for a value outside
the bounds that stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.quantities import number, quantities
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

RULE = Rule(
    id="PL508",
    name="inverted-range",
    severity=Severity.ERROR,
    summary="A quantity's lower bound is above its upper bound.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {min: 800000, max: 600000, unit: personnel}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {min: 600000, max: 800000, unit: personnel}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every quantity that no number fits."""
    for quantity in quantities(subject):
        low, high, value = (number(quantity.raw.get(key)) for key in ("min", "max", "value"))
        if low is not None and high is not None and low > high:
            swap = (
                Edit("replace", quantity.at("min"), quantity.raw["max"]),
                Edit("replace", quantity.at("max"), quantity.raw["min"]),
            )
            yield Hit(
                Place(quantity.at("min")),
                f"at least {low:,f} and at most {high:,f}: no number is both",
                "swap them",
                related=((Place(quantity.at("max")), "the upper bound"),),
                fix=Fix("swap the bounds", swap, safe=False),
            )
        elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            yield Hit(
                Place(quantity.at("value")),
                f"the value {value:,f} lies outside the bounds beside it",
                "keep the value, or the bounds",
            )
