"""What stands between the entries of a block collection: blank lines, and comments that belong to none."""

from __future__ import annotations

from itertools import pairwise

from planctl.source.kept import still
from planctl.source.layout import Slot
from planctl.source.tree import Branch


def gaps(text: str, branch: Branch, places: list[Slot]) -> tuple[list[str], str]:
    """For each entry of an edited collection, the lines before it; and the lines left over at the end.

    A comment that belongs to no entry keeps its place before the next entry that did not move. Entries that
    are new or that stood first are set off as most of the others are.
    """
    between = [""]
    for one, other in pairwise(places):
        between.append(text[one.end : other.lead].split("\n", 1)[-1])
    usual = _usual(between[1:])
    stays = still(branch)
    spare = ""
    before: dict[int, str] = {}
    for index, gap in enumerate(between):
        if index in stays:
            before[index] = spare + gap if gap.strip() or not spare else spare
            spare = ""
        elif gap.strip():
            spare += gap
    made = []
    for at, item in enumerate(branch.entries()):
        own = before.get(item.index, usual) if item.home is branch.node else usual
        if not at and not own.strip():
            own = ""  # nothing to be set off from
        elif at and item.home is branch.node and item.index == 0 and not own:
            own = usual
        made.append(own)
    return made, spare.rstrip("\r\n")


def _usual(between: list[str]) -> str:
    """The blank lines that most entries are set off by."""
    blank = sorted((gap[: len(gap) - len(gap.lstrip())].rstrip(" ") for gap in between), key=len)
    return blank[(len(blank) - 1) // 2] if blank else ""
