"""The plots of `stats` as SVG pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence, State
from planctl.render.stats_words import (
    EVIDENCE_NOTE,
    OBLIGATIONS,
    PLOTS,
    TOMBSTONE,
    TOPICS_NOTE,
    headline,
    mark_words,
    point_name,
)
from planctl.render.svg import INK, PAPER, QUIET, RULE, Svg, colour, text_width
from planctl.render.wording import ESTABLISHED, counted

if TYPE_CHECKING:
    from planctl.track.stats import PlanBlock, Statistics

_WIDTH, _MARGIN, _ROW, _TOP = 960, 24, 24, 92
_COLOURS = {
    Evidence.SEEN: "#0072b2",
    Evidence.SINGLE_SOURCE: "#e69f00",
    Evidence.DISPUTED: "#cc79a7",
    Evidence.BACKGROUND: "#b6c2cf",
    Evidence.UNDISCLOSED: PAPER,
}
Legend = list[tuple[str, str, str | None]]  # fill, words, outline


def stats_svg(stats: Statistics, *, plot: str | None = None, limit: int = 12) -> str:
    """One plot as an SVG document, obligations where none is named; `limit` actors and topics, 0 for all."""
    draw: dict[str, Callable[[Statistics, int], str]] = {
        "obligations": _obligations,
        "evidence": _evidence,
        "topics": _topics,
    }
    return draw[plot or "obligations"](stats, limit)


def _page(stats: Statistics, plot: str, rows: int, legend: Legend, note: str) -> Svg:
    """A picture with its heading, its legend and its note; the rows begin at `_TOP`."""
    lines = _wrapped(note)
    svg = Svg(_WIDTH, _TOP + rows * _ROW + 24 + len(lines) * 15 + 12, PLOTS[plot], headline(stats))
    svg.text(_MARGIN, 32, PLOTS[plot], size=18, bold=True)
    svg.text(_MARGIN, 52, headline(stats), size=11, fill=QUIET)
    x = float(_MARGIN)
    for fill, words, outline in legend:
        svg.rect(x, 65, 11, 11, fill, stroke=outline)
        svg.text(x + 16, 75, words, size=11)
        x += 16 + text_width(words, 11) + 20
    for at, line in enumerate(lines):
        svg.text(_MARGIN, _TOP + rows * _ROW + 28 + at * 15, line, size=11, fill=QUIET)
    return svg


def _wrapped(note: str) -> list[str]:
    lines = [""]
    for word in note.split():
        if text_width(f"{lines[-1]} {word}", 11) > _WIDTH - 2 * _MARGIN:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _label(svg: Svg, row: int, name: str, room: float) -> float:
    """A row's name, cut where it is too long. Returns the middle of the row."""
    middle = _TOP + row * _ROW + _ROW / 2
    shown = name
    while text_width(shown) > room and len(shown) > 4:
        shown = shown[:-2].rstrip() + "…"
    svg.text(_MARGIN + room, middle + 4, shown, anchor="end", tip=name if shown != name else "")
    return middle


def _obligations(stats: Statistics, limit: int) -> str:
    shares = [share for share in stats.total.actors if share.obligations]
    shown = shares[:limit] if limit else shares
    legend: Legend = [(colour(at), category.name, None) for at, category in enumerate(stats.categories)]
    more = (
        f"{counted(len(shares) - len(shown), 'other actor')} not shown. " if len(shares) > len(shown) else ""
    )
    empty = "" if shown else "No clause of these plans asks or forbids anything. "
    svg = _page(stats, "obligations", len(shown), legend, empty + more + OBLIGATIONS)
    room = min(max((text_width(share.actor.name) for share in shown), default=0), 320)
    left = _MARGIN + room + 10
    scale = (_WIDTH - left - _MARGIN - 40) / (shown[0].obligations if shown else 1)
    for row, share in enumerate(shown):
        middle = _label(svg, row, share.actor.name, room)
        x = left
        for at, count in enumerate(share.categories):
            if count.count:
                tip = f"{share.actor.name}, {stats.categories[at].name}: {count.count}"
                svg.rect(x, middle - 8, count.count * scale, 16, colour(at), tip=tip)
                x += count.count * scale
        svg.text(x + 6, middle + 4, str(share.obligations), size=11, fill=QUIET)
    svg.line(left, _TOP, left, _TOP + len(shown) * _ROW)
    return svg.document()


def _topics(stats: Statistics, limit: int) -> str:
    shown = stats.total.topics[:limit] if limit else stats.total.topics
    left_out = len(stats.total.topics) - len(shown)
    note = (f"{counted(left_out, 'other topic')} not shown. " if left_out else "") + TOPICS_NOTE
    svg = _page(stats, "topics", len(shown), [], note)
    room = min(max((text_width(share.entry.name) for share in shown), default=0), 320)
    left = _MARGIN + room + 10
    scale = (_WIDTH - left - _MARGIN - 40) / max((share.points for share in shown), default=1)
    for row, share in enumerate(shown):
        middle = _label(svg, row, share.entry.name, room)
        svg.rect(
            left,
            middle - 8,
            share.points * scale,
            16,
            colour(0),
            tip=f"{share.entry.name}: {counted(share.points, 'point')}",
        )
        svg.text(left + share.points * scale + 6, middle + 4, str(share.points), size=11, fill=QUIET)
    svg.line(left, _TOP, left, _TOP + len(shown) * _ROW)
    return svg.document()


def _evidence(stats: Statistics, limit: int) -> str:  # noqa: ARG001
    legend: Legend = [
        (_COLOURS[evidence], ESTABLISHED[evidence], QUIET if evidence is Evidence.UNDISCLOSED else None)
        for evidence in Evidence
    ]
    legend.append((PAPER, f"{TOMBSTONE} (struck through)", RULE))
    svg = _page(stats, "evidence", len(stats.plans), legend, EVIDENCE_NOTE)
    room = max((text_width(plan.ref) for plan in stats.plans), default=0)
    room = min(room, 320)
    longest = max((len(plan.marks) for plan in stats.plans), default=1)
    step = min((_WIDTH - 2 * _MARGIN - room - 10) / longest, 26)
    for row, plan in enumerate(stats.plans):
        middle = _label(svg, row, plan.ref, room)
        _cells(svg, plan, _MARGIN + room + 10, middle, step)
    return svg.document()


def _cells(svg: Svg, plan: PlanBlock, left: float, middle: float, step: float) -> None:
    for at, mark in enumerate(plan.marks):
        x, deleted = left + at * step, mark.state is State.DELETED
        fill = PAPER if deleted else _COLOURS[mark.evidence]
        outline = RULE if deleted else QUIET if mark.evidence is Evidence.UNDISCLOSED else None
        svg.rect(
            x,
            middle - 9,
            step - 3,
            18,
            fill,
            stroke=outline,
            tip=f"{plan.ref} {point_name(mark)}: {mark.title} ({mark_words(mark)})",
        )
        if deleted:
            svg.line(x, middle + 9, x + step - 3, middle - 9)
        if mark.number is not None and step >= 18 and len(str(mark.number)) <= 4:
            dark = deleted or mark.evidence in (
                Evidence.BACKGROUND,
                Evidence.UNDISCLOSED,
                Evidence.SINGLE_SOURCE,
            )
            svg.text(
                x + (step - 3) / 2,
                middle + 4,
                str(mark.number),
                size=9,
                fill=INK if dark else PAPER,
                anchor="middle",
            )
