"""A comparison as a plain grid of texts: what CSV and spreadsheets are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.compare.result import CellState
from planctl.record import Record
from planctl.render.compare_words import (
    because,
    because_words,
    entry_words,
    heads,
    marks,
    number_words,
    row_words,
    state_words,
)
from planctl.safe import printable

if TYPE_CHECKING:
    from planctl.compare.result import Cell, Comparison, Row


class Line(Record):
    """A question with its answers. `cells` are texts, one a plan; `states` what each is."""

    group: str
    row: Row
    question: str
    outcome: str
    relation: str
    why: str
    cells: list[str]
    states: list[CellState]
    refs: list[str]


def grid(comparison: Comparison) -> list[Line]:
    """Every row as texts, under its head."""
    return [_line(comparison, name, row) for name, rows in heads(comparison) for row in rows]


def _line(comparison: Comparison, group: str, row: Row) -> Line:
    return Line(
        group=group,
        row=row,
        question=printable(row.question),
        outcome=row_words(row),
        relation=printable(row.text),
        why="\n".join(printable(because_words(item)) for item in because(row, comparison.plans)),
        cells=[cell_text(cell) for cell in row.cells],
        states=[cell.state for cell in row.cells],
        refs=["\n".join(entry.ref for entry in cell.entries) for cell in row.cells],
    )


def cell_text(cell: Cell) -> str:
    """What stands in a cell, a line a provision."""
    if cell.state is not CellState.ANSWERS:
        numbers = ", ".join(number_words(entry) for entry in cell.entries)
        return state_words(cell) + (f" ({numbers})" if numbers else "")
    lines = []
    for entry in cell.entries:
        said = "".join(f" ({mark})" for mark in marks(entry))
        lines.append(printable(f"{number_words(entry)}: {entry_words(entry)}{said}"))
    return "\n".join(lines)


def harmless(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: a quote stands before what would begin one."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def table(comparison: Comparison, *, transpose: bool = False) -> list[list[str]]:
    """Heads and lines as one grid. `transpose` gives each plan a line and each question a column."""
    lines = grid(comparison)
    keys = [column.key for column in comparison.plans]
    grouped = comparison.by != "question"
    if transpose:
        made = [["plan", *(line.question for line in lines)]]
        made += [[key, *(line.cells[at] for line in lines)] for at, key in enumerate(keys)]
        made += [
            ["outcome", *(line.outcome for line in lines)],
            ["relation", *(line.relation for line in lines)],
        ]
        return [*made, ["why", *(line.why for line in lines)]]
    heads_ = ["question", "topics", "category", *keys, "outcome", "relation", "why"]
    heads_ += [f"{key} refs" for key in keys]
    made = [[comparison.by, *heads_] if grouped else heads_]
    for line in lines:
        cells = [line.question, ", ".join(line.row.topics), line.row.category, *line.cells]
        cells += [line.outcome, line.relation, line.why, *line.refs]
        made.append([line.group, *cells] if grouped else cells)
    return made
