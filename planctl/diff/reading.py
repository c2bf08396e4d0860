"""Clauses for points that have only a text: read from the wording, on both sides of a comparison alike.

Clauses that a person typed and clauses that rules read put the same provision in different words, so they are
never compared with each other: where one side of a link has none typed, both sides are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planctl.align import Matcher
from planctl.align.align import Aligned, align_plans, common_language
from planctl.align.lift import PointLink
from planctl.diff.draft import Draft
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import Evidence, State
from planctl.text.clauses import infer_clauses
from planctl.text.tokens import content


@dataclass(frozen=True)
class Reading:
    """An alignment of two plans as they were read. `typed_a` and `typed_b` are the indexes of read points
    that have typed clauses in their file.
    """

    aligned: Aligned
    typed_a: frozenset[int] = field(default_factory=frozenset)
    typed_b: frozenset[int] = field(default_factory=frozenset)

    def retyped(self, link: PointLink) -> list[Draft]:
        """The change that one side's clauses are typed and the other's are not, as a file's editors see
        it.
        """
        before, after = bool(self.typed_a & set(link.a)), bool(self.typed_b & set(link.b))
        if before == after or not link.a or not link.b:
            return []
        if after:
            says = "the clauses are typed now; both texts are compared as read"
            return [Draft("clauses-typed", says, None, len(self.typed_b & set(link.b)))]
        says = "the clauses are no longer typed; both texts are compared as read"
        return [Draft("clauses-untyped", says, len(self.typed_a & set(link.a)), None)]


def align_and_read(
    a: Plan,
    b: Plan,
    registry: Registry,
    *,
    related: bool | None = None,
    crosswalk: Crosswalk | None = None,
    matcher: Matcher | None = None,
) -> Reading:
    """Align two plans in which every point with a wording has clauses: typed ones, or ones read from it."""
    language = common_language(a, b)
    sides = (_Side(a, language, registry), _Side(b, language, registry))

    def aligned_now() -> Aligned:
        return align_plans(
            sides[0].plan(),
            sides[1].plan(),
            related=related,
            crosswalk=crosswalk,
            matcher=matcher,
            registry=registry,
        )

    aligned = aligned_now()
    if sides[0].bare or sides[1].bare:
        changed = [_settle(sides[0], sides[1], link) for link in aligned.groups]
        if any(changed):
            aligned = aligned_now()
    return Reading(aligned, frozenset(sides[0].retyped), frozenset(sides[1].retyped))


class _Side:
    """One plan, and which of its points are read: at first those that have a wording and no clause."""

    def __init__(self, plan: Plan, language: str, registry: Registry) -> None:
        self.given, self.language, self.registry = plan, language, registry
        self.worded = {index for index, point in enumerate(plan.points) if _wording(point, plan, language)[0]}
        self.typed = {index for index, point in enumerate(plan.points) if point.all_clauses}
        self.read = {
            index: found for index in self.worded - self.typed if (found := self._clauses(plan.points[index]))
        }
        self.bare = set(self.read)
        self.retyped: set[int] = set()

    @property
    def untyped(self) -> bool:
        """Whether the plan as a whole has its clauses still to be typed."""
        return len(self.typed & self.worded) * 2 < len(self.typed & self.worded) + len(self.bare)

    def plan(self) -> Plan:
        """The plan with the clauses of the points that are read."""
        if not self.read:
            return self.given
        points = [
            self._with(point, self.read[index]) if index in self.read else point
            for index, point in enumerate(self.given.points)
        ]
        return self.given.model_copy(update={"points": points})

    def read_typed(self, indexes: Iterable[int]) -> None:
        """Read points that have typed clauses, in their place."""
        for index in indexes:
            self.read[index] = self._clauses(self.given.points[index])
            self.retyped.add(index)

    def holds(self, indexes: Iterable[int], clauses: Iterable[Clause]) -> bool:
        """Whether the wording of some points says most of what typed clauses say."""
        language = self.language
        said = {
            w
            for i in indexes
            for w in content(_wording(self.given.points[i], self.given, language)[0], language)
        }
        wanted = [
            w for c in clauses for part in (c.action, c.object) if part for w in content(part, language)
        ]
        return 2 * sum(word in said for word in wanted) >= len(wanted)

    def _clauses(self, point: Point) -> list[Clause]:
        """The clauses of a point as its wording gives them. What is undisclosed or deleted is not read: its
        text tells of that.
        """
        if point.state is State.DELETED or point.evidence is Evidence.UNDISCLOSED:
            return []
        text, spoken = _wording(point, self.given, self.language)
        return [found.clause for found in infer_clauses(text, self.registry, spoken)]

    def _with(self, point: Point, clauses: list[Clause]) -> Point:
        options = [option.model_copy(update={"clauses": []}) for option in point.options]
        # The wording of labelled clauses goes into the point's own, so that none of it is lost with them.
        text = _wording(point, self.given, self.language)[0]
        return point.model_copy(update={"text": text, "clauses": clauses, "options": options})


def _settle(a: _Side, b: _Side, link: PointLink) -> bool:
    """Whether another set of points of a link is to be read than the bare ones: all of them or none."""
    left, right = set(link.a), set(link.b)
    bare_a, bare_b, typed_a, typed_b = left & a.bare, right & b.bare, left & a.typed, right & b.typed
    if not (bare_a or bare_b) or not (typed_a or typed_b):
        return False
    # Clauses that were read say nothing beside typed ones, unless they say the same: a plan that is still to
    # be typed, or a point whose clauses are gone while its wording stays.
    same = (
        a.untyped
        or b.untyped
        or (bool(bare_a) and a.holds(bare_a, _clauses_of(b, typed_b)))
        or (bool(bare_b) and b.holds(bare_b, _clauses_of(a, typed_a)))
    )
    if same and typed_a <= a.worded and typed_b <= b.worded:
        a.read_typed(typed_a)
        b.read_typed(typed_b)
    else:
        for side, bare in ((a, bare_a), (b, bare_b)):
            for index in bare:
                del side.read[index]
    return True


def _clauses_of(side: _Side, indexes: Iterable[int]) -> list[Clause]:
    return [clause for index in indexes for clause in side.given.points[index].all_clauses]


def _wording(point: Point, plan: Plan, language: str) -> tuple[str, str]:
    """A point's text with those of its labelled clauses, and the language it is in."""
    text = point.text
    spoken = plan.language
    if isinstance(text, dict):
        spoken = language if language in text else next(iter(text))
    parts = [localized(text, language)]
    parts += [localized(clause.text, language) for clause in point.clauses if clause.text]
    return "\n\n".join(filter(None, parts)), spoken
