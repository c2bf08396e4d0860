"""The smallest unit that binds: who, how strongly, to do what, how much, by when, in what order, if what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import Date, Duration, LocalText, Number, OneOrMore, Slug, Strict, Text
from planctl.model.vocabulary import Evidence, Modality

Step = Annotated[
    str,
    Field(
        description="What must come first: `#point`, `#point.clause`, or a step: `acceptance`, `signature`, "
        "`entry-into-force`."
    ),
]


class Quantity(Strict):
    """An exact figure of a clause: a value, a lower or upper bound, a range, or known to exist but not
    public.
    """

    value: Number | None = Field(None, description="An exact figure.")
    min: Number | None = Field(None, description="A lower bound: at least.")
    max: Number | None = Field(None, description="An upper bound: at most.")
    undisclosed: Literal[True] | None = Field(None, description="A figure exists but is not public.")
    unit: Text | None = Field(None, description="What is counted: personnel, USD, percent, km, days.")
    of: Text | None = Field(None, description="What a share is a share of: profits.")
    qualifier: Text | None = Field(None, description="What limits the figure: in peacetime, about.")


class Deadline(Strict):
    """When a clause must be fulfilled: within a time after something, by a day, vaguely, or not public."""

    within: Duration | None = Field(
        None, description="An ISO 8601 duration (P100D, P2W, PT24H), or `immediately`."
    )
    by: Date | None = Field(None, description="The last day.")
    vague: Text | None = Field(None, description="The text's own vague term: as soon as possible.")
    undisclosed: Literal[True] | None = Field(None, description="A deadline exists but is not public.")
    after: Step | None = Field(None, description="What starts the time: a step, `#point` or `#point.clause`.")


class Clause(Strict):
    """One actor (or several jointly), one modality, one action."""

    id: Slug = Field(description="Unique within the point; never changes and is never used again.")
    label: Text | None = Field(
        None, description="The text's own letter or number for the sub-point, where it has one."
    )
    text: LocalText | None = Field(
        None, description="The wording of this part, where the point's text has parts."
    )
    actor: OneOrMore = Field(
        description="Who is bound: an actor id, a list when bound jointly, or `all`, `unnamed`, "
        "`undisclosed`."
    )
    counterparty: OneOrMore | None = Field(None, description="To whom it is owed.")
    beneficiary: OneOrMore | None = Field(None, description="Who else gains.")
    modality: Modality = Field(description="How the clause binds its actor.")
    action: Text = Field(description="What is to be done, as a verb phrase: limit the armed forces.")
    object: Text | None = Field(None, description="What it is done to.")
    quantity: Quantity | Annotated[list[Quantity], Field(min_length=1)] | None = Field(
        None, description="Its exact figures."
    )
    territory: Annotated[list[Slug], Field(min_length=1)] | None = Field(None, description="Territory ids.")
    deadline: Deadline | None = Field(None, description="When it must be fulfilled.")
    after: Annotated[list[Step], Field(min_length=1)] | None = Field(
        None, description="What must come first."
    )
    condition: Text | None = Field(None, description="When it applies: if Russia invades Ukraine.")
    exception: Text | None = Field(None, description="When it does not: unless the parties agree otherwise.")
    consequence: Text | None = Field(None, description="What follows a breach.")
    verifier: OneOrMore | None = Field(None, description="Who checks it.")
    evidence: Evidence | None = Field(None, description="Where it differs from the point's.")
    sources: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="Where they differ from the point's."
    )
    note: LocalText | None = Field(None, description="What is not stated in the clause and helps to read it.")
