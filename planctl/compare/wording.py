"""A relation in one line: `us = e3 ≠ ru · uk silent`."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.compare.result import Block, Level, RowRelation

# `=` the same in substance, `~` differs in detail, `≠` differs, `⟂` opposed.
SYMBOLS = {Level.SAME: "=", Level.DETAIL: "~", Level.DIFFERS: "≠", Level.OPPOSED: "⟂"}
ASCII = {Level.SAME: "=", Level.DETAIL: "~", Level.DIFFERS: "!=", Level.OPPOSED: "><"}


def relation_words(relation: RowRelation, plans: Sequence[str], *, unicode: bool = True) -> str:
    """The relation in one line. `plans` are the keys in the order in which they are to stand.

    Blocks that are themselves apart stand in brackets: `(us ~ e3) ⟂ ru` says that us and e3 differ in detail
    and that at least one of them is opposed to ru.
    """
    symbols = SYMBOLS if unicode else ASCII
    parts = [_words(relation.block, symbols, outer=True)] if relation.block else []
    for names, says in ((relation.silent, "silent"), (relation.undisclosed, "undisclosed")):
        if names:
            parts.append(f"{', '.join(key for key in plans if key in names)} {says}")
    return (" · " if unicode else " | ").join(parts)


def _words(block: Block, symbols: dict[Level, str], *, outer: bool = False) -> str:
    if not block.parts:
        return block.plans[0]
    said = f" {symbols[block.level]} ".join(_words(part, symbols) for part in block.parts)
    return said if outer or block.level is Level.SAME else f"({said})"
