"""The result of `bisect`: what an expression says of each version, and where its answer changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.model.base import Result
from planctl.query.truth import Truth
from planctl.track.summary import Named


class CitedSource(Result):
    """A source, as far as one needs it to find the page."""

    id: str
    publisher: str
    date: str | None
    url: str | None


class DecidingPlace(Result):
    """A point or clause that decides an answer."""

    ref: str
    number: int | str | None = Field(description="The point's number.")
    label: str | None = Field(description="The clause's letter.")
    says: str = Field(description="The clause in words, or the point's title.")


class Answer(Result):
    """What the expression says of one text."""

    ref: str = Field(description="The text, with version.")
    plan: str
    version: str
    date: str
    status: str
    proponents: list[Named]
    truth: Truth
    present: bool = Field(description="Whether the text has what was asked about.")
    asked: list[str] = Field(description="Refs of the points or clauses asked about; empty for whole texts.")
    places: list[DecidingPlace] = Field(description="What decides the answer; at most eight.")
    sources: list[CitedSource] = Field(description="The sources of those places, else of the text.")


class Edit(Result):
    """A change between the two texts that touches what decides the answer."""

    kind: str
    a: str | None
    b: str | None
    explanation: str


class Flip(Result):
    """Two neighbouring texts of which the expression says different things."""

    before: str = Field(description="Ref of the earlier text.")
    after: str = Field(description="Ref of the later text.")
    relation: str = Field(description="`version`, or how the later text derives from the earlier.")
    was: Truth
    now: Truth
    date: str = Field(description="The date of the later text.")
    changes: list[Edit]


class Bisection(Result):
    """The result of `bisect`. Every text is asked; no answer is inferred from its neighbours."""

    schema_: Literal["planctl/bisect/1"] = Field("planctl/bisect/1", alias="schema")
    ref: str
    expression: str = Field(description="As it was read.")
    lineage: bool = Field(description="Whether the texts that the plan comes from were asked too.")
    answers: list[Answer] = Field(description="Oldest first, parents before what comes from them.")
    flips: list[Flip] = Field(description="Oldest first.")
    first_true: str | None = Field(description="Ref of the earliest text of which it is true.")
    last_true: str | None
    first_false: str | None
    last_false: str | None
    notes: list[str] = Field(description="Texts that could not be asked, in words.")
