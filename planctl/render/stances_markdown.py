"""Reported positions in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, table
from planctl.render.process_words import lag_words, mark, movement_words
from planctl.render.stances_words import column_words, heading, is_disputed, notes
from planctl.render.timeline_markdown import place_markdown, sources_markdown_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.stance_views import StanceView
    from planctl.track.stances import StanceCell, StanceMatrix


def stances_markdown(matrix: StanceMatrix) -> str:
    """A matrix of stances as Markdown, with the movements and every report."""
    cells = {(cell.actor, cell.on): cell for cell in matrix.cells}
    heads = ["Actor", *(code(column_words(place, matrix)) for place in matrix.columns)]
    rows = [
        [escaped(row.name), *(_cell(cells.get((row.id, place.ref))) for place in matrix.columns)]
        for row in matrix.rows
    ]
    lines = ["# Stances", "", escaped(heading(matrix)) + ".", "", *table(heads, rows)]
    for note in notes(matrix):
        lines += ["", escaped(note)] if note else []
    moved = [movement for movement in matrix.movements if len(movement.stances) > 1]
    if moved:
        lines += ["", "## How they moved", ""]
        lines += [
            f"- **{escaped(movement.actor.name)}** on {place_markdown(movement.on)}: "
            + escaped(movement_words(movement, "→"))
            for movement in moved
        ]
    views = sorted(
        (view for movement in matrix.movements for view in movement.stances), key=lambda view: view.date
    )
    lines += ["", "## What was reported", "", *(line for view in views for line in _report(view))]
    return "\n".join(lines) + "\n"


def _cell(cell: StanceCell | None) -> str:
    if cell is None:
        return ""
    parts = list(
        dict.fromkeys(f"**{view.stance}**" + (" ?" if is_disputed(view) else "") for view in cell.latest)
    )
    if cell.latest:
        parts.append(cell.latest[0].date)
        parts += [lag_words(cell.latest[0].before)] if cell.latest[0].before else []
    parts += [f"+{cell.on_points} on points"] if cell.on_points else []
    return "<br>".join(parts)


def _report(view: StanceView) -> list[str]:
    who = view.actor.name + (f" ({view.speaker.name})" if view.speaker else "")
    said = f" *({mark(view.evidence)})*" if mark(view.evidence) else ""
    lines = [
        f"- {day_words(view.date)}: {escaped(who)}, **{view.stance}**, on {place_markdown(view.on)}{said}"
    ]
    lines += [f"    - {escaped(view.text)}"] if view.text else []
    lines += [
        f"    - said of {code(view.said_of)}" if view.said_of else "    - before the first text on file"
    ]
    lines += [f"    - at: {escaped(view.event.name)}"] if view.event else []
    lines += [f"    - note: {escaped(view.note)}"] if view.note else []
    return [*lines, f"    - reported by {sources_markdown_line(view.sources)}"]
