"""The result of `actor`: all that plans ask of an actor and give to it."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.vocabulary import ActorKind, Evidence, Modality, StanceKind, Status
from planctl.track.summary import Bearing, Named

Role = Literal["proponent", "drafter", "party"]
Side = Literal["counterparty", "beneficiary", "verifier"]


class Tally(Strict):
    """Clauses by how they bear on an actor. A joint clause counts for each actor that it binds."""

    asked: int = Field(description="shall, should, endeavour, expected.")
    forbidden: int = Field(description="shall-not.")
    permitted: int = Field(description="may.")
    declares: int
    receives: int
    loses: int
    owed: int = Field(description="Clauses of others that name it as counterparty or beneficiary.")
    verifies: int = Field(description="Clauses that it is to verify.")


class DossierClause(Strict):
    """One clause from the side of the actor.

    `bearing` is set where it binds the actor, `sides` where it names the actor otherwise.
    """

    ref: str
    point: Slug
    number: int | str | None
    label: str | None
    title: str = Field(description="Of the point.")
    bearing: Bearing | None
    sides: list[Side]
    modality: Modality
    gist: str
    actors: list[Named] = Field(description="Everyone whom it binds.")
    by_all: bool = Field(description="It binds `all`, and the actor is a party or proponent of the plan.")
    option: Slug | None = Field(description="The option that has the clause, where it stands in brackets.")
    evidence: Evidence


class OptionPut(Strict):
    """A bracketed alternative that the actor put."""

    ref: str = Field(description="Of the point.")
    id: Slug
    number: int | str | None
    by: list[Named]
    text: str


class PlanPart(Strict):
    """What one plan has about the actor."""

    ref: str
    plan: Slug
    version: str
    title: str
    date: datetime.date
    status: Status
    roles: list[Role]
    tally: Tally
    clauses: list[DossierClause] = Field(description="In the order of the plan.")
    options: list[OptionPut]


class StanceCount(Strict):
    """Reported positions by kind, whatever their date; those that it only spoke for another are apart."""

    stance: StanceKind
    count: int


class Member(Strict):
    """An actor that belongs to this one. What plans ask of a member is not counted as asked of the whole."""

    actor: Named
    kind: ActorKind
    through: list[Named] = Field(description="The members between, where it belongs to a member.")
    tally: Tally
    plans: list[PlanPart]
    stances: int


class Profile(Strict):
    """Who the actor is, as the registry has it."""

    id: str
    name: str
    short: str
    kind: ActorKind | None = Field(
        description="Null for `all`, `unnamed` and `undisclosed`, which stand in no registry."
    )
    iso: str | None
    aliases: list[str]
    member_of: list[Named]
    note: str | None


class Dossier(Strict):
    """The result of `actor`."""

    schema_: Literal["planctl/actor/1"] = Field("planctl/actor/1", alias="schema")
    actor: Profile
    modalities: list[Modality] = Field(description="Only clauses of these modalities; empty for all.")
    tally: Tally
    plans: list[PlanPart] = Field(description="The plans that have anything about it, newest first.")
    without: list[str] = Field(description="The plans that were read and have nothing about it.")
    members: list[Member]
    stances: list[StanceCount] = Field(description="Of the actor itself.")
    spoken: int = Field(description="Reported positions of others that it spoke.")
