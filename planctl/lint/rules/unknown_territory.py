"""A clause that speaks of land names it by a registry entry, so that one place is one place in every plan."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import clauses, points, words

RULE = Rule(
    id="PL206",
    name="unknown-territory",
    severity=Severity.ERROR,
    summary="A territory is not in the registry.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: line
    clauses:
      - {id: a, territory: [crimaea]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: line
    clauses:
      - {id: a, territory: [crimea]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every territory of every clause."""
    if "territories" not in context.unknown:
        used = (
            item
            for point in points(subject.data)
            for clause in clauses(point)
            for item in words(clause.raw, clause.path, "territory")
        )
        yield from unknown(used, context.registry.territories, "territory", "registry/territories.yaml")
