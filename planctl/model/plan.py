"""A version: one text of a plan, one file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import Date, Language, LocalText, PartialDate, Slug, Strict, Text, Version
from planctl.model.clause import Clause
from planctl.model.point import Point
from planctl.model.vocabulary import (
    Binding,
    Editorial,
    Evidence,
    Fidelity,
    Relation,
    SourceKind,
    State,
    Status,
)


class Source(Strict):
    """Who published the text or the claim, when, where, of what kind."""

    publisher: Text
    title: Text | None = None
    date: PartialDate | None = Field(
        None, description="As exact as the page shows it; absent where it shows none."
    )
    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")] | None = None
    kind: SourceKind
    line: Slug | None = Field(
        None,
        description="The outlet or person that had the text itself, where the page copies "
        "another: ten pages of one line are one witness.",
    )
    note: Text | None = None


class Derivation(Strict):
    """An edge of the lineage: which text this one comes from, and how."""

    plan: Slug
    version: Version | None = None
    relation: Relation
    evidence: Evidence | None = None
    sources: list[Slug] = Field(default_factory=list)
    note: Text | None = None


class Plan(Strict):
    """One text of a proposal, with its points, sources and lineage."""

    schema_: Literal["planctl/plan/1"] = Field(alias="schema")
    id: Slug
    version: Version
    title: LocalText
    language: Language
    date: Date = Field(description="Of this text; events have their own dates, git has its own.")
    status: Status
    fidelity: Fidelity
    binding: Binding = Binding.UNKNOWN
    editorial: list[Editorial] = Field(
        default_factory=list, description="What is the editors' and not the text's."
    )
    proponents: Annotated[list[Slug], Field(min_length=1)]
    drafters: list[Slug] = Field(default_factory=list)
    parties: list[Slug] = Field(default_factory=list, description="Who is to be bound by the text.")
    point_count: Annotated[int, Field(ge=1, strict=True)] | None = Field(
        None,
        description="How many points the text is reported to have, where the file does not show that many.",
    )
    derived_from: list[Derivation] = Field(default_factory=list)
    sources: dict[Slug, Source]
    points: Annotated[list[Point], Field(min_length=1)]
    note: LocalText | None = None

    @property
    def ref(self) -> str:
        """The plan's ref with its version: `us-28-point@1.0`."""
        return f"{self.id}@{self.version}"

    @property
    def live_points(self) -> list[Point]:
        """The points that are not tombstones."""
        return [point for point in self.points if point.state is not State.DELETED]

    def point(self, point_id: str) -> Point | None:
        """The point with an id, or None."""
        return next((point for point in self.points if point.id == point_id), None)

    def clauses(self) -> list[tuple[Point, Clause]]:
        """Every clause with its point, options included, in file order."""
        return [(point, clause) for point in self.points for clause in point.all_clauses]
