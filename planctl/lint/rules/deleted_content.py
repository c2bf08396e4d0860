"""A deleted point is a tombstone: it keeps the number, so that the hole is a fact and nothing behind it is
renumbered. It binds nobody, so it has no clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import clauses, options, points

RULE = Rule(
    id="PL303",
    name="deleted-content",
    severity=Severity.ERROR,
    summary="A deleted point still has clauses or options.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: a
    state: deleted
    clauses: [{id: b, actor: us}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: a
    state: deleted
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Deleted points that have clauses or options."""
    for point in points(subject.data):
        if point.raw.get("state") == "deleted":
            left = [*clauses(point), *options(point)]
            if left:
                yield Hit(
                    Place(point.at("state")),
                    "the point is deleted, but still has clauses or options",
                    "delete them, or take back `state: deleted`",
                    related=((Place(left[0].path), "left over"),),
                )
