"""A stance is a dated report; its id is how a later one refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.repeats import repeated
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts

RULE = Rule(
    id="PL106",
    name="duplicate-stance-id",
    severity=Severity.ERROR,
    summary="Two stances have one id.",
    kinds=("stances",),
    failing="""\
schema: planctl/stances/1
stances:
  - {id: ua-cap, actor: ua}
  - {id: ua-cap, actor: ua}
""",
    passing="""\
schema: planctl/stances/1
stances:
  - {id: ua-cap, actor: ua}
  - {id: ua-cap-2, actor: ua}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every stance whose id an earlier one has."""
    yield from repeated(
        ((stance.at("id"), stance.raw.get("id")) for stance in parts(subject.data, (), "stances")), "stance"
    )
