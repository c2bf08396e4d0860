"""A text as tokens: words, figures, modals, negations and scope words, each whole and typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from planctl.text.aliases import Names
from planctl.text.figures import figures_in
from planctl.text.lexicons import Lexicon, lexicon

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OWNER = re.compile(r"['’]s\b")
_OTHER = re.compile(r"\s+|\S")


class TokenKind(StrEnum):
    """What a token is to a reader of provisions."""

    WORD = "word"
    FUNCTION = "function"
    FIGURE = "figure"
    MODAL = "modal"
    NEGATION = "negation"
    SCOPE = "scope"
    NAME = "name"
    PUNCTUATION = "punctuation"
    SPACE = "space"


# A difference in one of these is never a minor one.
WEIGHTY = frozenset({TokenKind.FIGURE, TokenKind.MODAL, TokenKind.NEGATION, TokenKind.SCOPE, TokenKind.NAME})


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text. `norm` is the same for what counts as the same: a stem, a figure's one spelling."""

    kind: TokenKind
    text: str
    norm: str
    start: int
    end: int


def tokenize(text: str, language: str = "en", names: Mapping[str, str] | None = None) -> list[Token]:
    """The tokens of a text; joined, their `text` is the text again.

    With `names` (alias -> id, as `registry_names` makes them), each name is one NAME token whose norm is the
    id, its article included: "the Russian Federation" is `ru`.
    """
    if not names:
        return list(_tokens(text, language))
    return list(_named_tokens(text, language, names if isinstance(names, Names) else Names(names)))


@lru_cache(maxsize=16384)
def _named_tokens(text: str, language: str, names: Names) -> tuple[Token, ...]:
    tokens: list[Token] = []
    at = 0
    for name in names.find(text, language):
        tokens += _shifted(text, at, name.start, language)
        tokens.append(Token(TokenKind.NAME, text[name.start : name.end], name.id, name.start, name.end))
        at = name.end
        if owner := _OWNER.match(text, at):
            tokens.append(Token(TokenKind.FUNCTION, owner.group(), "'s", at, owner.end()))
            at = owner.end()
    return tuple(tokens + _shifted(text, at, len(text), language))


def _shifted(text: str, start: int, end: int, language: str) -> list[Token]:
    return [
        Token(token.kind, token.text, token.norm, token.start + start, token.end + start)
        for token in _tokens(text[start:end], language)
    ]


# A comparison looks at the same wording from several sides.
@lru_cache(maxsize=16384)
def _tokens(text: str, language: str) -> tuple[Token, ...]:
    lex = lexicon(language)
    tokens: list[Token] = []
    at = 0
    for figure in figures_in(text, language):
        if figure.start < at:
            continue
        _plain(text, at, figure.start, lex, tokens)
        said = text[figure.start : figure.end]
        tokens.append(Token(TokenKind.FIGURE, said, figure.norm, figure.start, figure.end))
        at = figure.end
    _plain(text, at, len(text), lex, tokens)
    return tuple(tokens)


def _plain(text: str, start: int, end: int, lex: Lexicon, tokens: list[Token]) -> None:
    at = start
    while at < end:
        match = _WORD.match(text, at, end)
        if match:
            tokens.append(_word(match.group(), at, lex))
        else:
            match = _OTHER.match(text, at, end)
            assert match is not None
            part = match.group()
            kind = TokenKind.SPACE if part.isspace() else TokenKind.PUNCTUATION
            tokens.append(Token(kind, part, " " if part.isspace() else part, at, match.end()))
        at = match.end()


def _word(word: str, start: int, lex: Lexicon) -> Token:
    lower = word.lower().replace("’", "'")
    end = start + len(word)
    if lower in lex.negations:
        return Token(TokenKind.NEGATION, word, lower, start, end)
    if lower in lex.modals:
        return Token(TokenKind.MODAL, word, lower, start, end)
    if lower in lex.scope or lower in lex.narrowing or lower in lex.widening:
        return Token(TokenKind.SCOPE, word, lower, start, end)
    if lower in lex.stopwords:
        return Token(TokenKind.FUNCTION, word, lower, start, end)
    if word[0].isupper() and len(word) > 1 and (word.isupper() or any(c.isdigit() for c in word)):
        return Token(TokenKind.NAME, word, lower, start, end)
    return Token(TokenKind.WORD, word, stem(lower, lex.stemmer), start, end)


@cache
def _stemmer(name: str):  # type: ignore[no-untyped-def]
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer(name)


@cache
def stem(word: str, stemmer: str) -> str:
    """The stem of a lower-case word: guarantees, guaranteed -> guarante. Compounds are stemmed whole."""
    return str(_stemmer(stemmer).stemWord(word))


def content(text: str, language: str = "en") -> list[str]:
    """The norms of the tokens that carry meaning, in order: what similarity is counted on."""
    skip = (TokenKind.SPACE, TokenKind.PUNCTUATION, TokenKind.FUNCTION, TokenKind.MODAL)
    return [token.norm for token in tokenize(text, language) if token.kind not in skip]
