"""The result of `diff`: everything that any format draws, computed once."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from planctl.align.result import Link, MatcherName
from planctl.diff.kinds import Level
from planctl.model.base import Result


class EffectKind(StrEnum):
    """What a change does to an actor. It says what binds whom, never who is right."""

    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    BOUND = "bound"
    FREED = "freed"
    SHIFTED = "shifted"
    ENTITLED = "entitled"
    DISENTITLED = "disentitled"


class Effect(Result):
    """One effect on one actor."""

    actor: str
    effect: EffectKind


class Change(Result):
    """One edit, named by its kind and reported once."""

    kind: str = Field(description="The id of a kind of change; `planctl changes` lists them.")
    level: Level
    a: str | None = Field(description="Ref of the place in A, or null.")
    b: str | None = Field(description="Ref of the place in B, or null.")
    point: str | None = Field(description="The point's id, in A where it has one there.")
    clause: str | None = Field(description="The clause's id, in A where it has one there.")
    subject: str | None = Field(
        description="The clause concerned in words, as it stands in A where it is there."
    )
    subject_b: str | None = Field(description="The clause concerned in words, as it stands in B.")
    before: Any = Field(description="The value in A, or null.")
    after: Any = Field(description="The value in B, or null.")
    effects: list[Effect]
    explanation: str = Field(description="The change in one line of plain words.")
    inferred: bool = Field(
        False, description="Whether it is of clauses that were read from the text, not typed by its editors."
    )


class Words(Result):
    """A stretch of a word diff."""

    op: Literal["equal", "delete", "insert"]
    text: str


class PointHead(Result):
    """What a reader calls a point."""

    id: str
    number: int | str | None
    title: str
    state: str
    evidence: str
    topics: list[str]
    clauses: int


Verdict = Literal[
    "unchanged",
    "changed",
    "replaced",
    "related",
    "opposed",
    "added",
    "dropped",
    "split",
    "merged",
    "reorganised",
]


class PointDiff(Result):
    """All that changed in one linked group of points."""

    a: list[PointHead]
    b: list[PointHead]
    verdict: Verdict = Field(
        description="`replaced`: linked, but no clause of one answers a clause of the "
        "other; `related`: rivals that answer the same question."
    )
    link: int = Field(description="Index into `links`: the first that joins points of the group.")
    changes: list[int] = Field(description="Indexes into `changes`, most substantive first.")
    words: list[Words] = Field(
        description="The wording of A and B as one word diff; empty where it is the same."
    )


class LedgerPoint(Result):
    """Where the clauses of one point of A went."""

    point: str
    total: int
    kept: int
    changed: int
    moved: int
    split: int
    merged: int
    dropped: int
    unexplained: int


class Ledger(Result):
    """The account that every clause of A ends somewhere. A point without clauses counts as one."""

    total: int
    kept: int
    changed: int
    moved: int
    split: int
    merged: int
    dropped: int
    unexplained: int
    added: int = Field(description="Clauses of B that answer none of A.")
    points: list[LedgerPoint] = Field(description="The same, per point of A.")


class ActorEffects(Result):
    """What all changes together do to one actor, and how much it is bound to before and after."""

    name: str = Field(description="The actor's full name, for tables.")
    short: str = Field(description="The actor as a sentence names it: `the US`.")
    tightened: int = 0
    loosened: int = 0
    bound: int = 0
    freed: int = 0
    shifted: int = 0
    entitled: int = 0
    disentitled: int = 0
    obligations_before: int = Field(0, description="Clauses of A that bind it.")
    obligations_after: int = Field(0, description="Clauses of B that bind it.")


class Side(Result):
    """One of the two texts."""

    ref: str
    title: str
    date: str
    status: str
    points: int
    clauses: int
    read: int = Field(
        0, description="How many of the clauses were read from wording, for want of typed ones."
    )


class PlanDiff(Result):
    """The result of `diff`."""

    schema_: Literal["planctl/diff/1"] = Field("planctl/diff/1", alias="schema")
    a: str = Field(description="Ref of A, with version.")
    b: str = Field(description="Ref of B, with version.")
    sides: tuple[Side, Side]
    matcher: MatcherName = Field("lexical", description="What compared the wording of rival plans.")
    related: bool = Field(description="Whether equal ids were taken as the same provision.")
    language: str
    links: list[Link]
    notes: list[str] = Field(description="Limits that were reached, in words.")
    changes: list[Change]
    points: list[PointDiff]
    ledger: Ledger
    effects: dict[str, ActorEffects] = Field(description="By actor id.")

    def counts(self) -> dict[Level, int]:
        """The number of changes on each level."""
        return {level: sum(change.level is level for change in self.changes) for level in Level}


class KindEntry(Result):
    """A kind of change."""

    id: str = Field(description="An interface: never reused.")
    level: Level
    mirror: str = Field(description="The kind of the same change, read backwards.")
    summary: str


class KindList(Result):
    """The result of `changes`."""

    schema_: Literal["planctl/change-kinds/1"] = Field("planctl/change-kinds/1", alias="schema")
    kinds: list[KindEntry]
