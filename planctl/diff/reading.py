"""Clauses for points that have only a text: read from the wording, on both sides of a comparison alike.

Clauses that a person typed and clauses that rules read put the same provision in different words, so they are
never compared with each other: where one side of a link has none typed, both sides are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planctl.align.align import Aligned, align_plans
from planctl.align.lift import PointLink
from planctl.diff.draft import Draft
from planctl.model.base import localized
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.vocabulary import Evidence, State
from planctl.text.clauses import infer_clauses


@dataclass(frozen=True)
class Reading:
    """An alignment of two plans as they were read. `typed_a` and `typed_b` are the indexes of read points that
    have typed clauses in their file.
    """

    aligned: Aligned
    typed_a: frozenset[int] = field(default_factory=frozenset)
    typed_b: frozenset[int] = field(default_factory=frozenset)

    def retyped(self, link: PointLink) -> list[Draft]:
        """The change that one side's clauses are typed and the other's are not, as a file's editors see it."""
        before, after = bool(self.typed_a & set(link.a)), bool(self.typed_b & set(link.b))
        if before == after or not link.a or not link.b:
            return []
        if after:
            says = "the clauses are typed now; both texts are compared as read"
            return [Draft("clauses-typed", says, None, len(self.typed_b & set(link.b)))]
        says = "the clauses are no longer typed; both texts are compared as read"
        return [Draft("clauses-untyped", says, len(self.typed_a & set(link.a)), None)]


def align_and_read(
    a: Plan, b: Plan, registry: Registry, *, related: bool | None = None, crosswalk: Crosswalk | None = None
) -> Reading:
    """Align two plans in which every point with a wording has clauses: typed ones, or ones read from it."""
    bare_a, bare_b = _bare(a), _bare(b)
    aligned = align_plans(
        _read(a, bare_a, registry), _read(b, bare_b, registry), related=related, crosswalk=crosswalk
    )
    typed_a, typed_b = set[int](), set[int]()
    for link in aligned.links:
        left, right = set(link.a), set(link.b)
        # A deleted point has nothing to read, and points that can't be read keep their link as it is.
        if not (left & bare_a or right & bare_b):
            continue
        more_a, more_b = _typed(a, left), _typed(b, right)
        if all(_wording(a.points[i], a.language)[0] for i in more_a) and all(
            _wording(b.points[j], b.language)[0] for j in more_b
        ):
            typed_a |= more_a
            typed_b |= more_b
    if typed_a or typed_b:
        aligned = align_plans(
            _read(a, bare_a | typed_a, registry), _read(b, bare_b | typed_b, registry),
            related=related, crosswalk=crosswalk,
        )  # fmt: skip
    return Reading(aligned, frozenset(typed_a), frozenset(typed_b))


def _bare(plan: Plan) -> set[int]:
    """The points that have a wording and no clause. What is undisclosed is not read: its text tells of that."""
    return {
        index
        for index, point in enumerate(plan.points)
        if not point.all_clauses
        and point.state is not State.DELETED
        and point.evidence is not Evidence.UNDISCLOSED
        and _wording(point, plan.language)[0]
    }


def _typed(plan: Plan, indexes: Iterable[int]) -> set[int]:
    return {index for index in indexes if plan.points[index].all_clauses}


def _read(plan: Plan, indexes: set[int], registry: Registry) -> Plan:
    if not indexes:
        return plan
    points = [
        _read_point(point, plan.language, registry) if index in indexes else point
        for index, point in enumerate(plan.points)
    ]
    return plan.model_copy(update={"points": points})


def _read_point(point: Point, language: str, registry: Registry) -> Point:
    text, spoken = _wording(point, language)
    clauses = [found.clause for found in infer_clauses(text, registry, spoken)]
    options = [option.model_copy(update={"clauses": []}) for option in point.options]
    # The wording of labelled clauses goes into the point's own, so that none of it is lost with them.
    return point.model_copy(update={"text": text, "clauses": clauses, "options": options})


def _wording(point: Point, language: str) -> tuple[str, str]:
    """A point's text with those of its labelled clauses, and the language it is in."""
    text = point.text
    spoken = language if not isinstance(text, dict) or language in text else next(iter(text))
    parts = [localized(text, spoken), *(localized(clause.text, spoken) for clause in point.clauses if clause.text)]
    return "\n\n".join(filter(None, parts)), spoken
