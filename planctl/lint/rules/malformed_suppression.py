"""A comment meant to silence a finding that is written wrongly does not silence it. Each names its rules, by
id or by name, and gives a reason; no comment silences everything.

The date after `until=` is the last day on which the comment counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL802",
    name="malformed-suppression",
    severity=Severity.WARNING,
    summary="A comment that should silence a rule is not written as one.",
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
parties: [xx]  # planctl: ignore[unknown-actor]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
parties: [xx]  # planctl: ignore[unknown-actor] until=2126-05-01 not in the registry yet
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every comment that begins as one of planctl's and silences nothing."""
    for each in subject.directives.malformed:
        yield Hit(Place(span=each.span), each.message, each.hint)
