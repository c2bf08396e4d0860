"""The result of `blame`: for each clause, and where asked each word, the text where it first appeared."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.model.base import Result
from planctl.track.bisect import CitedSource
from planctl.track.summary import Named


class Carrier(Result):
    """A text that something comes from."""

    ref: str = Field(description="The text, with version.")
    plan: str
    version: str
    title: str
    date: str
    status: str
    proponents: list[Named]
    clauses: int = Field(description="How many of the lines shown first appeared in it.")
    words: int = Field(description="How many of the words shown first appeared in it; 0 without `--words`.")


class BlameLine(Result):
    """A clause, or a point that has none, and where it first appeared."""

    ref: str = Field(description="Where it stands now.")
    point: str
    number: int | str | None
    title: str
    clause: str | None = Field(description="The clause's id; null for a point without clauses.")
    label: str | None
    says: str = Field(description="The clause in words, or the point's title.")
    origin: str = Field(description="Ref of the text where it first appeared.")
    origin_ref: str = Field(description="Ref of the clause or point there.")
    changed: str = Field(description="Ref of the last text that changed what it says.")
    returned: str | None = Field(description="Ref of the text in which it came back after it was dropped.")
    sources: list[CitedSource] = Field(description="The sources of it where it first appeared.")


class Stretch(Result):
    """Neighbouring words of one origin, with the white space before them."""

    text: str
    origin: str = Field(description="Ref of the text where they first appeared.")
    returned: str | None = Field(description="Ref of the text in which they came back after being dropped.")


class Wording(Result):
    """A wording, stretch by stretch; joined, the stretches are the wording, its white space folded."""

    ref: str
    point: str
    number: int | str | None
    title: str
    part: str | None = Field(description="`clause ID` or `option ID` where it is not the point's own.")
    stretches: list[Stretch]


class Blame(Result):
    """The result of `blame`. Dates and parties are the texts' own."""

    schema_: Literal["planctl/blame/1"] = Field("planctl/blame/1", alias="schema")
    ref: str
    language: str
    carriers: list[Carrier] = Field(description="The texts that lines or words come from, oldest first.")
    lines: list[BlameLine]
    wordings: list[Wording] = Field(description="Empty without `--words`.")
    walked: int = Field(description="How many texts the history has.")
    notes: list[str] = Field(description="What the lineage names and could not be read, in words.")
