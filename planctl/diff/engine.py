"""The pipeline from two plans to a PlanDiff."""

from __future__ import annotations

from collections import Counter

from planctl.align import Matcher
from planctl.align.align import Aligned
from planctl.align.lift import PointLink
from planctl.diff.clauses import Setting
from planctl.diff.draft import Draft
from planctl.diff.effects import OBLIGATIONS
from planctl.diff.groups import Groups
from planctl.diff.kinds import LEVELS
from planctl.diff.ledger import make_ledger
from planctl.diff.metadata import compare_metadata
from planctl.diff.order import move_draft, moved, renumbering
from planctl.diff.reading import Reading, align_and_read
from planctl.diff.result import (
    ActorEffects,
    Change,
    PlanDiff,
    PointDiff,
    PointHead,
    Side,
    Verdict,
)
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.model.vocabulary import Editorial
from planctl.text.gist import part_names
from planctl.text.inferred import is_inferred
from planctl.text.names import actor_name, actor_names


def diff_plans(
    a: Plan,
    b: Plan,
    *,
    registry: Registry | None = None,
    crosswalk: Crosswalk | None = None,
    related: bool | None = None,
    matcher: Matcher | None = None,
) -> PlanDiff:
    """What changed from A to B.

    `registry` names actors and categories; `crosswalk` overrides the aligner; `related` says whether equal
    ids mean the same provision (by default the plans' own lineage does); `matcher` compares the wording
    of rivals, the lexical one by default.
    """
    registry = registry or Registry()
    reading = align_and_read(a, b, registry, related=related, crosswalk=crosswalk, matcher=matcher)
    return Differ(reading, registry).result()


class Differ:
    """One run: collects drafts group by group, then numbers, orders and counts them."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self.reading = reading
        self.aligned = aligned = reading.aligned
        self.a, self.b = aligned.a, aligned.b
        self.setting = Setting(
            registry,
            aligned.language,
            provenance=self.a.id == self.b.id,
            steps=_steps(aligned),
            parts_a=part_names(self.a),
            parts_b=part_names(self.b),
        )
        self.groups = Groups(aligned, self.setting)
        self.published = _first_links(aligned)
        self.changes: list[Change] = []
        self.changed_clauses: set[tuple[str, str]] = set()
        self.changed_points: set[str] = set()

    def result(self) -> PlanDiff:
        """Compare everything and add it up."""
        moves = self._moves()
        groups = [self._group(index, link, moves) for index, link in self._display_order()]
        self._add([*self._numbers(), *self._metadata()])
        effects = self._effects()
        return PlanDiff(
            a=self.a.ref,
            b=self.b.ref,
            sides=(side_of(self.a, self.aligned.language), side_of(self.b, self.aligned.language)),
            matcher=self.aligned.matcher,
            related=self.aligned.related,
            language=self.aligned.language,
            links=[self.aligned.link(link) for link in self.aligned.links],
            notes=self.aligned.notes,
            changes=self.changes,
            points=groups,
            ledger=make_ledger(self.aligned, self.changed_clauses, self.changed_points),
            effects=effects,
        )

    def _display_order(self) -> list[tuple[int, PointLink]]:
        """Groups in A's order, each new point of B after the one it follows there."""
        places: dict[int, float] = {}
        for link in self.aligned.groups:
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
        for index, link in enumerate(self.aligned.groups):
            keys.append((float(min(link.a)), index) if link.a else (where[min(link.b)] + 0.5, index))
        return [(index, self.aligned.groups[index]) for _, index in sorted(keys)]

    def _group(self, index: int, link: PointLink, moves: dict[int, Draft]) -> PointDiff:
        left, right = [self.a.points[i] for i in link.a], [self.b.points[j] for j in link.b]
        found = self.groups.compare(link)
        drafts = found.drafts + [moves[i] for i in link.a if i in moves]
        if self.setting.provenance:
            retyped = self.reading.retyped(link)
            for draft in retyped:
                draft.a, draft.b = f"{self.a.ref}#{left[0].id}", f"{self.b.ref}#{right[0].id}"
                draft.point = left[0].id
            drafts += retyped
        drafts.sort(key=lambda draft: LEVELS.index(draft.level))
        first = len(self.changes)
        self._add(drafts)
        self.changed_clauses |= found.changed
        if drafts:
            self.changed_points |= {point.id for point in left}
        return PointDiff(
            a=[self._head(point) for point in left],
            b=[self._head(point) for point in right],
            verdict=_verdict(link, replaced=found.replaced, changed=bool(drafts)),
            link=self.published[index],
            changes=list(range(first, len(self.changes))),
            words=found.words,
        )

    def _moves(self) -> dict[int, Draft]:
        if not self._order_matters():
            return {}
        pairs = self._kept()
        where = dict(pairs)
        made = {}
        for i in moved(pairs):
            made[i] = move_draft(self.a, self.b, i, where[i])
            made[i].a, made[i].b = (
                f"{self.a.ref}#{self.a.points[i].id}",
                f"{self.b.ref}#{self.b.points[where[i]].id}",
            )
            made[i].point = self.a.points[i].id
        return made

    def _order_matters(self) -> bool:
        """Between plans, order and numbers are compared where both are the texts' own and the texts are
        kin.
        """
        ours = {Editorial.ORDER, Editorial.NUMBERS} & {*self.a.editorial, *self.b.editorial}
        return self.a.id == self.b.id or (self.aligned.related and not ours)

    def _kept(self) -> list[tuple[int, int]]:
        return [(link.a[0], link.b[0]) for link in self.aligned.groups if len(link.a) == len(link.b) == 1]

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
            actor: ActorEffects(
                name=_capital(actor_name(actor, self.setting.registry, self.aligned.language)),
                short=actor_names(actor, self.setting.registry, self.aligned.language),
                **count,
                obligations_before=before[actor],
                obligations_after=after[actor],
            )
            for actor, count in counts.items()
        }
        special = ("all", "unnamed", "undisclosed")
        return dict(
            sorted(made.items(), key=lambda item: (item[0] in special, -counts[item[0]].total(), item[0]))
        )

    def _head(self, point: Point) -> PointHead:
        return PointHead(
            id=point.id,
            number=point.number,
            title=localized(point.title, self.aligned.language),
            state=point.state.value,
            evidence=point.evidence.value,
            topics=list(point.topics),
            clauses=len(point.all_clauses),
        )


def side_of(plan: Plan, language: str) -> Side:
    """What the head of a diff says of one text, its title in `language` where it has one."""
    return Side(
        ref=plan.ref,
        title=localized(plan.title, language),
        date=plan.date.isoformat(),
        status=plan.status.value,
        points=len(plan.live_points),
        clauses=len(plan.clauses()),
        read=sum(is_inferred(clause.id) for _, clause in plan.clauses()),
    )


def _verdict(link: PointLink, *, replaced: bool, changed: bool) -> Verdict:
    if link.relation != "kept":
        return link.relation
    return "replaced" if replaced else "changed" if changed else "unchanged"


def _obligations(plan: Plan) -> Counter[str]:
    return Counter(
        actor
        for _, clause in plan.clauses()
        if clause.modality in OBLIGATIONS
        for actor in as_list(clause.actor)
    )


def _first_links(aligned: Aligned) -> list[int]:
    """For each group, the index of the published link that it is, else of the first that has most of its
    points.
    """
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for index, link in enumerate(aligned.links):
        for points, found in ((link.a, of_a), (link.b, of_b)):
            for point in points:
                found.setdefault(point, []).append(index)

    def first(group: PointLink) -> int:
        shared = Counter(index for point in group.a for index in of_a.get(point, ()))
        shared.update(index for point in group.b for index in of_b.get(point, ()))
        best = max(shared.values(), default=0)
        size = {index: len(aligned.links[index].a) + len(aligned.links[index].b) for index in shared}
        return min((size[index], index) for index, count in shared.items() if count == best)[1] if best else 0

    return [first(group) for group in aligned.groups]


def _steps(aligned: Aligned) -> dict[str, str]:
    steps: dict[str, str] = {}
    for link in aligned.groups:
        if len(link.b) == 1:
            steps |= {f"#{aligned.a.points[i].id}": f"#{aligned.b.points[link.b[0]].id}" for i in link.a}
    for pair in aligned.pairs:
        steps[f"#{pair.point_a.id}.{pair.clause_a.id}"] = f"#{pair.point_b.id}.{pair.clause_b.id}"
    return steps


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
