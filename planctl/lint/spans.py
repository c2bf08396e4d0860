"""Shared by the rules on deadlines: the days and times that a text gives, against those of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from planctl.lint.provisions import Wording
from planctl.regex import regex
from planctl.text.figures import Figure
from planctl.text.lexicons import lexicon

_DAY = regex(r"\d{4}-\d\d-\d\d\Z")
_WITHIN = regex(r"P(T?)(\d+)([YMWDH])\Z")
_HOURS = {"Y": 8760, "M": 730, "W": 168, "D": 24, "TH": 1, "TM": 0}


def other_date(by: str, texts: Iterable[Wording]) -> tuple[Wording, Figure] | None:
    """The date that texts give instead of a day: None where they give it, or give no day at all."""
    if not _DAY.match(by):
        return None
    other = None
    for text in texts:
        for figure in text.figures:
            said = figure.value
            if not isinstance(said, str) or said.startswith("T"):
                continue
            if said == by or (said.startswith("--") and by[4:] == said[1:]) or by.startswith(f"{said}-"):
                return None
            if other is None and (len(said) == len(by) or said.startswith("--")):
                other = text, figure
        if by.endswith("-12-31") and Decimal(by[:4]) in text.values:
            return None  # by the end of a year
    return other


def other_unit(within: str, texts: Iterable[Wording]) -> tuple[Wording, str] | None:
    """The time that texts give with the number of a duration and another unit: None where they give it."""
    match = _WITHIN.match(within)
    if not match:
        return None
    count, code = Decimal(match[2]), match[1] + match[3]
    other = None
    for text in texts:
        for said, unit, words in _times(text):
            if said * _HOURS[unit] == count * _HOURS[code] or _same_months(said, unit, count, code):
                return None
            if other is None and said == count:
                other = text, words
    return other


def _same_months(said: Decimal, unit: str, count: Decimal, code: str) -> bool:
    months = {"Y": 12, "M": 1}
    if unit in months and code in months:
        return said * months[unit] == count * months[code]
    days = {"M": 30, "D": 1, "W": 7}
    return unit in days and code in days and said * days[unit] == count * days[code]


def _times(text: Wording) -> Iterator[tuple[Decimal, str, str]]:
    for figure in text.figures:
        if isinstance(figure.value, Decimal) and figure.kind == "number":
            for pattern, code in _units(text.tongue):
                unit = pattern.match(text.text, figure.end)
                if unit:
                    yield figure.value, code, text.text[figure.start : unit.end()]
                    break


@cache
def _units(tongue: str) -> list[tuple[re.Pattern[str], str]]:
    durations = lexicon(tongue).grammar.durations
    return [
        (re.compile(rf"[\s\u00a0\u202f-]*{unit}(?!\w)", re.IGNORECASE), code)
        for unit, code in durations.items()
    ]


def exact_deadline(words: str, language: str) -> tuple[str, str] | None:
    """The key and value of a deadline that words give exactly (`within`, `P100D`); None where they do not."""
    plain = words.strip()
    if _DAY.match(plain):
        return "by", plain
    from planctl.text.times import deadlines

    found = deadlines(plain, 0, len(plain), language)
    if len(found) != 1 or found[0].start > 0 or found[0].end < len(plain.rstrip(".")):
        return None
    deadline = found[0].parts
    if "by" in deadline:
        return "by", deadline["by"].isoformat()
    if deadline.get("within", "immediately") != "immediately":
        return "within", deadline["within"]
    return None
