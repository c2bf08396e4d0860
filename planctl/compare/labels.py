"""Short names of plans, unique in a comparison: `us`, `e3`, `us@1.1`."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.model.plan import Plan


def keys_of(plans: Sequence[Plan]) -> list[str]:
    """A key a plan, made of the fewest parts of its id that tell it from the others.

    Versions of one plan carry their version. Which plans are compared decides, not their order; texts with
    one ref are numbered in the order given.
    """
    ids = sorted({plan.id for plan in plans})
    short = {id_: _shortest(id_, ids) for id_ in ids}
    several = {id_ for id_ in ids if sum(plan.id == id_ for plan in plans) > 1}
    keys: list[str] = []
    for plan in plans:
        key = short[plan.id] + (f"@{plan.version}" if plan.id in several else "")
        number, unique = 2, key
        while unique in keys:
            unique, number = f"{key}/{number}", number + 1
        keys.append(unique)
    return keys


def _shortest(id_: str, ids: Sequence[str]) -> str:
    parts = id_.split("-")
    for size in range(1, len(parts)):
        head = parts[:size]
        if all(other == id_ or other.split("-")[:size] != head for other in ids):
            return "-".join(head)
    return id_
