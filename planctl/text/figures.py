"""Figures and dates in running text, as typed values with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from decimal import Decimal
from functools import cache
from typing import Literal

from planctl.record import Record
from planctl.regex import regex
from planctl.text.lexicons import Lexicon, lexicon
from planctl.text.runs import letters

FigureKind = Literal["number", "percent", "money", "date"]


class Figure(Record):
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


class _Patterns(Record):
    figure: re.Pattern[str]  # for texts in lower case
    separators: re.Pattern[str]
    signs: re.Pattern[str]  # a digit or a sign
    heads: frozenset[str]  # the first words of figures that begin with a word
    spelled: frozenset[str]  # every word of spelled numbers


_DIGIT = re.compile(r"\d")
# Letters that become an i or a k in lower case, or pass for an i or an s, and that spell no number.
_ODD = "\u0130\u0131\u017f\u212a"
_NEUTRAL = str.maketrans(_ODD, "\u0268\u0268\u0283\u0138")


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
    signs = "".join(re.escape(c[0]) for c in lex.currencies if not c[0].isalpha())
    heads = [letters(said)[:1] for said in (*lex.months, *lex.words, *lex.currencies)]
    pattern = rf"""(?:
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
        regex(pattern, re.VERBOSE),
        regex(group),
        regex(rf"[\d{signs}]"),
        frozenset(word for head in heads for word in head),
        frozenset(part for said in lex.words for part in letters(said)),
    )


def has_odd_letter(text: str) -> bool:
    """Whether a text has a letter that in lower case grows, or becomes one that it only looks like."""
    return not text.isascii() and any(map(text.__contains__, _ODD))


def figures_in(text: str, language: str = "en", words: Set[str] | None = None) -> list[Figure]:
    """Every figure and date of a text, in order. Names that contain digits (Article 5, G8, 12a) are not
    figures. `words` are those of the text in lower case, where they are known.
    """
    lex = lexicon(language)
    patterns = _patterns(lex.language)
    if has_odd_letter(text):
        text = text.translate(_NEUTRAL)
    lower = text.lower()  # of the same length: the one letter that grows is translated
    if words is None:
        words = frozenset(letters(lower))
    if not _DIGIT.search(text) and patterns.spelled.isdisjoint(words):
        return []
    found: list[Figure] = []
    for match in _matches(lower, words, patterns):
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


def _matches(lower: str, words: Set[str], patterns: _Patterns) -> Iterator[re.Match[str]]:
    """What the pattern finds, tried only where a figure can begin: at a digit, a sign or one of few words."""
    starts = [match.start() for match in patterns.signs.finditer(lower)]
    for word in patterns.heads & words:
        start = lower.find(word)
        while start >= 0:
            starts.append(start)
            start = lower.find(word, start + 1)
    end = 0
    for start in sorted(starts):
        if start >= end and (match := patterns.figure.match(lower, start)):
            yield match
            end = match.end()


def _date(match: re.Match[str], lex: Lexicon) -> str | None:
    if match["iso"]:
        return match["iso"]
    if match["hour"]:
        return f"T{int(match['hour']):02}:{match['minute']}"
    for day, month, year in (("day", "month", "year"), ("mday", "mmonth", "myear")):
        if match[month]:
            number = f"{lex.months.index(match[month]) + 1:02}-{int(match[day]):02}"
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
        value *= lex.scales[match["scale"]]
    currency = match["pre"] or match["post"]
    unit = lex.currencies[currency] if currency else None
    kind: FigureKind = "money" if unit else "percent" if match["percent"] else "number"
    return Figure(kind, value, match.start(), match.end(), unit, bool(match["spelled"]))


def _spelled(text: str, lex: Lexicon) -> Decimal:
    total = current = 0
    for word in text.replace("-", " ").split(" "):
        if word in lex.words:
            current += lex.words[word]
        elif lex.scales[word] == 100:
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * lex.scales[word]
            current = 0
    return Decimal(total + current)


def _is_name(text: str, start: int, lex: Lexicon) -> bool:
    before = text[max(0, start - 30) : start].rstrip().removesuffix(".")
    at = len(before)
    while at and before[at - 1].isalnum() and not before[at - 1].isdecimal():
        at -= 1
    return before[at:].lower() in lex.references
