"""Matching units: what is certain first, then the best assignment, then the parts of what was split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from planctl.align.anchors import Anchors
from planctl.align.assign import assign
from planctl.align.result import Evidence
from planctl.align.similarity import candidates, containments
from planctl.align.units import Unit
from planctl.model.vocabulary import LinkRelation
from planctl.record import Record

Context = Callable[[Unit, Unit], float]


class Match(Record):
    """Two units that answer each other, how surely, and on what it rests."""

    a: Unit
    b: Unit
    score: float
    evidence: Evidence


def ruled_clauses(left: list[Unit], right: list[Unit], anchors: Anchors) -> list[Match]:
    """The clauses that a person ruled to answer each other."""
    units_a = {(unit.point, unit.clause.id): unit for unit in left if unit.clause}
    units_b = {(unit.point, unit.clause.id): unit for unit in right if unit.clause}
    return [
        Match(units_a[one], units_b[other], 1.0, "crosswalk")
        for (one, other), ruling in sorted(anchors.clauses.items(), key=lambda item: item[0])
        if ruling.relation is not LinkRelation.NONE and one in units_a and other in units_b
    ]


def unmatched(left: list[Unit], right: list[Unit], matches: list[Match]) -> tuple[list[Unit], list[Unit]]:
    """The units that no match holds."""
    seen = {id(match.a) for match in matches} | {id(match.b) for match in matches}
    return [unit for unit in left if id(unit) not in seen], [unit for unit in right if id(unit) not in seen]


def match_clauses(
    left: list[Unit],
    right: list[Unit],
    partner: dict[int, int],
    context: Context,
    *,
    kin: bool,
    at_least: float,
) -> list[Match]:
    """Clauses, one to one: equal ids in linked points where the texts are kin, then by wording."""
    fixed = _equal_ids(left, right, partner) if kin else []
    matches = [Match(left[i], right[j], 1.0, "id") for i, j in fixed]
    return matches + _assigned(left, right, fixed, context, at_least)


def match_read(
    left: list[Unit], right: list[Unit], partner: dict[int, int], context: Context, at_least: float
) -> list[Match]:
    """Clauses read from the text, one to one: equal ones in linked points in their order, then by wording."""
    fixed = _equal_clauses(left, right, partner)
    matches = [Match(left[i], right[j], 1.0, "text") for i, j in fixed]
    return matches + _assigned(left, right, fixed, context, at_least)


def match_segments(left: list[Unit], right: list[Unit], context: Context, at_least: float) -> list[Match]:
    """Segments of wording: equal ones, then by likeness one to one, then those that are a part of another."""
    fixed = _equal_texts(left, right)
    matches = [Match(left[i], right[j], 1.0, "text") for i, j in fixed]
    matches += _assigned(left, right, fixed, context, at_least)
    seen_a, seen_b = {id(match.a) for match in matches}, {id(match.b) for match in matches}
    free_a = {i for i, unit in enumerate(left) if id(unit) not in seen_a}
    free_b = {j for j, unit in enumerate(right) if id(unit) not in seen_b}
    parts = {(i, j): score for i, j, score in containments(left, right, free_b)}
    parts |= {(i, j): score for j, i, score in containments(right, left, free_a)}
    return matches + [Match(left[i], right[j], score, "words") for (i, j), score in sorted(parts.items())]


def _assigned(
    left: list[Unit], right: list[Unit], fixed: list[tuple[int, int]], context: Context, at_least: float
) -> list[Match]:
    taken_a, taken_b = {i for i, _ in fixed}, {j for _, j in fixed}
    free_a = [unit for i, unit in enumerate(left) if i not in taken_a]
    free_b = [unit for j, unit in enumerate(right) if j not in taken_b]
    found = assign(candidates(free_a, free_b, context, at_least))
    return [Match(free_a[i], free_b[j], score, "words") for i, j, score in found]


def _equal_ids(left: list[Unit], right: list[Unit], partner: dict[int, int]) -> list[tuple[int, int]]:
    by_id = {(unit.point, unit.clause.id): j for j, unit in enumerate(right) if unit.clause is not None}
    pairs = []
    for i, unit in enumerate(left):
        key = (partner.get(unit.point, -1), unit.clause.id if unit.clause else "")
        if key in by_id:
            pairs.append((i, by_id[key]))
    return pairs


def _equal_clauses(left: list[Unit], right: list[Unit], partner: dict[int, int]) -> list[tuple[int, int]]:
    """Clauses of linked points that say the same, whatever their ids, each once."""
    free: dict[tuple[int, str], list[int]] = {}
    for j, unit in enumerate(right):
        free.setdefault((unit.point, _said(unit)), []).append(j)
    pairs = []
    for i, unit in enumerate(left):
        found = free.get((partner.get(unit.point, -1), _said(unit)))
        if found:
            pairs.append((i, found.pop(0)))
    return pairs


def _said(unit: Unit) -> str:
    return unit.clause.model_dump_json(exclude={"id"}, exclude_none=True) if unit.clause else ""


def _equal_texts(left: list[Unit], right: list[Unit]) -> list[tuple[int, int]]:
    """Segments that stand word for word once in each text."""
    counts_a, counts_b = Counter(unit.text for unit in left), Counter(unit.text for unit in right)
    where = {unit.text: j for j, unit in enumerate(right) if counts_b[unit.text] == 1}
    return [
        (i, where[unit.text])
        for i, unit in enumerate(left)
        if counts_a[unit.text] == 1 and unit.text in where
    ]
