"""Disagreements in a terminal: what the text says on the left, what others say on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.lines import Lines, beside, hang, spread
from planctl.render.paper import text
from planctl.render.process_words import by_whom, conflict_head, mark
from planctl.render.sources_words import said_words

if TYPE_CHECKING:
    from planctl.render.paper import Paper
    from planctl.track.conflicts import Conflict

_SIDE_BY_SIDE = 96  # columns from which the two sides stand beside each other


def conflict_lines(paper: Paper, conflicts: Sequence[Conflict], width: int) -> Lines:
    """Disagreements one after the other, under a heading for each plan and one for the process."""
    lines: Lines = []
    group: str | None = ""
    for conflict in conflicts:
        if conflict.plan != group:
            group = conflict.plan
            lines += [Text(), text(group or "Events and stances", "bold cyan")]
        else:
            lines.append(Text())
        lines += _conflict(paper, conflict, width)
    return lines


def _conflict(paper: Paper, conflict: Conflict, width: int) -> Lines:
    tail = text(mark(conflict.evidence), "magenta" if conflict.disputed else "dim")
    lines = spread(paper, Text("  "), text(conflict_head(conflict), "bold"), tail, width)
    lines += hang(paper, Text("    "), text(conflict.ref, "dim"), width)
    own = _side(paper, said_words(conflict), by_whom(conflict.sources), _inner(width))
    others = [
        line
        for reading in conflict.readings
        for line in _side(paper, reading.text, by_whom(reading.sources), _inner(width), "- ", reading.note)
    ]
    if width >= _SIDE_BY_SIDE and others:
        both = beside(own, others, _inner(width), 3)
        lines += [Text.assemble("    ", line) for line in both]
    else:
        lines += [Text.assemble("    ", line) for line in (*own, *others)]
    if conflict.note:
        lines += hang(paper, Text("    "), text(f"note: {conflict.note}", "dim"), width)
    return lines


def _inner(width: int) -> int:
    """The columns of one side."""
    return (width - 7) // 2 if width >= _SIDE_BY_SIDE else width - 4


def _side(paper: Paper, said: str, who: str, width: int, lead: str = "", note: str | None = None) -> Lines:
    lines = hang(paper, text(lead, "magenta"), text(said), width)
    lines += hang(paper, Text(" " * len(lead)), text(f"({who})", "dim"), width)
    return [*lines, *(hang(paper, Text(" " * len(lead)), text(note, "dim"), width) if note else [])]
