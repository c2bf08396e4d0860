"""Merging one point: its wording, clauses and all else that is said of it, but its number and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planctl.merge.book import Book, Quarrel, Where
from planctl.merge.brackets import Variant, bracketed, reopened
from planctl.merge.clauses import merge_clauses
from planctl.merge.fields import POINT, Fields
from planctl.merge.lists import by_id, merge_wholes, readings
from planctl.merge.values import MISSING, groups

Point = dict[str, Any]

# Keys that are merged in a way of their own; numbers are merged with the order of points.
_APART = ("id", "number", "clauses", "options", "readings")
_REQUIRED = ("title", "category", "topics", "evidence")


@dataclass
class Keep:
    """Points, and clauses as (point, clause), that other parts refer to: no side alone deletes them.
    With each the sides that refer to it.
    """

    points: dict[str, set[int]] = field(default_factory=dict)
    clauses: dict[tuple[str, str], set[int]] = field(default_factory=dict)


class Points:
    """Merges points, one at a time."""

    def __init__(self, book: Book, language: str, keep: Keep) -> None:
        self.book = book
        self.fields = Fields(book, language)
        self.keep = keep

    def merge(self, key: str, base: Any, sides: list[Any]) -> Any:
        """The merged point, in brackets where sides disagree; MISSING where it goes."""
        where = Where(key)
        found = groups(_content(base), [_content(side) for side in sides])
        if not found:
            return base if base is not MISSING else next(side for side in sides if side is not MISSING)
        if base is MISSING:
            return self._added(key, sides)
        gone = [side for side, value in enumerate(sides) if value is MISSING]
        buried = [side for side, value in enumerate(sides) if side not in gone and _is_buried(base, value)]
        edited = [side for _, who in found for side in who if side not in gone and side not in buried]
        kept = key in self.keep.points and len(gone) + len(buried) < len(sides)
        if (gone or buried) and (edited or kept):
            return self._deleted_and_edited(key, base, sides, [*gone, *buried], edited)
        if gone and buried:
            value = sides[buried[0]]
            note = "deleted by all who changed it; its number is kept"
            self.book.decide(where, "same", [*gone, *buried], base, value, note)
            return value
        if gone:
            self.book.taken(where, gone, base, MISSING)
            return MISSING
        merged, variants = self._merged(key, base, sides)
        if variants:
            return self._with_options(merged, variants, self.book.quarrels)
        who = [side for _, found_in in found for side in found_in]
        return merged if len(found) == 1 else reopened(merged, who, self.book)

    def _added(self, key: str, sides: list[Any]) -> Any:
        who = [side for side, value in enumerate(sides) if value is not MISSING]
        found = groups(MISSING, [_content(sides[side]) for side in who])
        if len(found) == 1:
            value = sides[who[0]]
            self.book.taken(Where(key), who, MISSING, value)
            return value
        # Two points under one id: what they share stands, the rest is in brackets.
        start = len(self.book.quarrels)
        merged, variants = self._merged(key, MISSING, sides)
        first = sides[who[0]]
        for name in _REQUIRED:
            if name not in merged and name in first:
                merged[name] = first[name]
        merged.setdefault("text", None)
        variants = {
            side: Variant({**{name: merged[name] for name in _REQUIRED if name in merged}, **variant.point})
            for side, variant in variants.items()
        }
        for quarrel in self.book.quarrels[start:]:
            quarrel.kind = "addition"
        return self._with_options(merged, variants, self.book.quarrels[start:]) if variants else merged

    def _deleted_and_edited(
        self, key: str, base: Point, sides: list[Any], gone: list[int], edited: list[int]
    ) -> Point:
        start, entries = len(self.book.quarrels), len(self.book.entries)
        stays = [base if side in gone else value for side, value in enumerate(sides)]
        merged, variants = self._merged(key, base, stays)
        # The edits are one side of this conflict, and no decisions or conflicts of their own.
        del self.book.quarrels[start:], self.book.entries[entries:]
        rest = [side for side in range(len(sides)) if side not in gone]
        others = edited or [side for side in rest if side in self.keep.points.get(key, ())] or rest
        wishes = {
            side: Variant(variants[side].point if side in variants else merged, True) for side in others
        }
        wishes |= {side: Variant(MISSING) for side in gone}
        names = {side: self.book.sides[side].name for side in range(len(sides))}
        verb = "edited" if edited else "referred to"
        says = f"deleted by {_join(names, gone)}, {verb} by {_join(names, others)}"
        values = {side: wishes[side].point for side in sorted(wishes)}
        quarrel = self.book.dispute(Where(key), "deletion", base, values, base, says)
        # Further options are no edit of what stands: they stay, whatever becomes of the point.
        stands = {**base, "options": merged["options"]} if "options" in merged else dict(base)
        point, quarrel.options = bracketed(stands, wishes, self.book)
        return point

    def _with_options(self, point: Point, variants: dict[int, Variant], quarrels: list[Quarrel]) -> Point:
        made, ids = bracketed(point, variants, self.book)
        for quarrel in quarrels:
            if quarrel.where.point == point.get("id") and not quarrel.options and quarrel.kind != "order":
                quarrel.options = {side: ids[side] for side in quarrel.alternatives if side in ids}
        return made

    def _merged(self, key: str, base: Any, sides: list[Any]) -> tuple[Point, dict[int, Variant]]:
        """The point with everything that is agreed, and by side in conflict the point as it wants it."""
        # A side without the point has no say in a point that others add: it changes nothing of nothing.
        values = [side if side is not MISSING else {} for side in sides]
        before = base if base is not MISSING else {}
        made: Point = {"id": key, "number": before.get("number")}
        outcome, wanted = self.fields.mapping(
            lambda name: Where(key, None, name), POINT, before, values, _APART
        )
        made |= outcome
        given = [side.get("clauses") for side in values]
        clauses = merge_clauses(self.fields, key, before.get("clauses"), given, self.keep.clauses)
        if clauses.merged or any(side.get("clauses") == [] for side in values):
            made["clauses"] = list(clauses.merged.values())
        for name, named, renamed in (
            ("options", by_id, _another_option),
            ("readings", readings, lambda reading, *_: reading),
        ):
            lists = [named(side.get(name)) for side in values]
            found = merge_wholes(
                self.book, lambda item, name=name: Where(key, None, name, item),  # type: ignore[misc]
                named(before.get(name)), lists, renamed,
            )  # fmt: skip
            if found or any(side.get(name) == [] for side in values):
                made[name] = found
        variants = {}
        for side in sorted({*wanted, *clauses.wanted}):
            own = {**made, **wanted.get(side, {})}
            listed = {**clauses.merged, **clauses.wanted.get(side, {})}
            own["clauses"] = [clause for clause in listed.values() if clause is not MISSING]
            variants[side] = Variant({name: value for name, value in own.items() if value is not MISSING})
        return _ordered(made, [before, *values]), variants


def _content(point: Any) -> Any:
    """A point without its number, which is merged with the order."""
    return (
        {key: value for key, value in point.items() if key != "number"} if isinstance(point, dict) else point
    )


def _is_buried(base: Point, point: Point) -> bool:
    """Whether a side made a tombstone of a point."""
    return point.get("state") == "deleted" and base.get("state") != "deleted"


def _another_option(option: Any, side: str, used: set[str]) -> Any:
    name = f"{option.get('id')}-{side}"
    while name in used:
        name += "-2"
    used.add(name)
    clauses = [{**clause, "id": f"{clause['id']}-{side}"} for clause in option.get("clauses") or []]
    return {**option, "id": name, **({"clauses": clauses} if clauses else {})}


def _ordered(point: Point, models: list[Point]) -> Point:
    order = list(dict.fromkeys(key for model in models for key in model))
    return {key: point[key] for key in [*order, *point] if key in point}


def _join(names: dict[int, str], sides: list[int]) -> str:
    return " and ".join(names[side] for side in sides)
