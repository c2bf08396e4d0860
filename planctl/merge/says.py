"""A conflict in one line of plain words: who wants what, and what stands until it is settled."""

from __future__ import annotations

from typing import Any

from planctl.merge.book import Book, Quarrel
from planctl.merge.values import MISSING, groups
from planctl.safe import one_line

_LIMIT = 60


def explain(book: Book) -> None:
    """Give every conflict its explanation where it has none yet."""
    for quarrel in book.quarrels:
        quarrel.says = one_line(quarrel.says or _said(quarrel, book))


def _said(quarrel: Quarrel, book: Book) -> str:
    sides = list(quarrel.alternatives)
    alike = groups(object(), [quarrel.alternatives[side] for side in sides])
    who = [" and ".join(book.sides[sides[at]].name for at in found) for _, found in alike]
    if quarrel.kind == "deletion":
        gone = [name for name, (value, _) in zip(who, alike, strict=True) if value is MISSING]
        rest = [name for name, (value, _) in zip(who, alike, strict=True) if value is not MISSING]
        return f"deleted by {' and '.join(gone)}, edited by {' and '.join(rest)}"
    verb = "put in differently" if quarrel.kind == "addition" else "edited differently"
    if quarrel.kind == "metadata":
        return f"{verb}; what {who[0]} has stands: {brief(quarrel.after)}"
    return f"{verb} by {', '.join(who[:-1])} and {who[-1]}"


def brief(value: Any) -> str:
    """A value in a few words."""
    if value is MISSING or value is None:
        return "nothing"
    if isinstance(value, dict):
        return one_line(", ".join(f"{key}: {brief(item)}" for key, item in value.items()), _LIMIT)
    if isinstance(value, list):
        return one_line(", ".join(brief(item) for item in value), _LIMIT) or "nothing"
    return one_line(str(value), _LIMIT)
