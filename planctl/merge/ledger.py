"""The account of a merge, made from the texts themselves.

Every unit of the base and of each side is found again in the merged plan, in an option, or among what was
decided and reported; or it is unexplained.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from planctl.merge.book import Book, Quarrel, Where
from planctl.merge.lists import by_id, lineage, readings
from planctl.merge.result import Account, MergeLedger
from planctl.merge.values import MISSING, get, same

Data = dict[str, Any]
Units = dict[Where, Any]
_WORD = re.compile(r"\w+")
_FATES = ("kept", "taken", "combined", "conflict", "superseded", "dropped", "unexplained")


def make_ledger(base: Data, sides: Sequence[Data], merged: Data, book: Book) -> MergeLedger:
    """The ledger of a merge. All texts call points by the same ids."""
    return _Ledger(base, sides, merged, book).result()


class _Ledger:
    def __init__(self, base: Data, sides: Sequence[Data], merged: Data, book: Book) -> None:
        self.base, self.sides, self.merged = units(base), [units(side) for side in sides], units(merged)
        self.book = book
        self.refs = [f"{text['id']}@{text['version']}" for text in (base, *sides)]
        self.both = {where for where, take, *_ in book.entries if take == "both"}
        self.quarrels: dict[Where, list[Quarrel]] = {}
        for quarrel in book.quarrels:
            self.quarrels.setdefault(quarrel.where, []).append(quarrel)
        self.words = {str(point["id"]): _words(point) for point in merged["points"]}

    def result(self) -> MergeLedger:
        texts = [self._account("base", self.refs[0], [self._of_base(*unit) for unit in self.base.items()])]
        for at, side in enumerate(self.sides):
            fates = [self._of_side(at, *unit) for unit in side.items()]
            texts.append(self._account(self.book.sides[at].name, self.refs[at + 1], fates))
        return MergeLedger(
            total=sum(text.total for text in texts),
            unexplained=sum(text.unexplained for text in texts),
            texts=texts,
        )

    def _account(self, name: str, ref: str, fates: list[str]) -> Account:
        counts = Counter(fates)
        return Account(text=name, ref=ref, total=len(fates), **{fate: counts[fate] for fate in _FATES})

    def _of_base(self, where: Where, value: Any) -> str:
        now = self.merged.get(where, MISSING)
        if same(value, now):
            return "conflict" if self._disputed(where) else "kept"
        if self._disputed(where):
            return "conflict"
        if where in self.both:
            return "combined"
        if not any(same(now, side.get(where, MISSING)) for side in self.sides):
            return "unexplained"
        return "dropped" if now is MISSING else "taken"

    def _of_side(self, at: int, where: Where, value: Any) -> str:
        now, before = self.merged.get(where, MISSING), self.base.get(where, MISSING)
        if same(value, now):
            return "kept" if same(value, before) else "taken"
        if where.field == "number" and str(where.point) not in self.words:
            return "dropped"  # renumbering a point is no edit that would keep it
        if where in self.both:
            return "combined" if self._is_inside(value, before, now, where) else "unexplained"
        disputed = self._disputed(where)
        if disputed:
            told = same(value, before) or self._is_told(at, where, value, disputed)
            return "conflict" if told else "unexplained"
        if same(value, before) and any(same(now, side.get(where, MISSING)) for side in self.sides):
            return "dropped" if now is MISSING else "superseded"
        return "unexplained"

    def _disputed(self, where: Where) -> list[Quarrel]:
        """The conflicts about a unit, its clause or its point."""
        above = {where, Where(where.point, where.clause), Where(where.point)} if where.point else {where}
        if where.entry and not where.point:
            above.add(Where(None, None, None, where.entry))
        return [quarrel for place in above for quarrel in self.quarrels.get(place, ())]

    def _is_told(self, at: int, where: Where, value: Any, quarrels: list[Quarrel]) -> bool:
        """Whether what a side put in stands in the merged point with its options, or in what is reported."""
        if any(quarrel.alternatives.get(at, value) is MISSING for quarrel in quarrels):
            return True  # this side has deleted it, and an option says so
        come = _words(value) - _words(self.base.get(where, MISSING))
        reported = sum((_words(q.alternatives.get(at, MISSING)) for q in quarrels), Counter[str]())
        listed = all(quarrel.kind in ("metadata", "number", "order") for quarrel in quarrels)
        if listed or where.field == "number" or not where.point:
            return come <= reported
        return come <= self.words.get(str(where.point), Counter()) or (
            where.field == "id" and come <= reported
        )

    def _is_inside(self, value: Any, before: Any, now: Any, where: Where) -> bool:
        """Whether all that a side put in stands in the combined value."""
        if where.field in ("number", "version", "date", "state") or where.entry:
            return True  # settled by a rule that the decision names
        return _words(value) - _words(before) <= _words(now)


def units(data: Data) -> Units:
    """Every unit of a plan with its value."""
    return dict(_units(data))


def _units(data: Data) -> Iterator[tuple[Where, Any]]:
    for key, value in data.items():
        if key not in ("sources", "derived_from", "points"):
            yield Where(None, None, key), value
    for name, source in data["sources"].items():
        for key, value in source.items():
            yield Where(None, None, key, f"sources/{name}"), value
    for name, edge in lineage(data.get("derived_from")).items():
        yield Where(None, None, None, f"derived_from/{name}"), edge
    for name, point in by_id(data["points"]).items():
        yield from _point_units(name, point)


def _point_units(name: str, point: Data) -> Iterator[tuple[Where, Any]]:
    for key, value in point.items():
        if key not in ("id", "clauses", "options", "readings"):
            yield Where(name, None, key), value
    for clause_id, clause in by_id(point.get("clauses")).items():
        for key, value in clause.items():
            if key != "id":
                yield Where(name, clause_id, key), value
    for option_id, option in by_id(get(point, "options")).items():
        yield Where(name, None, "options", option_id), option
    for reading_id, reading in readings(point.get("readings")).items():
        yield Where(name, None, "readings", reading_id), reading


def _words(value: Any) -> Counter[str]:
    """The words and figures of a value, keys left out."""
    if isinstance(value, dict):
        return sum((_words(item) for item in value.values()), Counter[str]())
    if isinstance(value, list):
        return sum((_words(item) for item in value), Counter[str]())
    return Counter() if value is MISSING or value is None else Counter(_WORD.findall(str(value)))
