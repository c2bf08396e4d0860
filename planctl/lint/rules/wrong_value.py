"""Closed lists (status, modality, evidence …) and forms (ids, versions, durations) are what the commands
compute with: a modality that is not in the list binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL023",
    name="wrong-value",
    severity=Severity.ERROR,
    summary="A value is not one that its key allows.",
    yields_to=("PL2",),  # `USA` is not an id, but above all it is no actor: `us` is
    failing="""\
schema: planctl/plan/1
status: leakd
""",
    passing="""\
schema: planctl/plan/1
status: leaked
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The breaches of the document's model."""
    yield from subject.breached("wrong-value")
