"""The table of who is bound to more and who to less."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Table

from planctl.diff.result import PlanDiff
from planctl.render.diff_words import EFFECT_COLUMNS
from planctl.render.paper import text

_STYLES = {
    "tightened": "yellow",
    "loosened": "green",
    "bound": "yellow",
    "freed": "green",
    "shifted": "",
    "entitled": "green",
    "disentitled": "yellow",
}
_SHORT = {
    "tightened": "tight.",
    "loosened": "loos.",
    "bound": "bound",
    "freed": "freed",
    "shifted": "shift.",
    "entitled": "entit.",
    "disentitled": "disent.",
}


def effects_table(diff: PlanDiff, width: int) -> Table:
    """One row an actor; empty columns left out; abbreviated heads on a narrow screen."""
    columns = [name for name, _ in EFFECT_COLUMNS if any(getattr(row, name) for row in diff.effects.values())]
    short = width < 48 + 13 * len(columns)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column(text(""), ratio=None, overflow="fold")
    for name in columns:
        table.add_column(text(_SHORT[name] if short else name), justify="right", no_wrap=True)
    table.add_column(
        text("obligations" if short else "obligations before → after"), justify="right", no_wrap=True
    )
    for row in diff.effects.values():
        cells = [
            text(str(getattr(row, name) or "·"), _STYLES[name] if getattr(row, name) else "dim")
            for name in columns
        ]
        table.add_row(text(row.name), *cells, text(f"{row.obligations_before} → {row.obligations_after}"))
    return table
