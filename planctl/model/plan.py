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

    publisher: Text = Field(description="Who published the page.")
    title: Text | None = Field(None, description="The page's title, in short.")
    date: PartialDate | None = Field(
        None, description="As exact as the page shows it; absent where it shows none."
    )
    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")] | None = Field(None, description="Its address.")
    kind: SourceKind = Field(description="What kind of carrier it is.")
    line: Slug | None = Field(
        None,
        description="The outlet or person that had the text itself, where the page copies "
        "another: ten pages of one line are one witness.",
    )
    note: Text | None = Field(None, description="What it shows, or how far it can be trusted.")


class Derivation(Strict):
    """An edge of the lineage: which text this one comes from, and how."""

    plan: Slug = Field(description="The id of the text that this one comes from.")
    version: Version | None = Field(None, description="Its version, where it is known.")
    relation: Relation = Field(description="How this text stands to that one.")
    evidence: Evidence | None = Field(None, description="How well the descent is established.")
    sources: list[Slug] = Field(default_factory=list, description="Where it is reported.")
    note: Text | None = Field(None, description="What else is known of it.")


class Plan(Strict):
    """One text of a proposal, with its points, sources and lineage."""

    schema_: Literal["planctl/plan/1"] = Field(
        alias="schema", description="The kind of the document and the version of the format."
    )
    id: Slug = Field(description="The plan's id: the name of the folder that the file lies in.")
    version: Version = Field(
        description="MAJOR.MINOR, in quotes: the name of the file. MAJOR rises when substance changed, MINOR "
        "when only wording, sources or metadata did."
    )
    title: LocalText = Field(description="What readers call the text.")
    language: Language = Field(
        description="The language of all texts of the file that are given in one language only."
    )
    date: Date = Field(description="Of this text; events have their own dates, git has its own.")
    status: Status = Field(description="How far the text got.")
    fidelity: Fidelity = Field(description="How the file's wording stands to the text's own.")
    binding: Binding = Field(
        Binding.UNKNOWN, description="The legal form that the text claims; `unknown` if not given."
    )
    editorial: list[Editorial] = Field(
        default_factory=list, description="What is the editors' and not the text's."
    )
    proponents: Annotated[list[Slug], Field(min_length=1)] = Field(
        description="Actors who put the text forward."
    )
    drafters: list[Slug] = Field(
        default_factory=list, description="Actors who are reported to have written it."
    )
    parties: list[Slug] = Field(default_factory=list, description="Who is to be bound by the text.")
    point_count: Annotated[int, Field(ge=1, strict=True)] | None = Field(
        None,
        description="How many points the text is reported to have, where the file does not show that many.",
    )
    derived_from: list[Derivation] = Field(
        default_factory=list, description="The texts that this one comes from."
    )
    sources: dict[Slug, Source] = Field(
        description="Who published the text or a claim about it; points cite these ids."
    )
    points: Annotated[list[Point], Field(min_length=1)] = Field(
        description="The provisions, in the order of the text."
    )
    note: LocalText | None = Field(
        None, description="Facts about the whole text that are no provision of it."
    )

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
