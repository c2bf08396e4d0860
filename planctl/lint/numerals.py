"""The numbers of a text, for the rules that hold text and clauses together. The one door to number recognition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from planctl.text.lexicons import Lexicon, lexicon

LANGUAGES = ("en", "fr")

# Said without a numeral: what a clause may type as a number although the text uses a word.
_SAID = {
    "en": {"half": (50, "0.5"), "halve": (50, "0.5"), "halves": (50, "0.5"), "quarter": (25, "0.25", 3), "third": (33,), "thirds": (66, 67),
           "quarters": (75,), "all": (100,), "entire": (100,), "whole": (100,), "full": (100,), "fully": (100,), "no": (0,),
           "none": (0,), "zero": (0,), "not": (0,), "without": (0,), "one": (1,), "a": (1,), "an": (1,), "single": (1,), "once": (1,),
           "daily": (1,), "weekly": (1, 7), "monthly": (1,), "annual": (1,), "annually": (1,), "yearly": (1,), "each": (1,),
           "every": (1, 100), "per": (1,), "both": (2,), "twice": (2,), "double": (2,), "dozen": (12,), "decade": (10,), "triple": (3,)},
    "fr": {"moitié": (50, "0.5"), "quart": (25,), "tiers": (33, 66, 67), "tout": (100,), "toute": (100,), "tous": (100,),
           "toutes": (100,), "entier": (100,), "entière": (100,), "totalité": (100,), "aucun": (0,), "aucune": (0,), "zéro": (0,), "pas": (0,),
           "sans": (0,), "un": (1,), "une": (1,), "seul": (1,), "seule": (1,), "quotidien": (1,), "mensuel": (1,), "annuel": (1,), "chaque": (1,),
           "par": (1,), "deux": (2,), "double": (2,), "douzaine": (12,), "décennie": (10,)},
}
# "two" is an amount before these and a manner of speaking elsewhere ("the two sides").
_UNITS = re.compile(r"[\s-]+(?:hour|day|week|month|year|decade|per ?cent|%|km|kilomet|mile|metre|meter|third|fifth|"
                    r"heure|jour|semaine|mois|an\b|ans\b|année|tiers|cinqui|pour cent|kilom)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|ème|[a-d])\b")
_CHAIN = re.compile(r"\s*(?:,|and|or|to|et|ou|à|[-–])\s*(?:and\s+|or\s+)?\Z")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text. `values` are what it may mean: 100 billion is 100 and 100,000,000,000."""

    values: frozenset[Decimal]
    text: str
    start: int
    end: int


def numerals(text: str, language: str) -> list[Numeral]:
    """The amounts, dates and shares of a text; names such as Article 5, F-16 or the third are not among them."""
    lex = lexicon(language)
    found: list[Numeral] = []
    named_to = -1  # the end of the last figure that was a name: "points 3, 4 and 6"
    for numeral in sorted([*_digits(text, lex), *_words(text, lex)], key=lambda item: item.start):
        before = text[: numeral.start]
        chained = named_to >= 0 and _CHAIN.match(text[named_to : numeral.start])
        if chained or _is_named(before, lex):
            named_to = numeral.end
        elif not _is_name_part(text, numeral):
            named_to = -1
            found.append(numeral)
    return found


def values_said(text: str, language: str) -> frozenset[Decimal]:
    """Every number that a text can be taken to say, names and words such as `half` included."""
    short = language.split("-")[0].lower()
    said = _SAID.get(short, {})
    lex = lexicon(language)
    values = {value for numeral in (*_digits(text, lex), *_words(text, lex)) for value in numeral.values}
    for match in _WORD.finditer(text.lower()):
        values.update(Decimal(value) for value in said.get(match.group(), ()))
    return frozenset(values)


def _digits(text: str, lex: Lexicon) -> list[Numeral]:
    gaps = "".join(re.escape(gap) for gap in lex.thousands)
    point = re.escape(lex.decimal)
    pattern = re.compile(rf"\d{{1,3}}(?:[{gaps}]\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?")
    found: list[Numeral] = []
    at = 0
    while match := pattern.search(text, at):
        dotted = _DOTTED.match(text, match.start())
        if dotted:
            parts = [Decimal(part) for part in re.split(r"[.-]", dotted.group())]
            found.append(Numeral(frozenset(parts), dotted.group(), match.start(), dotted.end()))
            at = dotted.end()
            continue
        at = match.end()
        plain = re.sub(rf"[{gaps}]", "", match.group()) if re.search(rf"[{gaps}]\d{{3}}", match.group()) else match.group()
        value = Decimal(plain.replace(lex.decimal, "."))
        found.append(_scaled(text, value, match.start(), match.end(), lex))
    return found


def _scaled(text: str, value: Decimal, start: int, end: int, lex: Lexicon) -> Numeral:
    values = {value}
    following = re.match(r"[\s\u00a0\u202f-]*([^\W\d_]+)", text[end : end + 40])
    if following and following[1].lower() in lex.scales:
        values.add(value * lex.scales[following[1].lower()])
        end += following.end()
    return Numeral(frozenset(values), text[start:end], start, end)


def _words(text: str, lex: Lexicon) -> list[Numeral]:
    found: list[Numeral] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        value = lex.words.get(word)
        if value is None:
            continue
        last = found[-1] if found else None
        if last and text[last.end : match.start()] in ("-", " ") and value < 10 and max(last.values) % 10 == 0 and max(last.values) < 100:
            found.pop()
            found.append(_scaled(text, max(last.values) + value, last.start, match.end(), lex))
            continue
        found.append(_scaled(text, Decimal(value), match.start(), match.end(), lex))
    return found


def _is_named(before: str, lex: Lexicon) -> bool:
    word = re.search(r"([^\W\d_]+)[.\s\u00a0]*#?\Z", before[-30:])
    return bool(word) and word[1].lower() in lex.references  # type: ignore[index]


def _is_name_part(text: str, numeral: Numeral) -> bool:
    before, after = text[: numeral.start], text[numeral.end :]
    if re.search(r"[^\W\d_]\Z|[A-Z]-\Z|[#§]\s?\Z", before):
        return True  # G8, F-16, #6
    if numeral.text[0].isdigit():
        return bool(_ORDINAL.match(after)) and numeral.text[-1].isdigit()
    return max(numeral.values) <= 2 and not _UNITS.match(after)
