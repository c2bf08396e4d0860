"""Merging the numbers of points. A number is a label that follows the order: it is never what is fought over.

1. Where the numbers of the base and of every side run on without a gap, they run on in the merged order.
2. Where they rise everywhere, each side's shift is applied: to the points of the base, and to what the
   others put in.
3. Else each number is merged by itself; where sides disagree, the first side's stands.

Whatever number stands twice then, the later point gets the next free one. Two new points that sides gave one
number are a conflict about the number, settled in this way.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from planctl.merge.book import Book, Where
from planctl.merge.values import MISSING, groups, same

Numbers = dict[str, Any]


def merge_numbers(order: Sequence[str], base: Numbers, sides: Sequence[Numbers], book: Book) -> Numbers:
    """The number of every point of the merged order. All numbers are given by point, in file order."""
    found = [
        {key: number for key, number in side.items() if not same(number, base.get(key, MISSING))}
        for side in sides
    ]
    changed = [at for at, side in enumerate(found) if side or list(sides[at]) != list(base)]
    if not changed:
        return {key: base[key] for key in order}
    if len({tuple(sides[at].items()) for at in changed}) == 1 and set(order) == set(sides[changed[0]]):
        made = {key: sides[changed[0]][key] for key in order}
    else:
        every = [base, *sides]
        made = _run(order, every) or _shifted(order, base, sides) or {}
        if not made or _twice(made):
            made = _one_by_one(order, base, sides, book)
    _record(made, base, sides, book)
    return made


def _whole(numbers: Numbers) -> list[int]:
    return [number for number in numbers.values() if isinstance(number, int)]


def _run(order: Sequence[str], every: Sequence[Numbers]) -> Numbers | None:
    """The numbers running on in the merged order, where they do so in every text."""
    if not all(all(b == a + 1 for a, b in pairwise(_whole(numbers))) for numbers in every):
        return None
    starts = {_whole(numbers)[0] for numbers in every if _whole(numbers)}
    if len(starts) != 1:
        return None
    labels = {}
    for key in order:
        given = [numbers[key] for numbers in every if key in numbers]
        others = groups(given[0], given)
        if others and not all(isinstance(number, int) for number in given):
            return None
        labels[key] = given[0]
    number = starts.pop()
    for key in order:
        if isinstance(labels[key], int):
            labels[key], number = number, number + 1
    return labels


def _shifted(order: Sequence[str], base: Numbers, sides: Sequence[Numbers]) -> Numbers | None:
    """The numbers with the shifts of all sides, where they rise in every text and so in the merged one."""
    if not all(all(a < b for a, b in pairwise(_whole(numbers))) for numbers in (base, *sides)):
        return None
    if any(not isinstance(number, int) for numbers in (base, *sides) for number in numbers.values()):
        return None
    shifts = [{key: side[key] - base[key] for key in base if key in side} for side in sides]
    made: Numbers = {}
    above: str | None = None
    for key in order:
        if key in base:
            made[key] = base[key] + sum(shift.get(key, 0) for shift in shifts)
            above = key
        else:
            owner = next(at for at, side in enumerate(sides) if key in side)
            others = [shift for at, shift in enumerate(shifts) if at != owner]
            made[key] = sides[owner][key] + (sum(shift.get(above, 0) for shift in others) if above else 0)
    lowest = min((min(numbers.values()) for numbers in (base, *sides) if numbers), default=0)
    if any(number < lowest for number in made.values()):
        return None
    return made if all(a < b for a, b in pairwise(made.values())) else None


def _one_by_one(order: Sequence[str], base: Numbers, sides: Sequence[Numbers], book: Book) -> Numbers:
    made: Numbers = {}
    for key in order:
        before = base.get(key, MISSING)
        # A side that dropped the point has no say in its number.
        found = groups(before, [side.get(key, before) for side in sides])
        made[key] = found[0][0] if found else before
        if len(found) > 1:
            wanted = {side: value for value, who in found for side in who}
            says = f"numbered differently; the number of {book.sides[found[0][1][0]].name} stands"
            book.dispute(Where(key, None, "number"), "number", before, wanted, made[key], says)
    given = [
        {number for number in numbers.values() if _is_twice(numbers, number)} for numbers in (base, *sides)
    ]
    was_twice = set().union(*given)
    used: set[Any] = set()
    free = max([0, *_whole(made)]) + 1
    for key in order:
        number = made[key]
        if number is not None and number in used and number not in was_twice:
            made[key] = free
            free += 1
        used.add(made[key])
    return made


def _twice(made: Numbers) -> bool:
    numbers = [number for number in made.values() if number is not None]
    return len(set(numbers)) < len(numbers)


def _is_twice(numbers: Numbers, number: Any) -> bool:
    return number is not None and list(numbers.values()).count(number) > 1


def _record(made: Numbers, base: Numbers, sides: Sequence[Numbers], book: Book) -> None:
    """Write down whose numbers were taken, and which new points sides gave one number."""
    claims: dict[Any, list[tuple[str, int]]] = {}
    for key, number in made.items():
        before = base.get(key, MISSING)
        if key not in base:
            owners = [at for at, side in enumerate(sides) if key in side]
            for at in owners:
                if sides[at][key] is not None:
                    claims.setdefault(sides[at][key], []).append((key, at))
            if not all(same(sides[at][key], number) for at in owners):
                where = Where(key, None, "number")
                book.decide(where, "both", owners, MISSING, number, "numbers follow the merged order")
            continue
        who = [at for at, side in enumerate(sides) if key in side and not same(side[key], before)]
        if not who and same(number, before):
            continue
        where = Where(key, None, "number")
        if any(quarrel.where == where for quarrel in book.quarrels):
            continue
        exact = [at for at in who if same(sides[at][key], number)]
        if who and exact == who:
            book.taken(where, who, before, number)
        else:
            book.decide(where, "both", who, before, number, "numbers follow the merged order")
    for number, found in claims.items():
        keys = list(dict.fromkeys(key for key, _ in found))
        # Where one text has the number twice by itself, that is its own matter.
        alone = any(all((key, at) in found for key in keys) for _, at in found)
        if len(keys) > 1 and not alone:
            where = Where(keys[-1], None, "number")
            wanted = {at: {key: number} for key, at in found}
            stands = ", ".join(f"#{key} is {made[key]}" for key in keys)
            says = f"several new points were numbered {number}; they follow the merged order: {stands}"
            if not any(quarrel.where == where for quarrel in book.quarrels):
                book.dispute(where, "number", MISSING, wanted, made[keys[-1]], says)
