"""Names and places are written in many scripts.

A file in another encoding shows other letters on every machine, so UTF-8 is the only one; a byte order mark
at the beginning is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL002",
    name="not-utf8",
    severity=Severity.ERROR,
    summary="The file is not UTF-8.",
    always=True,
    failing=b"schema: planctl/plan/1\ntitle: Accord propos\xe9\n",
    passing="""\
schema: planctl/plan/1
title: Accord proposé
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("not-utf8")
