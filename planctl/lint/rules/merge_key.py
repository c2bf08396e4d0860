"""A merge key copies keys from elsewhere, and readers disagree on which copy wins.

YAML 1.2 does not have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL008",
    name="merge-key",
    severity=Severity.ERROR,
    summary="The file uses a merge key (<<).",
    always=True,
    failing="""\
schema: planctl/plan/1
<<: {title: one}
""",
    passing="""\
schema: planctl/plan/1
title: one
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("merge-key")
