"""With anchors, a value stands somewhere else than where it is used: a change in one provision would
change another one out of sight, and a few lines can unfold to gigabytes. Every value is written out where
it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL007",
    name="anchor",
    severity=Severity.ERROR,
    summary="The file uses an anchor or an alias.",
    always=True,
    failing="""\
schema: planctl/plan/1
proponents: &who [us]
parties: *who
""",
    passing="""\
schema: planctl/plan/1
proponents: [us]
parties: [us]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("anchor", "alias")
