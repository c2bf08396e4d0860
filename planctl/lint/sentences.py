"""Sentences as the rules on language look at them: what is asked of one is found once.

A text differs from that of another version by a sentence, and a sentence seldom by a word. So what a text has
is put together from what its sentences have, as far as that does not hang on how they follow each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from functools import cache, lru_cache

from planctl.lint.cues import has_cue, small_words, telling_words, vague_heads, vague_terms
from planctl.lint.numerals import values_said
from planctl.text.figures import Figure, figures_in
from planctl.text.runs import letters

# How many letters of a word make its beginning.
BEGINNING = 5
# The languages that the rules know, each with the one that it is mistaken for.
OTHER = {"en": "fr", "fr": "en"}
_NONE: frozenset[str] = frozenset()
_STOP = ". "


class Sentence:
    """A sentence in lower case: its words in order and as a set, and what they tell.

    `telling` are those that may say beyond doubt how it binds; `vague` the terms in it that set no measure;
    `foreign` is how many small words of the other language stand in it; `size` how many characters it has.
    """

    __slots__ = (
        "_beginnings",
        "_figures",
        "_shown",
        "_text",
        "_tongue",
        "_values",
        "foreign",
        "size",
        "spoken",
        "telling",
        "vague",
        "words",
    )

    def __init__(self, text: str, tongue: str) -> None:
        self.spoken = letters(text)
        self.words = frozenset(self.spoken)
        self._text, self._tongue, self.size = text, tongue, len(text)
        self._beginnings: frozenset[str] | None = None
        self._figures: list[Figure] | None = None
        self._values: frozenset[Decimal] | None = None
        self._shown: dict[str, bool] | None = None
        self.telling: Set[str] = _NONE
        self.vague: Sequence[str] = ()
        self.foreign = 0
        if not _marks(tongue).isdisjoint(self.words):
            self.telling = telling_words(tongue).keys() & self.words
            if not vague_heads(tongue).isdisjoint(self.words):
                self.vague = [match.group() for match in vague_terms(tongue).finditer(text)]
            self.foreign = sum(map(self.spoken.count, small_words(OTHER[tongue]) & self.words))

    @property
    def beginnings(self) -> frozenset[str]:
        """The first letters of its words, by which words of one stem are known."""
        if self._beginnings is None:
            self._beginnings = frozenset([word[:BEGINNING] for word in self.words])
        return self._beginnings

    @property
    def figures(self) -> list[Figure]:
        """Its numbers and dates, as if it stood alone."""
        if self._figures is None:
            self._figures = figures_in(self._text, self._tongue, self.words)
        return self._figures

    @property
    def values(self) -> frozenset[Decimal]:
        """Every number that it can be taken to say, as if it stood alone."""
        if self._values is None:
            self._values = values_said(self._text, self._tongue, self.figures, self.words)
        return self._values

    def begins_with_figure(self) -> bool:
        """Whether nothing but space stands before its first figure, so that this may be a name: "Art. 5"."""
        return bool(self.figures) and not self._text[: self.figures[0].start].strip()

    def shows(self, kind: str) -> bool:
        """Whether it has a word of a kind: `may`, `should`, `shall-not` …"""
        if self._shown is None:
            self._shown = {}
        if kind not in self._shown:
            self._shown[kind] = has_cue(self._text, self._tongue, kind)
        return self._shown[kind]


@cache
def _marks(tongue: str) -> frozenset[str]:
    """The words of which a sentence has one that tells anything; none in a language that the rules do not
    know.
    """
    if tongue not in OTHER:
        return _NONE
    return vague_heads(tongue) | small_words(OTHER[tongue]) | telling_words(tongue).keys()


@lru_cache(maxsize=10_000)
def _sentence(text: str, tongue: str) -> Sentence:
    return Sentence(text, tongue)


def sentences(text: str, tongue: str) -> list[Sentence]:
    """The sentences of a text in lower case, as far as a full stop and a space tell; no word is cut."""
    return [_sentence(part, tongue) for part in text.split(_STOP)]


def figures_of(told: Iterable[Sentence]) -> list[Figure] | None:
    """The figures of a text by those of its sentences; None where they must be read in the whole of it."""
    found: list[Figure] = []
    at = 0
    for each in told:
        if figures := each.figures:
            if at and each.begins_with_figure():
                return None
            found += [
                Figure(kind, value, start + at, end + at, unit, spelled)
                for kind, value, start, end, unit, spelled in figures
            ]
        at += each.size + len(_STOP)
    return found
