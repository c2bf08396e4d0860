"""What surrounds the texts: events, stances, crosswalks and the lock."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import Date, LocalText, PartialDate, Slug, Strict, Text
from planctl.model.plan import Source
from planctl.model.vocabulary import Evidence, LinkRelation, StanceKind


class EventReading(Strict):
    """A detail of an event that one source gives and others do not."""

    text: LocalText
    sources: Annotated[list[Slug], Field(min_length=1)]


class Event(Strict):
    """A dated step of the negotiation."""

    id: Slug
    date: PartialDate
    until: PartialDate | None = Field(None, description="The last day, where it took more than one.")
    place: Text | None = None
    actors: list[Slug] = Field(default_factory=list)
    title: LocalText
    text: LocalText | None = None
    plans: list[Text] = Field(default_factory=list, description="Refs of the plans or points it concerns.")
    evidence: Evidence
    sources: Annotated[list[Slug], Field(min_length=1)]
    readings: list[EventReading] = Field(default_factory=list)
    note: LocalText | None = None


class Timeline(Strict):
    """The events of an archive, with their sources."""

    schema_: Literal["planctl/timeline/1"] = Field(alias="schema")
    sources: dict[Slug, Source]
    events: list[Event]


class Stance(Strict):
    """An actor's reported position on a plan or point, on a day."""

    id: Slug
    actor: Slug
    speaker: Slug | None = Field(None, description="Who said it for the actor.")
    on: Text = Field(description="A ref: `us-28-point`, `us-28-point#force-cap`.")
    stance: StanceKind
    text: LocalText | None = None
    date: PartialDate
    event: Slug | None = Field(None, description="The event of the timeline at which it was taken.")
    evidence: Evidence
    sources: Annotated[list[Slug], Field(min_length=1)]
    note: LocalText | None = None


class Stances(Strict):
    """The reported positions, with their sources."""

    schema_: Literal["planctl/stances/1"] = Field(alias="schema")
    sources: dict[Slug, Source]
    stances: list[Stance]


class CrosswalkLink(Strict):
    """One ruling: these points of A answer these points of B, in this way."""

    a: list[Text] = Field(description="Point or clause refs inside A: `#force-cap`.")
    b: list[Text] = Field(description="Point or clause refs inside B.")
    relation: LinkRelation
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    note: LocalText | None = None


class Crosswalk(Strict):
    """An alignment that a person ruled on; it overrides what the aligner finds."""

    schema_: Literal["planctl/crosswalk/1"] = Field(alias="schema")
    a: Text = Field(description="Ref of plan A.")
    b: Text = Field(description="Ref of plan B.")
    reviewed: Date | None = Field(None, description="When a person last went through all rulings.")
    links: list[CrosswalkLink]
    note: LocalText | None = None

    def mirrored(self) -> Crosswalk:
        """The same rulings, from B to A."""
        links = [link.model_copy(update={"a": link.b, "b": link.a}) for link in self.links]
        return self.model_copy(update={"a": self.b, "b": self.a, "links": links})


class Seal(Strict):
    """The digest of a sealed text."""

    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    sealed: Date


class Lock(Strict):
    """`plans.lock`: the digests of the sealed versions, by ref with version."""

    schema_: Literal["planctl/lock/1"] = Field(alias="schema")
    texts: dict[Text, Seal]
