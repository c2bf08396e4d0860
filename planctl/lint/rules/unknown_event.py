"""A position is dated by where it was taken; the timeline says where and when that was."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts, words

RULE = Rule(
    id="PL208",
    name="unknown-event",
    severity=Severity.ERROR,
    summary="A stance names an event that the timeline does not have.",
    kinds=("stances",),
    failing="""\
schema: planctl/stances/1
stances:
  - {id: a, event: geneva-tallks}
""",
    passing="""\
schema: planctl/stances/1
stances:
  - {id: a, event: geneva-talks}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The event of every stance."""
    if "events" not in context.unknown:
        used = (
            item
            for stance in parts(subject.data, (), "stances")
            for item in words(stance.raw, stance.path, "event")
        )
        yield from unknown(used, context.events, "event", "timeline.yaml")
