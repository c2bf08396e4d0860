"""The account of A's clauses: each ends somewhere, exactly once."""

from __future__ import annotations

from collections import Counter

from planctl.align.align import Aligned
from planctl.diff.result import Ledger, LedgerPoint
from planctl.model.point import Point
from planctl.model.vocabulary import State

_ENDS = ("kept", "changed", "moved", "split", "merged", "dropped", "unexplained")


def count_units(point: Point) -> int:
    """The clauses of a point; a point with a text but without clauses counts as one."""
    if point.state is State.DELETED:
        return 0
    return len(point.all_clauses) or 1


def make_ledger(aligned: Aligned, changed: set[tuple[str, str]], changed_points: set[str]) -> Ledger:
    """The ledger. `changed` are A's clauses, as (point, clause), that have a change; `changed_points` are
    A's points.

    A clause is moved if it is answered in a point that its own is not linked to, else split, merged or
    reorganised with its point, else changed or kept; dropped if nothing answers it.
    """
    relation = {aligned.a.points[i].id: link.relation for link in aligned.groups for i in link.a}
    partners = {
        aligned.a.points[i].id: {aligned.b.points[j].id for j in link.b}
        for link in aligned.groups
        for i in link.a
    }
    ends: dict[tuple[str, str], str] = {}
    answered_b: set[tuple[str, str]] = set()
    for pair in aligned.pairs:
        key = (pair.point_a.id, pair.clause_a.id)
        answered_b.add((pair.point_b.id, pair.clause_b.id))
        if pair.point_b.id not in partners.get(pair.point_a.id, set()):
            ends[key] = "moved"
        elif relation[pair.point_a.id] in ("split", "merged"):
            ends[key] = relation[pair.point_a.id]
        elif relation[pair.point_a.id] == "reorganised":
            ends[key] = "moved"
        else:
            ends[key] = "changed" if key in changed else "kept"
    rows = []
    for point in aligned.a.points:
        total = count_units(point)
        if not total:
            continue
        counts: Counter[str] = Counter()
        if point.all_clauses:
            counts.update(ends.get((point.id, clause.id), "dropped") for clause in point.all_clauses)
        else:
            counts[_whole(point, relation.get(point.id), partners.get(point.id, set()), changed_points)] += 1
        rows.append(LedgerPoint(point=point.id, total=total, **{end: counts[end] for end in _ENDS}))
    answered_points = {
        b for point in aligned.a.points if not point.all_clauses for b in partners.get(point.id, set())
    }
    added = sum((p.id, c.id) not in answered_b for p in aligned.b.points for c in p.all_clauses)
    added += sum(
        count_units(p)
        for p in aligned.b.points
        if not p.all_clauses
        and p.id not in answered_points
        and not any(p.id in names for names in partners.values())
    )
    sums = {end: sum(getattr(row, end) for row in rows) for end in _ENDS}
    return Ledger(total=sum(row.total for row in rows), **sums, added=added, points=rows)


def _whole(point: Point, relation: str | None, partners: set[str], changed: set[str]) -> str:
    if relation is None:
        return "unexplained"
    if relation == "dropped" or not partners:
        return "dropped"
    if relation in ("split", "merged"):
        return relation
    if relation == "reorganised":
        return "moved"
    return "changed" if point.id in changed else "kept"
