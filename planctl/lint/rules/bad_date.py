"""Dates are YYYY-MM-DD, and where a source is less exact YYYY-MM or YYYY.

A day that is in no calendar is a slip that would put a deadline anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL025",
    name="bad-date",
    severity=Severity.ERROR,
    summary="A date does not exist or is not written as one.",
    failing="""\
schema: planctl/plan/1
date: 2026-02-30
""",
    passing="""\
schema: planctl/plan/1
date: 2026-02-28
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The breaches of the document's model."""
    yield from subject.breached("bad-date")
