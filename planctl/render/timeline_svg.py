"""The events of a negotiation as a picture: to scale along one line, then each by name down another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence
from planctl.render.process_words import span_words, summary_words, time_words
from planctl.render.svg import INK, PALETTE, PAPER, QUIET, RULE, Svg, text_width
from planctl.render.wording import EVIDENCE, listed
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from planctl.track.events import Events, EventView

_WIDTH = 1000
_MARGIN = 40
_AXIS = 262  # where the line of the list stands
_ROOM = _WIDTH - _MARGIN - _AXIS - 24  # for a title
_TOP = 104  # where the line to scale stands
_LIST = 190  # where the list begins
_QUIET_DAYS = 45  # days without an event from which the line is broken
_FILL = {
    Evidence.SEEN: PALETTE[0],
    Evidence.SINGLE_SOURCE: PAPER,
    Evidence.DISPUTED: PALETTE[1],
    Evidence.BACKGROUND: QUIET,
    Evidence.UNDISCLOSED: QUIET,
}


def timeline_svg(events: Events) -> str:
    """Events as an SVG document. A filled dot is seen, a hollow one single-source, an orange one disputed."""
    rows = [_Row(event) for event in events.events]
    gaps = _gaps(events.events)
    spaces = [0.0, *(_space(gap) for gap in gaps)] if rows else []
    height = _LIST + sum(row.height for row in rows) + sum(spaces) + _MARGIN
    svg = Svg(_WIDTH, height, "Timeline", summary_words(events))
    svg.text(_MARGIN, 36, "Timeline", size=20, bold=True)
    svg.text(_MARGIN, 58, summary_words(events), size=13, fill=QUIET)
    _legend(svg, [event.evidence for event in events.events])
    if rows:
        _scale(svg, events.events)
        _list(svg, rows, spaces, [None, *gaps])
    return svg.document()


class _Row:
    """One event of the list: its lines of text, and how high they are."""

    def __init__(self, event: EventView) -> None:
        self.event = event
        self.title = _wrapped(event.title, 14)
        who = one_line(listed([actor.short for actor in event.actors], 8))
        where = one_line(", ".join(place.ref for place in event.plans))
        both = " · ".join(part for part in (who, where) if part)
        fits = text_width(both, 11) <= _ROOM
        self.facts = _wrapped(both, 11) if fits else [*_wrapped(who, 11), *_wrapped(where, 11)]
        self.height = 19 * len(self.title) + 15 * len(self.facts) + 12


def _wrapped(said: str, size: float) -> list[str]:
    lines = [""]
    for word in one_line(said).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > _ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]


def _gaps(events: Sequence[EventView]) -> list[int]:
    """The days between the end of all earlier events and each event but the first."""
    gaps = []
    for at, event in enumerate(events[1:], 1):
        gaps.append(max((event.first_day - max(before.last_day for before in events[:at])).days - 1, 0))
    return gaps


def _space(gap: int) -> float:
    """The distance before an event in pixels: to scale up to where the line is broken."""
    return 44 if gap > _QUIET_DAYS else gap * 0.7


def _legend(svg: Svg, kinds: Sequence[Evidence]) -> None:
    x = float(_WIDTH - _MARGIN)
    for kind in reversed([kind for kind in Evidence if kind in kinds]):
        x -= text_width(EVIDENCE[kind], 12)
        svg.text(x, 36, EVIDENCE[kind])
        svg.circle(x - 12, 32, 5, _FILL[kind], stroke=_stroke(kind))
        x -= 34


def _stroke(kind: Evidence) -> str:
    return _FILL[kind] if _FILL[kind] != PAPER else PALETTE[0]


def _scale(svg: Svg, events: Sequence[EventView]) -> None:
    """Every event on one line, at its place in time."""
    first, last = events[0].first_day, max(event.last_day for event in events)
    days = max((last - first).days, 1)
    length = _WIDTH - 2 * _MARGIN

    def at(day: datetime.date) -> float:
        return _MARGIN + (day - first).days * length / days

    svg.line(_MARGIN, _TOP + 24, _WIDTH - _MARGIN, _TOP + 24, INK, 1.5)
    for event in events:
        x = at(event.first_day)
        svg.line(x, _TOP + 4, x, _TOP + 24, _stroke(event.evidence), 1.5)
    used = 0.0
    for day in _ticks(first, last):
        said = str(day.year) if (last - first).days > 800 else day_words(str(day)[:7])
        width = text_width(said, 11)
        if at(day) - width / 2 > used and at(day) + width / 2 < _WIDTH:
            svg.line(at(day), _TOP + 24, at(day), _TOP + 30, INK)
            svg.text(at(day), _TOP + 44, said, size=11, fill=QUIET, anchor="middle")
            used = at(day) + width / 2 + 8


def _ticks(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The beginnings of years in a long time, of months in a short one."""
    days = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first and ((last - first).days <= 800 or day.month == 1):
            days.append(day)
        day = day.replace(year=day.year + 1, month=1) if day.month == 12 else day.replace(month=day.month + 1)
    return days


def _list(svg: Svg, rows: Sequence[_Row], spaces: Sequence[float], gaps: Sequence[int | None]) -> None:
    y = float(_LIST)
    for row, space, gap in zip(rows, spaces, gaps, strict=True):
        if gap is not None and gap > _QUIET_DAYS:
            for dot in range(4):
                svg.line(_AXIS, y - 2 + dot * 12, _AXIS, y + 4 + dot * 12, RULE, 2)
            svg.text(
                _AXIS + 24,
                y + space / 2 + 2,
                f"{time_words(gap)} without a listed event",
                size=11,
                fill=QUIET,
            )
        else:
            svg.line(_AXIS, y - 2, _AXIS, y + space, RULE, 2)
        y += space
        if row is not rows[-1]:
            svg.line(_AXIS, y, _AXIS, y + row.height, RULE, 2)
        _row(svg, row, y)
        y += row.height


def _row(svg: Svg, row: _Row, y: float) -> None:
    event = row.event
    tip = f"{event.title}: {event.text}" if event.text else event.title
    svg.circle(_AXIS, y + 8, 6, _FILL[event.evidence], stroke=_stroke(event.evidence), tip=tip)
    svg.text(_AXIS - 18, y + 13, span_words(event.date, event.until), size=12, fill=QUIET, anchor="end")
    for at, line in enumerate(row.title):
        svg.text(_AXIS + 24, y + 13 + 19 * at, line, size=14, bold=True)
    for at, line in enumerate(row.facts):
        svg.text(_AXIS + 24, y + 12 + 19 * len(row.title) + 15 * at - 2, line, size=11, fill=QUIET)
