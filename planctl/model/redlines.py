"""An actor's must, must-not and fallback positions, as checks over typed clauses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planctl.model.base import Date, Language, LocalText, Slug, Strict, Text
from planctl.model.plan import Source
from planctl.model.vocabulary import Evidence


class RedLine(Strict):
    """One position: what a text must say, or must not. Exactly one of `must` and `must-not` is given."""

    id: Slug = Field(description="Unique within the file.")
    title: LocalText = Field(description="The position in a few words.")
    must: Text | None = Field(None, description="An expression that a text must make true.")
    must_not: Text | None = Field(
        None, alias="must-not", description="An expression that a text must not make true."
    )
    fallback: Text | Annotated[list[Text], Field(min_length=1)] | None = Field(
        None,
        description="An expression that will do where the line itself is not kept; or several, the best "
        "first.",
    )
    evidence: Evidence | None = Field(None, description="How well the position is established.")
    sources: list[Slug] = Field(default_factory=list, description="Ids of the file's sources.")
    note: LocalText | None = Field(None, description="Anything else.")

    @property
    def fallbacks(self) -> list[str]:
        """The fallback positions, the best first."""
        return [self.fallback] if isinstance(self.fallback, str) else list(self.fallback or ())


class RedLines(Strict):
    """The red lines of one actor."""

    schema_: Literal["planctl/redlines/1"] = Field(alias="schema", description="The kind of the document.")
    actor: Slug = Field(description="Whose lines they are: an actor of the registry.")
    title: LocalText = Field(description="What readers call them.")
    language: Language = Field(
        description="The language of all texts of the file that are given in one language only."
    )
    date: Date | None = Field(None, description="As of when.")
    sources: dict[Slug, Source] = Field(
        default_factory=dict, description="Who reported the positions; lines cite these ids."
    )
    lines: Annotated[list[RedLine], Field(min_length=1)] = Field(
        description="The positions, in the order of weight."
    )
    note: LocalText | None = Field(None, description="Anything else.")
