"""Plans laid side by side, and what their rows are judged with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planctl.compare.affinity import Links
from planctl.compare.judge import Bench, Side
from planctl.compare.order import Before, orders
from planctl.compare.parts import Part
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.text.gist import part_names


@dataclass(frozen=True)
class Table:
    """All that rows are built from. Plans, keys, rows and links are in the canonical order; `shown` is the
    order in which plans were given.
    """

    plans: Sequence[Plan]
    keys: Sequence[str]
    rows: Sequence[Sequence[Part]]
    questions: Sequence[str]
    links: Mapping[tuple[int, int], Links]
    linked: Mapping[tuple[int, int], frozenset[tuple[str, str]]]
    shown: Sequence[int]
    registry: Registry


@dataclass(frozen=True)
class Orders:
    """What plans put before what: by the refs of their steps, and by their words too."""

    stated: Before
    told: Before

    def stated_before(self, plan: int, row: int) -> set[int]:
        """The rows that a plan puts before a row by refs."""
        return self.stated.get(plan, {}).get(row, set())

    def told_before(self, plan: int, row: int) -> set[int]:
        """The rows that a plan puts before a row by refs or in words."""
        return self.told.get(plan, {}).get(row, set())

    def told_after(self, plan: int, row: int) -> set[int]:
        """The rows that a plan has wait for a row, by refs or in words."""
        return {other for other, first in self.told.get(plan, {}).items() if row in first}

    def comes_first(self, plan: int, row: int) -> bool:
        """Whether a row is the step that most of a plan's steps wait for, and waits for none."""
        waiting = sum(map(bool, self.told.get(plan, {}).values()))
        after = len(self.told_after(plan, row))
        return not self.told_before(plan, row) and after > 1 and 2 * after > waiting

    def comes_last(self, plan: int, row: int) -> bool:
        """Whether a row waits for others, and none of the plan's steps for it."""
        return bool(self.told_before(plan, row)) and not self.told_after(plan, row)


@dataclass(frozen=True)
class Judges:
    """What the rows of a table are judged with. Benches are by two plans in the canonical order."""

    sides: Sequence[Side]
    benches: Mapping[tuple[int, int], Bench]
    before: Orders


def judges_of(table: Table) -> Judges:
    """What the rows of a table are judged with."""
    languages = {i: plan.language for i, plan in enumerate(table.plans)}
    before = Orders(
        orders(table.rows, table.registry, languages, told=False),
        orders(table.rows, table.registry, languages, told=True),
    )
    sides = [
        Side(key, plan.ref, plan.language, part_names(plan))
        for key, plan in zip(table.keys, table.plans, strict=True)
    ]
    benches = {
        (i, j): Bench(table.registry, sides[i], sides[j], _steps(table.links[i, j])) for i, j in table.links
    }
    return Judges(sides, benches, before)


def row_order(table: Table) -> list[int]:
    """Rows in the order in which the first plan has them, then the second, and so on."""
    return sorted(range(len(table.rows)), key=lambda at: _position(table, at))


def _position(table: Table, at: int) -> tuple[tuple[int, int], ...]:
    """Where a row stands: at its first point in the first plan that has one."""
    found = []
    for plan in table.shown:
        ids = {part.point.id for part in table.rows[at] if part.plan == plan}
        places = [index for index, point in enumerate(table.plans[plan].points) if point.id in ids]
        found.append((0, min(places)) if places else (1, 0))
    clauses = [
        (2, index)
        for plan in table.shown[:1]
        for point in table.plans[plan].points
        for index, clause in enumerate(point.all_clauses)
        if any(said.clause is clause for part in table.rows[at] for said in part.said)
    ]
    return (*found, *clauses[:1], (3, at))


def _steps(links: Links) -> dict[str, str]:
    """A's local refs, as those of the parts of B that answer them."""
    return {f"#{a}": f"#{b}" for a, b in [*sorted(links.points), *sorted(links.clauses)]}
