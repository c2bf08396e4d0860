"""Figures, durations and days in plain English words: "at most 600,000 personnel", "within 100 days"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from planctl.model.clause import Quantity

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_PERCENT = re.compile(r"(?:%|per ?cent)(?= |\Z)")
# Qualifiers that English puts before a figure, and those that follow it without a comma.
_BEFORE = re.compile(
    r"(?:about|approximately|around|roughly|some|nearly|almost|over|under|more than|less than|fewer than|"
    r"up to|at least|at most|an estimated|exactly|only)\Z"
)
_TIGHT = re.compile(
    r"(?:per|a|an|each|every|of|or|from|to|for|by|north|south|east|west|apart|deep|wide|long) ?"
)
_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z"
)
_PARTS = ("year", "month", "week", "day", "hour", "minute", "second")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number_words(number: Decimal | int) -> str:
    """A number with thousands separated, exactly: `600,000`, `2.5`."""
    shown = format(Decimal(number), ",f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def money_words(number: Decimal | int) -> str:
    """A large sum as people say it, where that is exact: `100 billion`, else `1,234,567`."""
    for scale, name in _SCALES:
        scaled = Decimal(number) / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 2):
            return f"{number_words(scaled)} {name}"
    return number_words(number)


def quantity_words(quantity: Quantity | Sequence[Quantity] | None) -> str:
    """A clause's figure or figures in words: "at most 600,000 personnel, in peacetime"; empty for None.

    Bounds are "at least" and "at most", a range is "60 to 90 days", a share is "50% of profits", and money is
    "USD 100 billion".
    """
    if quantity is None:
        return ""
    if isinstance(quantity, Quantity):
        return _quantity(quantity)
    return join([_quantity(item) for item in quantity])


def _quantity(quantity: Quantity) -> str:
    qualifier = quantity.qualifier or ""
    before = f"{qualifier} " if _BEFORE.match(qualifier) else ""
    if quantity.value is not None:
        figure = before + _figure(quantity.value, quantity)
    elif quantity.min is not None and quantity.max is not None:
        figure = before + _range(quantity.min, quantity.max, quantity)
    elif quantity.max is not None:
        figure = f"at most {before}{_figure(quantity.max, quantity)}"
    elif quantity.min is not None:
        figure = f"at least {before}{_figure(quantity.min, quantity)}"
    else:
        figure = before + _hidden(quantity.unit)
    if quantity.of:
        figure += " of " + quantity.of.removeprefix("of ")
    if qualifier and not before:
        figure += f" {qualifier}" if _TIGHT.match(qualifier) else f", {qualifier}"
    return figure


def _figure(number: Decimal, quantity: Quantity) -> str:
    unit = quantity.unit or ""
    percent = _PERCENT.match(unit)
    if percent:
        return f"{number_words(number)}%{unit[percent.end() :]}"
    if _CURRENCY.match(unit):
        return f"{unit} {money_words(number)}"
    if unit == "year" and 1000 <= number < 3000:
        return f"the year {number:f}"
    if number == 1 and unit.endswith("s") and not unit.endswith("ss"):
        unit = unit[:-1]
    return f"{number_words(number)} {unit}".rstrip()


def _range(low: Decimal, high: Decimal, quantity: Quantity) -> str:
    first, last = _figure(low, quantity), _figure(high, quantity)
    unit = quantity.unit or ""
    if _CURRENCY.match(unit):
        return f"{first} to {last.removeprefix(unit + ' ')}"
    return f"{number_words(low)} to {last}"


def _hidden(unit: str | None) -> str:
    if unit is None:
        return "a figure that is not public"
    if _PERCENT.match(unit):
        return "a share that is not public"
    if _CURRENCY.match(unit):
        return f"a sum in {unit} that is not public"
    counted = unit.endswith("s") or unit in ("personnel", "people", "staff", "police", "aircraft")
    return f"an undisclosed number of {unit}" if counted else f"an undisclosed {unit}"


def duration_words(duration: str) -> str:
    """An ISO 8601 duration in words: `P100D` gives "100 days", `P1Y6M` "1 year and 6 months"."""
    match = _DURATION.match(duration)
    if not match:
        return duration
    parts = [
        f"{int(count):,} {name}{'' if int(count) == 1 else 's'}"
        for count, name in zip(match.groups(), _PARTS, strict=True)
        if count
    ]
    return join(parts)


def day_words(day: date | str) -> str:
    """A day, month or year in words: "15 May 2026", "May 2026", "2026"."""
    parts = str(day).split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def join(parts: Sequence[str], last: str = "and") -> str:
    """A list as a reader says it: "a, b and c"; with semicolons where an item has a comma itself."""
    if len(parts) < 2:
        return "".join(parts)
    if any(", " in part for part in parts):
        return "; ".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
