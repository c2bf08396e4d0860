"""YAML forbids tabs as indentation, and editors disagree on how wide one is."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL005",
    name="tab",
    severity=Severity.ERROR,
    summary="A tab character indents a line.",
    always=True,
    failing="""\
schema: planctl/plan/1
points:
\t- id: a
""",
    passing="""\
schema: planctl/plan/1
points:
  - id: a
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("tab")
