"""The result of `consolidate`: the rolling text as data, and the account of where everything went."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.compare.result import Column
from planctl.merge.result import Data
from planctl.model.base import Result


class Naming(Result):
    """What a rolling text is to be called; what is not given is made from its parents."""

    id: str | None = None
    version: str | None = None
    title: str | None = None
    date: datetime.date | None = None


class Placed(Result):
    """Where a clause, or a point that has none, went."""

    ref: str = Field(description="The clause or point of a parent: `us-28-point@1.0#force-cap.cap`.")
    to: str = Field(description="The clause or point of the rolling text: `#force-cap.cap`.")
    option: str | None = Field(description="The option that it stands in; null where it is agreed.")


class Question(Result):
    """A point of the rolling text, and who says what in it."""

    point: str
    title: str
    agreed: bool = Field(description="Whether all parents say the same: it stands once, without options.")
    shared: int = Field(description="How many clauses stand once beside the options.")
    options: list[str] = Field(description="The ids of its options.")
    by: list[list[str]] = Field(description="The actors of each option.")
    silent: list[str] = Field(description="Parents whose whole text says nothing on it.")
    undisclosed: list[str] = Field(description="Parents of which nobody can tell.")


class Brackets(Result):
    """How many options an actor has put."""

    actor: str
    count: int


class Consolidation(Result):
    """The result of `consolidate`."""

    schema_: Literal["planctl/consolidation/1"] = Field("planctl/consolidation/1", alias="schema")
    ref: str = Field(description="Of the rolling text, with version.")
    title: str
    parents: list[Column] = Field(description="In the order in which they were given.")
    matcher: str = Field(description="What compared the wording.")
    questions: list[Question]
    brackets: int = Field(description="Options in all.")
    by: list[Brackets] = Field(description="Options by actor, the most first.")
    ledger: list[Placed] = Field(description="Every clause of every parent, and every point without one.")
    merged: Data = Field(description="The rolling text as data.")
    notes: list[str]
