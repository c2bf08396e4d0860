"""The pipeline: anchors, then units, then the best assignment, then the lift to points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planctl.align.anchors import point_anchors
from planctl.align.lexical import LexicalMatcher
from planctl.align.lift import Lifted, PointLink, in_order, lift
from planctl.align.matcher import Matcher
from planctl.align.matching import match_clauses, match_read, match_segments, ruled_clauses, unmatched
from planctl.align.passages import provisions
from planctl.align.questions import answers
from planctl.align.result import Alignment, ClauseLink, Evidence, Head, Link, LinkKind, MatcherName, RunnerUp
from planctl.align.similarity import LARGE
from planctl.align.units import Unit, clause_units, text_units
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import INHERITS
from planctl.text.inferred import is_inferred

# What standing in linked points adds to a pair of units, and what standing in points that are linked
# elsewhere costs.
_TOGETHER, _ELSEWHERE = 0.1, -0.2

# Takes a pair of clauses on which a person ruled out of the search: it is linked already, or must not be.
_RULED_OUT = -2.0

# Between kin, another id says that it is another clause; only plainly shared wording says otherwise.
_KIN_WORDS, _RIVAL_WORDS, _SEGMENT_WORDS = 0.5, 0.3, 0.25


@dataclass(frozen=True)
class ClausePair:
    """Two clauses that answer each other, with the points they stand in."""

    point_a: Point
    clause_a: Clause
    point_b: Point
    clause_b: Clause
    confidence: float
    evidence: Evidence


@dataclass(frozen=True)
class Aligned:
    """An alignment with its plans at hand.

    `links` are what is published; `groups` are the points that they join, every point in one of them: what
    the diff works on.
    """

    a: Plan
    b: Plan
    related: bool
    language: str
    matcher: MatcherName
    groups: list[PointLink]
    links: list[PointLink]
    pairs: list[ClausePair]
    notes: list[str]

    def result(self) -> Alignment:
        """The alignment as published."""
        return Alignment(
            a=self.a.ref,
            b=self.b.ref,
            matcher=self.matcher,
            related=self.related,
            links=[self.link(link) for link in self.links],
            clauses=[
                ClauseLink(
                    a=f"{p.point_a.id}.{p.clause_a.id}",
                    b=f"{p.point_b.id}.{p.clause_b.id}",
                    confidence=round(p.confidence, 3),
                    evidence=p.evidence,
                )
                for p in self.pairs
            ],
            notes=self.notes,
            heads_a=_heads(self.a, self.language),
            heads_b=_heads(self.b, self.language),
        )

    def link(self, link: PointLink) -> Link:
        """A link between point indexes as a link between ids."""
        second = link.second_b
        return Link(
            a=[self.a.points[i].id for i in link.a],
            b=[self.b.points[j].id for j in link.b],
            relation=link.relation,
            confidence=round(link.confidence, 3),
            evidence=link.evidence,
            runner_up=RunnerUp(b=[self.b.points[second[0]].id], confidence=round(second[1], 3))
            if second
            else None,
            ruling=link.ruling.relation if link.ruling else None,
            note=link.ruling.note if link.ruling else None,
        )


def are_related(a: Plan, b: Plan) -> bool:
    """Whether the two are versions of one plan, or one revises, counters or merges the other."""
    edges = [(d.plan, d.relation) for d in a.derived_from if d.plan == b.id]
    edges += [(d.plan, d.relation) for d in b.derived_from if d.plan == a.id]
    return a.id == b.id or any(relation in INHERITS for _, relation in edges)


def common_language(a: Plan, b: Plan) -> str:
    """The language in which the two are compared: A's, where B has texts in it too."""
    if a.language == b.language:
        return a.language
    for plan, other in ((a, b), (b, a)):
        if any(isinstance(point.text, dict) and plan.language in point.text for point in other.points):
            return plan.language
    return a.language


def align_plans(
    a: Plan,
    b: Plan,
    *,
    related: bool | None = None,
    crosswalk: Crosswalk | None = None,
    matcher: Matcher | None = None,
    registry: Registry | None = None,
) -> Aligned:
    """Align two texts.

    `related` says whether equal ids mean the same provision; by default the plans' lineage does. A
    crosswalk's rulings override everything else. `matcher` compares the wording of rivals, the lexical one by
    default; `registry` says who belongs to which group. The result is the same whatever the order of points
    in either file, and read backwards it is the alignment of B and A.
    """
    related = are_related(a, b) if related is None else related
    matcher = matcher or LexicalMatcher()
    language = common_language(a, b)
    # Nothing may depend on which plan is named first, nor on the order of points in a file.
    to_a, to_b = _by_ids(a), _by_ids(b)
    one, other = _ordered(a, to_a), _ordered(b, to_b)
    if _comes_first(other, one):
        flipped = crosswalk.mirrored() if crosswalk else None
        found = _mirrored(_found(other, one, related, flipped, matcher, registry or Registry()))
    else:
        found = _found(one, other, related, crosswalk, matcher, registry or Registry())
    order = {
        (point.id, clause.id): (i, at)
        for i, point in enumerate(a.points)
        for at, clause in enumerate(point.all_clauses)
    }
    return Aligned(
        a,
        b,
        related,
        language,
        matcher.name,
        _placed(found.lifted.groups, to_a, to_b),
        _placed(found.lifted.links, to_a, to_b),
        sorted(found.pairs, key=lambda pair: order[pair.point_a.id, pair.clause_a.id]),
        found.notes,
    )


@dataclass(frozen=True)
class _Found:
    """What an alignment of plans in a fixed order gives."""

    lifted: Lifted
    pairs: list[ClausePair]
    notes: list[str]


def _found(
    a: Plan, b: Plan, related: bool, crosswalk: Crosswalk | None, matcher: Matcher, registry: Registry
) -> _Found:
    language = _compared_in(a, b)
    anchors = point_anchors(a, b, related=related, crosswalk=crosswalk, language=language)
    partner_a = anchors.partners
    partner_b = {j: i for i, j in partner_a.items()}

    def context(x: Unit, y: Unit) -> float:
        if x.clause and y.clause and ((x.point, x.clause.id), (y.point, y.clause.id)) in anchors.clauses:
            return _RULED_OUT
        if partner_a.get(x.point) == y.point and x.point in partner_a:
            return _TOGETHER
        return _ELSEWHERE if x.point in partner_a and y.point in partner_b else 0.0

    clauses_a, clauses_b = clause_units(a, language), clause_units(b, language)
    texts_a, texts_b = text_units(a, language), text_units(b, language)
    at_least = _KIN_WORDS if related else _RIVAL_WORDS
    # Typed clauses answer typed ones, and clauses read from the text such clauses; the ids of the latter say
    # nothing.
    typed_a, read_a = _by_origin(clauses_a)
    typed_b, read_b = _by_origin(clauses_b)
    ruled = ruled_clauses(typed_a, typed_b, anchors)
    free_a, free_b = unmatched(typed_a, typed_b, ruled)
    matches = ruled + match_clauses(free_a, free_b, partner_a, context, kin=related, at_least=at_least)
    if read_a and read_b:
        matches += match_read(read_a, read_b, partner_a, context, _RIVAL_WORDS)
    questions, segments = None, []
    if related:
        segments = match_segments(texts_a, texts_b, context, _SEGMENT_WORDS)
    else:
        questions = answers(provisions(a, language, registry), provisions(b, language, registry), matcher)
    lifted = lift(
        a, b, anchors, [*matches, *segments], [*clauses_a, *texts_a], [*clauses_b, *texts_b], questions
    )
    linked = {(i, j) for link in lifted.links for i in link.a for j in link.b}
    pairs = [
        ClausePair(a.points[x.point], x.clause, b.points[y.point], y.clause, score, evidence)
        for x, y, score, evidence in matches
        if x.clause is not None and y.clause is not None and _stands(x, y, score, linked)
    ]
    units = max(map(len, (clauses_a, clauses_b, texts_a, texts_b)))
    return _Found(lifted, pairs, [_LARGE_NOTE.format(units=units)] if units > LARGE else [])


def _by_ids(plan: Plan) -> list[int]:
    """The indexes of a plan's points in an order that does not depend on the file's."""
    return sorted(range(len(plan.points)), key=lambda index: (plan.points[index].id, index))


def _ordered(plan: Plan, indexes: list[int]) -> Plan:
    return plan.model_copy(update={"points": [plan.points[index] for index in indexes]})


def _comes_first(a: Plan, b: Plan) -> bool:
    """An order of plans; what they say decides between two of one name."""
    if (a.id, a.version) != (b.id, b.version):
        return (a.id, a.version) < (b.id, b.version)
    return a.model_dump_json() < b.model_dump_json()


def _compared_in(a: Plan, b: Plan) -> str:
    """The language that wordings are compared in where both plans have a choice."""
    return min(common_language(a, b), common_language(b, a))


def _mirrored(found: _Found) -> _Found:
    """The same, read from B to A."""
    mirror: dict[LinkKind, LinkKind] = {
        "split": "merged", "merged": "split", "dropped": "added", "added": "dropped",
    }  # fmt: skip

    def turned(links: list[PointLink]) -> list[PointLink]:
        return [
            replace(
                link,
                a=link.b,
                b=link.a,
                relation=mirror.get(link.relation, link.relation),
                second_a=link.second_b,
                second_b=link.second_a,
            )
            for link in links
        ]

    pairs = [
        replace(
            pair, point_a=pair.point_b, clause_a=pair.clause_b, point_b=pair.point_a, clause_b=pair.clause_a
        )
        for pair in found.pairs
    ]
    return _Found(Lifted(turned(found.lifted.links), turned(found.lifted.groups)), pairs, found.notes)


def _placed(links: list[PointLink], to_a: list[int], to_b: list[int]) -> list[PointLink]:
    """Links by the places that the points have in their files, in that order."""

    def place(second: tuple[int, float] | None, where: list[int]) -> tuple[int, float] | None:
        return (where[second[0]], second[1]) if second else None

    return in_order(
        replace(
            link,
            a=tuple(sorted(to_a[i] for i in link.a)),
            b=tuple(sorted(to_b[j] for j in link.b)),
            second_a=place(link.second_a, to_a),
            second_b=place(link.second_b, to_b),
        )
        for link in links
    )


def _heads(plan: Plan, language: str) -> list[Head]:
    return [
        Head(id=point.id, number=point.number, title=localized(point.title, language))
        for point in plan.points
    ]


def _by_origin(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Units of typed clauses, and units of clauses that were read from the text."""
    typed = [unit for unit in units if unit.clause is not None and not is_inferred(unit.clause.id)]
    return typed, [unit for unit in units if unit.clause is not None and is_inferred(unit.clause.id)]


_LARGE_NOTE = "{units:,} units: each is compared with the nearest by its rarer words, not with all"

# A clause that is to have moved between points that are not linked needs more than the bare threshold.
_MOVED = 0.6


def _stands(x: Unit, y: Unit, score: float, linked: set[tuple[int, int]]) -> bool:
    return (x.point, y.point) in linked or score >= _MOVED


__all__ = ["Aligned", "ClausePair", "align_plans", "are_related", "common_language"]
