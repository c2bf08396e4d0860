"""A stance that names an event was taken there. Its date is then a day of that event; where it is not,
either date is wrong, or the stance was taken elsewhere and the event is not the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.dates import period_of
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, parts
from planctl.safe import one_line

RULE = Rule(
    id="PL610",
    name="stance-off-event",
    severity=Severity.WARNING,
    summary="A stance is dated on another day than the event at which it was taken.",
    kinds=("stances",),
    at="stances.yaml",
    beside=(
        (
            "timeline.yaml",
            """\
schema: planctl/timeline/1
events:
  - {id: geneva-talks, date: 2025-11-22, until: 2025-11-23}
""",
        ),
    ),
    failing="""\
schema: planctl/stances/1
stances:
  - {id: a, actor: us, event: geneva-talks, date: 2025-11-25}
""",
    passing="""\
schema: planctl/stances/1
stances:
  - {id: a, actor: us, event: geneva-talks, date: 2025-11-23}
  - {id: b, actor: ua, event: geneva-talks, date: 2025-11}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every stance with an event of the timeline, against that event's days."""
    timeline = context.beside("timeline.yaml")
    events: dict[str, Part] = {}
    if timeline is not None:
        events = {event.name: event for event in parts(timeline.data, (), "events") if event.name}
    for stance in parts(subject.data, (), "stances"):
        event = events.get(str(stance.raw.get("event")))
        taken = period_of(stance.raw.get("date"))
        if event is None or taken is None or timeline is None:
            continue
        days = period_of(event.raw.get("date"), event.raw.get("until"))
        if days and (taken.last < days.first or taken.first > days.last):
            until = f" to {event.raw['until']}" if event.raw.get("until") is not None else ""
            yield Hit(
                Place(stance.at("date")),
                f"the stance is dated {stance.raw['date']}, but `{one_line(str(event.name), 60)}` was on "
                f"{event.raw['date']}{until}",
                "correct the date, or name the event at which it was taken",
                related=((Place(event.at("date"), file=timeline.file), "the event"),),
            )
