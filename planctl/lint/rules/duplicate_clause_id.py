"""A clause is named by its point and its own id, whether it stands in the point or in one of its options;
a ref to one of two equal ids names neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.repeats import repeated
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL102",
    name="duplicate-clause-id",
    severity=Severity.ERROR,
    summary="Two clauses of a point have one id.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    clauses:
      - id: cap
      - id: cap
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    clauses:
      - id: cap
      - id: count
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every clause whose id an earlier one of the point or of its options has."""
    for point in subject.provisions:
        names = [name for norm in point.all_norms if (name := norm.part.name) is not None]
        if len(set(names)) < len(names):
            clauses = [norm.part for norm in point.all_norms]
            yield from repeated([(clause.at("id"), clause.name) for clause in clauses], "clause")
