"""What is certain before anything is compared: rulings, ids, equal texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from planctl.align.result import Evidence
from planctl.align.units import point_text
from planctl.model.plan import Plan
from planctl.model.process import Crosswalk, CrosswalkLink
from planctl.model.scalars import localized
from planctl.model.vocabulary import LinkRelation

Pair = tuple[int, int]
ClauseName = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person ruled on a pair of points or clauses, and the note on it."""

    relation: LinkRelation
    note: str | None = None


@dataclass(frozen=True)
class Anchors:
    """The certain links between points, by their indexes, and what is certain not to be one.

    `closed_a` and `closed_b` are points whose links a person ruled on: they have these and no others.
    `clauses` are rulings on clauses, by point index and clause id.
    """

    pinned: dict[Pair, Evidence] = field(default_factory=dict)
    rulings: dict[Pair, Ruling] = field(default_factory=dict)
    forbidden: set[Pair] = field(default_factory=set)
    closed_a: set[int] = field(default_factory=set)
    closed_b: set[int] = field(default_factory=set)
    clauses: dict[tuple[ClauseName, ClauseName], Ruling] = field(default_factory=dict)

    @property
    def partners(self) -> dict[int, int]:
        """For each pinned point of A one point of B that it is pinned to, the last of several."""
        return dict(sorted(self.pinned))


def point_anchors(a: Plan, b: Plan, *, related: bool, crosswalk: Crosswalk | None, language: str) -> Anchors:
    """The anchors of two plans: each ruling, then equal ids where the plans are related, then equal unique
    texts.
    """
    anchors = Anchors()
    if crosswalk:
        for link in crosswalk.links:
            _rule(anchors, link, a, b, language)
    taken_a, taken_b = set(anchors.closed_a), set(anchors.closed_b)
    pairs: list[tuple[Pair, Evidence]] = []
    if related:
        index_b = {point.id: j for j, point in enumerate(b.points)}
        pairs += [((i, index_b[x.id]), "id") for i, x in enumerate(a.points) if x.id in index_b]
    texts_a, texts_b = _unique_texts(a, language), _unique_texts(b, language)
    pairs += [((texts_a[text], texts_b[text]), "text") for text in texts_a if text in texts_b]
    for (i, j), evidence in pairs:
        if i not in taken_a and j not in taken_b and (i, j) not in anchors.forbidden:
            anchors.pinned[i, j] = evidence
            taken_a.add(i)
            taken_b.add(j)
    return anchors


def _unique_texts(plan: Plan, language: str) -> dict[str, int]:
    texts = [" ".join(point_text(point, language).split()) for point in plan.points]
    counts = Counter(texts)
    return {text: i for i, text in enumerate(texts) if text and counts[text] == 1}


def _rule(anchors: Anchors, link: CrosswalkLink, a: Plan, b: Plan, language: str) -> None:
    """Take in one ruling. `none` between points forbids their link; on one side alone it says that nothing
    answers the point.
    """
    left, right = _named(link.a, a), _named(link.b, b)
    ruling = Ruling(link.relation, localized(link.note, language) or None)
    none = link.relation is LinkRelation.NONE
    if not left or not right:
        if none:
            anchors.closed_a.update(i for i, clause in left if clause is None)
            anchors.closed_b.update(j for j, clause in right if clause is None)
        return
    for i, one in left:
        for j, other in right:
            if one is not None and other is not None:
                anchors.clauses[(i, one), (j, other)] = ruling
                if none:
                    continue
            if none:
                anchors.forbidden.add((i, j))
                continue
            anchors.pinned[i, j] = "crosswalk"
            # What is said of whole points outweighs what is said of their clauses.
            if one is other is None:
                anchors.rulings[i, j] = ruling
            else:
                anchors.rulings.setdefault((i, j), Ruling(LinkRelation.PART_OF, ruling.note))
            anchors.closed_a.add(i)
            anchors.closed_b.add(j)


def _named(refs: list[str], plan: Plan) -> list[tuple[int, str | None]]:
    """The points, or clauses of points, that refs inside a plan name; others are a rule's to report."""
    where = {point.id: i for i, point in enumerate(plan.points)}
    found: list[tuple[int, str | None]] = []
    for ref in refs:
        point, _, clause = ref.rpartition("#")[2].partition(".")
        if point in where:
            found.append((where[point], clause or None))
    return found
