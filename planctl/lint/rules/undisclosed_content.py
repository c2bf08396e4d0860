"""What no source shows is recorded as undisclosed and never guessed.

A clause in an undisclosed point is either a guess, or the point is known after all and its evidence is
something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import clauses, points
from planctl.safe import one_line

RULE = Rule(
    id="PL301",
    name="undisclosed-content",
    severity=Severity.ERROR,
    summary="An undisclosed point has clauses.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: a
    evidence: undisclosed
    clauses: [{id: b, actor: us}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: a
    evidence: undisclosed
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Undisclosed points that have clauses without evidence of their own."""
    for point in points(subject.data):
        if point.raw.get("evidence") != "undisclosed":
            continue
        told = [
            clause for clause in clauses(point) if clause.raw.get("evidence", "undisclosed") == "undisclosed"
        ]
        if told:
            names = ", ".join(f"`{one_line(clause.name, 60)}`" for clause in told[:3] if clause.name)
            count = f"{len(told)} clause{'s' if len(told) > 1 else ''}" + (f" ({names})" if names else "")
            yield Hit(
                Place(point.at("evidence")),
                f"the point is undisclosed, but has {count}",
                "delete the clauses, or say how the point is established",
                related=((Place(told[0].path), "a clause of it"),),
            )
