"""Ways to say which point answers which: ours, and the baselines that are run beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deepdiff import DeepDiff
from rapidfuzz.fuzz import token_set_ratio

from planctl.align import align_plans
from planctl.align.align import common_language
from planctl.align.assign import assign
from planctl.align.units import point_text
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.scalars import localized
from planctl.model.vocabulary import State

Links = set[tuple[str, str]]
Linker = Callable[[Plan, Plan], Links]

# The baselines' own thresholds, chosen in their favour: the best of a sweep over all labelled pairs.
LIKE, SHARED = 60, 0.4

# How far apart two things may be for DeepDiff to pair them. By its defaults it pairs next to nothing of two
# different texts; opened, it pairs whatever it can.
DEFAULT, OPEN = (0.3, 0.7), (0.7, 1.0)

# What a generic differ may see of a point: everything but its name, its number and where it was published.
_FILING = {"id", "number", "sources", "evidence", "note", "see", "readings"}


def ours(a: Plan, b: Plan, *, related: bool | None = None) -> Links:
    """The links of `planctl align`, several points on a side linked each with each."""
    links = align_plans(a, b, related=related).result().links
    gone = {(plan.ref, point.id) for plan in (a, b) for point in plan.points if point.state is State.DELETED}
    return {
        (x, y)
        for link in links
        for x in link.a
        for y in link.b
        if (a.ref, x) not in gone and (b.ref, y) not in gone
    }


def by_number(a: Plan, b: Plan) -> Links:
    """Equal numbers."""
    return {(x.id, y.id) for x in _live(a) for y in _live(b) if x.number is not None and x.number == y.number}


def by_text(a: Plan, b: Plan) -> Links:
    """Whole texts, one to one, by rapidfuzz's token_set_ratio and the best assignment."""
    language = common_language(a, b)
    left, right = [_words(p, language) for p in _live(a)], [_words(p, language) for p in _live(b)]
    scores = ((i, j, token_set_ratio(x, y)) for i, x in enumerate(left) for j, y in enumerate(right))
    found = assign((i, j, score / 100) for i, j, score in scores if score >= LIKE)
    return {(_live(a)[i].id, _live(b)[j].id) for i, j, _ in found}


def by_topics(a: Plan, b: Plan) -> Links:
    """Every two points whose topics overlap by two fifths (Jaccard)."""
    return {
        (x.id, y.id)
        for x in _live(a)
        for y in _live(b)
        if len({*x.topics} & {*y.topics}) >= SHARED * len({*x.topics} | {*y.topics})
    }


def by_deepdiff(a: Plan, b: Plan, cutoffs: tuple[float, float] = DEFAULT) -> Links:
    """The pairs that DeepDiff with `ignore_order` makes of two lists of points, equal points included."""
    left, right = [_plain(point) for point in _live(a)], [_plain(point) for point in _live(b)]
    links = {
        (_live(a)[i].id, _live(b)[j].id)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if x == y and left.count(x) == 1
    }
    found = DeepDiff(
        left,
        right,
        ignore_order=True,
        view="tree",
        cutoff_distance_for_pairs=cutoffs[0],
        cutoff_intersection_for_pairs=cutoffs[1],
    )
    for group in found.values():
        for item in group:
            here, there = item.path(output_format="list"), item.path(use_t2=True, output_format="list")
            if len(here) > 1 and len(there) > 1:
                links.add((_live(a)[int(here[0])].id, _live(b)[int(there[0])].id))
    return links


BASELINES: dict[str, Linker] = {
    "by number": by_number,
    "DeepDiff, ignore_order": by_deepdiff,
    "the same, pairing opened": lambda a, b: by_deepdiff(a, b, OPEN),
    "whole text, one to one": by_text,
    "topics alone": by_topics,
}


def _live(plan: Plan) -> list[Point]:
    return [point for point in plan.points if point.state is not State.DELETED]


def _words(point: Point, language: str) -> str:
    return f"{localized(point.title, language)}. {point_text(point, language)}".lower()


def _plain(point: Point) -> dict[str, Any]:
    data: dict[str, Any] = point.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {key: value for key, value in data.items() if key not in _FILING}
