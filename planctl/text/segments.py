"""A text as the parts that are moved, split and merged as wholes: sentences, list items, "; and"
fragments.
"""

from __future__ import annotations

import re

from planctl.text.lexicons import Lexicon, lexicon

# A break after a full stop, question mark or semicolon, or before a list mark at the start of a line.
_BREAK = re.compile(
    r"(?P<stop>[.!?…][\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]*[^\W\d_a-z]|\d)"
    r"|(?P<semi>;)\s*(?:(?:and|or|et|ou)\s+)?"
    r"|\n\s*(?=[-–•*]\s|\(?[a-z0-9]{1,3}[.)]\s)"
    r"|\n\s*\n\s*"
)

# What a break begins with: looking for that first is quicker.
_MARK = re.compile(r"[.!?…;\n]")
# What a word at the end of a sentence comes after.
_APART = re.compile(r"[\s(\[\"“‘«]")


def segments(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The segments of a text as (start, end) offsets, in order, without white space around them."""
    lex = lexicon(language)
    found: list[tuple[int, int]] = []
    start = 0
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() < at or not (match := _BREAK.match(text, mark.start())):
            continue
        at = match.end()
        if match["stop"] and _abbreviated(text, match.start(), lex):
            continue
        _add(text, start, match.end("stop") if match["stop"] else match.start(), found)
        start = match.end()
    _add(text, start, len(text), found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    part = text[start:end]
    if part.strip():
        found.append((start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())))


def _abbreviated(text: str, stop: int, lex: Lexicon) -> bool:
    said = _APART.split(text[max(0, stop - 20) : stop])[-1].lower().rstrip(".")
    return said in lex.abbreviations or (len(said) == 1 and said.isalpha())
