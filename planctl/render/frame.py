"""The code frame of a finding: lines of the source with a caret under the place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from planctl.record import Record
from planctl.render.ansi import Ink
from planctl.render.cells import cell_width, wrap
from planctl.safe import printable

TAB = "    "


class Mark(Record):
    """A stretch of one line to underline; columns are one-based characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    sign: str
    style: str
    label: str = ""


def frame(lines: Sequence[str], marks: Sequence[Mark], width: int, ink: Ink, bar: str = "|") -> list[str]:
    """The marked lines and the one before the first mark, with their numbers, each cut to the width around
    its mark.
    """
    shown = [mark for mark in marks if 1 <= mark.line <= len(lines)]
    if not shown or not any(lines):  # an empty file has nothing to show
        return []
    numbers = {mark.line for mark in shown}
    above = shown[0].line - 1
    if above >= 1 and lines[above - 1].strip():
        numbers.add(above)
    gutter = max(len(str(number)) for number in numbers)
    room = max(width - gutter - 5, 20)
    out: list[str] = []
    last = 0
    for number in sorted(numbers):
        if last and number > last + 1:
            out.append(ink("dim", f"  {'':>{gutter}} " + ("⋮" if bar != "|" else ":")))
        last = number
        cells = _cells(lines[number - 1].rstrip("\r"))
        here = [mark for mark in shown if mark.line == number]
        start, end = _window(cells, here, room)
        out.append(f"  {ink('dim', f'{number:>{gutter}} {bar}')} " + _cut(cells, start, end, bar))
        out += [
            f"  {ink('dim', f'{chr(32):>{gutter}} {bar}')} " + ink(mark.style, line)
            for mark in here
            for line in _carets(cells, start, end, mark, room)
        ]
    return [line.rstrip() for line in out]


def _cells(line: str) -> list[str]:
    """What each character of a line is shown as."""
    if line.isprintable():  # as most are: then nothing in it is a tab, or hides
        return list(line)
    return [TAB if char == "\t" else printable(char) for char in line]


def _window(cells: list[str], marks: list[Mark], room: int) -> tuple[int, int]:
    """The first and last character shown of a line: all, or what fits around the first mark."""
    if cell_width("".join(cells)) <= room:
        return 0, len(cells)
    widths = [cell_width(cell) for cell in cells]
    start = 0
    if marks:
        at = min(marks[0].column - 1, len(cells))
        before = list(itertools.accumulate(widths[:at], initial=0))
        wanted = before[-1] + min(room // 2, max(marks[0].end_column - marks[0].column, 1))
        while start < at and wanted - before[start] > room - room // 4:
            start += 1
    used, end = 2 if start else 0, start
    while end < len(cells) and used + widths[end] <= room - 2:
        used += widths[end]
        end += 1
    return start, end


def _cut(cells: list[str], start: int, end: int, bar: str) -> str:
    dots = "…" if bar != "|" else "~"
    return (
        (f"{dots} " if start else "") + "".join(cells[start:end]) + (f" {dots}" if end < len(cells) else "")
    )


def _carets(cells: list[str], start: int, end: int, mark: Mark, room: int) -> list[str]:
    """The line under a mark. Its label stands beside it, or in lines below where there is no room."""
    first = min(mark.column - 1, len(cells))
    last = mark.end_column - 1 if mark.end_line == mark.line else len(cells)
    last = min(max(last, first + 1), max(end, first + 1))
    offset = cell_width("".join(cells[start:first])) + (2 if start else 0)
    length = max(cell_width("".join(cells[first:last])), 1)
    carets = " " * offset + mark.sign * length
    beside = f"{carets} {mark.label}".rstrip()
    if cell_width(beside) <= room:
        return [beside]
    indent = min(offset, room // 3)
    below = wrap(mark.label, room, indent, indent)
    return [carets, " " * indent + below[0], *below[1:]]
