"""Merging orders: where things stand in a list that several sides rearranged, added to and cut."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

from planctl.diff.order import moved

Key = TypeVar("Key", bound=Hashable)


def went(base: Sequence[Key], side: Sequence[Key]) -> set[Key]:
    """The keys that a side moved: all outside a longest run that kept the base's order."""
    places = {key: at for at, key in enumerate(base)}
    return {base[i] for i in moved([(places[key], at) for at, key in enumerate(side) if key in places])}


def merge_orders(
    base: Sequence[Key], sides: Sequence[Sequence[Key]]
) -> tuple[list[Key], dict[Key, list[int]]]:
    """The common order of everything that stands in the base or a side, and what cannot be agreed on.

    What a side moved or put in stands behind the thing that it stands behind there; where several sides put
    things in one place, those of the first side come first. The second value names the things that sides
    moved to different places, with those sides; the first of them decides. All keys of a list differ.
    """
    places = {key: at for at, key in enumerate(base)}
    moves = [went(base, side) for side in sides]
    gone = set().union(*moves) if moves else set()
    stay = [key for key in base if key not in gone]
    runs: dict[Key | None, list[Key]] = {}
    anchors: dict[Key, dict[int, Key | None]] = {}
    for number, side in enumerate(sides):
        anchor: Key | None = None
        for key in side:
            if key in places and key not in gone:
                anchor = key
            elif key not in places or key in moves[number]:
                anchors.setdefault(key, {})[number] = anchor
                if len(anchors[key]) == 1:
                    runs.setdefault(anchor, []).append(key)
    made = list(runs.get(None, []))
    for key in stay:
        made += [key, *runs.get(key, [])]
    apart = {
        key: list(at)
        for key, at in anchors.items()
        if key in places and len(at) > 1 and len(set(at.values())) > 1
    }
    return made, apart
