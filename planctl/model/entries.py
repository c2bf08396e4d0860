"""The registries under `plans/registry/`: a plan may only use what they define."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import LocalText, Slug, Strict, Text
from planctl.model.vocabulary import ActorKind


class Actor(Strict):
    """Who can be bound, propose, verify or take a position."""

    name: LocalText = Field(description="The full name.")
    kind: ActorKind = Field(description="What kind of actor it is.")
    iso: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(None, description="ISO 3166-1 alpha-2.")
    short: Text | None = Field(None, description="A short name for tables.")
    aliases: list[Text] = Field(
        default_factory=list, description="Other names by which texts call the actor."
    )
    member_of: list[Slug] = Field(
        default_factory=list, description="Actors that this one belongs to or speaks for."
    )
    note: LocalText | None = Field(None, description="Anything else.")


class Topic(Strict):
    """A question that plans answer."""

    name: LocalText = Field(description="What readers call it.")
    description: LocalText | None = Field(None, description="What belongs to it.")
    broader: Slug | None = Field(None, description="The topic that it is part of.")
    aliases: list[Text] = Field(
        default_factory=list, description="Words by which a text shows that it touches it."
    )
    codes: dict[Slug, list[Text]] = Field(
        default_factory=dict, description="Codes of public vocabularies, by vocabulary: pax, pam."
    )


class Category(Strict):
    """A group of points, for reading."""

    name: LocalText = Field(description="What readers call it.")
    description: LocalText | None = Field(None, description="What belongs to it.")


class Territory(Strict):
    """A place that clauses speak of."""

    name: LocalText = Field(description="What readers call it.")
    kind: Slug = Field(description="region, city, line, zone, water or site.")
    iso: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = Field(
        None, description="ISO 3166-1 or 3166-2."
    )
    part_of: Slug | None = Field(None, description="The territory that it lies in.")
    aliases: list[Text] = Field(default_factory=list, description="Other names by which texts call it.")
    note: LocalText | None = Field(None, description="Anything else.")


class Actors(Strict):
    """The actor registry."""

    schema_: Literal["planctl/actors/1"] = Field(alias="schema", description="The kind of the document.")
    actors: dict[Slug, Actor] = Field(description="The actors by id.")


class Topics(Strict):
    """The topic registry."""

    schema_: Literal["planctl/topics/1"] = Field(alias="schema", description="The kind of the document.")
    topics: dict[Slug, Topic] = Field(description="The topics by id.")


class Categories(Strict):
    """The category registry; its order is the order of display."""

    schema_: Literal["planctl/categories/1"] = Field(alias="schema", description="The kind of the document.")
    categories: dict[Slug, Category] = Field(description="The categories by id, in the order of display.")


class Territories(Strict):
    """The territory registry."""

    schema_: Literal["planctl/territories/1"] = Field(alias="schema", description="The kind of the document.")
    territories: dict[Slug, Territory] = Field(description="The territories by id.")
