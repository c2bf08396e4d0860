"""Places in a text: one-based lines and columns, zero-based character offsets."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from planctl.record import Record


class Span(Record):
    """A stretch of text: start and end as one-based line and column; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


class Lines:
    """Turns character offsets of one text into lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def place(self, offset: int) -> tuple[int, int]:
        """The one-based line and column of a character offset."""
        index = bisect_right(self.starts, offset) - 1
        return index + 1, offset - self.starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets; an empty one is widened to one character for display."""
        end = max(end, start)
        line, column = self.place(start)
        end_line, end_column = self.place(end)
        return Span(line, column, end_line, end_column, start, end)

    def line(self, number: int) -> str:
        """The text of a one-based line, without its line break."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
