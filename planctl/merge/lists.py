"""Merging lists of things with names: by name, not by place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planctl.merge.book import Book, Where
from planctl.merge.orders import merge_orders
from planctl.merge.result import ConflictKind
from planctl.merge.values import MISSING, groups

Named = dict[str, Any]


def by_name(items: Any, name: Callable[[Any], str]) -> Named:
    """The items of a list by name, in order. A name that stands twice counts its uses: `cap`, `cap~2`."""
    found: Named = {}
    for item in items if isinstance(items, list) else []:
        said, count = name(item), 1
        key = said
        while key in found:
            count += 1
            key = f"{said}~{count}"
        found[key] = item
    return found


def by_id(items: Any) -> Named:
    """The items of a list by their ids."""
    return by_name(items, lambda item: str(item.get("id")) if isinstance(item, dict) else str(item))


def readings(items: Any) -> Named:
    """Readings by who gives them of what: they have no ids."""
    return by_name(
        items,
        lambda one: "+".join([str(one.get("clause") or ""), *sorted(map(str, one.get("sources") or []))]),
    )


def lineage(items: Any) -> Named:
    """The edges of the lineage by the text that they name."""
    return by_name(items, lambda edge: "@".join(filter(None, (str(edge.get("plan")), edge.get("version")))))


def merge_wholes(
    book: Book,
    where: Callable[[str], Where],
    base: Named,
    sides: Sequence[Named],
    renamed: Callable[[Any, str, set[str]], Any],
    kind: ConflictKind = "edit",
) -> list[Any]:
    """Merge things that are units as wholes (options, readings, lineage): nothing of them is ever lost.

    One that a side deleted and another edited stays as edited; of one that sides edited differently all
    stay, each further one named anew by `renamed` (thing, name of the side, names in use). Both are
    conflicts.
    """
    order, _ = merge_orders(list(base), [list(side) for side in sides])
    used = set(order)
    made: list[Any] = []
    for key in order:
        before, after = base.get(key, MISSING), [side.get(key, MISSING) for side in sides]
        found = groups(before, after)
        if not found:
            made.append(before)
        elif len(found) == 1:
            value, who = found[0]
            book.taken(where(key), who, before, value)
            made += [] if value is MISSING else [value]
        else:
            kept = [(value, who) for value, who in found if value is not MISSING]
            made.append(kept[0][0])
            for value, who in kept[1:]:
                made.append(renamed(value, book.sides[who[0]].name, used))
            wanted = {side: value for value, who in found for side in who}
            deleted = len(kept) < len(found)
            what: ConflictKind = "deletion" if deleted else "addition" if before is MISSING else kind
            book.dispute(where(key), what, before, dict(sorted(wanted.items())), kept[0][0])
    return made
