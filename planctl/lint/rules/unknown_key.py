"""A misspelt key is data that no command sees: a `dedline:` binds nobody. So the format is closed.

Where a known key is missing in the same place and the unknown one resembles it, the two are one finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL021",
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A key is not part of the format.",
    failing="""\
schema: planctl/plan/1
titel: US 28-point draft
""",
    passing="""\
schema: planctl/plan/1
title: US 28-point draft
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The breaches of the document's model."""
    yield from subject.breached("unknown-key")
