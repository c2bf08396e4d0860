"""The result of `compare`: everything that any format draws, computed once."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from planctl.model.base import Result


class Level(StrEnum):
    """How far apart two plans' answers to one question are."""

    SAME = "same"
    DETAIL = "detail"
    DIFFERS = "differs"
    OPPOSED = "opposed"


LEVELS = (Level.SAME, Level.DETAIL, Level.DIFFERS, Level.OPPOSED)

ReasonKind = Literal[
    "ruling",
    "polarity",
    "order",
    "quantity",
    "modality",
    "party",
    "territory",
    "object",
    "deadline",
    "condition",
    "consequence",
    "verifier",
    "scope",
    "principle",
    "options",
    "undisclosed",
    "wording",
]


class CellState(StrEnum):
    """Whether a plan answers a question. `undisclosed` is never `silent`: it says that nobody can tell."""

    ANSWERS = "answers"
    SILENT = "silent"
    UNDISCLOSED = "undisclosed"


class Value(Result):
    """What one plan says, as far as a reason is concerned with it."""

    plan: str = Field(description="The plan's key.")
    refs: list[str] = Field(description="The clauses or points that say it.")
    value: str | None = Field(description="What they say, in words; null where they say nothing of it.")


class Reason(Result):
    """Why two answers are not the same: of one kind, with both values."""

    kind: ReasonKind
    level: Level = Field(description="How far apart this alone puts the two.")
    a: Value
    b: Value
    text: str = Field(description="The reason in one line, without the plans' names.")


class Pair(Result):
    """How the answers of two plans stand to one another. The plans are in the order of their keys."""

    a: str
    b: str
    level: Level
    reasons: list[Reason] = Field(description="The weightiest first; empty where nothing differs.")


RowKind = Literal["agreed", "detail", "differs", "opposed", "unique", "undisclosed"]


class Block(Result):
    """Plans that stand together: those that say the same, or blocks that differ by no more than `level`."""

    level: Level
    plans: list[str] = Field(description="Keys of all plans in it.")
    parts: list[Block] = Field(description="The blocks it is made of; empty for one plan.")


class RowRelation(Result):
    """How the plans' answers to one question relate, as a partition by meaning."""

    kind: RowKind = Field(
        description="`agreed`: at least two answer, and all that do say the same; `unique`: one answers; "
        "`undisclosed`: none does, as far as is public. Else how far apart the farthest two are."
    )
    block: Block | None = Field(description="The plans that answer, nested by how far apart they are.")
    groups: list[list[str]] = Field(description="Plans that say the same in substance.")
    silent: list[str]
    undisclosed: list[str]


class Entry(Result):
    """One provision in a cell: a clause, or a point that has none."""

    ref: str = Field(description="`plan@version#point.clause`, or of the point.")
    point: str
    clause: str | None
    number: int | str | None = Field(description="The point's own number.")
    label: str | None = Field(description="The clause's own label, where the text has one.")
    title: str
    gist: str | None = Field(description="What it says in one line; null where that is not public.")
    modality: str | None
    actors: list[str] = Field(description="Who is bound, or who gains or loses.")
    evidence: str
    option: str | None = Field(
        None, description="The option that it belongs to, where the text is bracketed."
    )
    by: list[str] = Field(default_factory=list, description="Who put that option.")
    state: Literal["open", "agreed", "reserved", "deleted"] = "open"
    read: bool = Field(False, description="Whether the clause was read from the text by rules.")


class See(Result):
    """A point of a plan that answers another question of the same topic."""

    ref: str
    number: int | str | None


class Cell(Result):
    """What one plan says on one question."""

    plan: str
    state: CellState
    why: Literal["content", "coverage", "deleted"] | None = Field(
        None,
        description="`content`: it has a point here that is not public; `coverage`: only a part of the "
        "plan is known; `deleted`: it had one and deleted it.",
    )
    entries: list[Entry]
    see: list[See] = Field(
        default_factory=list, description="Where it says nothing here: its points on the same topic."
    )


class Row(Result):
    """One question and what each plan says on it."""

    id: str = Field(description="The same for the same plans in any order.")
    question: str
    topics: list[str] = Field(description="Topic ids, that of the question first.")
    category: str
    actors: list[str] = Field(description="Who is bound by, gains or loses under an answer.")
    cells: list[Cell] = Field(description="One a plan, in the order of `plans`.")
    relation: RowRelation
    reasons: list[Reason] = Field(
        description="Why the answers are not the same: each kind once for each two groups of plans that "
        "say different things."
    )
    pairs: list[Pair] = Field(description="Every two plans that answer.")
    confidence: float = Field(ge=0, le=1, description="How surely the answers belong to one question.")
    text: str = Field(description="The relation in one line: `us = e3 ≠ ru · uk silent`.")


class Column(Result):
    """One of the plans."""

    key: str = Field(description="A short name, unique in the comparison: `us`.")
    ref: str
    id: str
    version: str
    title: str
    date: str
    status: str
    fidelity: str
    language: str
    points: int = Field(description="Live points in the file.")
    point_count: int | None = Field(description="How many the text is reported to have, where that differs.")
    complete: bool = Field(description="Whether its silence can be claimed: the whole text is known.")


class PlanAccount(Result):
    """Where the points and clauses of one plan went."""

    plan: str
    points: int
    clauses: int
    placed_points: int
    placed_clauses: int
    split: int = Field(description="Points that stand in several rows.")
    unplaced: list[str] = Field(description="Refs that stand in no row: always empty.")


class Group(Result):
    """Rows under one head, for a layout by topic, category or actor."""

    id: str
    name: str
    rows: list[int] = Field(description="Indexes into `rows`.")


class Counts(Result):
    """How many questions came out how."""

    rows: int
    agreed: int
    agreed_by_all: int = Field(description="Of those agreed: on how many every plan answers.")
    detail: int
    differs: int
    opposed: int
    unique: int
    undisclosed: int


class Comparison(Result):
    """The result of `compare`."""

    schema_: Literal["planctl/comparison/1"] = Field("planctl/comparison/1", alias="schema")
    plans: list[Column] = Field(description="In the order in which they were given.")
    matcher: str = Field(description="What compared the wording.")
    by: Literal["question", "topic", "category", "actor"] = "question"
    shown: str = Field("", description="Which rows are here, in words, where not all are.")
    rows: list[Row]
    groups: list[Group] = Field(description="Heads of the rows by `by`; empty for `question`.")
    counts: Counts = Field(description="Of the rows that are here.")
    total: int = Field(description="How many questions there are in all.")
    ledger: list[PlanAccount] = Field(description="The account that nothing vanished, over all rows.")
    notes: list[str] = Field(description="Limits that were reached, in words.")

    def column(self, key: str) -> Column:
        """The plan of a key."""
        return next(column for column in self.plans if column.key == key)
