"""Merging the clauses of one point: by id, then key by key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planctl.merge.book import Where
from planctl.merge.fields import CLAUSE, Fields
from planctl.merge.lists import by_id
from planctl.merge.orders import merge_orders
from planctl.merge.values import MISSING, groups

Clause = dict[str, Any]


@dataclass
class Clauses:
    """Merged clauses by id in their order, and by side what it wants of a clause instead (MISSING: that it
    goes).
    """

    merged: dict[str, Clause] = field(default_factory=dict)
    wanted: dict[int, dict[str, Any]] = field(default_factory=dict)


def merge_clauses(
    fields: Fields,
    point: str,
    base: Any,
    sides: Sequence[Any],
    keep: Mapping[tuple[str, str], Collection[int]] | None = None,
) -> Clauses:
    """Merge lists of clauses. `keep` are clauses (point, clause) that others refer to, with the sides
    that do: where only some sides delete them, that is a conflict.
    """
    before, after = by_id(base), [by_id(side) for side in sides]
    order, apart = merge_orders(list(before), [list(side) for side in after])
    made = Clauses()
    for key in order:
        values = [side.get(key, MISSING) for side in after]
        wanted_by = (keep or {}).get((point, key))
        merged = _clause(fields, Where(point, key), before.get(key, MISSING), values, wanted_by)
        if merged.value is not MISSING:
            made.merged[key] = merged.value
        for side, value in merged.wanted.items():
            made.wanted.setdefault(side, {})[key] = value
    for key, who in apart.items():
        if key in made.merged:
            says = f"moved to different places; it stands where {fields.book.sides[who[0]].name} put it"
            places = {side: list(after[side]).index(key) + 1 for side in who}
            at = list(made.merged).index(key) + 1
            fields.book.dispute(
                Where(point, key, "order"), "order", list(before).index(key) + 1, places, at, says
            )
    return made


@dataclass
class _Merged:
    value: Any
    wanted: dict[int, Any] = field(default_factory=dict)


def _clause(
    fields: Fields, where: Where, base: Any, sides: list[Any], keep: Collection[int] | None
) -> _Merged:
    found = groups(base, sides)
    book = fields.book
    if not found:
        return _Merged(base)
    gone = [side for side, value in enumerate(sides) if value is MISSING]
    if base is MISSING:
        if len(found) == 1:
            value, who = found[0]
            book.taken(where, who, base, value)
            return _Merged(value)
        wanted = {side: value for value, who in found for side in who}
        value = found[0][0] if keep is not None else MISSING
        book.dispute(where, "addition", base, wanted, value)
        return _Merged(value, wanted)
    edited = [side for value, who in found if value is not MISSING for side in who]
    if gone and (edited or (keep is not None and len(gone) < len(sides))):
        rest = [side for side in range(len(sides)) if side not in gone]
        others = edited or [side for side in rest if side in (keep or ())] or rest
        wanted = dict(sorted({**dict.fromkeys(gone, MISSING), **{s: sides[s] for s in others}}.items()))
        says = "" if edited else "deleted by one side, while another refers to it"
        book.dispute(where, "deletion", base, wanted, base, says)
        return _Merged(base, wanted)
    if gone:
        book.taken(where, gone, base, MISSING)
        return _Merged(MISSING)
    if len(found) == 1:
        value, who = found[0]
        names = dict.fromkeys([*base, *value])
        for name in names:
            old, new = base.get(name, MISSING), value.get(name, MISSING)
            if groups(old, [new]):
                book.taken(Where(where.point, where.clause, name), who, old, new)
        return _Merged(value)
    merged, apart = fields.mapping(lambda name: Where(where.point, where.clause, name), CLAUSE, base, sides)
    wanted = {
        side: {key: value for key, value in {**merged, **own}.items() if value is not MISSING}
        for side, own in apart.items()
    }
    return _Merged(merged, dict(sorted(wanted.items())))
