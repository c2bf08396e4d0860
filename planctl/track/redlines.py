"""The result of `redlines`: for each text and each line pass, fail or undisclosed, and what would mend it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from planctl.model.base import Result

Verdict = Literal["pass", "fail", "undisclosed"]


class RedLinePlace(Result):
    """A point or clause that decides a verdict, and where it stands in its file."""

    ref: str
    number: int | str | None = Field(description="The point's number.")
    says: str = Field(description="The clause in words, or the point's title.")
    path: str | None
    line: int | None
    column: int | None


class FallbackVerdict(Result):
    """What a fallback position gives."""

    expression: str
    verdict: Verdict


class LineVerdict(Result):
    """What one line gives for one text."""

    id: str
    title: str
    demand: Literal["must", "must-not"]
    expression: str
    verdict: Verdict = Field(description="With the fallbacks: `pass` where the line or a fallback is kept.")
    itself: Verdict = Field(description="The line without its fallbacks.")
    fallbacks: list[FallbackVerdict] = Field(description="The best first.")
    by_fallback: str | None = Field(description="The fallback that is kept where the line itself is not.")
    places: list[RedLinePlace] = Field(description="What decides it; where nothing does, what comes nearest.")


class SuggestedChange(Result):
    """A change of one clause."""

    action: Literal["change", "add", "remove"]
    ref: str = Field(description="The clause; of one that is to be added, the ref that it would have.")
    field: str | None = Field(description="The key that changes; null where a whole clause comes or goes.")
    before: Any
    after: Any
    explanation: str
    line: str = Field(description="The line for whose sake it is proposed.")


class Suggestion(Result):
    """The smallest set of changes of clauses by which no line fails, or what mends some of the lines."""

    found: bool = Field(description="Whether no line fails after the changes.")
    changes: list[SuggestedChange]
    smallest: bool = Field(description="Whether fewer changes of the kinds that are tried cannot do.")
    fallback: list[str] = Field(description="Lines that the changed text would keep by a fallback only.")
    left: list[str] = Field([], description="Lines that would fail still, where no set mends all.")
    tried: int = Field(description="How many changed texts were checked.")
    reason: str | None = Field(description="Why there is none, or what it leaves out, in words.")


class PlanVerdict(Result):
    """What a file of red lines gives for one text."""

    ref: str
    title: str
    date: str
    passed: int
    failed: int
    undisclosed: int
    lines: list[LineVerdict]
    suggestion: Suggestion | None = Field(description="Null where none was asked for, or no line fails.")


class RedLineReport(Result):
    """The result of `redlines`."""

    schema_: Literal["planctl/redline-report/1"] = Field("planctl/redline-report/1", alias="schema")
    file: str
    actor: str
    actor_name: str
    title: str
    plans: list[PlanVerdict]
