"""A NUL, an escape sequence or a bidirectional control makes the text that a person sees differ from the
text that is stored. In a document over which people negotiate, that is never wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL003",
    name="control-character",
    severity=Severity.ERROR,
    summary="The text contains control or reordering characters.",
    always=True,
    failing="""\
schema: planctl/plan/1
title: "limited to \\u202e000,006"
""",
    passing="""\
schema: planctl/plan/1
title: limited to 600,000
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("control-character", "bidi-control")
