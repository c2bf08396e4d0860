"""From the text of an expression to its tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from planctl.query.errors import ExpressionError

Kind = Literal["word", "number", "day", "span", "text", "ref", "sign", "end"]

LENGTH = 4_000

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<day>\d{4}-\d{2}-\d{2}(?![\w-]))
    |(?P<span>P(?=\d|T\d)[\dYMWDTHS]+(?![\w-]))
    |(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d[\d_]*)(?:\.\d+)?%?(?![\w.-]))
    |(?P<ref>\#[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?)
    |(?P<word>[^\W_][\w-]*(?:\.[^\W_][\w-]*)*\*?)
    |(?P<text>"[^"\n]*"|“[^”\n]*”|'[^'\n]*')
    |(?P<sign><=|>=|!=|==|&&|\|\||[≤≥≠=<>~(),:!$€%])""",
    re.VERBOSE,
)
_SAME = {"≤": "<=", "≥": ">=", "≠": "!="}
_MEANT = {"==": "=", "&&": "and", "||": "or", "!": "not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression. `text` is what it stands for: a quoted text without its marks."""

    kind: Kind
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of some words of the language, in any case."""
        return self.kind == "word" and self.text.lower() in words


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, with one at its end. Raises ExpressionError."""
    if len(text) > LENGTH:
        raise ExpressionError(
            f"the expression has {len(text):,} characters; the limit is {LENGTH:,}", text, LENGTH, LENGTH + 1
        )
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _strange(text, at)
        kind, said = match.lastgroup, match.group()
        if said in _MEANT:
            raise ExpressionError(
                f"there is no `{said}` in the language", text, at, match.end(), f"write `{_MEANT[said]}`"
            )
        if kind == "text":
            said = said[1:-1]
        if kind != "space":
            found.append(Token(kind, _SAME.get(said, said), at, match.end()))  # type: ignore[arg-type]
        at = match.end()
    found.append(Token("end", "", len(text), len(text) + 1))
    return found


def _strange(text: str, at: int) -> ExpressionError:
    if text[at] in "\"'“":
        return ExpressionError("a quotation mark is not closed", text, at, at + 1)
    return ExpressionError(f"`{text[at]}` has no meaning here", text, at, at + 1)
