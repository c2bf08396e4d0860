"""Bars drawn with text: one value, or several stacked, told apart by colour and by fill."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

_EIGHTHS = " ▏▎▍▌▋▊▉"
# Kinds of thing in the order in which they are given out: a colour and a fill each, so that either will do.
_STYLES = ("cyan", "yellow", "green", "magenta", "blue", "red")
_FILLS = {True: "█▓▒░▚▪", False: "#=+:%o"}


def swatch(at: int, *, unicode: bool) -> Text:
    """The colour and fill of the n-th kind of thing, for a legend."""
    return Text(_fill(at, unicode) * 2, style=_STYLES[at % len(_STYLES)])


def bar(value: int, most: int, width: int, *, unicode: bool, style: str = "cyan") -> Text:
    """A bar for a value, `width` columns wide for the largest one."""
    if most <= 0 or value <= 0:
        return Text()
    if not unicode:
        return Text("#" * max(round(value * width / most), 1), style=style)
    eighths = max(round(value * width * 8 / most), 1)
    return Text(("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).strip(), style=style)


def stack(values: Sequence[int], most: int, width: int, *, unicode: bool) -> Text:
    """Several values end to end, `width` columns for the largest sum. Only a value of 0 is invisible."""
    bars = Text()
    if most <= 0:
        return bars
    # By largest remainder, so that the parts add up to the length of the whole.
    size = round(sum(values) * width / most)
    exact = [value * size / sum(values) if sum(values) else 0.0 for value in values]
    cells = [max(int(part), 1) if value else 0 for part, value in zip(exact, values, strict=True)]
    by_remainder = sorted(range(len(values)), key=lambda at: int(exact[at]) - exact[at])
    for at in by_remainder:
        if sum(cells) < size and values[at] and cells[at] == int(exact[at]):
            cells[at] += 1
    # What was made visible is taken from the longest.
    while sum(cells) > max(size, sum(1 for value in values if value)):
        cells[cells.index(max(cells))] -= 1
    for at, count in enumerate(cells):
        bars.append(_fill(at, unicode) * count, style=_STYLES[at % len(_STYLES)])
    return bars


def _fill(at: int, unicode: bool) -> str:
    fills = _FILLS[unicode]
    return fills[at % len(fills)]
