"""More than 100% *of* something does not exist, and nobody limits his forces to fewer than none. A growth
by 120% has no `of`, and is no share.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.quantities import FIGURES, PERCENT, number, quantities
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL509",
    name="impossible-quantity",
    severity=Severity.WARNING,
    summary="A quantity is negative, or a share is more than the whole.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: profits
    clauses: [{id: share, quantity: {value: 500, unit: percent, of: profits}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: profits
    clauses: [{id: share, quantity: {value: 50, unit: percent, of: profits}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every negative figure, and every share above 100 percent."""
    for quantity in quantities(subject):
        for key in FIGURES:
            figure = number(quantity.raw.get(key))
            if figure is None:
                continue
            if figure < 0:
                yield Hit(Place(quantity.at(key)), f"{figure:,f} is less than nothing", "correct the figure")
            elif figure > 100 and quantity.raw.get("unit") in PERCENT and quantity.raw.get("of"):
                of = one_line(str(quantity.raw["of"]), 40)
                yield Hit(
                    Place(quantity.at(key)),
                    f"{figure:,f}% of {of} is more than all of it",
                    "correct the figure or the unit; an increase has no `of`",
                )
