"""Units of figures and of time: which are the same, and how many of one make another."""

from __future__ import annotations

from decimal import Decimal

from planctl.text.tokens import stem

SCALES = {
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

# unit: (what it measures, how many of the base unit it is).
_KNOWN: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("percent", "%", "per cent", "pct"), ("percent", Decimal(1))),
    **dict.fromkeys(("m", "metre", "meter", "metres", "meters"), ("length", Decimal(1))),
    **dict.fromkeys(("km", "kilometre", "kilometer", "kilometres", "kilometers"), ("length", Decimal(1000))),
    **dict.fromkeys(("kg", "kilogram", "kilograms"), ("mass", Decimal(1))),
    **dict.fromkeys(("t", "tonne", "tonnes", "ton", "tons"), ("mass", Decimal(1000))),
    **dict.fromkeys(("hour", "hours"), ("time", Decimal(3600))),
    **dict.fromkeys(("day", "days"), ("time", Decimal(86_400))),
    **dict.fromkeys(("week", "weeks"), ("time", Decimal(604_800))),
    **dict.fromkeys(("month", "months"), ("time", Decimal(2_629_746))),
    **dict.fromkeys(("year", "years"), ("time", Decimal(31_556_952))),
    **dict.fromkeys(("usd", "$", "us$"), ("usd", Decimal(1))),
    **dict.fromkeys(("eur", "€"), ("eur", Decimal(1))),
}
_LETTERS = {"hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}


def measured(unit: str | None) -> tuple[str, Decimal]:
    """What a unit measures, and its size in that measure's base: `km` is a thousand metres.

    An unknown unit measures itself, in any of its forms: "prisoner" is "prisoners".
    """
    said = " ".join((unit or "").casefold().split())
    known = _KNOWN.get(said)
    if known:
        return known
    return " ".join(stem(word, "english") for word in said.split()), Decimal(1)


def duration(count: Decimal, unit: str) -> str | None:
    """The ISO 8601 duration of a whole number of hours, days, weeks, months or years, or None."""
    letter = _LETTERS.get(unit.casefold().removesuffix("s"))
    if letter is None or count != count.to_integral_value() or count < 0:
        return None
    return f"P{letter[:-1]}{int(count)}{letter[-1]}"
