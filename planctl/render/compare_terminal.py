"""A comparison in a terminal: columns side by side where they fit, else one plan below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.compare.result import LEVELS, Cell, CellState, Level
from planctl.compare.wording import ASCII, SYMBOLS
from planctl.render.compare_words import (
    KIND_STYLE,
    because,
    because_words,
    column_words,
    entry_words,
    heading,
    heads,
    marks,
    notes,
    number_words,
    relation,
    state_words,
    tally_words,
)
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import counted

if TYPE_CHECKING:
    from planctl.compare.result import Comparison, Entry, Row
    from planctl.render.screen import Screen

# The narrowest column in which a provision can be read, and the columns between two.
_NARROWEST, _GAP = 24, 3
# How many provisions of a cell and how many reasons of a row are shown unless all are asked for.
_ENTRIES, _REASONS = 4, 4
_LEVEL_STYLE = {Level.SAME: "green", Level.DETAIL: "cyan", Level.DIFFERS: "yellow", Level.OPPOSED: "bold red"}


def compare_terminal(
    comparison: Comparison, screen: Screen, *, transpose: bool = False, everything: bool = False
) -> str:
    """Draw a comparison. `transpose` sets the plans one below the other under each question whatever the
    width; `everything` leaves no provision and no reason out.
    """
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = screen.width
    paper.lines(_top(paper, comparison, width))
    limits = (10_000, 10_000) if everything else (_ENTRIES, _REASONS)
    room = (width - _GAP * (len(comparison.plans) - 1)) // len(comparison.plans)
    for name, rows in heads(comparison):
        if name:
            paper.gap()
            paper.lines(_rule(paper, width, name))
        for row in rows:
            paper.gap()
            paper.lines(_head(paper, comparison, row, width))
            if transpose or room < _NARROWEST:
                paper.lines(_stacked(paper, row, width, limits[0]))
            else:
                paper.lines(_columns(paper, row, room, limits[0]))
            paper.lines(_reasons(paper, comparison, row, width, limits[1]))
    paper.gap()
    for note in notes(comparison, unicode=screen.unicode):
        paper.lines(hang(paper, Text(), text(note, "dim"), width))
    if not everything and any(_cut(row) for row in comparison.rows):
        paper.lines(
            hang(paper, Text(), text("+N more: --all shows every provision and reason.", "dim"), width)
        )
    return paper.text()


def _top(paper: Paper, comparison: Comparison, width: int) -> Lines:
    lines = hang(paper, Text(), text(heading(comparison), "bold"), width)
    keys = max(len(column.key) for column in comparison.plans)
    for column in comparison.plans:
        lines += hang(
            paper, text(f"  {column.key.ljust(keys)}  ", "bold cyan"), text(column_words(column)), width
        )
    said = Text()
    for at, (kind, words) in enumerate(tally_words(comparison)):
        said.append_text(text((", " if at else "") + words, KIND_STYLE[kind]))
    return [*lines, Text(), *hang(paper, Text("  "), said, width)] if comparison.rows else lines


def _rule(paper: Paper, width: int, name: str) -> Lines:
    line = "━" if paper.unicode else "="
    head = text(name, "bold")
    rest = text(line * max(width - head.cell_len - 4, 0), "dim")
    return hang(paper, text(f"{line * 2} ", "bold"), Text.assemble(head, " ", rest), width)[:2]


def _head(paper: Paper, comparison: Comparison, row: Row, width: int) -> Lines:
    line = "─" if paper.unicode else "-"
    said = relation(row, comparison.plans, unicode=paper.unicode)
    question = text(row.question, "bold")
    tail = text(said, KIND_STYLE[row.relation.kind])
    lead = text(f"{line} ", "dim")
    fill = width - lead.cell_len - question.cell_len - tail.cell_len - 2
    if fill >= 2:
        return [Text.assemble(lead, question, " ", text(line * fill, "dim"), " ", tail)]
    rest = text(line * max(width - lead.cell_len - question.cell_len - 1, 0), "dim")
    first = hang(paper, lead, Text.assemble(question, " ", rest), width)
    return [*first[:1], *hang(paper, Text("  "), tail, width)]


def _columns(paper: Paper, row: Row, room: int, limit: int) -> Lines:
    cells = [_cell(paper, cell, room, limit) for cell in row.cells]
    made = []
    for at in range(max(map(len, cells))):
        line = Text()
        for column, lines in enumerate(cells):
            part = lines[at] if at < len(lines) else Text()
            line.append_text(part)
            if column < len(cells) - 1:
                line.append(" " * (room - part.cell_len + _GAP))
        made.append(line)
    return made


def _cell(paper: Paper, cell: Cell, width: int, limit: int) -> Lines:
    lines = [text(cell.plan, "bold cyan")]
    return lines + _said(paper, cell, width, limit)


def _said(paper: Paper, cell: Cell, width: int, limit: int) -> Lines:
    if cell.state is not CellState.ANSWERS:
        style = "dim" if cell.state is CellState.SILENT else "magenta"
        numbers = ", ".join(number_words(entry) for entry in cell.entries)
        said = state_words(cell) + (f" ({numbers})" if numbers else "")
        return hang(paper, Text(), text(said, style), width)
    lines: Lines = []
    shown = cell.entries[:limit]
    column = max((len(number_words(entry)) for entry in shown if entry.number is not None), default=0)
    for entry in shown:
        lines += _entry(paper, entry, width, column)
    left = len(cell.entries) - limit
    return [*lines, text(f"+{left} more", "dim")] if left > 0 else lines


def _entry(paper: Paper, entry: Entry, width: int, column: int) -> Lines:
    body = text(entry_words(entry), "dim" if entry.state == "deleted" else "")
    for mark in marks(entry):
        body.append_text(text(f" ({mark})", "yellow"))
    lead = text(f"{number_words(entry).rjust(column)} ", "blue")
    if lead.cell_len > width // 3:  # a long id takes a line of its own
        return [*hang(paper, Text(), lead, width), *hang(paper, Text("  "), body, width)]
    return hang(paper, lead, body, width)


def _stacked(paper: Paper, row: Row, width: int, limit: int) -> Lines:
    keys = max(len(cell.plan) for cell in row.cells)
    lines: Lines = []
    for cell in row.cells:
        lead = text(f"  {cell.plan.ljust(keys)}  ", "bold cyan")
        said = _said(paper, cell, width - lead.cell_len, limit)
        blank = " " * lead.cell_len
        lines += [Text.assemble(lead if not at else blank, line) for at, line in enumerate(said)]
    return lines


def _reasons(paper: Paper, comparison: Comparison, row: Row, width: int, limit: int) -> Lines:
    found = because(row, comparison.plans)
    signs = SYMBOLS if paper.unicode else ASCII
    lines: Lines = []
    told = [item for item in found if item.values]
    for level in reversed(LEVELS):
        lead = text(f"  {signs[level]} ", _LEVEL_STYLE[level])
        if plain := [item.kind for item in found if not item.values and item.level is level]:
            lines += hang(paper, lead, text(", ".join(plain), _LEVEL_STYLE[level]), width)
        for item in told[:limit]:
            if item.level is level:
                lines += hang(paper, lead, text(because_words(item), "dim"), width)
    left = len(told) - limit
    return [*lines, text(f"    +{counted(left, 'reason')} more", "dim")] if left > 0 else lines


def _cut(row: Row) -> bool:
    return any(len(cell.entries) > _ENTRIES for cell in row.cells)
