"""The required keys are few: without them a text cannot be named, dated, compared or traced to its source."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL022",
    name="missing-key",
    severity=Severity.ERROR,
    summary="A required key is missing.",
    failing="""\
schema: planctl/plan/1
id: a-plan
""",
    passing="""\
schema: planctl/categories/1
categories: {}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The breaches of the document's model."""
    yield from subject.breached("missing-key")
