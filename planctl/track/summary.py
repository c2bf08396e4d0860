"""The result of `show`: what a plan, or one point of it, says, and what it asks of each actor."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.clause import Deadline, Quantity
from planctl.model.vocabulary import (
    Binding,
    Editorial,
    Evidence,
    Fidelity,
    Modality,
    Relation,
    SourceKind,
    State,
    Status,
)

# How a clause bears on its actor, each with its modalities. The order is that of display.
BEARINGS: dict[str, tuple[Modality, ...]] = {
    "asked": (Modality.SHALL, Modality.SHOULD, Modality.ENDEAVOUR, Modality.EXPECTED),
    "forbidden": (Modality.SHALL_NOT,),
    "permitted": (Modality.MAY,),
    "declares": (Modality.DECLARES,),
    "receives": (Modality.RECEIVES,),
    "loses": (Modality.LOSES,),
}
Bearing = Literal["asked", "forbidden", "permitted", "declares", "receives", "loses"]


class Named(Strict):
    """A registry entry: its id, its name, and the short name that tables use."""

    id: str
    name: str
    short: str


class Count(Strict):
    """How many of what."""

    name: str
    count: int


class Line(Strict):
    """An independent line of reporting: who had the text itself, and how many sources rest on it."""

    name: str
    sources: int


class Ancestor(Strict):
    """A text that this one comes from, and how."""

    plan: Slug
    version: str | None
    ref: str
    relation: Relation
    evidence: Evidence | None
    sources: list[Slug]
    note: str | None


class Head(Strict):
    """Who, when, how far, how faithful, from what."""

    plan: Slug
    version: str
    title: str
    date: datetime.date
    status: Status
    fidelity: Fidelity
    binding: Binding
    editorial: list[Editorial] = Field(description="What is the editors' and not the text's.")
    proponents: list[Named]
    drafters: list[Named]
    parties: list[Named]
    derived_from: list[Ancestor]
    language: str = Field(description="The document's own language.")
    languages: list[str] = Field(
        description="Every language that some text of the document is in, its own first."
    )
    note: str | None


class Shown(Strict):
    """What this summary was asked for, and how much of the plan that is."""

    language: str = Field(description="The language asked for, or the document's own.")
    fallbacks: int = Field(
        description="How many texts are shown in another language because there is none in this one."
    )
    category: str | None = Field(description="Only this category.")
    actor: Named | None = Field(description="Only what concerns this actor.")
    point: str | None = Field(description="Only this point, by id.")
    clause: str | None = Field(description="Only this clause, by id.")
    points: int
    clauses: int


class Bracketed(Strict):
    """A point in brackets."""

    point: Slug
    number: int | str | None
    options: int


class OpenBrackets(Strict):
    """The brackets of a text that are open: alternatives of which none was taken."""

    options: int = Field(description="Open brackets in all.")
    points: list[Bracketed] = Field(description="Points that have some, in the order of the file.")
    proponents: list[Count] = Field(
        description="Brackets by the actor that put them, the most first; one of several counts for each."
    )


class Counts(Strict):
    """The plan in figures; tombstones are not counted as points."""

    points: int = Field(description="Points that are not deleted.")
    deleted: int = Field(description="Tombstones: deleted points whose numbers are kept.")
    declared: int | None = Field(
        description="How many points the text is reported to have, where the file shows another number."
    )
    clauses: int = Field(description="Clauses, those of options included.")
    options: int = Field(description="Bracketed alternatives.")
    brackets: OpenBrackets = Field(description="The same by point and by proponent.")
    evidence: list[Count] = Field(description="Points by evidence, the best established first.")
    states: list[Count] = Field(description="Points by state of negotiation.")
    sources: int
    source_kinds: list[Count]
    source_lines: list[Line] = Field(description="Independent lines of reporting, the most followed first.")
    unlined: int = Field(description="Sources of which it is not recorded who had the text itself.")


class SourceView(Strict):
    """Who published what, when, where."""

    id: Slug
    publisher: str
    title: str | None
    date: str | None
    url: str | None
    kind: SourceKind
    line: str | None
    note: str | None
    cited: int = Field(description="How many points of the plan cite it.")


class Part(Strict):
    """A typed part of a clause in words: `deadline`, "within 100 days of signature"."""

    name: str
    words: str


class ClauseView(Strict):
    """A clause with its gist and its typed parts."""

    id: Slug
    ref: str = Field(description="The full ref: us-28-point@1.0#force-cap.cap.")
    label: str | None
    text: str | None
    gist: str = Field(description="The clause in one plain sentence.")
    actor: list[Named]
    counterparty: list[Named]
    beneficiary: list[Named]
    modality: Modality
    action: str
    object: str | None
    quantity: list[Quantity]
    territory: list[Named]
    deadline: Deadline | None
    after: list[str]
    condition: str | None
    exception: str | None
    consequence: str | None
    verifier: list[Named]
    parts: list[Part] = Field(description="The typed parts in words, in the order of reading.")
    evidence: Evidence = Field(description="Its own, or its point's.")
    sources: list[Slug] = Field(description="Its own, where they differ from the point's.")
    note: str | None


class OptionView(Strict):
    """A bracketed alternative with the actors who put it."""

    id: Slug
    by: list[Named]
    text: str
    clauses: list[ClauseView]
    sources: list[Slug]
    note: str | None


class ReadingView(Strict):
    """A wording or value that some sources give and others do not."""

    text: str
    sources: list[Slug]
    clause: Slug | None
    note: str | None


class PointView(Strict):
    """A point as the text has it, with its clauses, options, readings and evidence."""

    id: Slug
    ref: str = Field(description="The full ref: us-28-point@1.0#force-cap.")
    number: int | str | None
    title: str
    text: str | None = Field(description="Null where undisclosed or deleted.")
    category: Slug
    topics: list[Named]
    state: State
    evidence: Evidence
    clauses: list[ClauseView]
    options: list[OptionView]
    readings: list[ReadingView]
    sources: list[Slug]
    see: list[Part] = Field(description="Related points: the ref, and what it is called where that is known.")
    follows: list[Part] = Field(
        description="Clauses that come after this point: the ref and the gist of each."
    )
    note: str | None


class CategoryView(Strict):
    """The points of one category, in the order of the file."""

    id: Slug
    name: str
    points: list[PointView]


class Duty(Strict):
    """One clause from the side of one actor."""

    ref: str = Field(description="The full ref of the clause.")
    point: Slug
    number: int | str | None
    label: str | None
    bearing: Bearing
    modality: Modality
    gist: str
    jointly: list[Named] = Field(description="The other actors who are bound with it.")
    option: Slug | None = Field(description="The option that has the clause, where it stands in brackets.")


class ActorView(Strict):
    """What the plan asks of one actor and gives to it. Actors that belong to another stay themselves."""

    actor: Named
    asked: int
    forbidden: int
    permitted: int
    declares: int
    receives: int
    loses: int
    owed: int = Field(description="Clauses of others that name it as counterparty or beneficiary.")
    verifies: int = Field(description="Clauses that it is to verify.")
    duties: list[Duty]


class PlanSummary(Strict):
    """The result of `show`."""

    schema_: Literal["planctl/summary/1"] = Field("planctl/summary/1", alias="schema")
    ref: str = Field(description="The full ref of what is shown.")
    head: Head
    shown: Shown
    counts: Counts = Field(description="Of the whole plan, whatever is shown of it.")
    categories: list[CategoryView] = Field(
        description="In the registry's order; those the registry lacks come last."
    )
    actors: list[ActorView] = Field(description="Of what is shown, the most concerned first.")
    sources: list[SourceView] = Field(description="Of what is shown, the most cited first.")
