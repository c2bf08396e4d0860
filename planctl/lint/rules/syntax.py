"""What the parser cannot read, nobody has checked.

The commonest cause is a text with a colon and a space in it, which needs quotes or a block.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL004",
    name="syntax",
    severity=Severity.ERROR,
    summary="The file is not valid YAML.",
    always=True,
    failing="""\
schema: planctl/plan/1
title: Draft: second reading
""",
    passing="""\
schema: planctl/plan/1
title: "Draft: second reading"
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("syntax", "complex-key")
