"""What all models share: strictness, and the few scalar types that the format is made of."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)


class Strict(BaseModel):
    """A closed, immutable model: an unknown key is an error."""

    # Built when first used: most runs need a few of the many models.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, validate_default=False, defer_build=True
    )


class Result(BaseModel):
    """What a command found out: closed and immutable too, with every key in its JSON Schema."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True, defer_build=True
    )


SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
VERSION = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
LANGUAGE = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
Version = Annotated[str, Field(pattern=VERSION, examples=["1.0"])]
Language = Annotated[str, Field(pattern=LANGUAGE, examples=["en", "fr"])]
Text = Annotated[str, Field(min_length=1)]
LocalText = Annotated[
    Text | Annotated[dict[Language, Text], Field(min_length=1)],
    Field(description="A text in the document's language, or one text per language tag."),
]

_PARTIAL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


def _partial_date(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _PARTIAL.match(text):
        raise ValueError("should be a date: YYYY-MM-DD, YYYY-MM or YYYY")
    parts = [int(part) for part in text.split("-")]
    date(*([*parts, 1, 1])[:3])
    return text


def _iso_date(value: Any) -> Any:
    if not isinstance(value, str) or not re.match(r"\d{4}-\d{2}-\d{2}\Z", value):
        raise ValueError("should be a date: YYYY-MM-DD")
    return date.fromisoformat(value)


Date = Annotated[
    date,
    BeforeValidator(lambda value: value if type(value) is date else _iso_date(value)),
    WithJsonSchema({"type": "string", "format": "date", "description": "A day, YYYY-MM-DD."}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1000},
            ],
            "description": "A day, a month or a year, as exact as the source: YYYY-MM-DD, YYYY-MM or YYYY.",
        }
    ),
]


def _number(value: Any) -> Any:
    if isinstance(value, (bool, str)):
        raise ValueError("should be a number, without quotes, separators or units")
    return value


def plain_number(value: Decimal) -> int | float:
    """A decimal as the JSON number that a reader expects: 600000, not 600000.0."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(plain_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]

_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?\Z"
)


def _duration(value: str) -> str:
    if value != "immediately" and not _DURATION.match(value):
        raise ValueError("should be `immediately` or an ISO 8601 duration such as P100D, P2W, P6M or PT24H")
    return value


Duration = Annotated[
    str,
    AfterValidator(_duration),
    Field(
        description="An ISO 8601 duration (P100D, PT24H), or `immediately`.",
        json_schema_extra={
            "pattern": r"^(immediately|P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?"
            r"(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$"
        },
    ),
]


_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_SECONDS = (31_556_952, 2_629_746, 604_800, 86_400, 3_600, 60, 1)


def seconds(duration: str) -> float:
    """The length of an ISO 8601 duration in seconds, with mean months and years; `immediately` is 0."""
    match = _PARTS.match(duration)
    if not match:
        return 0.0
    return float(
        sum(int(count) * size for count, size in zip(match.groups(), _SECONDS, strict=True) if count)
    )


OneOrMore = Annotated[Slug | Annotated[list[Slug], Field(min_length=1)], Field()]


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
