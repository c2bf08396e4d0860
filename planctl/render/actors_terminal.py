"""What a plan asks of each actor, as a compact table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.actor_words import COLUMNS, LEGEND, points_words
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import capital
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.summary import ActorView, PlanSummary

_NAME = 14  # columns that a table must leave for the names; with less it is a list
_POINTS = 100  # columns from which the points are named


def actor_lines(paper: Paper, summary: PlanSummary, screen: Screen, width: int) -> Lines:
    """The heading, a row for each actor, and what the columns mean."""
    rule = ("─" if screen.unicode else "-") * width
    lines = [text("What it asks of each actor", "bold cyan"), text(rule, "dim")]
    columns = [
        (field, head) for field, head in COLUMNS if any(getattr(actor, field) for actor in summary.actors)
    ]
    room = width - sum(len(head) + 2 for _, head in columns) - 2
    if room < _NAME:
        for actor in summary.actors:
            bold = text(capital(one_line(actor.actor.name)), "bold")
            lines += hang(paper, Text("  "), Text.assemble(bold, f": {_listed(actor)}"), width)
        return lines
    with_points = width >= _POINTS
    names = [
        capital(one_line(actor.actor.name if with_points else actor.actor.short)) for actor in summary.actors
    ]
    name_width = min(max(text(name).cell_len for name in names), 40 if with_points else room)
    heads = [f"  {head}" for _, head in columns] + (["  points"] if with_points else [])
    lines.append(text(" " * (name_width + 1) + "".join(heads), "dim"))
    for actor, name in zip(summary.actors, names, strict=True):
        lines += _row(paper, actor, name, columns, name_width, width, with_points)
    return [*lines, *hang(paper, Text(" "), text(LEGEND, "dim"), min(width, 100))]


def _row(
    paper: Paper,
    actor: ActorView,
    name: str,
    columns: list[tuple[str, str]],
    name_width: int,
    width: int,
    with_points: bool,
) -> Lines:
    wrapped = list(text(name).wrap(paper.console, name_width)) or [Text()]
    first = Text.assemble(" ", wrapped[0], " " * (name_width - wrapped[0].cell_len))
    for field, head in columns:
        count = getattr(actor, field)
        first.append_text(
            text(f"  {str(count or '').rjust(len(head))}", "bold" if field in ("asked", "forbidden") else "")
        )
    rest = [Text.assemble("  ", line) for line in wrapped[1:]]
    if with_points:
        return [*hang(paper, Text.assemble(first, "  "), text(points_words(actor), "dim"), width), *rest]
    return [first, *rest]


def _listed(actor: ActorView) -> str:
    return ", ".join(f"{head} {getattr(actor, field)}" for field, head in COLUMNS if getattr(actor, field))
