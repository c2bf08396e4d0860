"""A comparison in Markdown: one table, or a section a question where plans are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.compare.result import CellState
from planctl.render.compare_words import (
    because,
    because_words,
    column_words,
    entry_words,
    heading,
    heads,
    marks,
    notes,
    number_words,
    row_words,
    state_words,
    tally_words,
)
from planctl.render.markdown import code, escaped, table

if TYPE_CHECKING:
    from planctl.compare.result import Cell, Comparison, Row

# With more plans than this, a table is wider than a page.
_TABLE = 4


def compare_markdown(comparison: Comparison, *, transpose: bool = False) -> str:
    """Draw a comparison. `transpose` sets plans one below the other under each question."""
    lines = [f"# {escaped(heading(comparison))}", ""]
    lines += table(
        ["Plan", "Text", "Ref"],
        [[f"**{escaped(c.key)}**", escaped(column_words(c)), code(c.ref)] for c in comparison.plans],
    )
    said = ", ".join(words for _, words in tally_words(comparison))
    lines += ["", escaped(said) + ".", ""] if said else [""]
    for name, rows in heads(comparison):
        if name:
            lines += [f"## {escaped(name)}", ""]
        if not transpose and len(comparison.plans) <= _TABLE:
            keys = [escaped(column.key) for column in comparison.plans]
            lines += table(["Question", *keys, "Relation"], [_line(comparison, row) for row in rows])
            lines.append("")
        else:
            for row in rows:
                lines += _section(comparison, row, "###" if name else "##")
    lines += [f"- {escaped(note)}" for note in notes(comparison)]
    return "\n".join(lines).rstrip() + "\n"


def _line(comparison: Comparison, row: Row) -> list[str]:
    said = [f"**{escaped(row.text)}**", *map(escaped, _why(comparison, row))]
    return [f"**{escaped(row.question)}**", *(_cell(cell) for cell in row.cells), "<br>".join(said)]


def _section(comparison: Comparison, row: Row, level: str) -> list[str]:
    lines = [f"{level} {escaped(row.question)}", "", f"{escaped(row.text)} ({row_words(row)})", ""]
    lines += [f"- **{escaped(cell.plan)}**: {_cell(cell)}" for cell in row.cells]
    why = _why(comparison, row)
    return [
        *lines,
        "",
        *(f"> {escaped(line)}\n>" for line in why[:-1]),
        *(f"> {escaped(w)}" for w in why[-1:]),
        "",
    ]


def _why(comparison: Comparison, row: Row) -> list[str]:
    return [because_words(item) for item in because(row, comparison.plans)]


def _cell(cell: Cell) -> str:
    if cell.state is not CellState.ANSWERS:
        numbers = ", ".join(number_words(entry) for entry in cell.entries)
        return f"*{escaped(state_words(cell))}*" + (f" ({escaped(numbers)})" if numbers else "")
    said = []
    for entry in cell.entries:
        body = f"{escaped(number_words(entry))}: {escaped(entry_words(entry))}"
        body += "".join(f" *({escaped(mark)})*" for mark in marks(entry))
        said.append(body)
    return "<br>".join(said)
