"""Topics are the questions that rival plans answer in other words; a comparison lays side by side what has
the same topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import points, words

RULE = Rule(
    id="PL204",
    name="unknown-topic",
    severity=Severity.ERROR,
    summary="A topic is not in the registry.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    topics: [force-sizes]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    topics: [force-size]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every topic of every point."""
    if "topics" not in context.unknown:
        used = (item for point in points(subject.data) for item in words(point.raw, point.path, "topics"))
        yield from unknown(used, context.registry.topics, "topic", "registry/topics.yaml")
