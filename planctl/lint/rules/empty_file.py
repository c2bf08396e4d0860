"""An empty file is most often a save that went wrong."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL012",
    name="empty-file",
    severity=Severity.ERROR,
    summary="The file is empty.",
    always=True,
    failing="""\
# nothing but a comment
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("empty")
