"""What a single value of the format looks like, and how it is read. Needs no pydantic.

The checks take a value as YAML gives it, return what the model keeps, and raise ValueError with what it
should be. `model/base.py` makes types of them; `model/sound.py` asks them by name.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from planctl.regex import regex

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
VERSION = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
LANGUAGE = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

# Actors that stand in no registry: every party, nobody named by the text, or not made public.
SPECIAL_ACTORS = ("all", "unnamed", "undisclosed")

# Steps of a plan's life that a clause may come after, beside points and clauses.
STEPS = ("acceptance", "signature", "entry-into-force")

_DAY = regex(r"\d{4}-\d{2}-\d{2}\Z")
_PARTIAL = regex(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")
_DURATION = regex(
    r"P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z"
)
_SECONDS = (31_556_952, 2_629_746, 604_800, 86_400, 3_600, 60, 1)


def day(value: Any) -> Any:
    """A date: YYYY-MM-DD."""
    if type(value) is date:
        return value
    if not isinstance(value, str) or not _DAY.match(value):
        raise ValueError("should be a date: YYYY-MM-DD")
    return date.fromisoformat(value)


def partial_date(value: Any) -> Any:
    """A date as exact as it is known: YYYY-MM-DD, YYYY-MM or YYYY, as text."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _PARTIAL.match(text):
        raise ValueError("should be a date: YYYY-MM-DD, YYYY-MM or YYYY")
    parts = [int(part) for part in text.split("-")]
    date(*([*parts, 1, 1])[:3])
    return text


def number(value: Any) -> Any:
    """A number that is written as one."""
    if isinstance(value, (bool, str)):
        raise ValueError("should be a number, without quotes, separators or units")
    return value


def plain_number(value: Decimal) -> int | float:
    """A decimal as the JSON number that a reader expects: 600000, not 600000.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def duration(value: Any) -> Any:
    """An ISO 8601 duration, or `immediately`."""
    if not isinstance(value, str) or (value != "immediately" and not _DURATION.match(value)):
        raise ValueError("should be `immediately` or an ISO 8601 duration such as P100D, P2W, P6M or PT24H")
    return value


def seconds(duration: str) -> float:
    """The length of an ISO 8601 duration in seconds, with mean months and years; `immediately` is 0."""
    match = _DURATION.match(duration)
    if not match:
        return 0.0
    return float(
        sum(int(count) * size for count, size in zip(match.groups(), _SECONDS, strict=True) if count)
    )


def as_list(value: Any) -> list[Any]:
    """One, many or none, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def localized(text: str | dict[str, str] | None, language: str) -> str:
    """The text in a language, else in the first language given, else empty."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()))
