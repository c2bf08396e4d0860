"""What all models share: strictness, and the few scalar types that the format is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from planctl.model.scalars import LANGUAGE, SLUG, VERSION, day, duration, number, partial_date, plain_number


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


Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
Version = Annotated[str, Field(pattern=VERSION, examples=["1.0"])]
Language = Annotated[str, Field(pattern=LANGUAGE, examples=["en", "fr"])]
Text = Annotated[str, Field(min_length=1)]
LocalText = Annotated[
    Text | Annotated[dict[Language, Text], Field(min_length=1)],
    Field(description="A text in the document's language, or one text per language tag."),
]

Date = Annotated[
    date,
    BeforeValidator(day),
    WithJsonSchema({"type": "string", "format": "date", "description": "A day, YYYY-MM-DD."}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(partial_date),
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


Number = Annotated[
    Decimal,
    BeforeValidator(number),
    PlainSerializer(plain_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]

Duration = Annotated[
    str,
    AfterValidator(duration),
    Field(
        description="An ISO 8601 duration (P100D, PT24H), or `immediately`.",
        json_schema_extra={
            "pattern": r"^(immediately|P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?"
            r"(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$"
        },
    ),
]


OneOrMore = Annotated[Slug | Annotated[list[Slug], Field(min_length=1)], Field()]
