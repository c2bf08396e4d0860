"""The result of `distance`: how far plans stand apart, in all, by category, and over their versions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.compare.result import Column
from planctl.model.base import Result


class Method(Result):
    """How the figures are made: with this page and the comparison, a reader can do it again."""

    text: str = Field(description="The method in words.")
    weights: dict[str, float] = Field(description="How far apart each kind of answer puts two plans.")
    resamples: int = Field(description="How often the questions are drawn again, with replacement.")
    seed: int = Field(description="Of the draws: the same figures on every run.")
    interval: float = Field(description="The part of the draws that an interval holds.")


class Parts(Result):
    """What a distance is made of; the four add up to it, but for rounding."""

    opposed: float = Field(description="From answers that rule each other out.")
    differs: float = Field(description="From answers that differ.")
    silence: float = Field(description="From questions that one answers and the other does not.")
    detail: float = Field(description="From answers that differ in detail.")


class Answers(Result):
    """How many of the questions came out how, for two plans."""

    same: int
    detail: int
    differs: int
    opposed: int
    silent: int = Field(description="One answers, and the other's whole text says nothing on it.")
    undisclosed: int = Field(description="Not counted: what one of the two says cannot be known.")
    neither: int = Field(description="Not counted: neither says anything on it.")


class Gap(Result):
    """How far two plans stand apart, from 0 (every answer is the same) to 1 (every answer is opposed)."""

    a: str
    b: str
    distance: float | None = Field(ge=0, le=1, description="Null where no question can be judged.")
    low: float | None = Field(description="Lower end of the interval of the stability check.")
    high: float | None = Field(description="Upper end of it.")
    parts: Parts
    questions: int = Field(description="How many questions the distance rests on: the denominator.")
    answers: Answers


class Matrix(Result):
    """The distances of every two plans, in all or on the questions of one category."""

    id: str = Field(description="The category's id; `all` for all questions.")
    name: str
    questions: int = Field(description="Questions in all, whether or not they can be judged for two plans.")
    values: list[list[float | None]] = Field(
        description="A line and a column a plan, in the order of `plans`: symmetric, 0 on the diagonal."
    )
    gaps: list[Gap] = Field(description="Every two plans, once.")


class Nearest(Result):
    """Which rival stands nearest to a plan, and how surely."""

    plan: str
    nearest: list[str] = Field(description="Several where they are equally near; none where nobody can tell.")
    distance: float | None
    stable: float | None = Field(
        description="In which part of the draws it is (one of) these: 1 is certain, as far as the questions "
        "go. Null with less than two rivals that can be judged."
    )


class Step(Result):
    """One text on a way, and how far it stands from each rival."""

    plan: str = Field(description="The text's key.")
    ref: str
    date: str
    gaps: list[Gap] = Field(description="One a rival, in the order of `rivals`.")


class Drift(Result):
    """How a way moved toward a rival or away from it, from its first text to its last."""

    rival: str
    change: float | None = Field(
        description="How much farther the last text is than the first, on the questions that can be judged "
        "for both: below 0 is toward."
    )
    low: float | None = Field(description="Lower end of the interval, both drawn on the same questions.")
    high: float | None
    direction: Literal["toward", "away", "unmoved", "unknown"]
    steady: bool = Field(description="Whether the whole interval is on one side of 0.")


class Movement(Result):
    """How a plan moved from version to version (or a line of texts from one to the next)."""

    name: str = Field(description="The plan's id; of a line of texts, the ids of the first and the last.")
    steps: list[Step] = Field(description="The oldest text first.")
    rivals: list[str]
    drifts: list[Drift] = Field(description="One a rival.")


class Distances(Result):
    """The result of `distance`."""

    schema_: Literal["planctl/distance/1"] = Field("planctl/distance/1", alias="schema")
    plans: list[Column] = Field(description="In the order in which they were given.")
    texts: list[Column] = Field(description="Further texts that stand in `movements` only.")
    matcher: str = Field(description="What compared the wording.")
    method: Method
    overall: Matrix
    categories: list[Matrix] = Field(description="In the registry's order.")
    nearest: list[Nearest] = Field(description="One a plan.")
    movements: list[Movement]
    notes: list[str] = Field(description="What was left out of the figures, and limits, in words.")
