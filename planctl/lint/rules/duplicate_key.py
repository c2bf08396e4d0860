"""Most YAML readers silently keep the last of two equal keys.

Of a point with two `text:` lines, one would vanish without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL006",
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="A key stands twice in one mapping.",
    always=True,
    failing="""\
schema: planctl/plan/1
title: one
title: two
""",
    passing="""\
schema: planctl/plan/1
title: one
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    yield from subject.dialect("duplicate-key")
