"""Words as a search compares them: folded, stemmed, with their places."""

from __future__ import annotations

import re
import unicodedata

from planctl.record import Record
from planctl.text.lexicons import lexicon
from planctl.text.tokens import stem

# A figure with its separators is one word, whichever separators it has; so is a run of letters and digits.
_TERM = re.compile(r"\d{1,3}(?:[,.\u202f\u00a0 ]\d{3})+(?!\d)|[^\W_]+")
_SEPARATORS = re.compile(r"[,.\s]")


class Term(Record):
    """A word of a text: its folded form, its stem, its place in characters."""

    word: str
    stem: str
    start: int
    end: int


class _Fold(dict[int, str]):
    """Characters without accents, one for one, so that offsets stay."""

    def __missing__(self, key: int) -> str:
        base = unicodedata.normalize("NFKD", chr(key))[0].lower()
        self[key] = base[0] if base else chr(key)
        return self[key]


_FOLD = _Fold()


def folded(text: str) -> str:
    """A text in lower case and without accents, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLD)


class Vocabulary:
    """The words of one language with their stems, each stemmed once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.words: dict[str, str] = {}

    def stems(self, text: str) -> list[str]:
        """The stems of a text's words, in order."""
        words = self.words
        return [words.get(word) or self._learn(word) for word in _TERM.findall(folded(text))]

    def _learn(self, word: str) -> str:
        self.words[word] = stemmed(word, self._language)
        return self.words[word]


def stemmed(word: str, language: str) -> str:
    """The stem of a folded word. Those of different languages never meet: "crime" is not "Crimée"."""
    if word[0].isdigit():
        return _SEPARATORS.sub("", word)
    lex = lexicon(language)
    found = stem(word, lex.stemmer)
    return found if lex.language == "en" else f"{lex.language}:{found}"


def terms(text: str, language: str = "en") -> list[Term]:
    """The words of a text in order, with their places."""
    return [
        Term(_plain(match.group()), stemmed(match.group(), language), match.start(), match.end())
        for match in _TERM.finditer(folded(text))
    ]


def _plain(word: str) -> str:
    return _SEPARATORS.sub("", word) if word[0].isdigit() else word
