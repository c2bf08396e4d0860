"""Dates that are as exact as their source: a day, a month or a year, and what may be said of them.

As text they sort as they should: one without a day comes before the days of its month or year.
"""

from __future__ import annotations

import calendar
from datetime import date


def first_day(partial: str) -> date:
    """The first day that a partial date (YYYY, YYYY-MM or YYYY-MM-DD) may mean."""
    parts = [int(part) for part in partial.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """The last day that a partial date may mean."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else parts
    return date(year, month, calendar.monthrange(year, month)[1])


def is_exact(partial: str) -> bool:
    """Whether a partial date names a day."""
    return partial.count("-") == 2


def lag(partial: str, on: date) -> tuple[int, int]:
    """The fewest and the most days that a date lies before a day. For an exact date both are the same."""
    return (on - last_day(partial)).days, (on - first_day(partial)).days
