"""How the points of two plans stand to each other by what they say, for rulings that are drafted."""

from __future__ import annotations

from collections import defaultdict

from planctl.compare.result import CellState, Comparison, Level
from planctl.model.vocabulary import LinkRelation

# A point of the first plan and one of the second, by id.
Points = tuple[str, str]


def standings(comparison: Comparison) -> dict[Points, LinkRelation]:
    """Of a comparison of two plans, pairs of points that are opposed, and those that say the same on every
    question on which one of them stands. What is in no question together is not listed.
    """
    first = comparison.plans[0].key
    homes: dict[tuple[bool, str], set[str]] = defaultdict(set)
    met: dict[Points, set[str]] = defaultdict(set)
    agreed: dict[Points, set[str]] = defaultdict(set)
    opposed: set[Points] = set()
    for row in comparison.rows:
        sides = {cell.plan == first: sorted({entry.point for entry in cell.entries}) for cell in row.cells}
        for is_first, points in sides.items():
            for point in points:
                homes[is_first, point].add(row.id)
        if any(cell.state is not CellState.ANSWERS for cell in row.cells):
            continue
        (pair,) = row.pairs
        for reason in pair.reasons:
            if reason.level is Level.OPPOSED:
                ends = {
                    side.plan == first: {_point(ref) for ref in side.refs} for side in (reason.a, reason.b)
                }
                opposed |= {(x, y) for x in ends[True] for y in ends[False]}
        for x in sides[True]:
            for y in sides[False]:
                met[x, y].add(row.id)
                if pair.level is Level.SAME:
                    agreed[x, y].add(row.id)
    found = dict.fromkeys(sorted(met), LinkRelation.RELATED)
    for x, y in found:
        if (x, y) in opposed:
            found[x, y] = LinkRelation.OPPOSED
        elif agreed[x, y] == homes[True, x] == homes[False, y]:
            found[x, y] = LinkRelation.SAME
    return found


def _point(ref: str) -> str:
    return ref.rpartition("#")[2].partition(".")[0]
