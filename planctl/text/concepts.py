"""What a wording speaks of, in terms that are the same in every language that has words for them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from planctl.text.lexicons import lexicon, word_list
from planctl.text.tokens import content

# A concept's term; other terms are stems, which never contain a colon.
PREFIX = "concept:"


@lru_cache(maxsize=16384)
def terms(text: str, language: str = "en") -> frozenset[str]:
    """The terms of a wording: its concepts, and the stems of the words that belong to none. Negations count
    for nothing: "no limit" and "limit" speak of the same.
    """
    lex = lexicon(language)
    known = _phrases(lex.language)
    norms = _norms(text, language)
    found: set[str] = set()
    at = 0
    while at < len(norms):
        for length, phrases in known.get(norms[at], ()):
            names = phrases.get(tuple(norms[at : at + length]))
            if names:
                found |= names
                at += length
                break
        else:
            found.add(folded(norms[at]))
            at += 1
    return frozenset(found)


# "l'accord", "qu'elle": the tokens of a text keep such a word whole.
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)


def _norms(text: str, language: str) -> list[str]:
    negations = lexicon(language).negations
    return [norm for norm in content(_ELIDED.sub("", text), language) if norm not in negations]


def folded(word: str) -> str:
    """A word without accents: what cognates of two languages have in common."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


# For the first norm of a phrase: the phrases by length, the longest first, each with its concepts.
Phrases = dict[str, list[tuple[int, dict[tuple[str, ...], frozenset[str]]]]]


@cache
def _phrases(language: str) -> Phrases:
    named: dict[tuple[str, ...], set[str]] = {}
    for concept, phrases in word_list("planctl.text.concept_words", language).items():
        for phrase in phrases:
            norms = tuple(_norms(phrase, language))
            if norms:
                named.setdefault(norms, set()).add(PREFIX + concept)
    by_first: dict[str, dict[int, dict[tuple[str, ...], frozenset[str]]]] = {}
    for norms, concepts in named.items():
        by_first.setdefault(norms[0], {}).setdefault(len(norms), {})[norms] = frozenset(concepts)
    return {first: sorted(sizes.items(), reverse=True) for first, sizes in by_first.items()}
