"""Which points of the parents make one point of the rolling text.

A point is moved as a whole: its wording is never cut. It goes where most of its clauses are compared, and
stands beside at most one point of each other parent, the one that answers it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planctl.compare.answers import Answer, compare_answers
from planctl.compare.engine import Laid
from planctl.compare.opposition import overlap
from planctl.compare.parts import Part, Said
from planctl.compare.result import LEVELS
from planctl.compare.rows import spoken
from planctl.compare.table import Judges
from planctl.model.point import Point
from planctl.model.vocabulary import LinkRelation

Place = tuple[int, str]  # a parent's place in the canonical order, and the id of a point


@dataclass(frozen=True)
class Cluster:
    """Points that become one: by parent, one each; and the row of the comparison that they answer."""

    row: int
    points: Mapping[int, Point]
    said: Mapping[int, list[Said]]

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """The same in any order of parents."""
        return tuple(sorted((plan, point.id) for plan, point in self.points.items()))


def gather(laid: Laid, judges: Judges) -> list[Cluster]:
    """Every point of every parent in exactly one cluster, in an order that no order of parents changes."""
    homes = _homes(laid)
    by_row: dict[int, list[Place]] = defaultdict(list)
    for place, row in homes.items():
        by_row[row].append(place)
    said = _said(laid)
    points = {(i, point.id): point for i, plan in enumerate(laid.originals) for point in plan.points}
    found: list[Cluster] = []
    for row, places in sorted(by_row.items()):
        for group in _split(sorted(places), said, laid, judges):
            found.append(
                Cluster(
                    row,
                    {plan: points[plan, name] for plan, name in group},
                    {plan: said.get((plan, name), []) for plan, name in group},
                )
            )
    return sorted(found, key=lambda cluster: cluster.key)


def _homes(laid: Laid) -> dict[Place, int]:
    """By point, the row in which most of its clauses stand; among equals that of its first topic."""
    counts: dict[Place, Counter[int]] = defaultdict(Counter)
    topics: dict[tuple[Place, int], set[str]] = defaultdict(set)
    for at, row in enumerate(laid.every):
        for part in row:
            place = (part.plan, part.point.id)
            counts[place][at] += 2 * len(part.said) + (1 if part.fixed else 0)
            topics[place, at].add(part.facet)
    homes = {}
    for i, plan in enumerate(laid.originals):
        for point in plan.points:
            place = (i, point.id)
            homes[place] = min(
                counts[place],
                key=lambda at, place=place, point=point: (  # type: ignore[misc]
                    -counts[place][at],
                    point.topics[0] not in topics[place, at],
                    at,
                ),
            )
    # What is one provision by its id, or by a ruling, stands together whatever its clauses are about.
    for (i, j), links in sorted(laid.table.links.items()):
        for a, b in sorted({*links.points, *links.ruled}):
            if _one(i, a, j, b, laid):
                homes[j, b] = homes[i, a]
    return homes


def _one(i: int, a: str, j: int, b: str, laid: Laid) -> bool:
    """Whether two points are one provision for certain."""
    links = laid.table.links[i, j]
    return (links.related and a == b) or links.ruled.get((a, b)) is LinkRelation.SAME


def _said(laid: Laid) -> dict[Place, list[Said]]:
    """By point, all that it says."""
    by_point: dict[Place, list[Part]] = defaultdict(list)
    for row in laid.every:
        for part in row:
            by_point[part.plan, part.point.id].append(part)
    return {place: spoken(parts) for place, parts in by_point.items()}


def _split(
    places: Sequence[Place], said: Mapping[Place, list[Said]], laid: Laid, judges: Judges
) -> list[list[Place]]:
    """The points of one row, at most one of a parent together: those that are nearest to each other."""
    if len({plan for plan, _ in places}) == len(places):
        return [list(places)]
    scores = sorted(
        (-_nearness(a, b, said, laid, judges), a, b)
        for at, a in enumerate(places)
        for b in places[at + 1 :]
        if a[0] != b[0]
    )
    home = {place: [place] for place in places}
    for _, a, b in scores:
        one, other = home[a], home[b]
        if one is not other and not {plan for plan, _ in one} & {plan for plan, _ in other}:
            one += other
            for place in other:
                home[place] = one
    groups = {id(group): group for group in home.values()}
    return [sorted(group) for group in groups.values()]


def _nearness(a: Place, b: Place, said: Mapping[Place, list[Said]], laid: Laid, judges: Judges) -> float:
    """How near two points are: by how far apart they are, and among those by their words."""
    certain = 10.0 if _one(*a, *b, laid) else 0.0
    if not said.get(a) or not said.get(b):
        return certain + 0.1
    verdict = compare_answers(
        Answer(tuple(said[a])),
        Answer(tuple(said[b])),
        judges.benches[a[0], b[0]],
        laid.table.linked[a[0], b[0]],
    )
    words = [frozenset(word for one in said[place] for word in one.deed.words) for place in (a, b)]
    return certain + round(len(LEVELS) - LEVELS.index(verdict.level) + 0.9 * overlap(*words), 6)
