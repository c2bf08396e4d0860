"""What plans have in common: shared in substance, near elsewhere, and one change away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planctl.align.matcher import Matcher
from planctl.compare.again import Around
from planctl.compare.engine import Crosswalks, Related, columns, lay_out
from planctl.compare.ground import (
    Approach,
    CommonGround,
    Nearest,
    OpenQuestion,
    Reach,
    Saying,
    SharedProvision,
    SharedQuestion,
)
from planctl.compare.nudge import changes_for
from planctl.compare.opposition import overlap
from planctl.compare.parts import Part, Said
from planctl.compare.result import LEVELS, CellState, Level, Pair, Row
from planctl.compare.rows import build_row, spoken
from planctl.compare.shared import Share, shares
from planctl.compare.table import Judges, Table, judges_of, row_order
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.text.gist import clause_gist


def common_ground(
    plans: Sequence[Plan],
    registry: Registry,
    *,
    k: int | None = None,
    related: Related | None = None,
    crosswalks: Crosswalks | None = None,
    matcher: Matcher | None = None,
) -> CommonGround:
    """What at least `k` plans share (by default all), how near every two come on the questions on which they
    do not agree, and where one change of one plan would make all agree.

    `related`, `crosswalks` and `matcher` are as in `compare_plans`. The order of plans decides the layout
    only. Raises ValueError for fewer than two plans, or a `k` that is less than two or more than there are.
    """
    if len(plans) < 2:
        raise ValueError("common ground needs at least two plans")
    wanted = len(plans) if k is None else k
    if not 2 <= wanted <= len(plans):
        raise ValueError(f"k must be from 2 to {len(plans)}")
    laid = lay_out(plans, registry, related=related, crosswalks=crosswalks, matcher=matcher)
    table = laid.table
    judges = judges_of(table)
    around = Around(related, crosswalks, matcher)
    shared, opened, changes = [], [], []
    groups: list[list[list[str]]] = []
    sizes: list[int] = []
    for at in row_order(table):
        row = build_row(table, at, judges)
        desk = _Desk(table, at, row, judges)
        found = desk.shares()
        groups.append(row.relation.groups)
        sizes += [len(provision.plans) for provision in found]
        if (one := desk.shared(found, wanted)) is not None:
            shared.append(one)
        if any(pair.level is not Level.SAME for pair in row.pairs):
            opened.append(desk.open())
        changes += changes_for(laid, at, row, judges, around)
    return CommonGround(
        plans=columns(laid),
        k=wanted,
        matcher=laid.matcher,
        questions=len(table.rows),
        shared=shared,
        open=opened,
        changes=sorted(changes, key=lambda change: (not change.everyone, -len(change.agreed))),
        reach=[
            Reach(
                plans=count,
                questions=sum(any(len(group) >= count for group in row) for row in groups),
                provisions=sum(size >= count for size in sizes),
            )
            for count in range(len(plans), 1, -1)
        ],
        notes=laid.notes,
    )


class _Desk:
    """One question, with what each plan answers."""

    def __init__(self, table: Table, at: int, row: Row, judges: Judges) -> None:
        self.table, self.row, self.judges = table, row, judges
        by_plan: dict[int, list[Part]] = {}
        for part in table.rows[at]:
            by_plan.setdefault(part.plan, []).append(part)
        states = {cell.plan: cell.state for cell in row.cells}
        self.answers: dict[int, list[Said]] = {
            i: spoken(by_plan[i]) for i, key in enumerate(table.keys) if states[key] is CellState.ANSWERS
        }

    def shares(self) -> list[SharedProvision]:
        """What two or more share, clause by clause."""
        found = shares(self.answers, self.judges, self.table.linked)
        return [self._provision(share) for share in found]

    def shared(self, found: Sequence[SharedProvision], k: int) -> SharedQuestion | None:
        """The question as shared by at least k; None where nothing of it is."""
        agreed = [group for group in self.row.relation.groups if len(group) >= k]
        provisions = [provision for provision in found if len(provision.plans) >= k]
        for group in agreed:  # texts that keep the same brackets agree, though nothing of them is settled
            if not any(set(group) <= set(provision.plans) for provision in provisions):
                provisions += self._bracketed(group)
        if not provisions:
            return None
        return SharedQuestion(
            id=self.row.id,
            question=self.row.question,
            topics=self.row.topics,
            category=self.row.category,
            agreed=agreed,
            provisions=provisions,
            text=self.row.text,
        )

    def open(self) -> OpenQuestion:
        """How near every two plans come that do not agree."""
        near = [self._approach(pair) for pair in self.row.pairs if pair.level is not Level.SAME]
        near.sort(key=lambda one: (LEVELS.index(one.level), LEVELS.index(one.nearest.level), len(one.reasons),
                                   len(one.nearest.reasons), one.a, one.b))  # fmt: skip
        return OpenQuestion(
            id=self.row.id,
            question=self.row.question,
            topics=self.row.topics,
            category=self.row.category,
            approaches=near,
            text=self.row.text,
        )

    def _approach(self, pair: Pair) -> Approach:
        i, j = self.table.keys.index(pair.a), self.table.keys.index(pair.b)
        bench = self.judges.benches[i, j]
        best: tuple[tuple[float, ...], Nearest] | None = None
        for x in self.answers[i]:
            for y in self.answers[j]:
                verdict = bench.clauses(x, y)
                alike = overlap(x.deed.words, y.deed.words)
                rank = (LEVELS.index(verdict.level), -round(alike, 6), len(verdict.reasons))
                if best is None or rank < best[0]:
                    two = (self._saying(i, x), self._saying(j, y))
                    near = Nearest(a=two[0], b=two[1], level=verdict.level, reasons=verdict.reasons)
                    best = (rank, near)
        assert best is not None  # both answer
        return Approach(a=pair.a, b=pair.b, level=pair.level, reasons=pair.reasons, nearest=best[1])

    def _provision(self, share: Share) -> SharedProvision:
        order = [self.table.keys[i] for i in self.table.shown]
        members: Mapping[str, Saying] = {
            self.table.keys[i]: self._saying(i, said) for i, said in share.members.items()
        }
        plans = [key for key in order if key in members]
        # The words of the first in the canonical order, so that no order of plans changes them.
        lead = self.table.keys[min(share.members)]
        return SharedProvision(text=members[lead].text, plans=plans, sayings=[members[key] for key in plans])

    def _bracketed(self, group: Sequence[str]) -> list[SharedProvision]:
        found = []
        places = [self.table.keys.index(key) for key in group]
        for said in self.answers[min(places)]:
            name = (said.name, said.option.id if said.option else None)
            sayings = [
                self._saying(i, other)
                for i in places
                for other in self.answers[i]
                if (other.name, other.option.id if other.option else None) == name
            ]
            text = self._saying(min(places), said).text
            found.append(SharedProvision(text=text, plans=[one.plan for one in sayings], sayings=sayings))
        return found

    def _saying(self, plan: int, said: Said) -> Saying:
        side = self.judges.sides[plan]
        return Saying(
            plan=side.key,
            ref=side.at(said)[0],
            number=said.point.number,
            label=said.clause.label,
            point=said.point.id,
            text=clause_gist(said.clause, self.table.registry, "en", side.names),
        )
