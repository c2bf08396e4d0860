"""Distances as one SVG picture: the matrix as a map of heat, what it is made of, movements as lines."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from planctl.render.distance_words import (
    PARTS,
    SCALE,
    answers_words,
    drift_words,
    figure,
    heading,
    interval_words,
    movement_title,
)
from planctl.render.svg import INK, PAPER, QUIET, RULE, Svg, colour, text_width

if TYPE_CHECKING:
    from planctl.compare.distances import Distances, Movement

_WIDTH, _MARGIN, _CELL, _ROW, _PLOT = 960.0, 24.0, 44.0, 24.0, 300.0
_NO_DATA = "#eaeef2"


def distance_svg(result: Distances) -> str:
    """Draw distances. What is not known is grey, and says so."""
    plans = len(result.plans)
    matrix = 72 + plans * _CELL
    bars = 60 + len(result.overall.gaps) * _ROW
    movements = len(result.movements) * (_PLOT + 110)
    movements += sum(len(movement.rivals) * 16 for movement in result.movements)
    svg = Svg(_WIDTH, 64 + matrix + bars + movements + 40, heading(result), result.method.text)
    svg.text(_MARGIN, 32, heading(result), size=18, bold=True)
    svg.text(_MARGIN, 52, SCALE, size=11, fill=QUIET)
    _matrix(svg, result, 72)
    top = _bars(svg, result, 64 + matrix)
    for movement in result.movements:
        top = _movement(svg, movement, top + 36)
    note = f"Matcher: {result.matcher}. Draws of the stability check: {result.method.resamples:,}."
    svg.text(_MARGIN, svg.height - 16, note, size=10, fill=QUIET)
    return svg.document()


def _matrix(svg: Svg, result: Distances, top: float) -> None:
    keys = [column.key for column in result.plans]
    label = min(max(text_width(key) for key in keys) + 12, 260)
    cell = min(
        max(_CELL, max(text_width(key, 11) for key in keys) + 10), (_WIDTH - 2 * _MARGIN - label) / len(keys)
    )
    for at, (column, values) in enumerate(zip(result.plans, result.overall.values, strict=True)):
        y = top + 20 + at * _CELL
        x = _MARGIN + label + at * cell + cell / 2
        svg.text(x, top + 10, _cut(column.key, cell - 4, 11), size=11, anchor="middle", tip=column.title)
        name = _cut(column.key, label - 12, 12)
        svg.text(_MARGIN + label - 8, y + _CELL / 2 + 4, name, anchor="end", tip=column.title)
        for other, value in enumerate(values):
            left = _MARGIN + label + other * cell
            tip = f"{column.key}, {keys[other]}: {figure(value)}"
            svg.rect(left, y, cell - 2, _CELL - 2, _heat(value), tip=tip)
            fill = PAPER if value is not None and value > 0.55 else INK
            svg.text(left + cell / 2 - 1, y + _CELL / 2 + 4, figure(value), fill=fill, anchor="middle")


def _bars(svg: Svg, result: Distances, top: float) -> float:
    svg.text(_MARGIN, top, "What the distances are made of", size=14, bold=True)
    x = _MARGIN
    for at, (_, words) in enumerate(PARTS):
        svg.rect(x, top + 12, 11, 11, colour(at))
        svg.text(x + 16, top + 22, words, size=11)
        x += 36 + text_width(words, 11)
    gaps = sorted(result.overall.gaps, key=lambda gap: (gap.distance is None, gap.distance or 0.0))
    names = [f"{gap.a}, {gap.b}" for gap in gaps]
    label = min(max(text_width(name) for name in names) + 12, 300)
    left, room = _MARGIN + label, _WIDTH - 2 * _MARGIN - label - 150
    y = top + 36
    for gap, name in zip(gaps, names, strict=True):
        svg.text(left - 8, y + 15, _cut(name, label - 12, 12), anchor="end", tip=name)
        svg.rect(left, y + 3, room, _ROW - 8, _NO_DATA, tip=answers_words(gap))
        parts, begin = gap.parts.model_dump(), left
        for place, (field, words) in enumerate(PARTS):
            size = parts[field] * room
            if size:
                svg.rect(
                    begin, y + 3, size, _ROW - 8, colour(place), tip=f"{name}: {words} {figure(parts[field])}"
                )
                begin += size
        if gap.low is not None and gap.high is not None:
            middle = y + _ROW / 2 - 1
            svg.line(left + gap.low * room, middle, left + gap.high * room, middle, INK, 1.5)
            for end in (gap.low, gap.high):
                svg.line(left + end * room, middle - 4, left + end * room, middle + 4, INK, 1.5)
        span = interval_words(gap.low, gap.high)
        said = f"{figure(gap.distance)}" + (f" ({span})" if span else "")
        svg.text(left + room + 8, y + 15, f"{said} of {gap.questions}", size=11)
        y += _ROW
    return y


def _movement(svg: Svg, movement: Movement, top: float) -> float:
    svg.text(_MARGIN, top, movement_title(movement), size=14, bold=True)
    left, width = _MARGIN + 36, _WIDTH - 2 * _MARGIN - 36 - 190
    upper, height = top + 20, _PLOT - 20
    for tenth in range(0, 11, 2):
        y = upper + height * (1 - tenth / 10)
        svg.line(left, y, left + width, y)
        svg.text(left - 8, y + 4, f"{tenth / 10:.1f}", size=11, fill=QUIET, anchor="end")
    places = [left + width * at / (len(movement.steps) - 1) for at in range(len(movement.steps))]
    for at, (x, step) in enumerate(zip(places, movement.steps, strict=True)):
        svg.line(x, upper, x, upper + height, RULE)
        anchor = "start" if not at else "end" if at == len(places) - 1 else "middle"
        svg.text(x, upper + height + 18, step.ref, size=11, anchor=anchor)
        svg.text(x, upper + height + 32, step.date, size=10, fill=QUIET, anchor=anchor)
    labels: list[tuple[float, str, str]] = []
    for at, rival in enumerate(movement.rivals):
        points = [
            (x, upper + height * (1 - distance), step)
            for x, step in zip(places, movement.steps, strict=True)
            if (distance := step.gaps[at].distance) is not None
        ]
        for (x1, y1, _), (x2, y2, _) in itertools.pairwise(points):
            svg.line(x1, y1, x2, y2, colour(at), 2)
        for x, y, step in points:
            gap = step.gaps[at]
            span = interval_words(gap.low, gap.high)
            svg.circle(
                x, y, 4, colour(at), stroke=PAPER, tip=f"{step.ref}, {rival}: {figure(gap.distance)} ({span})"
            )
        if points:
            labels.append((points[-1][1], f"{rival} {figure(points[-1][2].gaps[at].distance)}", colour(at)))
    # Labels keep their order and a line's height between them.
    y = 0.0
    for place, words, fill in sorted(labels):
        y = max(place + 4, y + 15)
        svg.text(left + width + 10, y, words, size=12, fill=fill, bold=True)
    bottom = upper + height + 56
    for at, drift in enumerate(movement.drifts):
        svg.circle(_MARGIN + 5, bottom - 4, 4, colour(at))
        svg.text(_MARGIN + 16, bottom, drift_words(drift), size=11)
        bottom += 16
    return bottom


def _heat(value: float | None) -> str:
    """White for no distance, deep blue for opposition: one hue, so that it is read without a key."""
    if value is None:
        return _NO_DATA
    low, high = (0xFF, 0xFF, 0xFF), (0x08, 0x30, 0x6B)
    mixed = (round(a + (b - a) * value) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _cut(words: str, room: float, size: float) -> str:
    shown = words
    while text_width(shown, size) > room and len(shown) > 3:
        shown = shown[:-2].rstrip() + "…"
    return shown
