"""Categories group the points for reading; a point in none would be printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import points, words

RULE = Rule(
    id="PL205",
    name="unknown-category",
    severity=Severity.ERROR,
    summary="A category is not in the registry.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    category: security-guarantee
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    category: security-guarantees
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The category of every point."""
    if "categories" not in context.unknown:
        used = (item for point in points(subject.data) for item in words(point.raw, point.path, "category"))
        yield from unknown(used, context.registry.categories, "category", "registry/categories.yaml")
