"""The events of a negotiation in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, link
from planctl.render.process_words import mark, place_words, span_words, summary_words
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.track.events import Events, EventView
    from planctl.track.process import Place
    from planctl.track.witnesses import Witness


def timeline_markdown(events: Events, *, brief: bool = False) -> str:
    """Events as Markdown, by month; `brief` leaves a list of dates and titles."""
    lines = ["# Timeline", "", escaped(summary_words(events)) + "."]
    month = ""
    for event in events.events:
        if event.date[:7] != month:
            month = event.date[:7]
            lines += ["", f"## {day_words(month)}", ""]
        elif not brief:
            lines.append("")
        lines += [_line(event)] if brief else _event(event)
    return "\n".join(lines) + "\n"


def sources_markdown_line(sources: Sequence[Witness]) -> str:
    """Sources as links, in one line."""
    return ", ".join(link(source.publisher, source.url) for source in sources)


def place_markdown(place: Place) -> str:
    """A place as a code span, with what is to be known about it."""
    return code(place.ref) + escaped(place_words(place).removeprefix(place.ref))


def _line(event: EventView) -> str:
    said = mark(event.evidence)
    return f"- **{span_words(event.date, event.until)}** {escaped(event.title)}" + (
        f" *({said})*" if said else ""
    )


def _event(event: EventView) -> list[str]:
    said = mark(event.evidence)
    lines = [
        f"### {span_words(event.date, event.until)}: {escaped(event.title)}"
        + (f" *({said})*" if said else ""),
        "",
    ]
    facts = [
        ", ".join(actor.name for actor in event.actors),
        event.place or "",
        "" if event.exact else "day not recorded",
    ]
    lines += [escaped(" · ".join(fact for fact in facts if fact)), ""] if any(facts) else []
    lines += [escaped(event.text), ""] if event.text else []
    items = ["- on " + ", ".join(place_markdown(place) for place in event.plans)] if event.plans else []
    items += [
        f"- reading: {escaped(reading.text)} ({sources_markdown_line(reading.sources)})"
        for reading in event.readings
    ]
    items += [
        f"- stance: {escaped(taken.actor.name + (f' ({taken.speaker.name})' if taken.speaker else ''))}"
        f", **{taken.stance}**, on {place_markdown(taken.on)}"
        for taken in event.stances
    ]
    items += [f"- note: {escaped(event.note)}"] if event.note else []
    return [*lines, *items, f"- reported by {sources_markdown_line(event.sources)}"]
