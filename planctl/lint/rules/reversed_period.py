"""`until` is the last day of an event that took more than one. Before its first day it says nothing, and
everything that is sorted or drawn by time shows the event in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.dates import period_of
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts

RULE = Rule(
    id="PL609",
    name="reversed-period",
    severity=Severity.ERROR,
    summary="An event ends before it begins.",
    kinds=("timeline",),
    failing="""\
schema: planctl/timeline/1
events:
  - {id: geneva-talks, date: 2025-11-23, until: 2025-11-22}
""",
    passing="""\
schema: planctl/timeline/1
events:
  - {id: geneva-talks, date: 2025-11-22, until: 2025-11-23}
  - {id: january-talks, date: 2026-01, until: 2026-01-24}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Events whose last day cannot be on or after their first."""
    for event in parts(subject.data, (), "events"):
        until = event.raw.get("until")
        begin, end = period_of(event.raw.get("date")), period_of(until) if until is not None else None
        if begin and end and end.last < begin.first:
            yield Hit(
                Place(event.at("until")),
                f"the event ends on {until}, before it begins on {event.raw['date']}",
                "correct one of the two dates",
                related=((Place(event.at("date")), "it begins here"),),
            )
