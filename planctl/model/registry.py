"""The registries under `plans/registry/`: a plan may only use what they define."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import LocalText, Slug, Strict, Text
from planctl.model.vocabulary import ActorKind


class Actor(Strict):
    """Who can be bound, propose, verify or take a position."""

    name: LocalText
    kind: ActorKind
    iso: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(None, description="ISO 3166-1 alpha-2.")
    short: Text | None = Field(None, description="A short name for tables.")
    aliases: list[Text] = Field(
        default_factory=list, description="Other names by which texts call the actor."
    )
    member_of: list[Slug] = Field(
        default_factory=list, description="Actors that this one belongs to or speaks for."
    )
    note: LocalText | None = None


class Topic(Strict):
    """A question that plans answer."""

    name: LocalText
    description: LocalText | None = None
    broader: Slug | None = None
    aliases: list[Text] = Field(
        default_factory=list, description="Words by which a text shows that it touches it."
    )
    codes: dict[Slug, list[Text]] = Field(
        default_factory=dict, description="Codes of public vocabularies, by vocabulary: pax, pam."
    )


class Category(Strict):
    """A group of points, for reading."""

    name: LocalText
    description: LocalText | None = None


class Territory(Strict):
    """A place that clauses speak of."""

    name: LocalText
    kind: Slug = Field(description="region, city, line, zone, water or site.")
    iso: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = Field(
        None, description="ISO 3166-1 or 3166-2."
    )
    part_of: Slug | None = None
    aliases: list[Text] = Field(default_factory=list)
    note: LocalText | None = None


class Actors(Strict):
    """The actor registry."""

    schema_: Literal["planctl/actors/1"] = Field(alias="schema")
    actors: dict[Slug, Actor]


class Topics(Strict):
    """The topic registry."""

    schema_: Literal["planctl/topics/1"] = Field(alias="schema")
    topics: dict[Slug, Topic]


class Categories(Strict):
    """The category registry; its order is the order of display."""

    schema_: Literal["planctl/categories/1"] = Field(alias="schema")
    categories: dict[Slug, Category]


class Territories(Strict):
    """The territory registry."""

    schema_: Literal["planctl/territories/1"] = Field(alias="schema")
    territories: dict[Slug, Territory]


class Registry(Strict):
    """The four registries together, as rules and views use them."""

    actors: dict[Slug, Actor] = Field(default_factory=dict)
    topics: dict[Slug, Topic] = Field(default_factory=dict)
    categories: dict[Slug, Category] = Field(default_factory=dict)
    territories: dict[Slug, Territory] = Field(default_factory=dict)
