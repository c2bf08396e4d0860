"""One text of a plan is one file: what stands after a second `---` would be read by some tools and not by
others.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL010",
    name="second-document",
    severity=Severity.ERROR,
    summary="The file holds more than one YAML document.",
    always=True,
    failing="""\
schema: planctl/plan/1
---
schema: planctl/plan/1
""",
    passing="""\
schema: planctl/plan/1
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("second-document")
