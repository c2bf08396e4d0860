"""The events of a negotiation in a terminal: a strip that shows when much happened, then month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.head_terminal import evidence_style
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.process_words import STANCE_STYLE, by_whom, days_words, mark, place_words, summary_words
from planctl.render.wording import counted, listed
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.events import Events, EventView

_WIDEST = 110  # columns; longer lines are hard to read
_BARS = " ▁▂▃▄▅▆▇█"
_ASCII_BARS = " .:-=+*#@"


def timeline_terminal(events: Events, screen: Screen, *, brief: bool = False) -> str:
    """Events as text for a screen; `brief` leaves their dates and titles."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    dash = "–" if screen.unicode else "-"
    lines = [
        *hang(paper, Text(), text(summary_words(events), "bold"), width),
        *_strip(events, width, screen.unicode),
    ]
    lead = max((len(days_words(event, dash)) for event in events.events), default=2) + 4
    month = ""
    for event in events.events:
        if event.date[:7] != month:
            month = event.date[:7]
            lines += [Text(), text(day_words(month), "bold cyan")]
        elif not brief:
            lines.append(Text())
        lines += _event(paper, event, days_words(event, dash), lead, width, brief, events.shown.plan)
    paper.lines(lines)
    return paper.text()


def _strip(events: Events, width: int, unicode: bool) -> Lines:
    """How many events began in each part of the time, drawn to scale."""
    days = [event.first_day.toordinal() for event in events.events]
    if len(days) < 3 or days[-1] == days[0]:
        return []
    counts = [0] * width
    for day in days:
        counts[(day - days[0]) * (width - 1) // (days[-1] - days[0])] += 1
    bars = _BARS if unicode else _ASCII_BARS
    most = max(counts)
    drawn = "".join(bars[-(-count * (len(bars) - 1) // most)] for count in counts)
    first, last = day_words(events.events[0].date), day_words(events.events[-1].date)
    room = width - len(first) - len(last)
    tallest = f"tallest: {counted(most, 'event')}"
    scale = first + (tallest.center(room) if len(tallest) + 4 <= room else " " * room) + last
    return [Text(), text(drawn, "cyan"), text(scale, "dim")]


def _event(
    paper: Paper, event: EventView, days: str, lead: int, width: int, brief: bool, asked: str | None
) -> Lines:
    said = mark(event.evidence)
    tail = text(said, evidence_style(event.evidence)) if said else Text()
    lines = spread(paper, text(days.rjust(lead - 2) + "  "), text(one_line(event.title), "bold"), tail, width)
    if brief:
        return lines
    indent = Text(" " * lead)
    facts = [listed([actor.short for actor in event.actors], 8), event.place or ""]
    if not event.exact:
        facts.insert(0, "day not recorded")
    dot = " · " if paper.unicode else " - "
    shown = dot.join(one_line(fact) for fact in facts if fact)
    if shown:
        lines += hang(paper, indent, text(shown, "dim"), width)
    if any(place.ref != asked for place in event.plans):
        lines += hang(
            paper, indent, text("on " + ", ".join(place_words(place) for place in event.plans), "blue"), width
        )
    if event.text:
        lines += hang(paper, indent, text(event.text), width)
    for reading in event.readings:
        body = Text.assemble(
            text("reading: ", "magenta"), text(reading.text), text(f" ({by_whom(reading.sources)})", "dim")
        )
        lines += hang(paper, Text(" " * (lead + 2)), body, width)
    for taken in event.stances:
        who = taken.actor.short + (f" ({taken.speaker.short})" if taken.speaker else "")
        body = Text.assemble(
            text(f"stance: {who}, ", "dim"),
            text(taken.stance, STANCE_STYLE[taken.stance]),
            text(f", on {place_words(taken.on)}", "dim"),
        )
        lines += hang(paper, Text(" " * (lead + 2)), body, width)
    if event.note:
        lines += hang(paper, indent, text(f"note: {event.note}", "dim"), width)
    return [*lines, *hang(paper, indent, text(f"reported by {by_whom(event.sources)}", "dim"), width)]
