"""`undisclosed` says that there is a figure or a day and that it is not public. With a value beside it,
one of the two is wrong: the figure is known, or it is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings

_FIGURES = {"quantity": ("value", "min", "max"), "deadline": ("within", "by", "vague")}

RULE = Rule(
    id="PL315",
    name="undisclosed-value",
    severity=Severity.WARNING,
    summary="Something is undisclosed and has a value all the same.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {undisclosed: true, max: 600000}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {undisclosed: true, unit: personnel}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Undisclosed quantities and deadlines that have a value, and undisclosed clauses with a typed figure."""
    for provision in subject.provisions:
        for norm in provision.all_norms:
            hidden = norm.raw.get("evidence") == "undisclosed"
            for key, values in _FIGURES.items():
                if key not in norm.raw:
                    continue
                for part in mappings(norm.raw, norm.part.path, key):
                    known = next((name for name in values if part.raw.get(name) is not None), None)
                    if known and part.raw.get("undisclosed") is True:
                        yield Hit(
                            Place(part.at("undisclosed")),
                            f"the {key} is undisclosed, but has a value",
                            f"delete `undisclosed`, or `{known}`",
                            related=((Place(part.at(known)), "its value"),),
                        )
                    elif known and hidden:
                        yield Hit(
                            Place(part.at(known)),
                            f"the clause is undisclosed, but its {key} has a value",
                            "say how the clause is established, or delete the value",
                        )
