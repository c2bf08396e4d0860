"""Distances in a terminal: the matrix, what every distance is made of, the categories, the movements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.bars import stack, swatch
from planctl.render.compare_words import column_words
from planctl.render.distance_plot import movement_lines
from planctl.render.distance_words import (
    PARTS,
    SCALE,
    figure,
    heading,
    interval_words,
    nearest_words,
)
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.compare.distances import Distances, Gap
    from planctl.render.screen import Screen

_LABEL = "dim"
_WIDEST = 120


def distance_terminal(result: Distances, screen: Screen) -> str:
    """Draw distances."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    keys = max(text(column.key).cell_len for column in result.plans)
    paper.lines(hang(paper, Text(), text(heading(result), "bold"), width))
    for column in result.plans:
        lead = text(f"  {_padded(column.key, keys)}  ", "bold cyan")
        paper.lines(hang(paper, lead, text(column_words(column)), width))
    paper.gap()
    paper.lines(_matrix(paper, result, keys, width))
    paper.lines(hang(paper, Text("  "), text(SCALE, _LABEL), width))
    paper.gap()
    paper.lines(_gaps(paper, result, width))
    if len(result.categories) > 1:
        paper.gap()
        paper.lines(_categories(paper, result, width))
    if len(result.plans) > 2:
        paper.gap()
        paper.lines([text("Nearest", "bold")])
        for item in result.nearest:
            lead = text(f"  {_padded(item.plan, keys)}  ", "bold cyan")
            paper.lines(hang(paper, lead, text(nearest_words(item)), width))
    for movement in result.movements:
        paper.gap()
        paper.lines(movement_lines(paper, movement, width))
    paper.gap()
    paper.lines(hang(paper, Text(), text(result.method.text, _LABEL), min(width, 100)))
    for note in result.notes:
        paper.lines(hang(paper, Text(), text(f"{note}.", _LABEL), min(width, 100)))
    return paper.text()


def _matrix(paper: Paper, result: Distances, keys: int, width: int) -> Lines:
    """The matrix; where its columns have no room for their names, with numbers in their place."""
    names = [one_line(column.key) for column in result.plans]
    size = max(max(text(name).cell_len for name in names), 4) + 2
    heads = names
    if keys + 4 + size * len(names) > width:
        heads, size = [f"({at})" for at in range(1, len(names) + 1)], 6
        names = [f"({at}) {name}" for at, name in enumerate(names, 1)]
        keys = max(text(name).cell_len for name in names)
    head = Text(" " * (keys + 2))
    for name in heads:
        head.append_text(text(" " * (size - text(name).cell_len) + name, "bold cyan"))
    lines = [head]
    for at, (name, values) in enumerate(zip(names, result.overall.values, strict=True)):
        line = text(f"  {_padded(name, keys)}", "bold cyan")
        for column, value in enumerate(values):
            said = figure(value) if paper.unicode or value is not None else "-"
            line.append_text(text(said.rjust(size), _LABEL if at == column else _heat(value)))
        lines.append(line)
    return lines


def _gaps(paper: Paper, result: Distances, width: int) -> Lines:
    """A stacked bar for every two plans, the nearest first: how far apart, and of what that is made."""
    legend = Text("  ")
    for at, (_, words) in enumerate(PARTS):
        part = Text.assemble(
            "   " if at else "",
            swatch(at, unicode=paper.unicode),
            text(f"\u00a0{words}".replace(" ", "\u00a0")),
        )
        legend.append_text(part)
    lines = [text("What the distances are made of", "bold"), *hang(paper, Text(), legend, width)]
    gaps = sorted(result.overall.gaps, key=lambda gap: (gap.distance is None, gap.distance or 0.0))
    names = [f"{one_line(gap.a)}, {one_line(gap.b)}" for gap in gaps]
    size = min(max(text(name).cell_len for name in names), max(width // 3, 16))
    for gap, name in zip(gaps, names, strict=True):
        label = text(f"  {name}")
        label.truncate(size + 2, overflow="ellipsis", pad=True)
        said = figure(gap.distance) if paper.unicode or gap.distance is not None else "-"
        span = interval_words(gap.low, gap.high, unicode=paper.unicode)
        lead = Text.assemble(
            label, text(f"  {said:>4} ", "bold"), text(f"{span:>9}  " if width >= 60 else " ", _LABEL)
        )
        tail = text(f"  of {gap.questions}", _LABEL)
        room = max(width - lead.cell_len - 9, 8)
        parts = gap.parts.model_dump()
        values = [round(parts[field] * 10_000) for field, _ in PARTS]
        bar = stack(values, 10_000, room, unicode=paper.unicode)
        lines.append(Text.assemble(lead, bar, " " * (room - bar.cell_len), tail))
    note = "behind each: the interval of the stability check, and on how many questions it rests."
    return [*lines, *hang(paper, Text("  "), text(note, _LABEL), width)]


def _categories(paper: Paper, result: Distances, width: int) -> Lines:
    lines = [text("By category", "bold")]
    names = [f"{one_line(gap.a)}, {one_line(gap.b)}" for gap in result.overall.gaps]
    size = min(max(text(name).cell_len for name in names), max(width // 3, 16))
    room = (width - size - 2) // len(result.categories)
    heads = [f"{one_line(matrix.name)} ({matrix.questions})" for matrix in result.categories]
    if room >= 10:
        room = min(room, 18)
        wrapped = [hang(paper, Text(), text(words, "cyan"), room - 2) for words in heads]
        height = max(map(len, wrapped))
        for at in range(height):
            line = Text(" " * (size + 2))
            for head in wrapped:  # the last lines of all stand on one line
                part = ([Text()] * (height - len(head)) + head)[at]
                line.append_text(Text.assemble(" " * (room - part.cell_len), part))
            lines.append(line)
    else:
        room = 6
        for at, words in enumerate(heads, 1):
            lines += hang(paper, text(f"  ({at}) ", "cyan"), text(words), width)
        numbers = "".join(f"({at})".rjust(room) for at in range(1, len(heads) + 1))
        lines.append(text(" " * (size + 2) + numbers, "cyan"))
    for at, name in enumerate(names):
        line = text(f"  {name}")
        line.truncate(size + 2, overflow="ellipsis", pad=True)
        for matrix in result.categories:
            line.append_text(_value(paper, matrix.gaps[at], room))
        lines.append(line)
    return lines


def _value(paper: Paper, gap: Gap, room: int) -> Text:
    said = figure(gap.distance) if paper.unicode or gap.distance is not None else "-"
    return text(said.rjust(room), _heat(gap.distance))


def _heat(value: float | None) -> str:
    if value is None:
        return _LABEL
    return "green" if value < 0.3 else "yellow" if value < 0.6 else "red"


def _padded(name: str, size: int) -> str:
    said = one_line(name)
    return said + " " * max(size - text(said).cell_len, 0)
