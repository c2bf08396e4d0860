"""Within 30 days and by 15 May are two deadlines, and one clause has one. A value beside a bound leaves
open which of the two the text says.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings

_ONE_OF = {"deadline": (("within",), ("by",), ("vague",)), "quantity": (("value",), ("min", "max"))}

RULE = Rule(
    id="PL515",
    name="rival-figures",
    severity=Severity.WARNING,
    summary="A deadline or quantity is given in two ways at once.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses: [{id: hold, deadline: {within: P100D, by: 2026-05-15}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses: [{id: hold, deadline: {within: P100D, after: signature}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every deadline with two kinds of time, and every quantity with a value and a bound."""
    for point in subject.provisions:
        for norm in point.all_norms:
            for key, ways in _ONE_OF.items():
                if key not in norm.raw:
                    continue
                for part in mappings(norm.raw, norm.part.path, key):
                    given = [next((n for n in way if part.raw.get(n) is not None), None) for way in ways]
                    first, *others = [name for name in given if name] or [""]
                    if others:
                        yield Hit(
                            Place(part.at(others[0])),
                            f"the {key} has both `{first}` and `{others[0]}`",
                            "keep the one that the text gives; a second duty is a second clause",
                            related=((Place(part.at(first)), "the other"),),
                        )
