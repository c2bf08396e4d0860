"""A relation between many plans as a partition: who says the same, and how far the blocks are apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planctl.compare.result import LEVELS, Block, Level


def partition(plans: Sequence[str], levels: Mapping[tuple[str, str], Level]) -> Block:
    """Nest plans by how far apart they are. `levels` has every two plans once, in either order.

    Plans in one block of a level differ by no more than that level, every two of them. The order of `plans`
    decides nothing but the order in which blocks are listed.
    """
    order = {plan: at for at, plan in enumerate(plans)}
    blocks = [Block(level=Level.SAME, plans=[plan], parts=[]) for plan in sorted(plans)]
    for level in LEVELS:
        while True:
            # Blocks that are nearest on the whole are joined first, so that a tie is broken by sense.
            pairs = [
                (_mean(a, b, levels), a.plans, b.plans, a, b)
                for at, a in enumerate(blocks)
                for b in blocks[at + 1 :]
                if _apart(a, b, levels) is level
            ]
            if not pairs:
                break
            *_, a, b = min(pairs, key=lambda pair: pair[:3])
            blocks = [block for block in blocks if block is not a and block is not b]
            blocks.append(_joined(a, b, level))
            blocks.sort(key=lambda block: sorted(block.plans))
    return _listed(blocks[0], order)


def groups(block: Block) -> list[list[str]]:
    """The plans that say the same, as lists, in the order of the block."""
    if block.level is Level.SAME or not block.parts:
        return [block.plans]
    return [group for part in block.parts for group in groups(part)]


def _joined(a: Block, b: Block, level: Level) -> Block:
    parts: list[Block] = []
    for block in (a, b):
        # What is joined on the same level lies side by side, not nested.
        parts += block.parts if block.parts and block.level is level else [block]
    return Block(level=level, plans=sorted(a.plans + b.plans), parts=parts)


def _listed(block: Block, order: Mapping[str, int]) -> Block:
    parts = sorted((_listed(part, order) for part in block.parts), key=lambda p: order[p.plans[0]])
    return Block(level=block.level, plans=sorted(block.plans, key=order.__getitem__), parts=parts)


def _between(a: Block, b: Block, levels: Mapping[tuple[str, str], Level]) -> list[Level]:
    return [levels[x, y] if (x, y) in levels else levels[y, x] for x in a.plans for y in b.plans]


def _apart(a: Block, b: Block, levels: Mapping[tuple[str, str], Level]) -> Level:
    return max(_between(a, b, levels), key=LEVELS.index)


def _mean(a: Block, b: Block, levels: Mapping[tuple[str, str], Level]) -> float:
    found = [LEVELS.index(level) for level in _between(a, b, levels)]
    return round(sum(found) / len(found), 9)
