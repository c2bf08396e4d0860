"""All changes inside one linked group of points: of its clauses, its heads and its wording."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from planctl.align.align import Aligned, ClausePair
from planctl.align.lift import PointLink
from planctl.align.units import point_text
from planctl.diff.brackets import bracketing, option_of
from planctl.diff.clauses import Setting, clause_presence, compare_clauses
from planctl.diff.draft import Draft
from planctl.diff.points import compare_points
from planctl.diff.result import Words
from planctl.diff.wording import reworded, unclaimed, word_diff
from planctl.model.point import Point
from planctl.model.scalars import localized
from planctl.model.vocabulary import State
from planctl.text.gist import clause_gist

_REGROUPED = {"split": "point-split", "merged": "point-merged", "reorganised": "points-reorganised"}


@dataclass
class Compared:
    """What was found in a group. `replaced`: no clause of one side answers a clause of the other."""

    drafts: list[Draft]
    words: list[Words] = field(default_factory=list)
    replaced: bool = False
    changed: set[tuple[str, str]] = field(default_factory=set)


class Groups:
    """Compares the groups of one alignment."""

    def __init__(self, aligned: Aligned, setting: Setting) -> None:
        self.aligned = aligned
        self.setting = setting
        self._from: dict[str, list[ClausePair]] = defaultdict(list)
        for pair in aligned.pairs:
            self._from[pair.point_a.id].append(pair)
        self._answered_a = {(pair.point_a.id, pair.clause_a.id) for pair in aligned.pairs}
        self._answered_b = {(pair.point_b.id, pair.clause_b.id) for pair in aligned.pairs}

    def compare(self, link: PointLink) -> Compared:
        """Every change of one group, each with its refs."""
        left = [self.aligned.a.points[i] for i in link.a]
        right = [self.aligned.b.points[j] for j in link.b]
        live_left = [point for point in left if point.state is not State.DELETED]
        live_right = [point for point in right if point.state is not State.DELETED]
        old, new = self._wording(live_left), self._wording(live_right)
        words, hunks = word_diff(old, new, self.aligned.language) if old != new else ([], [])
        if live_left and live_right:
            found = self._linked(link, live_left, live_right)
            # Where one provision stands in another's place, its whole wording is new and said by its clauses.
            rest = [] if found.replaced else unclaimed(hunks, found.drafts, self.aligned.language)
            if rest:
                found.drafts.append(reworded(rest))
        else:
            found = self._one_sided(left, right, live_left, live_right)
        found.words = words
        for draft in found.drafts:
            self._place(draft, left, right)
        return found

    def _wording(self, points: list[Point]) -> str:
        return "\n\n".join(filter(None, (point_text(point, self.aligned.language) for point in points)))

    def _linked(self, link: PointLink, left: list[Point], right: list[Point]) -> Compared:
        found, inside = self._pairs(left, {point.id for point in right})
        found.drafts += self._unanswered(left, added=False) + self._unanswered(right, added=True)
        if link.relation in _REGROUPED:
            found.drafts.insert(0, self._regrouped(_REGROUPED[link.relation], left, right))
            # The part that kept its id is still compared in all that is said of a point beside its clauses.
            same = {point.id: point for point in right} if self.aligned.related else {}
            for point in left:
                if point.id in same:
                    drafts = compare_points(point, same[point.id], self.setting)
                    self._place_all(drafts, point, same[point.id])
                    found.drafts += drafts
        else:
            found.drafts += compare_points(left[0], right[0], self.setting)
            firm = all(any(point.clauses for point in side) for side in (left, right))
            found.replaced = firm and not inside
        return found

    def _pairs(self, left: list[Point], here: set[str]) -> tuple[Compared, int]:
        """The changes of the clauses of `left` that are answered, and how many are answered in the points
        `here`.
        """
        found, inside = Compared([]), 0
        for pair in (pair for point in left for pair in self._from[point.id]):
            drafts = compare_clauses(pair.clause_a, pair.clause_b, self.setting)
            drafts = bracketing(pair, drafts, self.setting)
            if pair.point_b.id in here:
                inside += 1
            else:
                name = self.setting.parts_b.get(f"#{pair.point_b.id}", pair.point_b.id)
                drafts.append(
                    Draft("clause-moved", f"now stands in {name}", pair.point_a.id, pair.point_b.id)
                )
            subjects = self._subjects(pair) if drafts else (None, None)
            for draft in drafts:
                draft.a = f"{self.aligned.a.ref}#{pair.point_a.id}.{pair.clause_a.id}"
                draft.b = f"{self.aligned.b.ref}#{pair.point_b.id}.{pair.clause_b.id}"
                draft.point, draft.clause = pair.point_a.id, pair.clause_a.id
                draft.subject, draft.subject_b = subjects
            if drafts:
                found.changed.add((pair.point_a.id, pair.clause_a.id))
            found.drafts += drafts
        return found, inside

    def _subjects(self, pair: ClausePair) -> tuple[str, str]:
        registry, language = self.setting.registry, self.setting.language
        return (
            clause_gist(pair.clause_a, registry, language, self.setting.parts_a),
            clause_gist(pair.clause_b, registry, language, self.setting.parts_b),
        )

    def _unanswered(self, points: list[Point], *, added: bool) -> list[Draft]:
        answered = self._answered_b if added else self._answered_a
        plan = self.aligned.b if added else self.aligned.a
        drafts = []
        for point in points:
            for clause in point.all_clauses:
                # An alternative's clauses bind nobody yet; the option itself is the change.
                if (point.id, clause.id) in answered or option_of(point, clause):
                    continue
                draft = clause_presence(clause, self.setting, added=added)
                ref = f"{plan.ref}#{point.id}.{clause.id}"
                draft.a, draft.b = (None, ref) if added else (ref, None)
                draft.point, draft.clause, draft.subject = point.id, clause.id, draft.explanation
                drafts.append(draft)
        return drafts

    def _one_sided(
        self, left: list[Point], right: list[Point], live_left: list[Point], live_right: list[Point]
    ) -> Compared:
        """The change that points came or went, as one; and the moves of clauses that did not go with them."""
        if not live_left and not live_right:
            return Compared([])
        added = bool(live_right)
        points = live_right if added else live_left
        inner = self._unanswered(points, added=added)
        gists = [draft.explanation for draft in inner] or [
            self._wording([point]) or localized(point.title, self.aligned.language) for point in points
        ]
        tombstone = bool(left if added else right)
        kind = _came_or_went(added=added, tombstone=tombstone)
        number = points[0].number
        name = (
            f"point {number}"
            if number is not None
            else f"“{localized(points[0].title, self.aligned.language)}”"
        )
        says = {
            "point-deleted": f"{name} is deleted; its number stays empty",
            "point-restored": f"{name}, which was deleted, is back",
            "point-added": "new: nothing in the other text answers it",
            "point-dropped": "gone: nothing in the other text answers it",
        }[kind]
        before, after = (None, gists) if added else (gists, None)
        effects = [effect for draft in inner for effect in draft.effects]
        found, _ = self._pairs(live_left, set())
        found.drafts.insert(0, Draft(kind, says, before, after, effects))
        return found

    def _regrouped(self, kind: str, left: list[Point], right: list[Point]) -> Draft:
        before = [self.setting.parts_a.get(f"#{point.id}", point.id) for point in left]
        after = [self.setting.parts_b.get(f"#{point.id}", point.id) for point in right]
        says = f"{', '.join(before)} → {', '.join(after)}"
        return Draft(kind, says, [point.id for point in left], [point.id for point in right])

    def _place_all(self, drafts: list[Draft], old: Point, new: Point) -> None:
        for draft in drafts:
            self._place(draft, [old], [new])

    def _place(self, draft: Draft, left: list[Point], right: list[Point]) -> None:
        """Give a point-level change its refs; clause-level ones have theirs."""
        if draft.a is None and draft.b is None:
            draft.a = f"{self.aligned.a.ref}#{left[0].id}" if left else None
            draft.b = f"{self.aligned.b.ref}#{right[0].id}" if right else None
        if draft.point is None:
            draft.point = (left or right)[0].id


def _came_or_went(*, added: bool, tombstone: bool) -> str:
    if tombstone:
        return "point-restored" if added else "point-deleted"
    return "point-added" if added else "point-dropped"
