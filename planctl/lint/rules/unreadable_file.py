"""A file that cannot be opened is reported like any other defect, so that one unreadable file neither
stops a run nor passes for a sound one.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL001",
    name="unreadable-file",
    severity=Severity.ERROR,
    summary="The operating system does not let the file be read.",
    always=True,
    failing="",
    passing="",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The system's reason, at the beginning of the file."""
    if subject.unreadable is not None:
        yield Hit(Place(), f"the file cannot be read: {subject.unreadable}", "check its permissions")
