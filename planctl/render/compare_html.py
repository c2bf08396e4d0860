"""A comparison as a page that stands alone: it fetches nothing, and reads and prints without scripts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from planctl.compare.result import CellState
from planctl.render.compare_page import SCRIPT, STYLE
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
    tally,
)
from planctl.safe import printable

if TYPE_CHECKING:
    from planctl.compare.result import Cell, Column, Comparison, Entry, Row


def compare_html(comparison: Comparison, *, transpose: bool = False) -> str:
    """Draw a comparison. `transpose` gives each plan a line and each question a column."""
    title = " · ".join(_text(column.key) for column in comparison.plans)
    body = _turned(comparison) if transpose else _table(comparison)
    plans = "".join(
        f"<div><dt>{_text(column.key)}</dt>"
        f"<dd>{_text(column_words(column))} <code>{_text(column.ref)}</code></dd></div>"
        for column in comparison.plans
    )
    legend = "".join(f"<li>{_text(note)}</li>" for note in notes(comparison))
    return (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="'
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>"
        f"<header><h1>{title}</h1><p>{_text(heading(comparison))}.</p><dl>{plans}</dl>{_filters(comparison)}</header>\n"
        f"<main>{body}</main>\n<footer><ul>{legend}</ul></footer><script>{SCRIPT}</script></body></html>\n"
    )


def _filters(comparison: Comparison) -> str:
    boxes = "".join(
        f'<label class="badge {kind}"><input type="checkbox" checked value="{kind}"> '
        f"{words} <b>{count}</b></label>"
        for kind, count, words in tally(comparison)
    )
    return (
        f'<form class="filters" role="search"><fieldset><legend>Show</legend>{boxes}</fieldset>'
        '<label class="find">Find <input type="search" autocomplete="off"></label>'
        '<output aria-live="polite"></output></form>'
    )


def _table(comparison: Comparison) -> str:
    plans = "".join(
        f'<th scope="col">{_text(column.key)}<small>{_text(column.title)}</small></th>'
        for column in comparison.plans
    )
    width = len(comparison.plans) + 2
    parts = []
    for name, rows in heads(comparison):
        lines = "".join(_row(comparison, row) for row in rows)
        head = (
            f'<tr class="group"><th scope="rowgroup" colspan="{width}">{_text(name)}</th></tr>'
            if name
            else ""
        )
        parts.append(f"<tbody>{head}{lines}</tbody>")
    return (
        "<table><caption>Questions, what each plan says on them, and how the answers relate</caption>"
        '<thead><tr><th scope="col">Question</th>'
        f'{plans}<th scope="col">Relation</th></tr></thead>{"".join(parts)}</table>'
    )


def _row(comparison: Comparison, row: Row) -> str:
    kind = row.relation.kind
    cells = "".join(_cell(cell, column) for cell, column in zip(row.cells, comparison.plans, strict=True))
    return (
        f'<tr class="{kind}" data-kind="{kind}">'
        f'<th scope="row">{_text(row.question)}</th>{cells}'
        f'<td class="relation">{_relation(comparison, row)}</td></tr>\n'
    )


def _relation(comparison: Comparison, row: Row) -> str:
    kind = row.relation.kind
    why = "".join(
        f'<li class="{item.level.value}">{_text(because_words(item))}</li>'
        for item in because(row, comparison.plans)
    )
    return (
        f'<span class="badge {kind}">{_text(row_words(row))}</span><p class="says">{_text(row.text)}</p>'
        + (f'<ul class="why">{why}</ul>' if why else "")
    )


def _cell(cell: Cell, column: Column) -> str:
    label = f' data-plan="{_text(column.key)}"'
    if cell.state is not CellState.ANSWERS:
        numbers = ", ".join(number_words(entry) for entry in cell.entries)
        said = state_words(cell) + (f" ({numbers})" if numbers else "")
        return f'<td class="{cell.state.value}"{label}>{_text(said)}</td>'
    return f"<td{label}>{''.join(_entry(entry) for entry in cell.entries)}</td>"


def _entry(entry: Entry) -> str:
    said = "".join(f" <em>{_text(mark)}</em>" for mark in marks(entry))
    return (
        f'<p><span class="number" title="{_text(entry.ref)}">{_text(number_words(entry))}</span> '
        f"{_text(entry_words(entry))}{said}</p>"
    )


def _turned(comparison: Comparison) -> str:
    """Plans in lines, questions in columns."""
    rows = [row for _, rows in heads(comparison) for row in rows]
    top = "".join(
        f'<th scope="col" data-kind="{row.relation.kind}">{_text(row.question)}</th>' for row in rows
    )
    lines = "".join(
        f'<tr><th scope="row">{_text(column.key)}<small>{_text(column.title)}</small></th>'
        + "".join(_cell(row.cells[at], column) for row in rows)
        + "</tr>\n"
        for at, column in enumerate(comparison.plans)
    )
    below = "".join(f"<td>{_relation(comparison, row)}</td>" for row in rows)
    return (
        '<table class="turned"><caption>Plans, and what each says on the questions</caption><thead><tr>'
        f'<th scope="col">Plan</th>{top}</tr></thead><tbody>{lines}'
        f'<tr><th scope="row">Relation</th>{below}</tr></tbody></table>'
    )


def _text(text: str) -> str:
    return escape(printable(text), quote=True)
