"""The result of `common`: what plans share, how near they come, and what one change would settle."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.compare.result import Column, Level, Reason, ReasonKind
from planctl.model.base import Result

ChangeKind = Literal["set", "remove", "adopt", "drop", "take"]


class Saying(Result):
    """One provision of one plan."""

    plan: str
    ref: str
    number: int | str | None
    label: str | None
    point: str
    text: str = Field(description="What it says, in one line.")


class SharedProvision(Result):
    """One provision that plans share in substance."""

    text: str = Field(description="What it says, as the first of these plans has it.")
    plans: list[str]
    sayings: list[Saying] = Field(description="How each of these plans says it, in the same order.")


class SharedQuestion(Result):
    """A question on which enough plans share a provision."""

    id: str
    question: str
    topics: list[str]
    category: str
    agreed: list[list[str]] = Field(
        description="The plans whose answers are the same as wholes, where they are enough; empty where they "
        "share a part only, and at least one adds to it."
    )
    provisions: list[SharedProvision]
    text: str = Field(description="The relation of all answers in one line: `us = e3 ≠ ru · uk silent`.")


class Nearest(Result):
    """The two provisions of two plans that come nearest to each other on a question."""

    a: Saying
    b: Saying
    level: Level = Field(description="How far these two are apart.")
    reasons: list[Reason] = Field(description="What stands between them; empty where they say the same.")


class Approach(Result):
    """How near two plans come on a question on which they do not agree."""

    a: str
    b: str
    level: Level = Field(description="How far the answers as wholes are apart.")
    reasons: list[Reason] = Field(description="Why, the weightiest first.")
    nearest: Nearest


class OpenQuestion(Result):
    """A question on which plans answer and do not all agree."""

    id: str
    question: str
    topics: list[str]
    category: str
    approaches: list[Approach] = Field(description="Every two plans that do not agree, the nearest first.")
    text: str


class OneChange(Result):
    """One change of one plan after which all that answer a question say the same.

    It was applied to the plan, and the question compared again.
    """

    id: str = Field(description="The row's.")
    question: str
    category: str
    plan: str = Field(description="Who would change.")
    kind: ChangeKind = Field(
        description="`set`: one typed part gets another value; `remove`: it goes; `adopt`: a clause of "
        "another is taken over; `drop`: a clause goes; `take`: an open option is settled."
    )
    part: ReasonKind | None = Field(description="Which typed part, for `set` and `remove`.")
    ref: str | None = Field(description="The clause that changes; null where one is taken over.")
    number: int | str | None = Field(description="Its point's number.")
    before: str | None = Field(description="What stands there, in words.")
    after: str | None = Field(description="What would stand there.")
    like: str | None = Field(description="The clause of another plan from which that is taken.")
    agreed: list[str] = Field(description="The plans that would then say the same.")
    everyone: bool = Field(description="Whether these are all plans: none is silent on it, none undisclosed.")
    text: str = Field(description="The change in one line.")


class Reach(Result):
    """How much at least so many plans share."""

    plans: int
    questions: int = Field(description="On which the answers of so many are the same as wholes.")
    provisions: int = Field(
        description="That so many share, those in answers that differ otherwise included."
    )


class CommonGround(Result):
    """The result of `common`."""

    schema_: Literal["planctl/common/1"] = Field("planctl/common/1", alias="schema")
    plans: list[Column] = Field(description="In the order in which they were given.")
    k: int = Field(description="How many plans must share a thing.")
    matcher: str = Field(description="What compared the wording.")
    questions: int = Field(description="How many questions there are in all.")
    shared: list[SharedQuestion]
    open: list[OpenQuestion]
    changes: list[OneChange] = Field(description="Those after which every plan agrees first.")
    reach: list[Reach] = Field(description="From all plans down to two.")
    notes: list[str]
