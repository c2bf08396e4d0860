"""A numbered provision with its clauses, options, readings and evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import LocalText, Slug, Strict, Text
from planctl.model.clause import Clause
from planctl.model.vocabulary import Evidence, State


class Reading(Strict):
    """A wording or value that one source gives and others do not."""

    text: LocalText = Field(description="The wording or value.")
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(description="The sources that give it.")
    clause: Slug | None = Field(None, description="The clause it concerns, where it concerns one.")
    note: LocalText | None = Field(None, description="What else is known of it.")


class Settings(Strict):
    """What an option sets beside wording and clauses; null takes the key away."""

    number: Annotated[int, Field(ge=0, strict=True)] | Slug | None = Field(
        None, description="The number it would have."
    )
    title: LocalText | None = Field(None, description="What it would be called.")
    text: None = Field(None, description="Null: the wording goes.")
    category: Slug | None = Field(None, description="Under what it would stand.")
    topics: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="What it would be about."
    )
    state: State | None = Field(None, description="Where it would stand.")
    evidence: Evidence | None = Field(None, description="How well it would be established.")
    sources: list[Slug] | None = Field(None, description="What it would cite.")
    readings: list[Reading] | None = Field(None, description="Its other readings.")
    see: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="What it would point to."
    )
    note: LocalText | None = Field(None, description="Its note.")


class Option(Strict):
    """A bracketed alternative, with the actors who put it: `[us: …][ua: …]`."""

    id: Slug = Field(description="Unique within the point.")
    by: Annotated[list[Slug], Field(min_length=1)] = Field(description="The actors who put it.")
    text: LocalText | None = Field(
        None, description="The wording; absent where the option leaves it or deletes the point."
    )
    clauses: list[Clause] = Field(default_factory=list, description="What would bind.")
    replaces: dict[Slug, Slug | None] | None = Field(
        None,
        description="Which clauses of the point give way, each with the option's clause that takes its id, "
        "or null where none does. Without it the option's clauses take the place of all.",
    )
    sets: Settings | None = Field(None, description="Other keys of the point that the option sets.")
    deletes: Literal[True] | None = Field(None, description="The option is that the point is deleted.")
    sources: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="Where it is reported."
    )
    note: LocalText | None = Field(None, description="What else is known of it.")


class Point(Strict):
    """A numbered provision. Its id never changes; its number is a label that may."""

    id: Slug = Field(description="A slug that never changes and is never used again.")
    number: Annotated[int, Field(ge=0, strict=True)] | Slug | None = Field(
        description="The text's own number; null where it is undisclosed or there is none."
    )
    title: LocalText = Field(description="What readers call the point.")
    category: Slug = Field(description="An id of the category registry.")
    topics: Annotated[list[Slug], Field(min_length=1)] = Field(description="Ids of the topic registry.")
    state: State = Field(
        State.OPEN, description="Where the point stands in the negotiation; `open` if not given."
    )
    text: LocalText | None = Field(
        None, description="What the point says; null where undisclosed or deleted."
    )
    evidence: Evidence = Field(description="How well the point is established.")
    sources: list[Slug] = Field(default_factory=list, description="Ids of the plan's sources.")
    clauses: list[Clause] = Field(
        default_factory=list, description="The typed duties, permissions and entitlements of the point."
    )
    options: list[Option] = Field(
        default_factory=list, description="Bracketed alternatives that the text leaves open."
    )
    readings: list[Reading] = Field(default_factory=list, description="What single sources say otherwise.")
    see: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="Related points: `#id`, or a full ref."
    )
    note: LocalText | None = Field(None, description="What is not stated in the text and helps to read it.")

    @property
    def all_clauses(self) -> list[Clause]:
        """The point's clauses and those of its options, in file order."""
        return [*self.clauses, *(clause for option in self.options for clause in option.clauses)]
