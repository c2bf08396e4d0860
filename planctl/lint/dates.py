"""Dates in raw data: a day, a month or a year, or something else that is no date at all."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from planctl.record import Record
from planctl.regex import regex

_PARTIAL = regex(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class Period(Record):
    """The first and the last day that a date may mean."""

    first: date
    last: date


def day(value: Any) -> date | None:
    """The day that a value says, or None where it says none."""
    period = period_of(value)
    return period.first if period and period.first == period.last else None


def period_of(value: Any, until: Any = None) -> Period | None:
    """The days that a date (YYYY-MM-DD, YYYY-MM or YYYY) may mean, with `until` up to that one's last; None
    where either is no date.
    """
    if until is not None:
        begin, end = period_of(value), period_of(until)
        return Period(begin.first, end.last) if begin and end else None
    return _period(str(value)) if isinstance(value, (str, int)) else None


@lru_cache(maxsize=8192)
def _period(text: str) -> Period | None:
    match = _PARTIAL.match(text)
    if match is None:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, number or 1)
    except ValueError:
        return None
    if number:
        return Period(first, first)
    last = month or 12
    return Period(
        first, date(first.year, 12, 31) if last == 12 else date(first.year, last + 1, 1) - timedelta(1)
    )
