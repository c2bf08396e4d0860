"""The pipeline from two plans to a PlanDiff."""

from __future__ import annotations

from collections import Counter

from planctl.align.align import Aligned, align_plans
from planctl.align.lift import PointLink
from planctl.align.units import point_text
from planctl.diff.clauses import Setting, clause_presence, compare_clauses
from planctl.diff.brackets import bracketing, option_of
from planctl.diff.draft import Draft
from planctl.diff.effects import OBLIGATIONS
from planctl.diff.kinds import LEVELS
from planctl.diff.ledger import make_ledger
from planctl.diff.metadata import compare_metadata
from planctl.diff.order import move_draft, moved, renumbering
from planctl.diff.points import compare_points
from planctl.diff.result import (
    ActorEffects,
    Change,
    PlanDiff,
    PointDiff,
    PointHead,
    Side,
    Verdict,
    Words,
)
from planctl.diff.wording import reworded, unclaimed, word_diff
from planctl.model.base import as_list, localized
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.vocabulary import Editorial, State
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name, actor_names


def diff_plans(a: Plan, b: Plan, *, registry: Registry | None = None, crosswalk: Crosswalk | None = None,
               related: bool | None = None) -> PlanDiff:
    """What changed from A to B.

    `registry` names actors and categories; `crosswalk` overrides the aligner; `related` says whether equal ids mean
    the same provision (by default the plans' own lineage does).
    """
    return Differ(align_plans(a, b, related=related, crosswalk=crosswalk), registry or Registry()).result()


class Differ:
    """One run: collects drafts group by group, then numbers, orders and counts them."""

    def __init__(self, aligned: Aligned, registry: Registry) -> None:
        self.aligned = aligned
        self.a, self.b = aligned.a, aligned.b
        self.setting = Setting(registry, aligned.language, provenance=self.a.id == self.b.id, steps=_steps(aligned),
                               parts_a=part_names(self.a), parts_b=part_names(self.b))
        self.changes: list[Change] = []
        self.changed_clauses: set[tuple[str, str]] = set()
        self.changed_points: set[str] = set()

    def result(self) -> PlanDiff:
        """Compare everything and add it up."""
        order = self._order()
        groups = [self._group(index, link, order) for index, link in self._display_order()]
        self._add([*self._numbers(), *self._metadata()])
        effects = self._effects()
        return PlanDiff(
            a=self.a.ref, b=self.b.ref, sides=(self._side(self.a), self._side(self.b)), matcher="lexical",
            related=self.aligned.related, language=self.aligned.language,
            links=[self.aligned.link(link) for link in self.aligned.links], changes=self.changes, points=groups,
            ledger=make_ledger(self.aligned, self.changed_clauses, self.changed_points), effects=effects,
        )

    def _display_order(self) -> list[tuple[int, PointLink]]:
        """Groups in A's order, each new point of B after the one it follows there."""
        places: dict[int, float] = {}
        for link in self.aligned.links:
            for j in link.b:
                places[j] = float(min(link.a)) if link.a else -1.0
        last = -0.5
        keys: list[tuple[float, int]] = []
        where: dict[int, float] = {}
        for j in range(len(self.b.points)):
            if places.get(j, -1.0) >= 0:
                last = places[j]
            else:
                where[j] = last
        for index, link in enumerate(self.aligned.links):
            keys.append((float(min(link.a)), index) if link.a else (where[min(link.b)] + 0.5, index))
        return [(index, self.aligned.links[index]) for _, index in sorted(keys)]

    def _group(self, index: int, link: PointLink, order: dict[int, Draft]) -> PointDiff:
        left, right = [self.a.points[i] for i in link.a], [self.b.points[j] for j in link.b]
        live_left = [p for p in left if p.state is not State.DELETED]
        live_right = [p for p in right if p.state is not State.DELETED]
        drafts, words, replaced = self._compare(link, left, right, live_left, live_right)
        drafts += [order[i] for i in link.a if i in order]
        for draft in drafts:
            self._place(draft, left, right)
        drafts.sort(key=lambda draft: LEVELS.index(draft.level))
        first = len(self.changes)
        self._add(drafts)
        verdict: Verdict = link.relation if link.relation not in ("kept", "related") else (
            "related" if link.relation == "related" else "replaced" if replaced else "changed" if drafts else "unchanged")
        if drafts:
            self.changed_points |= {point.id for point in left}
        return PointDiff(a=[self._head(p) for p in left], b=[self._head(p) for p in right], verdict=verdict, link=index,
                         changes=list(range(first, len(self.changes))), words=words)

    def _compare(self, link: PointLink, left: list[Point], right: list[Point], live_left: list[Point],
                 live_right: list[Point]) -> tuple[list[Draft], list[Words], bool]:
        old = "\n\n".join(filter(None, (point_text(p, self.aligned.language) for p in live_left)))
        new = "\n\n".join(filter(None, (point_text(p, self.aligned.language) for p in live_right)))
        words, hunks = word_diff(old, new, self.aligned.language) if old != new else ([], [])
        if not live_left or not live_right:
            return self._gone_or_new(left, right, live_left, live_right), words, False
        drafts, answered, total = self._clauses(live_left, live_right)
        if link.relation in ("kept", "related"):
            drafts += compare_points(live_left[0], live_right[0], self.setting)
        else:
            drafts.insert(0, self._regrouped(link, live_left, live_right))
        replaced = link.relation in ("kept", "related") and total[0] > 0 and total[1] > 0 and not answered
        left_over = unclaimed(hunks, drafts, self.aligned.language)
        # Where one provision stands in another's place, its whole wording is new and said by its clauses.
        if left_over and not replaced:
            drafts.append(reworded(left_over))
        return drafts, words, replaced

    def _clauses(self, left: list[Point], right: list[Point]) -> tuple[list[Draft], int, tuple[int, int]]:
        ids_left, ids_right = {p.id for p in left}, {p.id for p in right}
        drafts: list[Draft] = []
        answered_a: set[tuple[str, str]] = set()
        answered_b: set[tuple[str, str]] = set()
        inside = 0
        for pair in self.aligned.pairs:
            from_here, to_here = pair.point_a.id in ids_left, pair.point_b.id in ids_right
            if to_here:
                answered_b.add((pair.point_b.id, pair.clause_b.id))
            if not from_here:
                continue
            answered_a.add((pair.point_a.id, pair.clause_a.id))
            found = compare_clauses(pair.clause_a, pair.clause_b, self.setting)
            found = bracketing(pair, found, self.setting)
            if to_here:
                inside += 1
            else:
                name = self.setting.parts_b.get(f"#{pair.point_b.id}", pair.point_b.id)
                found.append(Draft("clause-moved", f"now stands in {name}", pair.point_a.id, pair.point_b.id))
            for draft in found:
                draft.a = f"{self.a.ref}#{pair.point_a.id}.{pair.clause_a.id}"
                draft.b = f"{self.b.ref}#{pair.point_b.id}.{pair.clause_b.id}"
                draft.point, draft.clause = pair.point_a.id, pair.clause_a.id
                draft.subject = clause_gist(pair.clause_a, self.setting.registry, self.setting.language,
                                            self.setting.parts_a)
            if found:
                self.changed_clauses.add((pair.point_a.id, pair.clause_a.id))
            drafts += found
        for points, answered, added in ((left, answered_a, False), (right, answered_b, True)):
            for point in points:
                for clause in point.all_clauses:
                    # An alternative's clauses bind nobody yet; the option itself is the change.
                    if (point.id, clause.id) in answered or option_of(point, clause):
                        continue
                    draft = clause_presence(clause, self.setting, added=added)
                    ref = f"{(self.b if added else self.a).ref}#{point.id}.{clause.id}"
                    draft.a, draft.b = (None, ref) if added else (ref, None)
                    draft.point, draft.clause, draft.subject = point.id, clause.id, draft.explanation
                    drafts.append(draft)
        return drafts, inside, (sum(len(p.clauses) for p in left), sum(len(p.clauses) for p in right))

    def _gone_or_new(self, left: list[Point], right: list[Point], live_left: list[Point], live_right: list[Point]) -> (
            list[Draft]):
        if not live_left and not live_right:
            return []
        added = bool(live_right)
        points = live_right if added else live_left
        tombstone = bool(left if added else right)
        kind = ("point-restored" if added else "point-deleted") if tombstone else ("point-added" if added else "point-dropped")
        inner = []
        for point in points:
            for clause in point.clauses:
                if not self._answered_elsewhere(point, clause.id, added=added):
                    inner.append(clause_presence(clause, self.setting, added=added))
        gists = [draft.explanation for draft in inner] or [
            point_text(point, self.aligned.language) or localized(point.title, self.aligned.language) for point in points]
        title = localized(points[0].title, self.aligned.language)
        number = f"point {points[0].number}" if points[0].number is not None else f"“{title}”"
        says = {"point-deleted": f"{number} is deleted; its number stays empty",
                "point-restored": f"{number}, which was deleted, is back",
                "point-added": "new: nothing in the other text answers it",
                "point-dropped": "gone: nothing in the other text answers it"}[kind]
        drafts = [Draft(kind, says, None if added else gists, gists if added else None,
                        [effect for draft in inner for effect in draft.effects])]
        if not added:
            drafts += [d for d in self._clauses(live_left, [])[0] if d.kind not in ("clause-dropped",)]
        return drafts

    def _answered_elsewhere(self, point: Point, clause: str, *, added: bool) -> bool:
        return any((pair.point_b.id, pair.clause_b.id) == (point.id, clause) if added
                   else (pair.point_a.id, pair.clause_a.id) == (point.id, clause) for pair in self.aligned.pairs)

    def _regrouped(self, link: PointLink, left: list[Point], right: list[Point]) -> Draft:
        kind = {"split": "point-split", "merged": "point-merged"}.get(link.relation, "points-reorganised")
        names = [[self.setting.parts_a.get(f"#{p.id}", p.id) for p in left],
                 [self.setting.parts_b.get(f"#{p.id}", p.id) for p in right]]
        return Draft(kind, f"{', '.join(names[0])} → {', '.join(names[1])}", [p.id for p in left], [p.id for p in right])

    def _place(self, draft: Draft, left: list[Point], right: list[Point]) -> None:
        """Give a point-level change its refs; clause-level ones have theirs."""
        if draft.a is None and draft.b is None:
            draft.a = f"{self.a.ref}#{left[0].id}" if left else None
            draft.b = f"{self.b.ref}#{right[0].id}" if right else None
        if draft.point is None:
            draft.point = (left or right)[0].id

    def _order(self) -> dict[int, Draft]:
        if not self._order_matters():
            return {}
        pairs = self._kept()
        where = dict(pairs)
        return {i: move_draft(self.a, self.b, i, where[i]) for i in moved(pairs)}

    def _order_matters(self) -> bool:
        """Order and numbers are compared only where both are the texts' own and the texts are kin."""
        ours = {Editorial.ORDER, Editorial.NUMBERS}
        return self.aligned.related and not ours & {*self.a.editorial, *self.b.editorial}

    def _kept(self) -> list[tuple[int, int]]:
        return [(link.a[0], link.b[0]) for link in self.aligned.links if len(link.a) == len(link.b) == 1]

    def _numbers(self) -> list[Draft]:
        return renumbering(self.a, self.b, self._kept()) if self._order_matters() else []

    def _metadata(self) -> list[Draft]:
        return compare_metadata(self.a, self.b) if self.setting.provenance else []

    def _add(self, drafts: list[Draft]) -> None:
        self.changes += [draft.change() for draft in drafts]

    def _effects(self) -> dict[str, ActorEffects]:
        counts: dict[str, Counter[str]] = {}
        for change in self.changes:
            for effect in change.effects:
                counts.setdefault(effect.actor, Counter())[effect.effect.value] += 1
        before, after = _obligations(self.a), _obligations(self.b)
        made = {
            actor: ActorEffects(name=_capital(actor_name(actor, self.setting.registry, self.aligned.language)),
                                short=actor_names(actor, self.setting.registry, self.aligned.language), **count,
                                obligations_before=before[actor], obligations_after=after[actor])
            for actor, count in counts.items()
        }
        special = ("all", "unnamed", "undisclosed")
        return dict(sorted(made.items(), key=lambda item: (item[0] in special, -counts[item[0]].total(), item[0])))

    def _head(self, point: Point) -> PointHead:
        return PointHead(id=point.id, number=point.number, title=localized(point.title, self.aligned.language),
                         state=point.state.value, evidence=point.evidence.value, clauses=len(point.all_clauses))

    def _side(self, plan: Plan) -> Side:
        return Side(ref=plan.ref, title=localized(plan.title, self.aligned.language), date=plan.date.isoformat(),
                    status=plan.status.value, points=len(plan.live_points), clauses=len(plan.clauses()))


def _obligations(plan: Plan) -> Counter[str]:
    return Counter(actor for _, clause in plan.clauses() if clause.modality in OBLIGATIONS
                   for actor in as_list(clause.actor))


def _steps(aligned: Aligned) -> dict[str, str]:
    steps = {}
    for link in aligned.links:
        if len(link.b) == 1:
            steps |= {f"#{aligned.a.points[i].id}": f"#{aligned.b.points[link.b[0]].id}" for i in link.a}
    for pair in aligned.pairs:
        steps[f"#{pair.point_a.id}.{pair.clause_a.id}"] = f"#{pair.point_b.id}.{pair.clause_b.id}"
    return steps


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
