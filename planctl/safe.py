"""Plan text is hostile: make it harmless before anything shows it."""

from __future__ import annotations

import unicodedata

from planctl.regex import regex

_UNSAFE = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with control and reordering characters replaced by visible names: ESC becomes `<U+001B>`.

    Line breaks and tabs stay.
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def one_line(text: str, limit: int | None = None) -> str:
    """The printable text on one line, white space folded; with `limit`, at most that many characters."""
    line = printable(" ".join(text.split()))
    return line if limit is None or len(line) <= limit else line[: limit - 1] + "…"


def is_plain(text: str) -> bool:
    """Whether a text can be shown as it is."""
    return (text.isprintable() or not _UNSAFE.search(text)) and unicodedata.is_normalized("NFC", text)
