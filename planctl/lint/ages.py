"""Shared by the rules on the dates of sources: the day that an address shows, what is long before what."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from planctl.lint.dates import period_of
from planctl.regex import regex

_WEEK = 7
_IN_ADDRESS = regex(r"(?<![\d.])((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def long_before(first: Any, second: Any) -> bool:
    """Whether a date is more than a week before another, whatever days they mean."""
    early, late = period_of(first), period_of(second)
    return bool(early and late) and (late.first - early.last).days > _WEEK  # type: ignore[union-attr]


def date_in_address(url: Any) -> str | None:
    """The day that a page's address shows (`/2025/11/21/`, `20251121`), where it shows one alone."""
    return _date_in(url) if isinstance(url, str) else None


@lru_cache(maxsize=8192)
def _date_in(url: str) -> str | None:
    found = {f"{match[1]}-{match[3]}-{match[4]}" for match in _IN_ADDRESS.finditer(url)}
    return found.pop() if len(found) == 1 else None
