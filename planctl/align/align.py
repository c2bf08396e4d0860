"""The pipeline: anchors, then units, then the best assignment, then the lift to points."""

from __future__ import annotations

from dataclasses import dataclass

from planctl.align.anchors import Anchor, point_anchors
from planctl.align.lexical import LexicalMatcher
from planctl.align.lift import PointLink, lift
from planctl.align.matcher import Matcher
from planctl.align.matching import match_clauses, match_read, match_segments
from planctl.align.questions import answers
from planctl.align.result import Alignment, ClauseLink, Evidence, Head, Link, MatcherName, RunnerUp
from planctl.align.similarity import LARGE
from planctl.align.units import Unit, clause_units, text_units
from planctl.model.base import localized
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.vocabulary import INHERITS
from planctl.text.clauses import is_inferred
from planctl.text.tokens import content

# What standing in linked points adds to a pair of units, and what standing in points that are linked
# elsewhere costs.
_TOGETHER, _ELSEWHERE = 0.1, -0.2

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
    """An alignment with its plans at hand: what the diff works on."""

    a: Plan
    b: Plan
    related: bool
    language: str
    matcher: MatcherName
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
        second = link.runner_up
        return Link(
            a=[self.a.points[i].id for i in link.a],
            b=[self.b.points[j].id for j in link.b],
            relation=link.relation,
            confidence=round(link.confidence, 3),
            evidence=link.evidence,
            runner_up=RunnerUp(b=[self.b.points[second[0]].id], confidence=round(second[1], 3))
            if second
            else None,
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
) -> Aligned:
    """Align two texts.

    `related` says whether equal ids mean the same provision; by default the plans' lineage does. A
    crosswalk's rulings override everything else. `matcher` compares the wording of rivals; the lexical one by
    default. The result is the same whatever the order of points in
    either file.
    """
    related = are_related(a, b) if related is None else related
    matcher = matcher or LexicalMatcher()
    language = common_language(a, b)
    anchors = point_anchors(a, b, related=related, crosswalk=crosswalk, language=language)
    partner_a = {anchor.a: anchor.b for anchor in anchors if anchor.b is not None and anchor.a is not None}
    partner_b = {j: i for i, j in partner_a.items()}

    def context(x: Unit, y: Unit) -> float:
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
    matches = match_clauses(typed_a, typed_b, partner_a, context, kin=related, at_least=at_least)
    if read_a and read_b:
        matches += match_read(read_a, read_b, partner_a, context, _RIVAL_WORDS)
    segments = match_segments(texts_a, texts_b, context, _SEGMENT_WORDS)
    questions = (
        {}
        if related
        else answers(
            a,
            b,
            [*clauses_a, *texts_a],
            [*clauses_b, *texts_b],
            _titles(a, language),
            _titles(b, language),
            matcher,
        )
    )
    links = lift(
        a, b, anchors, [*matches, *segments], [*clauses_a, *texts_a], [*clauses_b, *texts_b], questions
    )
    linked = {(i, j) for link in links for i in link.a for j in link.b}
    order = {(unit.point, unit.clause.id): at for at, unit in enumerate(clauses_a) if unit.clause}
    pairs = [
        ClausePair(a.points[x.point], x.clause, b.points[y.point], y.clause, score, evidence)
        for x, y, score, evidence in sorted(
            matches, key=lambda m: order[m.a.point, m.a.clause.id if m.a.clause else ""]
        )
        if x.clause is not None and y.clause is not None and _stands(x, y, score, linked)
    ]
    units = max(map(len, (clauses_a, clauses_b, texts_a, texts_b)))
    notes = [_LARGE_NOTE.format(units=units)] if units > LARGE else []
    return Aligned(a, b, related, language, matcher.name, links, pairs, notes)


def _heads(plan: Plan, language: str) -> list[Head]:
    return [
        Head(id=point.id, number=point.number, title=localized(point.title, language))
        for point in plan.points
    ]


def _by_origin(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Units of typed clauses, and units of clauses that were read from the text."""
    typed = [unit for unit in units if unit.clause is not None and not is_inferred(unit.clause.id)]
    return typed, [unit for unit in units if unit.clause is not None and is_inferred(unit.clause.id)]


def _titles(plan: Plan, language: str) -> list[frozenset[str]]:
    return [frozenset(content(localized(point.title, language), language)) for point in plan.points]


_LARGE_NOTE = "{units:,} units: each is compared with the nearest by its rarer words, not with all"

# A clause that is to have moved between points that are not linked needs more than the bare threshold.
_MOVED = 0.6


def _stands(x: Unit, y: Unit, score: float, linked: set[tuple[int, int]]) -> bool:
    return (x.point, y.point) in linked or score >= _MOVED


__all__ = ["Aligned", "Anchor", "ClausePair", "align_plans", "are_related", "common_language"]
