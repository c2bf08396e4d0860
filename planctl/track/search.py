"""The result of `search`: the points that have the words, best first, each with a passage and the reasons."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.vocabulary import Evidence, Modality
from planctl.track.summary import Named

# Where in a point words can stand. `names` are the actors, territories and topics that it is filed under.
Where = Literal["title", "text", "clause", "option", "reading", "note", "names"]
Mark = tuple[int, int]


class Filters(Strict):
    """What the search was limited to; of several values of one filter any will do."""

    plans: list[str]
    actors: list[Named]
    topics: list[Named]
    categories: list[Named]
    modalities: list[Modality]
    evidence: list[Evidence]


class Question(Strict):
    """What was looked for."""

    words: list[str]
    phrases: list[str] = Field(description="Words that must stand side by side, in this order.")
    filters: Filters
    any: bool = Field(description="No text has all the words: those with some of them are shown.")
    loosened: bool = Field(
        description="No text has a phrase as it stands: its words were looked for one by one."
    )
    unknown: list[str] = Field(description="Words that no text has.")


class Passage(Strict):
    """A stretch of text; `marks` are where in it the words are that were looked for, as character offsets."""

    where: Where
    part: Slug | None = Field(description="The clause or option, by id.")
    language: str
    text: str
    marks: list[Mark]


class Match(Strict):
    """One place of a point that has some of the words."""

    where: Where
    part: Slug | None
    words: list[str] = Field(description="The words as they stand there.")


class FilteredClause(Strict):
    """A clause that the actor, modality or evidence filters want."""

    ref: str
    modality: Modality
    gist: str


class Hit(Strict):
    """A point that was found, or a plan whose title or note has the words (`point` is null)."""

    ref: str
    score: float
    plan: Slug
    version: str
    plan_title: str
    point: Slug | None
    number: int | str | None
    title: str
    title_marks: list[Mark]
    category: Named | None
    topics: list[Named]
    evidence: Evidence | None
    passage: Passage | None = Field(
        description="What shows best why it was found; null where only the title does."
    )
    matches: list[Match] = Field(description="Every place that has some of the words: why it was found.")
    clauses: list[FilteredClause] = Field(description="With a filter on clauses, those that it wants.")


class SearchResult(Strict):
    """The result of `search`."""

    schema_: Literal["planctl/search/1"] = Field("planctl/search/1", alias="schema")
    question: Question
    plans: int = Field(description="Plans that were searched.")
    points: int = Field(description="Points that were searched, after the filters.")
    found: int = Field(description="Hits in all, shown or not.")
    found_plans: int = Field(description="Plans that have a hit.")
    hits: list[Hit] = Field(description="The best ones, best first.")
