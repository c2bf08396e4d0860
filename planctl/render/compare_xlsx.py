"""A comparison as a spreadsheet. Needs the package XlsxWriter."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from planctl.compare.result import CellState
from planctl.compare.wording import SYMBOLS
from planctl.render.compare_grid import Line, grid
from planctl.render.compare_words import LEVEL_WORDS, column_words, heading, notes, tally
from planctl.safe import printable

if TYPE_CHECKING:
    from planctl.compare.result import Comparison

# How the cells of each outcome are filled, and written in.
_FILL = {
    "agreed": "#DFF3E4",
    "detail": "#DDEFF7",
    "differs": "#FFF3D6",
    "opposed": "#FBDAD7",
    "unique": "#E6E6F7",
    "undisclosed": "#F1E2F3",
}
# Widths of columns in characters, and the height of a line in points.
_QUESTION, _PLAN, _OUTCOME, _RELATION, _WHY, _LINE = 26, 44, 15, 30, 44, 13.5
# A cell of a spreadsheet holds no more.
_MOST = 32_000


def compare_xlsx(comparison: Comparison, *, transpose: bool = False) -> bytes:
    """Draw a comparison as a workbook of three sheets: the questions, where each provision stands, and what
    the signs mean. One result gives the same bytes.
    """
    import datetime

    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    # The format wants the time of writing; a fixed one keeps two exports of one comparison the same.
    book.set_properties({"title": heading(comparison), "created": datetime.datetime(2000, 1, 1)})
    formats = _Formats(book)
    if transpose:
        _turned(book, comparison, formats)
    else:
        _questions(book, comparison, formats)
    _sources(book, comparison, formats)
    _legend(book, comparison, formats)
    book.close()
    return out.getvalue()


class _Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        base = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 10, "border": 1,
                "border_color": "#C8CCD1"}  # fmt: skip
        self.head = book.add_format(
            {**base, "bold": True, "bg_color": "#24364B", "font_color": "#FFFFFF", "valign": "vcenter"}
        )
        self.plain = book.add_format(base)
        self.bold = book.add_format({**base, "bold": True})
        self.silent = book.add_format({**base, "font_color": "#6B7280", "italic": True})
        self.hidden = book.add_format(
            {**base, "font_color": "#7A3E86", "italic": True, "bg_color": "#F8F1F9"}
        )
        self.outcome = {
            kind: book.add_format({**base, "bold": True, "bg_color": fill}) for kind, fill in _FILL.items()
        }
        self.relation = {kind: book.add_format({**base, "bg_color": fill}) for kind, fill in _FILL.items()}
        self.state = {
            CellState.ANSWERS: self.plain,
            CellState.SILENT: self.silent,
            CellState.UNDISCLOSED: self.hidden,
        }
        self.title = book.add_format({"bold": True, "font_size": 14, "font_name": "Calibri"})
        self.text = book.add_format(
            {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 10}
        )


def _questions(book: Any, comparison: Comparison, formats: _Formats) -> None:
    sheet = book.add_worksheet("Comparison")
    lines = grid(comparison)
    lead = ["Question"] if comparison.by == "question" else [comparison.by.capitalize(), "Question"]
    keys = [f"{column.key}\n{printable(column.title)}" for column in comparison.plans]
    heads = [*lead, *keys, "Outcome", "Relation", "Why"]
    widths = [_QUESTION] * len(lead) + [_plan_width(comparison)] * len(keys) + [_OUTCOME, _RELATION, _WHY]
    for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(at, at, width)
        _put(sheet, 0, at, head, formats.head)
    sheet.set_row(0, 46)
    for row, line in enumerate(lines, 1):
        cells = [(line.question, formats.bold)]
        if len(lead) > 1:
            cells.insert(0, (line.group, formats.plain))
        cells += [(text, formats.state[state]) for text, state in zip(line.cells, line.states, strict=True)]
        kind = line.row.relation.kind
        cells += [
            (line.outcome, formats.outcome[kind]),
            (line.relation, formats.relation[kind]),
            (line.why, formats.plain),
        ]
        for at, (text, format_) in enumerate(cells):
            _put(sheet, row, at, text, format_)
        sheet.set_row(row, _height([text for text, _ in cells], widths))
    sheet.freeze_panes(1, len(lead))
    sheet.autofilter(0, 0, max(len(lines), 1), len(heads) - 1)
    _printed(sheet, comparison)


def _turned(book: Any, comparison: Comparison, formats: _Formats) -> None:
    """Plans in lines, questions in columns."""
    sheet = book.add_worksheet("Comparison")
    lines = grid(comparison)
    sheet.set_column(0, 0, _QUESTION)
    sheet.set_column(1, max(len(lines), 1), _PLAN)
    _put(sheet, 0, 0, "Plan", formats.head)
    for at, line in enumerate(lines, 1):
        _put(sheet, 0, at, line.question, formats.head)
    widths = [_QUESTION] + [_PLAN] * len(lines)
    for row, column in enumerate(comparison.plans, 1):
        name = f"{column.key}\n{printable(column.title)}"
        _put(sheet, row, 0, name, formats.bold)
        for at, line in enumerate(lines, 1):
            _put(sheet, row, at, line.cells[row - 1], formats.state[line.states[row - 1]])
        sheet.set_row(row, _height([name, *(line.cells[row - 1] for line in lines)], widths))
    below = len(comparison.plans) + 1
    for row, name in enumerate(("Outcome", "Relation", "Why"), below):
        _put(sheet, row, 0, name, formats.bold)
        texts = [_below(line, name) for line in lines]
        for at, (line, text) in enumerate(zip(lines, texts, strict=True), 1):
            _put(sheet, row, at, text, formats.relation[line.row.relation.kind])
        sheet.set_row(row, _height([name, *texts], widths))
    sheet.freeze_panes(1, 1)
    _printed(sheet, comparison)


def _below(line: Line, name: str) -> str:
    return {"Outcome": line.outcome, "Relation": line.relation, "Why": line.why}[name]


def _sources(book: Any, comparison: Comparison, formats: _Formats) -> None:
    sheet = book.add_worksheet("Provisions")
    heads = ["Question", "Plan", "Number", "Ref", "Provision", "Binds", "Actors", "Evidence", "Option of"]
    widths = [30, 12, 10, 44, 70, 12, 20, 16, 14]
    for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(at, at, width)
        _put(sheet, 0, at, head, formats.head)
    row = 0
    for line in comparison.rows:
        for cell in line.cells:
            for entry in cell.entries:
                row += 1
                number = "" if entry.number is None else f"{entry.number}{entry.label or ''}"
                said = entry.gist or entry.title
                values = [line.question, cell.plan, number, entry.ref, said, entry.modality or ""]
                values += [", ".join(entry.actors), entry.evidence, ", ".join(entry.by)]
                for at, value in enumerate(values):
                    _put(sheet, row, at, value, formats.plain)
                sheet.set_row(row, _height(values, widths))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(row, 1), len(heads) - 1)
    _printed(sheet, comparison)


def _legend(book: Any, comparison: Comparison, formats: _Formats) -> None:
    sheet = book.add_worksheet("Legend")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 34)
    _put(sheet, 0, 0, heading(comparison), formats.title)
    row = 2
    for at, head in enumerate(("Plan", "Text", "Ref")):
        _put(sheet, row, at, head, formats.head)
    for column in comparison.plans:
        row += 1
        for at, value in enumerate((column.key, column_words(column), column.ref)):
            _put(sheet, row, at, value, formats.plain)
    row += 2
    for level, words in LEVEL_WORDS.items():
        _put(sheet, row, 0, SYMBOLS[level], formats.bold)
        _put(sheet, row, 1, words, formats.plain)
        row += 1
    row += 1
    for kind, count, words in tally(comparison):
        _put(sheet, row, 0, words, formats.outcome[kind])
        sheet.write_number(row, 1, count, formats.plain)
        row += 1
    for note in notes(comparison)[1:]:
        row += 1
        sheet.merge_range(row, 0, row, 2, "", formats.text)
        _put(sheet, row, 0, note, formats.text)
        sheet.set_row(row, _height([note], [112]))


def _plan_width(comparison: Comparison) -> int:
    return max(28, _PLAN - 3 * (len(comparison.plans) - 2))


def _height(texts: list[str], widths: list[int]) -> float:
    """The height that wrapped texts need, in points: no program works it out for a file it did not write."""
    most = 1
    for text, width in zip(texts, widths, strict=True):
        lines = sum(-(-max(len(line), 1) // max(int(width * 1.05), 1)) for line in text.split("\n"))
        most = max(most, lines)
    return min(most * _LINE + 4, 409)


def _put(sheet: Any, row: int, column: int, text: str, format_: Any) -> None:
    said = printable(text)
    sheet.write_string(row, column, said if len(said) <= _MOST else said[: _MOST - 1] + "…", format_)


def _printed(sheet: Any, comparison: Comparison) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.set_footer(f"&L{printable(heading(comparison)).replace('&', '&&')[:180]}&RPage &P of &N")
