"""Which words of a text stand in an earlier one: what was kept in place, and what was moved as a run.

Only telling words decide: that two sentences both have "the" says nothing. Case says nothing either, since a
word is capitalised where a sentence begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from planctl.text.tokens import TokenKind, tokenize

# Kept words between two rewritten stretches of this many telling words are chance.
_AROUND = {0: 3, 1: 6}
# The part of the telling words of either text that must be shared, else one is not a version of the other.
_SHARED = 0.2
# A run of words that moved from elsewhere has at least so many telling words: near, and from other points.
NEAR, FAR = 2, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark of a text: how it is written, what it is compared by, whether it tells anything."""

    text: str
    key: str
    telling: bool
    word: bool
    start: int
    end: int


@lru_cache(maxsize=4096)
def pieces(text: str, language: str) -> tuple[Piece, ...]:
    """The words and marks of a text, without the white space between them."""
    small = (TokenKind.PUNCTUATION, TokenKind.FUNCTION)
    return tuple(
        Piece(token.text, token.text.casefold(), token.kind not in small,
              token.kind is not TokenKind.PUNCTUATION, token.start, token.end)
        for token in tokenize(text, language) if token.kind is not TokenKind.SPACE
    )  # fmt: skip


Matches = list[int | None]


def kept(old: Sequence[Piece], new: Sequence[Piece]) -> Matches:
    """For each piece of a text the place in the old one where it stood, in the same order, or None."""
    found: Matches = [None] * len(new)
    for op in Indel.opcodes([piece.key for piece in old], [piece.key for piece in new]):
        if op.tag == "equal":
            for step in range(op.dest_end - op.dest_start):
                found[op.dest_start + step] = op.src_start + step
    _slide(found, old, new)
    _drop_islands(found, new)
    shared = sum(new[at].telling for at, match in enumerate(found) if match is not None)
    least = min(sum(piece.telling for piece in side) for side in (old, new))
    if shared < _SHARED * least and not any(_weight(new, *run) >= NEAR for run in _runs(found)):
        return [None] * len(new)
    return found


def moved(found: Matches, old: Sequence[Piece], new: Sequence[Piece], taken: set[int], least: int) -> Matches:
    """The places of runs that stand elsewhere in the old text, for the pieces that have no place yet.

    A run has at least `least` telling words; places in `taken` are used and grow by what is found.
    """
    free: Matches = [None] * len(new)
    index: dict[str, list[int]] = {}
    for at, piece in enumerate(old):
        if piece.telling and at not in taken:
            index.setdefault(piece.key, []).append(at)
    at = 0
    while at < len(new):
        if found[at] is not None or not new[at].telling:
            at += 1
            continue
        best: tuple[int, int, int, int] | None = None
        for place in index.get(new[at].key, ()):
            if place in taken:
                continue
            start, end = at, at + 1
            while end < len(new) and found[end] is None and _same(old, new, place + end - at, end, taken):
                end += 1
            while start and found[start - 1] is None and free[start - 1] is None and _same(
                old, new, place + start - 1 - at, start - 1, taken
            ):  # fmt: skip
                start -= 1
            weight = _weight(new, start, end)
            if weight >= least and (best is None or (weight, end - start) > best[:2]):
                best = (weight, end - start, start, place + start - at)
        if best is None:
            at += 1
            continue
        _, length, start, place = best
        for step in range(length):
            free[start + step] = place + step
            taken.add(place + step)
        at = start + length
    return free


def solid(found: Matches, new: Sequence[Piece]) -> Matches:
    """Without what is kept alone: only runs with two telling words, side by side in both texts."""
    firm: Matches = [None] * len(found)
    for start, end in _runs(found):
        if _weight(new, start, end) >= NEAR:
            firm[start:end] = found[start:end]
    return firm


def _same(old: Sequence[Piece], new: Sequence[Piece], place: int, at: int, taken: set[int]) -> bool:
    return 0 <= place < len(old) and place not in taken and old[place].key == new[at].key


def _slide(found: Matches, old: Sequence[Piece], new: Sequence[Piece]) -> None:
    """Of several equal words, take the one beside its kept neighbour: "of the" and not a far "the"."""
    for at in range(len(new) - 2, -1, -1):
        own, after = found[at], found[at + 1]
        if own is None or after is None or after == own + 1 or old[after - 1].key != new[at].key:
            continue
        before = found[at - 1] if at else None
        if before is None or before + 1 != own:
            found[at] = after - 1


def _drop_islands(found: Matches, new: Sequence[Piece]) -> None:
    for start, end in _runs(found):
        least = _AROUND.get(_weight(new, start, end))
        if least is not None:
            left, right = start, end
            while left and found[left - 1] is None:
                left -= 1
            while right < len(new) and found[right] is None:
                right += 1
            around = _weight(new, left, start), _weight(new, end, right)
            edges = left == 0, right == len(new)
            if all(
                weight >= least or (edge and max(around) >= least)
                for weight, edge in zip(around, edges, strict=True)
            ):
                found[start:end] = [None] * (end - start)


def _runs(found: Matches) -> list[tuple[int, int]]:
    """The stretches that stand side by side in both texts."""
    runs: list[tuple[int, int]] = []
    for at, match in enumerate(found):
        if match is None:
            continue
        previous = found[at - 1] if at else None
        if runs and runs[-1][1] == at and previous is not None and previous + 1 == match:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _weight(new: Sequence[Piece], start: int, end: int) -> int:
    return sum(piece.telling for piece in new[start:end])
