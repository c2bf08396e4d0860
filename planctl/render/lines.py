"""Lines of styled text: wrapped with a hanging indent, spread to both margins, set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from planctl.render.paper import Paper

Lines = list[Text]


def hang(paper: Paper, lead: Text, body: Text, width: int) -> Lines:
    """A text wrapped to `width` columns behind a lead, its further lines aligned under its first."""
    space = max(width - lead.cell_len, 8)
    wrapped = list(body.wrap(paper.console, space)) or [Text()]
    for line in wrapped:
        line.rstrip()
    blank = " " * lead.cell_len
    return [Text.assemble(lead if not at else blank, line) for at, line in enumerate(wrapped)]


def spread(paper: Paper, lead: Text, body: Text, tail: Text, width: int) -> Lines:
    """A hanging text with a tail at the right margin of its last line, or below it where there is no room."""
    lines = hang(paper, lead, body, width)
    room = width - lines[-1].cell_len - tail.cell_len
    if room >= 2:
        lines[-1] = Text.assemble(lines[-1], " " * room, tail)
        return lines
    return [*lines, *hang(paper, Text(" " * lead.cell_len), tail, width)]


def beside(left: Sequence[Text], right: Sequence[Text], width: int, gap: int) -> Lines:
    """Two columns of lines, the left one `width` columns wide."""
    made = []
    for at in range(max(len(left), len(right))):
        first = left[at] if at < len(left) else Text()
        second = right[at] if at < len(right) else Text()
        fill = " " * max(width - first.cell_len + gap, 0)
        made.append(Text.assemble(first, fill, second) if second.cell_len else first)
    return made
