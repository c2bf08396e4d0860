"""The width of text in terminal cells, without rich: plain formats must not pay for its import."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def cell_width(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, width: int, indent: int, first: int = 0) -> list[str]:
    """Lines of at most `width` columns; the first begins in column `first`, the others are indented.

    A word is broken only where it is wider than a whole line.
    """
    lines: list[str] = []
    line, used = "", first
    for word in (piece for each in text.split() for piece in _pieces(each, max(width - indent, 8))):
        size = cell_width(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = " " * indent + word, indent + size
        elif line:
            line, used = f"{line} {word}", used + 1 + size
        elif used + size > width and used > indent:  # no room beside the lead
            lines.append("")
            line, used = " " * indent + word, indent + size
        else:
            line, used = word, used + size
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    if cell_width(word) <= width:
        return [word]
    pieces, used = [""], 0
    for char in word:
        if used + _width(char) > width:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += _width(char)
    return pieces
