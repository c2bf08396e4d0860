"""Tags can make a reader run code, and directives change what the rest of the file means.

The format knows its own types.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL009",
    name="tag",
    severity=Severity.ERROR,
    summary="The file uses a tag or a directive.",
    always=True,
    failing="""\
schema: planctl/plan/1
title: !!python/name:os.system x
""",
    passing="""\
schema: planctl/plan/1
title: x
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("tag", "directive")
