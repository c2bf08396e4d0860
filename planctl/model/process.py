"""What surrounds the texts: events, stances, crosswalks and the lock."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import Date, LocalText, PartialDate, Slug, Strict, Text
from planctl.model.plan import Source
from planctl.model.vocabulary import Evidence, LinkRelation, StanceKind


class EventReading(Strict):
    """A detail of an event that one source gives and others do not."""

    text: LocalText = Field(description="The detail.")
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(description="The sources that give it.")


class Event(Strict):
    """A dated step of the negotiation."""

    id: Slug = Field(description="Unique within the timeline.")
    date: PartialDate = Field(description="The day, or the first day.")
    until: PartialDate | None = Field(None, description="The last day, where it took more than one.")
    place: Text | None = Field(None, description="Where it took place.")
    actors: list[Slug] = Field(default_factory=list, description="Who took part.")
    title: LocalText = Field(description="What readers call it.")
    text: LocalText | None = Field(None, description="What happened.")
    plans: list[Text] = Field(default_factory=list, description="Refs of the plans or points it concerns.")
    evidence: Evidence = Field(description="How well it is established.")
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(description="Where it is reported.")
    readings: list[EventReading] = Field(
        default_factory=list, description="What single sources say otherwise."
    )
    note: LocalText | None = Field(None, description="Anything else.")


class Timeline(Strict):
    """The events of an archive, with their sources."""

    schema_: Literal["planctl/timeline/1"] = Field(alias="schema", description="The kind of the document.")
    sources: dict[Slug, Source] = Field(description="As in a plan.")
    events: list[Event] = Field(description="The steps of the negotiation.")


class Stance(Strict):
    """An actor's reported position on a plan or point, on a day."""

    id: Slug = Field(description="Unique within the file.")
    actor: Slug = Field(description="Whose position it is.")
    speaker: Slug | None = Field(None, description="Who said it for the actor.")
    on: Text = Field(description="A ref: `us-28-point`, `us-28-point#force-cap`.")
    stance: StanceKind = Field(description="The position.")
    text: LocalText | None = Field(None, description="What was said, in short.")
    date: PartialDate = Field(description="When it was said.")
    event: Slug | None = Field(None, description="The event of the timeline at which it was taken.")
    evidence: Evidence = Field(description="How well it is established.")
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(description="Where it is reported.")
    note: LocalText | None = Field(None, description="Anything else.")


class Stances(Strict):
    """The reported positions, with their sources."""

    schema_: Literal["planctl/stances/1"] = Field(alias="schema", description="The kind of the document.")
    sources: dict[Slug, Source] = Field(description="As in a plan.")
    stances: list[Stance] = Field(description="The reported positions.")


class CrosswalkLink(Strict):
    """One ruling: these points of A answer these points of B, in this way."""

    a: list[Text] = Field(description="Point or clause refs inside A: `#force-cap`.")
    b: list[Text] = Field(description="Point or clause refs inside B.")
    relation: LinkRelation = Field(description="How the points answer each other.")
    confidence: Annotated[float, Field(ge=0, le=1)] | None = Field(None, description="From 0 to 1.")
    note: LocalText | None = Field(None, description="Why.")


class Crosswalk(Strict):
    """An alignment that a person ruled on; it overrides what the aligner finds."""

    schema_: Literal["planctl/crosswalk/1"] = Field(alias="schema", description="The kind of the document.")
    a: Text = Field(description="Ref of plan A.")
    b: Text = Field(description="Ref of plan B.")
    reviewed: Date | None = Field(None, description="When a person last went through all rulings.")
    links: list[CrosswalkLink] = Field(description="The rulings.")
    note: LocalText | None = Field(None, description="Anything else.")

    def mirrored(self) -> Crosswalk:
        """The same rulings, from B to A."""
        links = [link.model_copy(update={"a": link.b, "b": link.a}) for link in self.links]
        return self.model_copy(update={"a": self.b, "b": self.a, "links": links})


class Seal(Strict):
    """The digest of a sealed text."""

    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")] = Field(
        description="The digest of the file's content."
    )
    sealed: Date = Field(description="When it was sealed.")


class Lock(Strict):
    """`plans.lock`: the digests of the sealed versions, by ref with version."""

    schema_: Literal["planctl/lock/1"] = Field(alias="schema", description="The kind of the document.")
    texts: dict[Text, Seal] = Field(description="The sealed texts by ref.")
