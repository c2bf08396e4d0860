"""From linked units to linked points: kept, split, merged, reorganised, dropped, added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from planctl.align.anchors import Anchors, Pair, Ruling
from planctl.align.matching import Match
from planctl.align.questions import Answers
from planctl.align.result import Evidence, LinkKind
from planctl.align.units import Unit
from planctl.model.plan import Plan
from planctl.model.vocabulary import LinkRelation, State

# The part of a point's units that must have gone to another point for the two to be linked.
_SHARE = 0.34


# A pair of points, and how strongly it is held together.
Strength = tuple[Pair, float]


@dataclass(frozen=True, slots=True)
class PointLink:
    """A link between points, by their indexes. `second_b` is the index in B that came second as an answer to
    A's points, with its confidence; `second_a` the same the other way round.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: LinkKind
    confidence: float
    evidence: Evidence
    second_b: tuple[int, float] | None = None
    second_a: tuple[int, float] | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Lifted:
    """The links that were found, and groups of points that they join: every point is in one group.

    Between rivals one point may answer several that have nothing to do with each other; the groups are then
    made of the surest links, and a group is one point with those that answer it.
    """

    links: list[PointLink]
    groups: list[PointLink]


def lift(
    a: Plan,
    b: Plan,
    anchors: Anchors,
    matches: list[Match],
    units_a: list[Unit],
    units_b: list[Unit],
    questions: Answers | None,
) -> Lifted:
    """The links between points that the anchors and, between kin, the linked units add up to, in A's order,
    then B's. Between rivals `questions` are the pairs of points that answer the same question.
    """
    mass = {} if questions else _shares(matches, units_a, units_b)
    at_home_a, at_home_b = {i for i, _ in anchors.pinned}, {j for _, j in anchors.pinned}
    found = {
        (i, j)
        for (i, j), (share_a, share_b, _) in mass.items()
        # What passes between two points that both have their partner is a clause that moved.
        if max(share_a, share_b) >= _SHARE and not (i in at_home_a and j in at_home_b)
    }
    found |= set(questions.chosen) if questions else set()
    gone_a = {i for i, point in enumerate(a.points) if point.state is State.DELETED}
    gone_b = {j for j, point in enumerate(b.points) if point.state is State.DELETED}
    edges = set(anchors.pinned) | {
        (i, j)
        for i, j in found - anchors.forbidden
        if i not in anchors.closed_a | gone_a and j not in anchors.closed_b | gone_b
    }
    maker = _Maker(anchors, mass, questions, edges, gone_a, gone_b)
    joined = maker.strongest() if questions else edges
    sides = _components(joined, len(a.points), len(b.points))
    groups = [maker.link(left, right, grouped=True) for left, right in sides]
    links = []
    for left, right in _components(edges, len(a.points), len(b.points)):
        inside = {(i, j) for i in left for j in right} & edges
        apart = questions is not None or any(anchors.pinned.get(edge) == "crosswalk" for edge in inside)
        if apart and len(inside) < len(left) * len(right):
            links += [maker.link(one, other) for one, other in _stars(inside)]
        else:
            links.append(maker.link(left, right))
    return Lifted(in_order(links), in_order(groups))


def in_order(links: Iterable[PointLink]) -> list[PointLink]:
    """Links in A's order, then what B adds in B's."""
    return sorted(links, key=lambda link: (not link.a, link.a or link.b, link.b))


@dataclass
class _Maker:
    """What links are made from."""

    anchors: Anchors
    mass: dict[Pair, tuple[float, float, float]]
    questions: Answers | None
    edges: set[Pair]
    gone_a: set[int]
    gone_b: set[int]
    strengths: dict[Pair, float] = field(default_factory=dict)
    # Each strength once more by its point of A, and by its point of B.
    by_a: dict[int, list[Strength]] = field(default_factory=lambda: defaultdict(list))
    by_b: dict[int, list[Strength]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        if self.questions:
            self.strengths = self.questions.likelihoods
        else:
            self.strengths = {
                pair: min(max(share_a, share_b) * alike, 1.0)
                for pair, (share_a, share_b, alike) in self.mass.items()
            }
        for pair, strength in self.strengths.items():
            self.by_a[pair[0]].append((pair, strength))
            self.by_b[pair[1]].append((pair, strength))

    def link(self, left: set[int], right: set[int], *, grouped: bool = False) -> PointLink:
        """The link of these points. In a group of kin, one point that answers one is kept whatever a person
        called that: its changes say how far.
        """
        inside = sorted({(i, j) for i in left for j in right} & self.edges)
        rulings = [self.anchors.rulings[edge] for edge in inside if edge in self.anchors.rulings]
        return PointLink(
            tuple(sorted(left)),
            tuple(sorted(right)),
            self._relation(left - self.gone_a, right - self.gone_b, inside, grouped=grouped),
            min((self._strength(edge) for edge in inside), default=1.0),
            self._evidence(left, right, inside),
            self._second((j, s) for (_, j), s in self._others(self.by_a, left) if j not in right),
            self._second((i, s) for (i, _), s in self._others(self.by_b, right) if i not in left),
            rulings[0] if rulings and all(ruling == rulings[0] for ruling in rulings) else None,
        )

    def strongest(self) -> set[Pair]:
        """The edges that are certain, and of the others the surest that join one point with several; a point
        that would be left alone keeps its surest.
        """
        with_a: dict[int, set[int]] = defaultdict(set)
        with_b: dict[int, set[int]] = defaultdict(set)
        kept: set[Pair] = set()
        surest = sorted(self.edges, key=lambda edge: (-self._strength(edge), edge))
        for i, j in surest:
            # A point that is one of several cannot have several itself.
            several = (with_a[i] and with_b[j]) or any(len(with_b[y]) > 1 for y in with_a[i])
            if (i, j) not in self.anchors.pinned and (several or any(len(with_a[x]) > 1 for x in with_b[j])):
                continue
            kept.add((i, j))
            with_a[i].add(j)
            with_b[j].add(i)
        for i, j in surest:
            if not with_a[i] or not with_b[j]:
                kept.add((i, j))
                with_a[i].add(j)
                with_b[j].add(i)
        return kept

    def _relation(self, left: set[int], right: set[int], inside: list[Pair], *, grouped: bool) -> LinkKind:
        if not left and not right:
            return "kept"  # a tombstone that stays one
        if not right:
            return "dropped"
        if not left:
            return "added"
        if grouped and not self.questions and len(left) == len(right) == 1:
            return "kept"
        ruled = {self.anchors.rulings[e].relation for e in inside if e in self.anchors.rulings}
        if ruled == {LinkRelation.OPPOSED}:
            return "opposed"
        if len(left) == len(right) == 1:
            same = ruled == {LinkRelation.SAME} or self.anchors.pinned.get(inside[0]) == "text"
            if ruled & {LinkRelation.RELATED, LinkRelation.PART_OF}:
                return "related"
            return "kept" if same or not self.questions else "related"
        if len(left) == 1:
            return "split"
        return "merged" if len(right) == 1 else "reorganised"

    def _evidence(self, left: set[int], right: set[int], inside: list[Pair]) -> Evidence:
        if not inside:
            ruled = bool(left & self.anchors.closed_a or right & self.anchors.closed_b)
            return "crosswalk" if ruled else "none"
        pinned = [self.anchors.pinned[edge] for edge in inside if edge in self.anchors.pinned]
        if pinned:
            return pinned[0]
        if self.questions:
            return "words" if any(edge in self.questions.by_words for edge in inside) else "topics"
        return "words"

    def _strength(self, edge: Pair) -> float:
        return 1.0 if edge in self.anchors.pinned else self.strengths.get(edge, 0.0)

    def _others(self, by: dict[int, list[Strength]], points: set[int]) -> Iterable[Strength]:
        return (found for point in sorted(points) for found in by.get(point, ()) if self._open(found[0]))

    def _open(self, pair: Pair) -> bool:
        ruled = pair[0] in self.anchors.closed_a or pair[1] in self.anchors.closed_b
        return not ruled and pair not in self.edges and pair not in self.anchors.forbidden

    @staticmethod
    def _second(others: Iterable[tuple[int, float]]) -> tuple[int, float] | None:
        best = max(((strength, -index) for index, strength in others), default=None)
        return (-best[1], best[0]) if best else None


def _stars(edges: set[Pair]) -> list[tuple[set[int], set[int]]]:
    """Edges as few links that hold no pair beside them: a point with all that is linked to it, largest
    first.
    """
    left = set(edges)
    made = []
    while left:
        by_a: dict[int, set[int]] = defaultdict(set)
        by_b: dict[int, set[int]] = defaultdict(set)
        for i, j in left:
            by_a[i].add(j)
            by_b[j].add(i)
        i = min(by_a, key=lambda i: (-len(by_a[i]), i))
        j = min(by_b, key=lambda j: (-len(by_b[j]), j))
        star = ({i}, by_a[i]) if len(by_a[i]) >= len(by_b[j]) else (by_b[j], {j})
        made.append(star)
        left -= {(x, y) for x in star[0] for y in star[1]}
    return made


def _shares(
    matches: list[Match], units_a: list[Unit], units_b: list[Unit]
) -> dict[Pair, tuple[float, float, float]]:
    """For each pair of points: which part of A's went to B's, which part of B's came from A's, and how
    alike.
    """
    total_a: dict[int, float] = defaultdict(float)
    total_b: dict[int, float] = defaultdict(float)
    for unit in units_a:
        total_a[unit.point] += _weight(unit)
    for unit in units_b:
        total_b[unit.point] += _weight(unit)
    from_a: dict[Pair, float] = defaultdict(float)
    from_b: dict[Pair, float] = defaultdict(float)
    alike: dict[Pair, float] = defaultdict(float)
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


def _components(edges: set[Pair], rows: int, columns: int) -> list[tuple[set[int], set[int]]]:
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
