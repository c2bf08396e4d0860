"""600,000 of what? Two figures are compared only where their units are the same, so one without a unit is
compared with none.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.quantities import FIGURES, quantities
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

RULE = Rule(
    id="PL507",
    name="quantity-without-unit",
    severity=Severity.WARNING,
    summary="A quantity does not say what it counts.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {max: 600000}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {max: 600000, unit: personnel}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every quantity with a figure and without a unit."""
    for quantity in quantities(subject):
        known = next((key for key in FIGURES if quantity.raw.get(key) is not None), None)
        if known and not quantity.raw.get("unit"):
            share = quantity.raw.get("of") is not None
            fix = Fix("add `unit: percent`", (Edit("add", quantity.at("unit"), "percent"),), safe=False)
            yield Hit(
                Place(quantity.at(known)),
                "the quantity has no unit",
                "add `unit: percent`" if share else "add `unit: …` (personnel, USD, percent, km, days)",
                fix=fix if share else None,
            )
