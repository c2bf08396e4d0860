"""Reported positions in a terminal: who held what, last reported when, and how each moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.head_terminal import evidence_style
from planctl.render.lines import Lines, beside, hang
from planctl.render.paper import Paper, text
from planctl.render.process_words import (
    STANCE_STYLE,
    by_whom,
    lag_words,
    mark,
    movement_words,
    place_words,
)
from planctl.render.stances_words import column_words, heading, is_disputed, notes
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.stance_views import StanceView
    from planctl.track.stances import StanceCell, StanceMatrix

_WIDEST = 160
_READING = 110
_NAME = 22  # columns of an actor's name
_GAP = 2


def stances_terminal(matrix: StanceMatrix, screen: Screen) -> str:
    """A matrix of stances as text for a screen; on a narrow one it is cut into bands of columns."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    reading = min(width, _READING)
    lines = [*hang(paper, Text(), text(heading(matrix), "bold"), reading), *_bands(paper, matrix, width)]
    for note in notes(matrix):
        lines += hang(paper, Text(), text(note, "dim"), reading)
    lines += _movements(paper, matrix, reading)
    if matrix.actor or matrix.plan:
        lines += _reports(paper, matrix, reading)
    else:
        lines += [
            Text(),
            *hang(
                paper,
                Text(),
                text("With --actor, --plan or --point each report is given in full.", "dim"),
                reading,
            ),
        ]
    paper.lines(lines)
    return paper.text()


def _bands(paper: Paper, matrix: StanceMatrix, width: int) -> Lines:
    name = min(
        max((text(one_line(row.short)).cell_len for row in matrix.rows), default=0), _NAME, width // 2 - 2
    )
    size = min(17 if matrix.on else 13, width - name - _GAP)
    fit = max((width - name) // (size + _GAP), 1)
    cells = {(cell.actor, cell.on): cell for cell in matrix.cells}
    lines: Lines = []
    for start in range(0, len(matrix.columns), fit):
        band = matrix.columns[start : start + fit]
        heads = [_wrapped_head(column_words(place, matrix), size) for place in band]
        lines += [Text(), *_row([], heads, name, size, "bold")]
        for row in matrix.rows:
            here = [cells.get((row.id, place.ref)) for place in band]
            if any(here):
                first = list(text(one_line(row.short), "bold").wrap(paper.console, name))
                lines += _row(first, [_cell(paper, cell, size) if cell else [] for cell in here], name, size)
    return lines


def _wrapped_head(said: str, size: int) -> Lines:
    """An id broken after its hyphens."""
    parts = [""]
    for word in said.replace("-", "-\0").replace(" ", " \0").split("\0"):
        if parts[-1] and len(parts[-1] + word.rstrip()) > size:
            parts.append(word)
        else:
            parts[-1] += word
    return [text(part.rstrip()) for part in parts]


def _row(first: Sequence[Text], cells: Sequence[Lines], name: int, size: int, style: str = "") -> Lines:
    columns: Lines = []
    for cell in reversed(cells):
        columns = beside(cell, columns, size, _GAP) if columns else list(cell)
    for line in columns:
        line.stylize(style)
    return beside(first, columns, name, _GAP)


def _cell(paper: Paper, cell: StanceCell, size: int) -> Lines:
    lines: Lines = []
    for view in cell.latest:
        said = f"{view.stance} ?" if is_disputed(view) else str(view.stance)
        if said not in [line.plain for line in lines]:
            lines.append(text(said, STANCE_STYLE[view.stance]))
    if cell.latest:
        lines.append(text(cell.latest[0].date, "dim"))
        if cell.latest[0].before:
            lines.append(text(lag_words(cell.latest[0].before), "dim"))
    if cell.on_points:
        lines.append(text(f"+{cell.on_points} on points", "dim"))
    return [part for line in lines for part in line.wrap(paper.console, size)]


def _movements(paper: Paper, matrix: StanceMatrix, width: int) -> Lines:
    moved = [movement for movement in matrix.movements if len(movement.stances) > 1]
    if not moved:
        return []
    arrow = "→" if paper.unicode else "->"
    lines = [Text(), text("How they moved", "bold cyan")]
    for movement in moved:
        style = "" if movement.changed else "dim"
        body = Text.assemble(
            text(movement.actor.short, "bold"),
            text(f" on {place_words(movement.on)}: ", "dim"),
            text(movement_words(movement, arrow), style),
        )
        lines += hang(paper, Text("  "), body, width)
    return lines


def _reports(paper: Paper, matrix: StanceMatrix, width: int) -> Lines:
    views = sorted(
        (view for movement in matrix.movements for view in movement.stances), key=lambda view: view.date
    )
    lines = [Text(), text("What was reported", "bold cyan")]
    for view in views:
        lines += _report(paper, view, width)
    return lines


def _report(paper: Paper, view: StanceView, width: int) -> Lines:
    who = view.actor.short + (f" ({view.speaker.short})" if view.speaker else "")
    head = Text.assemble(
        text(who, "bold"),
        text(", "),
        text(view.stance, STANCE_STYLE[view.stance]),
        text(f", on {place_words(view.on)}", "blue"),
    )
    if mark(view.evidence):
        head.append_text(text(f" ({mark(view.evidence)})", evidence_style(view.evidence)))
    indent = Text(" " * 12)
    lines = hang(paper, text(view.date.ljust(12), "dim"), head, width)
    lines += hang(paper, indent, text(view.text), width) if view.text else []
    facts = [f"reported by {by_whom(view.sources)}"]
    facts += [f"at: {view.event.name}"] if view.event else []
    facts += [f"said of {view.said_of}" if view.said_of else "before the first text on file"]
    lines += hang(paper, indent, text("; ".join(facts), "dim"), width)
    return [*lines, *(hang(paper, indent, text(f"note: {view.note}", "dim"), width) if view.note else [])]
