"""The way of a plan between its rivals as a plot in a terminal: texts from left to right, distance up."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.distance_words import drift_words, figure, movement_title
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.compare.distances import Movement

_STYLES = ("cyan", "yellow", "green", "magenta", "blue", "red")
_MARKS, _ASCII = "●▲■◆○△□◇", "ox*+#%@&"
_HEIGHT = 11  # lines from 0.0 to 1.0
_LABEL = "dim"


def movement_lines(paper: Paper, movement: Movement, width: int) -> Lines:
    """The plot, the figures below it, and how far the plan moved."""
    lines = hang(paper, Text(), text(movement_title(movement), "bold"), width)
    lines += [Text(), *_plot(paper, movement, width), Text()]
    for at, drift in enumerate(movement.drifts):
        style = _STYLES[at % len(_STYLES)] if drift.direction != "unknown" else _LABEL
        body = text(drift_words(drift), "" if drift.steady else _LABEL)
        lines += hang(paper, text(f"  {_mark(paper, at)} ", style), body, width)
    return lines


def _plot(paper: Paper, movement: Movement, width: int) -> Lines:
    steps = movement.steps
    names = [one_line(step.ref.partition("@")[2] or step.ref) for step in steps]
    if len({step.ref.partition("@")[0] for step in steps}) > 1:
        names = [one_line(step.plan) for step in steps]
    ends = _ends(movement)
    room = max(width - 7 - max(text(label).cell_len for _, label in ends.values()) - 3, 12)
    columns = [round(at * (room - 1) / (len(steps) - 1)) for at in range(len(steps))]
    grid: dict[tuple[int, int], tuple[str, str]] = {}
    for at in range(len(movement.rivals)):
        style = _STYLES[at % len(_STYLES)]
        points = [
            (column, _line(step.gaps[at].distance))
            for column, step in zip(columns, steps, strict=True)
            if step.gaps[at].distance is not None
        ]
        for (x, y), (x2, y2) in itertools.pairwise(points):
            for column in range(x + 1, x2):
                line = round(y + (y2 - y) * (column - x) / (x2 - x))
                grid.setdefault((column, line), ("·" if paper.unicode else ".", style))
    for at in range(len(movement.rivals)):
        for column, step in zip(columns, steps, strict=True):
            if step.gaps[at].distance is not None:
                place = (column, _line(step.gaps[at].distance))
                taken = grid.get(place, ("·", ""))[0] not in "·."
                # Two rivals at one place: both are told by the label at the end.
                grid[place] = (
                    ("◎" if paper.unicode else "=") if taken else _mark(paper, at),
                    "bold" if taken else _STYLES[at % len(_STYLES)],
                )
    lines = []
    for line in range(_HEIGHT):
        value = 1 - line / (_HEIGHT - 1)
        axis = f"{value:4.1f} " if line % 2 == 0 else "     "
        row = Text.assemble(text(f" {axis}{'┤' if paper.unicode else '|'}", _LABEL))
        for column in range(room):
            sign, style = grid.get((column, line), (" ", ""))
            row.append(sign, style=style)
        if line in ends:
            style, label = ends[line]
            row.append_text(text(f" {label}", style))
        lines.append(row)
    lines.append(
        text(" " * 6 + ("└" if paper.unicode else "+") + ("─" if paper.unicode else "-") * room, _LABEL)
    )
    return [*lines, *_names(columns, names, room)]


def _names(columns: list[int], names: list[str], room: int) -> Lines:
    """The names of the texts below the axis, as far as they do not run into each other."""
    line, used = "", 0
    for at, (column, name) in enumerate(zip(columns, names, strict=True)):
        size = text(name).cell_len
        start = column - size // 2 if 0 < at < len(names) - 1 else column if at == 0 else room - size
        start = max(start, 0)
        if start < used + (1 if used else 0):
            continue
        line += " " * (start - used) + name
        used = start + size
    return [text(" " * 7 + line, _LABEL)]


def _ends(movement: Movement) -> dict[int, tuple[str, str]]:
    """By line of the plot, the label at its right end; those that meet share one."""
    found: dict[int, list[tuple[int, str]]] = {}
    for at, (rival, gap) in enumerate(zip(movement.rivals, movement.steps[-1].gaps, strict=True)):
        if gap.distance is not None:
            found.setdefault(_line(gap.distance), []).append(
                (at, f"{one_line(rival)} {figure(gap.distance)}")
            )
    return {
        line: (
            _STYLES[labels[0][0] % len(_STYLES)] if len(labels) == 1 else "bold",
            ", ".join(label for _, label in labels),
        )
        for line, labels in found.items()
    } or {0: ("", "")}


def _line(distance: float | None) -> int:
    return round((1 - (distance or 0.0)) * (_HEIGHT - 1))


def _mark(paper: Paper, at: int) -> str:
    marks = _MARKS if paper.unicode else _ASCII
    return marks[at % len(marks)]
