"""The result of `stats`: plans counted, one by one and together."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.vocabulary import Evidence, State
from planctl.track.summary import Count, Line, Named


class Share(Strict):
    """How many points and clauses a category or topic has."""

    entry: Named
    points: int
    clauses: int


class ActorShare(Strict):
    """What binds one actor: its obligations, that is what it is asked and forbidden, and the rest."""

    actor: Named
    obligations: int = Field(description="asked and forbidden together.")
    categories: list[Count] = Field(
        description="Obligations by category id, in the registry's order; none left out."
    )
    asked: int
    forbidden: int
    permitted: int
    declares: int
    receives: int
    loses: int


class PointMark(Strict):
    """A point with how well it is established."""

    id: Slug
    number: int | str | None
    title: str
    evidence: Evidence
    state: State


class Typed(Strict):
    """How much of what binds is typed."""

    quantities: int = Field(description="Figures that clauses have as quantities.")
    quantity_clauses: int
    undisclosed_quantities: int = Field(description="Figures that are known to exist and are not public.")
    deadlines: int
    deadline_kinds: list[Count] = Field(description="within, immediately, by, vague, undisclosed, after.")
    ordered: int = Field(description="Clauses that come after a step, a point or another clause.")
    conditions: int
    exceptions: int
    consequences: int
    verifiers: int


class Block(Strict):
    """The counts of one plan, or of several together."""

    points: int = Field(description="Points that are not deleted.")
    deleted: int
    clauses: int
    obligations: int = Field(
        description="Clauses by which someone is asked or forbidden something; a joint one counts once."
    )
    options: int
    readings: int
    categories: list[Share]
    topics: list[Share] = Field(description="The most frequent first. A point counts for each of its topics.")
    modalities: list[Count]
    actors: list[ActorShare] = Field(description="The most bound first. A joint clause counts for each.")
    point_evidence: list[Count]
    clause_evidence: list[Count]
    sources: int
    source_kinds: list[Count]
    source_lines: list[Line] = Field(description="Independent lines of reporting, the most followed first.")
    unlined: int = Field(description="Sources of which it is not recorded who had the text itself.")
    typed: Typed


class PlanBlock(Strict):
    """One plan, counted."""

    ref: str
    plan: Slug
    version: str
    title: str
    date: datetime.date
    declared: int | None = Field(
        description="How many points the text is reported to have, where the file shows another number."
    )
    block: Block
    marks: list[PointMark]


class Statistics(Strict):
    """The result of `stats`."""

    schema_: Literal["planctl/stats/1"] = Field("planctl/stats/1", alias="schema")
    total: Block = Field(
        description="All plans below together. A source that two plans cite is counted once by its URL."
    )
    plans: list[PlanBlock] = Field(description="Newest first.")
    categories: list[Named] = Field(description="Every category that is used, in the registry's order.")
