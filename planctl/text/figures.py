"""Figures and dates in running text, as typed values with their places."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from planctl.text.lexicons import Lexicon, lexicon

FigureKind = Literal["number", "percent", "money", "date"]


class Figure(NamedTuple):
    """A number, share, sum, date or clock time in a text.

    `value` is a Decimal; for dates and times it is `YYYY-MM-DD`, a part of it, or `THH:MM`. `unit` is a
    currency code for sums. `spelled` tells numbers written as words. Offsets are characters.
    """

    kind: FigureKind
    value: Decimal | str
    start: int
    end: int
    unit: str | None = None
    spelled: bool = False

    @property
    def norm(self) -> str:
        """The figure in one spelling, whatever its own: `600000`, `50%`, `USD100000000000`, `2026-05-15`."""
        if isinstance(self.value, str):
            return self.value
        number = format(self.value.normalize(), "f")
        return f"{self.unit}{number}" if self.unit else number + ("%" if self.kind == "percent" else "")


class _Patterns(NamedTuple):
    figure: re.Pattern[str]
    separators: re.Pattern[str]
    spelled: frozenset[str]


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters that a pattern without case takes for an i, an s or a k, and that spell no number.
_ODD = str.maketrans("\u0130\u0131\u017f\u212a", "\u0268\u0268\u0283\u0138")


@cache
def _patterns(language: str) -> _Patterns:
    lex = lexicon(language)
    group = "[" + re.escape("".join(lex.thousands)) + "]"
    decimal = re.escape(lex.decimal)
    digits = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?"
    month = "|".join(lex.months)
    scale = "|".join(sorted(lex.scales, key=len, reverse=True))
    word = "|".join(sorted(lex.words, key=len, reverse=True))
    currency = "|".join(re.escape(c) for c in sorted(lex.currencies, key=len, reverse=True))
    percent = "|".join(re.escape(p) for p in sorted(lex.percent, key=len, reverse=True))
    spelled = rf"(?:{word})(?:[ -](?:{word}|{scale}))*"
    # A figure begins with a digit, a sign, or one of these words: the lookahead spares all other places.
    signs = "".join(re.escape(c[0]) for c in lex.currencies if not c[0].isalpha())
    heads = "|".join(
        sorted({said[:2] for said in (*lex.months, *lex.words, *lex.currencies) if said[0].isalpha()})
    )
    pattern = rf"""
        (?=[\d{signs}]|\b(?:{heads}))(?:
        (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
      | (?P<day>\b\d{{1,2}})(?:st|nd|rd|th|er)?\s(?P<month>{month})\b(?:\s(?P<year>\d{{4}})\b)?
      | \b(?P<mmonth>{month})\s(?P<mday>\d{{1,2}})(?:st|nd|rd|th)?,\s(?P<myear>\d{{4}})\b
      | \b(?P<omonth>{month})\s(?P<oyear>\d{{4}})\b
      | (?<![\w.:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\w:])
      | (?<![\w.])(?P<ratio_a>\d{{1,3}})[:–-](?P<ratio_b>\d{{1,3}})(?=\b(?![:\d]))
        (?P<ratio_percent>\s?(?:{percent}))?
      | (?:(?<![\w$€£])(?P<pre>{currency})[\s\u00a0]?)?
        (?<![\w.,/:-])(?:(?P<digits>{digits})|(?P<spelled>\b{spelled}\b))
        (?:[\s\u00a0\u202f-]?(?P<scale>{scale})\b)?(?!\w)
        (?:\s?(?:de\s)?(?P<post>{currency})(?!\w))?
        (?P<percent>[\s\u00a0\u202f]?(?:{percent})(?!\w))?)
    """
    return _Patterns(
        re.compile(pattern, re.VERBOSE | re.IGNORECASE),
        re.compile(group),
        frozenset(part for said in lex.words for part in _LETTERS.findall(said.casefold())),
    )


def spelled_numbers(language: str) -> frozenset[str]:
    """The words, in lower case, of which a text without digits has one, if it has any figure."""
    return _patterns(lexicon(language).language).spelled


def may_have_figures(text: str, language: str = "en") -> bool:
    """Whether a text can have a figure at all: a digit or a number word stands in it. Cheap."""
    if _DIGIT.search(text):
        return True
    return not spelled_numbers(language).isdisjoint(_LETTERS.findall(text.casefold()))


def figures_in(text: str, language: str = "en") -> list[Figure]:
    """Every figure and date of a text, in order. Names that contain digits (Article 5, G8, 12a) are not
    figures.
    """
    if not may_have_figures(text, language):
        return []
    lex = lexicon(language)
    patterns = _patterns(lex.language)
    if not text.isascii():
        text = text.translate(_ODD)
    found: list[Figure] = []
    for match in patterns.figure.finditer(text):
        date = _date(match, lex)
        if date:
            found.append(Figure("date", date, match.start(), match.end()))
        elif match["ratio_a"]:
            kind: FigureKind = "percent" if match["ratio_percent"] or _sums_to_100(match) else "number"
            found.append(
                Figure(kind, Decimal(match["ratio_a"]), match.start("ratio_a"), match.end("ratio_a"))
            )
            found.append(Figure(kind, Decimal(match["ratio_b"]), match.start("ratio_b"), match.end()))
        elif not _is_name(text, match.start(), lex):
            found.append(_number(match, lex, patterns))
    return found


def _sums_to_100(match: re.Match[str]) -> bool:
    return int(match["ratio_a"]) + int(match["ratio_b"]) == 100


def _date(match: re.Match[str], lex: Lexicon) -> str | None:
    if match["iso"]:
        return match["iso"]
    if match["hour"]:
        return f"T{int(match['hour']):02}:{match['minute']}"
    for day, month, year in (("day", "month", "year"), ("mday", "mmonth", "myear")):
        if match[month]:
            number = f"{lex.months.index(match[month].lower()) + 1:02}-{int(match[day]):02}"
            return f"{match[year]}-{number}" if match[year] else f"--{number}"
    if match["omonth"]:
        return f"{match['oyear']}-{lex.months.index(match['omonth'].lower()) + 1:02}"
    return None


def _number(match: re.Match[str], lex: Lexicon, patterns: _Patterns) -> Figure:
    if match["digits"]:
        value = Decimal(patterns.separators.sub("", match["digits"]).replace(lex.decimal, "."))
    else:
        value = _spelled(match["spelled"], lex)
    if match["scale"]:
        value *= lex.scales[match["scale"].lower()]
    currency = match["pre"] or match["post"]
    unit = lex.currencies[currency.lower()] if currency else None
    kind: FigureKind = "money" if unit else "percent" if match["percent"] else "number"
    return Figure(kind, value, match.start(), match.end(), unit, bool(match["spelled"]))


def _spelled(text: str, lex: Lexicon) -> Decimal:
    total = current = 0
    for word in re.split(r"[ -]", text.lower()):
        if word in lex.words:
            current += lex.words[word]
        elif lex.scales[word] == 100:
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * lex.scales[word]
            current = 0
    return Decimal(total + current)


def _is_name(text: str, start: int, lex: Lexicon) -> bool:
    before = re.search(r"([^\W\d_]+)\.?[\s\u00a0]*\Z", text[max(0, start - 30) : start])
    return bool(before and before[1].lower() in lex.references)
