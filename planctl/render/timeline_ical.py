"""The events of a negotiation as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from planctl._version import __version__
from planctl.render.process_words import by_whom, mark, place_words
from planctl.safe import one_line, printable

if TYPE_CHECKING:
    from icalendar import Event

    from planctl.track.events import Events, EventView


def timeline_ical(events: Events) -> bytes:
    """Events as whole days of a calendar, with their readings and sources. Needs the package `icalendar`.

    What is dated to a month or year covers all of it, and its title says so. One result gives the same bytes.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//planctl//planctl {__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for event in events.events:
        made.add_component(_event(event))
    return bytes(made.to_ical())


def _event(event: EventView) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", f"{event.id}@timeline.planctl")
    # The format wants the time of writing; the data's own date keeps two exports of one timeline the same.
    made.add("dtstamp", datetime.datetime.combine(event.first_day, datetime.time(), datetime.UTC))
    made.add("dtstart", event.first_day)
    made.add("dtend", event.last_day + datetime.timedelta(days=1))  # exclusive
    made.add("summary", one_line(event.title) + _about(event))
    made.add("description", _description(event))
    made.add("transp", "TRANSPARENT")
    if event.place:
        made.add("location", one_line(event.place))
    if event.plans:
        made.add(
            "categories", list(dict.fromkeys(one_line(place.plan or place.ref) for place in event.plans))
        )
    url = next((source.url for source in event.sources if source.url), None)
    if url:
        made.add("url", printable(url))
    return made


def _about(event: EventView) -> str:
    notes = [mark(event.evidence)] if mark(event.evidence) else []
    notes += [] if event.exact else ["day not recorded"]
    return f" ({', '.join(notes)})" if notes else ""


def _description(event: EventView) -> str:
    lines = [event.text or ""]
    lines += ["Actors: " + ", ".join(actor.name for actor in event.actors)] if event.actors else []
    lines += ["On: " + ", ".join(place_words(place) for place in event.plans)] if event.plans else []
    lines += [f"Reading: {reading.text} ({by_whom(reading.sources)})" for reading in event.readings]
    lines += [f"Note: {event.note}"] if event.note else []
    lines += [
        f"Source: {source.publisher}" + (f" {source.url}" if source.url else "") for source in event.sources
    ]
    return "\n".join(one_line(line) for line in lines if line)
