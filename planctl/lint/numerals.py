"""The numbers of a text, for the rules that hold text and clauses together."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from planctl.record import Record
from planctl.regex import regex
from planctl.text.figures import Figure, figures_in
from planctl.text.lexicons import lexicon
from planctl.text.runs import letters

# Said without a numeral: what a clause may type as a number although the text uses a word.
_SAID = {
    "en": {
        "half": (50, "0.5"),
        "halve": (50, "0.5"),
        "halves": (50, "0.5"),
        "quarter": (25, "0.25", 3),
        "third": (33,),
        "thirds": (66, 67),
        "quarters": (75,),
        "all": (100,),
        "entire": (100,),
        "whole": (100,),
        "full": (100,),
        "fully": (100,),
        "no": (0,),
        "none": (0,),
        "zero": (0,),
        "not": (0,),
        "without": (0,),
        "one": (1,),
        "a": (1,),
        "an": (1,),
        "single": (1,),
        "once": (1,),
        "daily": (1,),
        "weekly": (1, 7),
        "monthly": (1,),
        "annual": (1,),
        "annually": (1,),
        "yearly": (1,),
        "each": (1,),
        "every": (1, 100),
        "per": (1,),
        "both": (2,),
        "twice": (2,),
        "double": (2,),
        "dozen": (12,),
        "decade": (10,),
        "triple": (3,),
    },
    "fr": {
        "moitié": (50, "0.5"),
        "quart": (25,),
        "tiers": (33, 66, 67),
        "tout": (100,),
        "toute": (100,),
        "tous": (100,),
        "toutes": (100,),
        "entier": (100,),
        "entière": (100,),
        "totalité": (100,),
        "aucun": (0,),
        "aucune": (0,),
        "zéro": (0,),
        "pas": (0,),
        "sans": (0,),
        "un": (1,),
        "une": (1,),
        "seul": (1,),
        "seule": (1,),
        "quotidien": (1,),
        "mensuel": (1,),
        "annuel": (1,),
        "chaque": (1,),
        "par": (1,),
        "deux": (2,),
        "double": (2,),
        "douzaine": (12,),
        "décennie": (10,),
    },
}
# "two" is an amount before these and a manner of speaking elsewhere ("the two sides").
_UNITS = regex(
    r"[\s-]+(?:hour|day|week|month|year|decade|per ?cent|%|km|kilomet|mile|metre|meter|third|fifth|"
    r"heure|jour|semaine|mois|an\b|ans\b|année|tiers|cinqui|pour cent|kilom)",
    re.IGNORECASE,
)
# A count of the text's own parts is not an amount: "ten items:", "the following six points".
_PARTS = regex(
    r"\s+(?:[^\W\d_]+\s+)?(?:principles?|items?|steps?|points?|measures?|conditions?|stages?|phases?|parts?|elements?|areas?|"
    r"provisions?|commitments?|options?|principes?|étapes?|mesures?|éléments?|parties|volets?)\b",
    re.IGNORECASE,
)
_DIGITS = regex(r"\d+(?:[,.\s\u00a0\u202f]\d{3})*(?!\d)|\d+")
_DIGIT = re.compile(r"\d")
_JOINED = regex(r"(?:,|and|or|et|ou|to|à|[-–])\s*\Z", re.IGNORECASE)
_NO_DIGIT = regex(r"\D")


class Numeral(Record):
    """A number or date as it stands in a text. Any of `values` will do: 15 May 2026 is 2026, 5 and 15."""

    values: frozenset[Decimal]
    text: str
    start: int


def numerals(text: str, language: str, figures: list[Figure] | None = None) -> list[Numeral]:
    """The amounts, dates and shares of a text, whose figures may be known already.

    Names (Article 5, F-16), "the two sides" and "ten items" are not.
    """
    found = []
    named = _named(language)
    for figure in figures_in(text, language) if figures is None else figures:
        # Looking for the head of a list of names from the beginning is dear: first, whether there is a list.
        if (
            _DIGIT.search(text, 0, figure.start)
            and _JOINED.search(text, max(0, figure.start - 5), figure.start)
            and named.search(text, 0, figure.start)
        ):
            continue
        if figure.spelled and (
            _PARTS.match(text, figure.end) or (figure.value == 2 and not _UNITS.match(text, figure.end))
        ):
            continue
        found.append(Numeral(_values(figure), text[figure.start : figure.end], figure.start))
    return found


@cache
def _named(language: str) -> re.Pattern[str]:
    """What stands before a further number of a list of names: "points 3, 4 and" before 6."""
    words = "|".join(sorted(re.escape(word) for word in lexicon(language).references))
    joint = r"\s*(?:,\s*(?:and|or|et|ou)|,|and|or|to|et|ou|à|[-–])\s*"
    return re.compile(rf"\b(?:{words})\.?\s+\d+[a-z]?(?:{joint}\d+[a-z]?)*{joint}\Z", re.IGNORECASE)


def values_said(
    text: str, language: str, figures: list[Figure] | None = None, words: frozenset[str] | None = None
) -> frozenset[Decimal]:
    """Every number that a text can be taken to say, names and words such as `half` included.

    Its figures and its words, in lower case, may be known already.
    """
    said = _said(language.split("-")[0].lower())
    found = figures_in(text, language) if figures is None else figures
    values = {value for figure in found for value in _values(figure)}
    if _DIGIT.search(text):
        values.update(Decimal(_NO_DIGIT.sub("", match.group())) for match in _DIGITS.finditer(text))
    for word in said.keys() & (frozenset(letters(text.lower())) if words is None else words):
        values |= said[word]
    return frozenset(values)


@cache
def _said(tongue: str) -> dict[str, frozenset[Decimal]]:
    said: dict[str, tuple[int | str, ...]] = _SAID.get(tongue, {})
    return {word: frozenset(map(Decimal, values)) for word, values in said.items()}


def _values(figure: Figure) -> frozenset[Decimal]:
    if isinstance(figure.value, Decimal):
        return frozenset((figure.value,))
    if figure.value.startswith("T"):  # a time of day: its hour tells it
        return frozenset((Decimal(figure.value[1:3]),))
    return frozenset(Decimal(part) for part in figure.value.split("-") if part)
