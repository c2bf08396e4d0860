"""The open options of a plan: points in brackets, each wording marked where it is not what stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

from pydantic import Field

from planctl.diff.result import Words
from planctl.diff.wording import word_diff
from planctl.model.base import Result
from planctl.model.plan import Plan
from planctl.model.point import Option, Point
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.names import short_name
from planctl.text.options import option_words


class OpenOption(Result):
    """An alternative that can be taken."""

    id: str
    by: list[str] = Field(description="The actors who put it, by id.")
    names: list[str] = Field(description="Their names.")
    text: str = Field(description="The wording, else what the option does.")
    words: list[Words] = Field(description="The wording as a word diff from what stands; empty without one.")
    clauses: list[str] = Field(description="The ids of its clauses.")
    note: str | None


class OpenPoint(Result):
    """A point with options."""

    ref: str
    point: str = Field(description="The point's id.")
    number: int | str | None
    title: str
    text: str | None = Field(description="The wording that stands until an option is taken.")
    options: list[OpenOption]


class OpenOptions(Result):
    """The result of `resolve --list`."""

    schema_: Literal["planctl/open-options/1"] = Field("planctl/open-options/1", alias="schema")
    plan: str = Field(description="Ref of the plan, with version.")
    points: list[OpenPoint] = Field(description="Its points with options, in file order.")


def open_options(plan: Plan, registry: Registry, points: Collection[str] | None = None) -> OpenOptions:
    """The points of a plan that have options; with `points`, those of these ids."""
    return OpenOptions(
        plan=plan.ref,
        points=[
            _point(plan, point, registry)
            for point in plan.points
            if point.options and (points is None or point.id in points)
        ],
    )


def telling_languages(standing: Any, wordings: Sequence[Any], language: str) -> list[str]:
    """The languages in which wordings (a text, or one by language) differ: from each other, or a single one
    from what stands. `language` is the plan's; it is all there is where nothing differs.
    """

    def spread(text: Any) -> dict[str, str]:
        return text if isinstance(text, dict) else {language: text} if text else {}

    every = [spread(text) for text in wordings if text]
    if len(every) == 1:
        every.append(spread(standing))
    tags = dict.fromkeys([language, *(tag for texts in every for tag in texts)])
    return [tag for tag in tags if len({texts.get(tag) for texts in every}) > 1] or [language]


def _point(plan: Plan, point: Point, registry: Registry) -> OpenPoint:
    wordings = [option.text for option in point.options]
    language = telling_languages(point.text, wordings, plan.language)[0]
    text = localized(point.text, language) or None
    return OpenPoint(
        ref=f"{plan.ref}#{point.id}",
        point=point.id,
        number=point.number,
        title=localized(point.title, plan.language),
        text=text,
        options=[_option(option, text, registry, language) for option in point.options],
    )


def _option(option: Option, standing: str | None, registry: Registry, language: str) -> OpenOption:
    wording = localized(option.text, language)
    words = word_diff(standing, wording, language)[0] if standing and wording else []
    return OpenOption(
        id=option.id,
        by=list(option.by),
        names=[short_name(actor, registry, language) for actor in option.by],
        text=option_words(option, wording, registry, language),
        words=words,
        clauses=[clause.id for clause in option.clauses],
        note=localized(option.note, language) or None,
    )
