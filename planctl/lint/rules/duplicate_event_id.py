"""Stances name the event at which they were taken by its id."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.repeats import repeated
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts

RULE = Rule(
    id="PL105",
    name="duplicate-event-id",
    severity=Severity.ERROR,
    summary="Two events of a timeline have one id.",
    kinds=("timeline",),
    failing="""\
schema: planctl/timeline/1
events:
  - {id: geneva, date: 2025-11-23}
  - {id: geneva, date: 2026-02}
""",
    passing="""\
schema: planctl/timeline/1
events:
  - {id: geneva-1, date: 2025-11-23}
  - {id: geneva-2, date: 2026-02}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every event whose id an earlier one has."""
    yield from repeated(
        ((event.at("id"), event.raw.get("id")) for event in parts(subject.data, (), "events")), "event"
    )
