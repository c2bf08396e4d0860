"""A list where one text belongs, a text where a number belongs, or a version without quotes, which YAML
reads as a number: 1.10 would become 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL024",
    name="wrong-type",
    severity=Severity.ERROR,
    summary="A value is of the wrong type.",
    failing="""\
schema: planctl/plan/1
version: 1.0
""",
    passing="""\
schema: planctl/plan/1
version: "1.0"
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The breaches of the document's model."""
    yield from subject.breached("wrong-type")
