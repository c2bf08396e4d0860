"""Words for wrong values: what stands there, what may stand there, and what was probably meant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from planctl.lint.breach import EXPECTED, Breach, Error
from planctl.lint.naming import kind_name, label, shown, shown_key, value_at, written
from planctl.model.scalars import LANGUAGE, SLUG, VERSION
from planctl.safe import one_line
from planctl.suggest import did_you_mean

_PATTERNS = {
    SLUG: ("an id", "an id is lower-case letters, digits and single hyphens: force-cap"),
    VERSION: ("a version", 'a version is MAJOR.MINOR in quotes: "1.0"'),
    LANGUAGE: ("a language tag", "a language tag is like en, fr or uk"),
    r"^https?://[^\s]+$": ("a URL", "a URL starts with https:// and has no spaces"),
    r"^[A-Z]{2}$": ("a country code", "an ISO 3166-1 code is two capital letters: UA"),
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": ("a region code", "an ISO 3166 code is like UA or UA-43"),
    r"^sha256:[0-9a-f]{64}$": (
        "a digest",
        "a digest is sha256: and 64 hexadecimal digits; `planctl seal` writes it",
    ),
}
# Words that people use for members of the closed lists.
_MEANT = {
    "must": "shall",
    "will": "shall",
    "must-not": "shall-not",
    "will-not": "shall-not",
    "can": "may",
    "could": "may",
    "ought": "should",
    "try": "endeavour",
    "endeavor": "endeavour",
    "unclear": "unknown",
    "secret": "undisclosed",
    "unverified": "single-source",
    "confirmed": "seen",
    "news": "press",
    "proposed": "tabled",
    "removed": "deleted",
}
_MEANINGS: dict[tuple[str, ...], str] = {
    ("a text", "a mapping"): "a text, or one text for each language",
    ("a text", "a list"): "an id or a list of ids",
    ("a whole number", "a text"): "a whole number, an id or null",
    ("a mapping", "a list"): "a mapping, or a list of them",
}
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?\Z")
_BOUNDS = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}


def wrong_value(error: Error, data: Any) -> Breach:
    """The breach that a wrong value amounts to, with what may stand there instead."""
    value = value_at(data, error.path)
    what = label(error.path)
    if error.type in EXPECTED or error.type == "no_arm":
        names = error.detail.get("expected") if error.type == "no_arm" else [EXPECTED[error.type]]
        return _wrong_type(error, what, value, _alternatives(names or ["another kind of value"]))
    if error.type in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']*)'", str(error.detail.get("expected", "")))
        hint = (
            f"one of: {', '.join(allowed)}" if len(allowed) > 1 else f"write {error.detail.get('expected')}"
        )
        meant = (
            _MEANT.get(value.lower().replace(" ", "-").replace("_", "-")) if isinstance(value, str) else None
        )
        near = (
            f"did you mean `{meant}`?"
            if meant in allowed
            else (did_you_mean(value, allowed) if isinstance(value, str) and len(value) < 80 else None)
        )
        return Breach(
            "wrong-value",
            error.path,
            f"{shown(value)} is not a value of {what}",
            f"{near} It is {hint}" if near else hint,
        )
    if error.type == "string_pattern_mismatch":
        name, hint = _PATTERNS.get(str(error.detail.get("pattern")), ("of the right form", f"{error.said}"))
        return Breach(
            "wrong-value",
            error.path,
            f"{what} is not {name}: {shown(value)}"
            if not error.on_key
            else f"the key {shown(str(error.path[-1]))} is not {name}",
            _respelt(value, error) or hint,
            on_key=error.on_key,
        )
    if error.type in ("string_too_short", "too_short"):
        return Breach(
            "wrong-value",
            error.path,
            f"{what} is empty",
            "fill it in, or delete the key",
            on_key=value in ([], {}),
        )
    if error.type == "string_too_long":
        return Breach(
            "wrong-value", error.path, f"{what} is longer than {error.detail.get('max_length')} characters"
        )
    if error.type in _BOUNDS:
        sign, key = _BOUNDS[error.type]
        return Breach(
            "wrong-value", error.path, f"{what} should be {sign} {error.detail.get(key)}, not {shown(value)}"
        )
    if error.type == "value_error":
        return _value_error(error, what, value)
    return Breach(
        "wrong-value", error.path, f"{what}: {one_line(error.said)}, not {shown(value)}", on_key=error.on_key
    )


def _alternatives(names: list[str]) -> str:
    """What a place may hold. Each pair of a scalar and a collection has one meaning in the format."""
    return _MEANINGS.get(tuple(names), " or ".join(names))


def _wrong_type(error: Error, what: str, value: Any, expected: str) -> Breach:
    scalar = isinstance(value, (bool, int, Decimal))
    hint = None
    if value is None:
        return Breach(
            "wrong-type",
            error.path,
            f"{what} has no value; it should be {expected}",
            "fill it in, or delete the key",
            on_key=True,
        )
    if error.path and error.path[-1] == "version" and scalar:
        return Breach(
            "wrong-type",
            error.path,
            f"the version {value} is read as a number, so 1.10 would become 1.1",
            f'quote it: "{value if "." in str(value) else f"{value}.0"}"',
        )
    if scalar and ("a text" in expected or "an id" in expected):
        hint = f'quote it: "{written(value)}"'
    elif expected == "a list" and not isinstance(value, (dict, list)):
        hint = f"write [{one_line(str(value))}]" if len(str(value)) < 40 else "put it into square brackets"
    elif expected == "a list":
        hint = "begin each entry with `- `"
    elif isinstance(value, list) and "text" in expected:
        hint = "only one is allowed here" if len(value) != 1 else "write it without brackets"
    return Breach(
        "wrong-type",
        error.path,
        f"{what} should be {expected}, not {kind_name(value)}",
        hint,
        on_key=isinstance(value, (dict, list)),
    )


def _value_error(error: Error, what: str, value: Any) -> Breach:
    said = one_line(error.said.removeprefix("Value error, "))
    if isinstance(value, str) and _DATE_LIKE.match(value) and "duration" not in said:
        numbers = [int(part) for part in value.split("-")]
        padded = "-".join([f"{numbers[0]:04}", *(f"{part:02}" for part in numbers[1:])])
        if padded != value:
            return Breach("bad-date", error.path, f"{what} is not a date: {shown(value)}", f"write {padded}")
        if len(numbers) == 2 and said.startswith("should be"):
            return Breach(
                "bad-date", error.path, f"{what} should be a day, not only a month", "write YYYY-MM-DD"
            )
        return Breach(
            "bad-date",
            error.path,
            f"there is no {'day' if len(numbers) == 3 else 'month'} {value}",
            _calendar(*numbers),
        )
    kind = "bad-date" if said.startswith("should be a date") else "wrong-value"
    actual = f'the text "{shown_key(value)}"' if "number" in said and isinstance(value, str) else shown(value)
    return Breach(
        kind, error.path, f"{what} {said}, not {actual}" if said.startswith("should") else f"{what}: {said}"
    )


def _calendar(year: int, month: int, day: int | None = None) -> str:
    if not year >= 1:
        return "years begin with 0001"
    if not 1 <= month <= 12:
        return "months run from 01 to 12"
    import calendar

    return (
        f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days"
        if day is not None
        else ""
    )


def _respelt(value: Any, error: Error) -> str | None:
    """An id with capitals, spaces or underscores, as it should be spelt."""
    word = str(error.path[-1]) if error.on_key else value
    if (
        error.detail.get("pattern") != SLUG
        or not isinstance(word, str)
        or not word.isascii()
        or len(word) > 60
    ):
        return None
    slug = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    return f"write `{slug}`: an id is lower-case letters, digits and single hyphens" if slug else None
