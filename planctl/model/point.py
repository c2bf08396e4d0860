"""A numbered provision with its clauses, options, readings and evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import LocalText, Slug, Strict, Text
from planctl.model.clause import Clause
from planctl.model.vocabulary import Evidence, State


class Reading(Strict):
    """A wording or value that one source gives and others do not."""

    text: LocalText
    sources: Annotated[list[Slug], Field(min_length=1)]
    clause: Slug | None = Field(None, description="The clause it concerns, where it concerns one.")
    note: LocalText | None = None


class Settings(Strict):
    """What an option sets beside wording and clauses; null takes the key away."""

    number: Annotated[int, Field(ge=0, strict=True)] | Slug | None = None
    title: LocalText | None = None
    text: None = Field(None, description="Null: the wording goes.")
    category: Slug | None = None
    topics: Annotated[list[Slug], Field(min_length=1)] | None = None
    state: State | None = None
    evidence: Evidence | None = None
    sources: list[Slug] | None = None
    readings: list[Reading] | None = None
    see: Annotated[list[Text], Field(min_length=1)] | None = None
    note: LocalText | None = None


class Option(Strict):
    """A bracketed alternative, with the actors who put it: `[us: …][ua: …]`."""

    id: Slug
    by: Annotated[list[Slug], Field(min_length=1)] = Field(description="The actors who put it.")
    text: LocalText | None = Field(
        None, description="The wording; absent where the option leaves it or deletes the point."
    )
    clauses: list[Clause] = Field(default_factory=list)
    replaces: dict[Slug, Slug | None] | None = Field(
        None,
        description="Which clauses of the point give way, each with the option's clause that takes its id, "
        "or null where none does. Without it the option's clauses take the place of all.",
    )
    sets: Settings | None = Field(None, description="Other keys of the point that the option sets.")
    deletes: Literal[True] | None = Field(None, description="The option is that the point is deleted.")
    sources: Annotated[list[Slug], Field(min_length=1)] | None = None
    note: LocalText | None = None


class Point(Strict):
    """A numbered provision. Its id never changes; its number is a label that may."""

    id: Slug = Field(description="A slug that never changes and is never used again.")
    number: Annotated[int, Field(ge=0, strict=True)] | Slug | None = Field(
        description="The text's own number; null where it is undisclosed or there is none."
    )
    title: LocalText
    category: Slug = Field(description="An id of the category registry.")
    topics: Annotated[list[Slug], Field(min_length=1)] = Field(description="Ids of the topic registry.")
    state: State = State.OPEN
    text: LocalText | None = Field(
        None, description="What the point says; null where undisclosed or deleted."
    )
    evidence: Evidence
    sources: list[Slug] = Field(default_factory=list, description="Ids of the plan's sources.")
    clauses: list[Clause] = Field(default_factory=list)
    options: list[Option] = Field(default_factory=list)
    readings: list[Reading] = Field(default_factory=list)
    see: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="Related points: `#id`, or a full ref."
    )
    note: LocalText | None = None

    @property
    def all_clauses(self) -> list[Clause]:
        """The point's clauses and those of its options, in file order."""
        return [*self.clauses, *(clause for option in self.options for clause in option.clauses)]
