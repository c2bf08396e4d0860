"""The result of an alignment: links between points, and between clauses."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.model.base import Result
from planctl.model.vocabulary import LinkRelation

LinkKind = Literal["kept", "related", "opposed", "split", "merged", "reorganised", "dropped", "added"]
MatcherName = Literal["lexical", "semantic"]
Evidence = Literal["crosswalk", "id", "text", "words", "topics", "none"]


class RunnerUp(Result):
    """The reading that came second."""

    b: list[str] = Field(description="Point ids of B.")
    confidence: float


class Link(Result):
    """These points of A are answered by these points of B; one side is empty for dropped and added."""

    a: list[str] = Field(description="Point ids of A.")
    b: list[str] = Field(description="Point ids of B.")
    relation: LinkKind
    confidence: float = Field(
        ge=0, le=1, description="1 for anchors; else how much of the text the link explains."
    )
    evidence: Evidence = Field(description="What the link rests on.")
    runner_up: RunnerUp | None = None
    ruling: LinkRelation | None = Field(None, description="What a person ruled, where one did.")
    note: str | None = Field(None, description="The person's note on it.")


class ClauseLink(Result):
    """This clause of A is answered by this clause of B. Names are `point.clause`."""

    a: str
    b: str
    confidence: float = Field(ge=0, le=1)
    evidence: Evidence


class Head(Result):
    """What a reader calls a point."""

    id: str
    number: int | str | None
    title: str


class Alignment(Result):
    """The result of `align`."""

    schema_: Literal["planctl/alignment/1"] = Field("planctl/alignment/1", alias="schema")
    a: str = Field(description="Ref of A, with version.")
    b: str = Field(description="Ref of B, with version.")
    matcher: MatcherName = Field("lexical", description="What compared the wording of rival plans.")
    related: bool = Field(description="Whether equal ids were taken as the same provision.")
    links: list[Link]
    clauses: list[ClauseLink]
    notes: list[str] = Field(description="Limits that were reached, in words.")
    heads_a: list[Head] = Field(description="A's points, in file order.")
    heads_b: list[Head] = Field(description="B's points, in file order.")
