"""Places as the protocol counts them: zero-based lines, columns in units of an encoding."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, Range

# The protocol knows these line ends and no others: pygls and Python also break lines at U+2028 and the like.
_END = re.compile(r"\r\n|\n|\r")
_WIDTHS = {"utf-8": (0x80, 0x800, 0x10000), "utf-16": (0x10000,), "utf-32": ()}


class TextMap:
    """Turns character offsets of a text into positions and back. `encoding` is `utf-8`, `-16` or `-32`."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._wide = _WIDTHS.get(encoding, _WIDTHS["utf-16"])
        self._starts = [0]
        self._ends = []
        for match in _END.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))

    def position(self, offset: int) -> Position:
        """The position of an offset; one past the end counts as the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(self.text[start : min(offset, self._ends[line])]))

    def offset(self, position: Position) -> int:
        """The offset of a position. One past the end of a line counts as its end, one inside a character as
        its beginning, one past the last line as the end of the text.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        line = max(0, position.line)
        start, end = self._starts[line], self._ends[line]
        said = self.text[start:end]
        if not self._wide or said.isascii():
            return start + max(0, min(position.character, end - start))
        units = 0
        for at, character in enumerate(said):
            units += self._units(character)
            if units > position.character:
                return start + at
        return end

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line of an offset begins and where its content ends."""
        line = bisect_right(self._starts, max(0, min(offset, len(self.text)))) - 1
        return self._starts[line], self._ends[line]

    def _units(self, text: str) -> int:
        if not self._wide or text.isascii():
            return len(text)
        return len(text) + sum(1 for character in text for least in self._wide if ord(character) >= least)
