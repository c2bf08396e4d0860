"""From linked units to linked points: kept, split, merged, reorganised, dropped, added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from planctl.align.anchors import Anchor
from planctl.align.matching import Match
from planctl.align.result import Evidence, LinkKind
from planctl.align.units import Unit
from planctl.model.plan import Plan
from planctl.model.vocabulary import LinkRelation, State

# The part of a point's units that must have gone to another point for the two to be linked.
_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class PointLink:
    """A link between points, by their indexes. `runner_up` is the index in B that came second, and its
    confidence.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: LinkKind
    confidence: float
    evidence: Evidence
    runner_up: tuple[int, float] | None = None


def lift(
    a: Plan,
    b: Plan,
    anchors: list[Anchor],
    matches: list[Match],
    units_a: list[Unit],
    units_b: list[Unit],
    questions: dict[tuple[int, int], float],
) -> list[PointLink]:
    """The links between points that the linked units and the anchors add up to, in A's order, then B's.

    `questions` are the pairs of rival plans' points that answer the same question, with their scores.
    """
    mass = _shares(matches, units_a, units_b)
    pinned = {(x.a, x.b): x.evidence for x in anchors if x.a is not None and x.b is not None}
    rulings = {(x.a, x.b): x.ruling for x in anchors if x.ruling}
    alone_a = {x.a for x in anchors if x.b is None}
    alone_b = {x.b for x in anchors if x.a is None}
    gone_a = {i for i, point in enumerate(a.points) if point.state is State.DELETED}
    gone_b = {j for j, point in enumerate(b.points) if point.state is State.DELETED}
    ruled_a = {i for (i, _), evidence in pinned.items() if evidence == "crosswalk"} | alone_a
    ruled_b = {j for (_, j), evidence in pinned.items() if evidence == "crosswalk"} | alone_b
    at_home_a, at_home_b = {i for i, _ in pinned}, {j for _, j in pinned}
    edges = {
        pair
        for pair, (share_a, share_b, _) in mass.items()
        if max(share_a, share_b) >= _SHARE
        # What passes between two points that both have their partner is a clause that moved.
        and not (pair[0] in at_home_a and pair[1] in at_home_b)
        and pair[0] not in ruled_a | gone_a
        and pair[1] not in ruled_b | gone_b
    }
    edges |= {(i, j) for i, j in questions if i not in ruled_a | gone_a and j not in ruled_b | gone_b}
    edges |= {(i, j) for i, j in pinned if i is not None and j is not None}
    by_row: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), (share_a, share_b, alike) in mass.items():
        by_row[i].append((j, max(share_a, share_b) * alike))
    links = []
    for left, right in _components(edges, len(a.points), len(b.points)):
        live_left, live_right = left - gone_a, right - gone_b
        relation: LinkKind
        if not live_left and not live_right:
            relation = "kept"  # a tombstone that stays one
        elif not live_right:
            relation = "dropped"
        elif not live_left:
            relation = "added"
        elif len(live_left) == len(live_right) == 1:
            relation = _one_to_one(min(live_left), min(live_right), pinned, rulings, rivals=bool(questions))
        elif len(live_left) == 1:
            relation = "split"
        elif len(live_right) == 1:
            relation = "merged"
        else:
            relation = "reorganised"
        inside = [(i, j) for i in left for j in right if (i, j) in edges]
        by_words = any(max(mass.get(edge, (0.0, 0.0, 0.0))[:2]) >= _SHARE for edge in inside)
        evidence: Evidence = next(
            (pinned[e] for e in inside if e in pinned),
            "none" if not inside else "words" if by_words else "topics",
        )
        links.append(
            PointLink(
                tuple(sorted(left)),
                tuple(sorted(right)),
                relation,
                _confidence(inside, pinned, mass, questions),
                evidence,
                _second(left, right, by_row),
            )
        )
    return sorted(links, key=lambda link: (not link.a, link.a or link.b))


def _one_to_one(
    i: int,
    j: int,
    pinned: dict[tuple[int, int], Evidence],
    rulings: dict[tuple[int | None, int | None], LinkRelation],
    *,
    rivals: bool,
) -> LinkKind:
    """What a pair of points is: as a person ruled, else kept, or between rivals the same question."""
    ruling = rulings.get((i, j))
    if ruling is LinkRelation.OPPOSED:
        return "opposed"
    if ruling is LinkRelation.RELATED:
        return "related"
    return "related" if rivals and not ruling and pinned.get((i, j)) != "text" else "kept"


def _shares(
    matches: list[Match], units_a: list[Unit], units_b: list[Unit]
) -> dict[tuple[int, int], tuple[float, float, float]]:
    """For each pair of points: which part of A's went to B's, which part of B's came from A's, and how
    alike.
    """
    total_a: dict[int, float] = defaultdict(float)
    total_b: dict[int, float] = defaultdict(float)
    for unit in units_a:
        total_a[unit.point] += _weight(unit)
    for unit in units_b:
        total_b[unit.point] += _weight(unit)
    from_a: dict[tuple[int, int], float] = defaultdict(float)
    from_b: dict[tuple[int, int], float] = defaultdict(float)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for x, y, score, _ in matches:
        pair = (x.point, y.point)
        from_a[pair] += _weight(x)
        from_b[pair] += _weight(y)
        alike[pair] += score * _weight(x)
    return {
        pair: (
            min(from_a[pair] / total_a[pair[0]], 1.0),
            min(from_b[pair] / total_b[pair[1]], 1.0),
            alike[pair] / from_a[pair],
        )
        for pair in from_a
    }


def _weight(unit: Unit) -> float:
    return 1.0 + len(unit.words)


def _components(edges: set[tuple[int, int]], rows: int, columns: int) -> list[tuple[set[int], set[int]]]:
    parent = list(range(rows + columns))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for i, j in edges:
        parent[root(i)] = root(rows + j)
    groups: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for i in range(rows):
        groups[root(i)][0].add(i)
    for j in range(columns):
        groups[root(rows + j)][1].add(j)
    return list(groups.values())


def _confidence(
    inside: list[tuple[int, int]],
    pinned: dict[tuple[int, int], Evidence],
    mass: dict[tuple[int, int], tuple[float, float, float]],
    questions: dict[tuple[int, int], float],
) -> float:
    if not inside:
        return 1.0

    def strength(edge: tuple[int, int]) -> float:
        if edge in pinned:
            return 1.0
        share_a, share_b, alike = mass.get(edge, (0.0, 0.0, 0.0))
        return max(max(share_a, share_b) * alike, questions.get(edge, 0.0))

    return min(map(strength, inside))


def _second(
    left: set[int], right: set[int], by_row: dict[int, list[tuple[int, float]]]
) -> tuple[int, float] | None:
    others = [(strength, -j) for i in left for j, strength in by_row.get(i, ()) if j not in right]
    if not others:
        return None
    best, j = max(others)
    return -j, min(best, 1.0)
