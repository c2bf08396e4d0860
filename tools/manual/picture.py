"""The picture of a diff in README: some points of a real one, as a terminal shows them."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from planctl import diff
from planctl.diff.result import PlanDiff
from planctl.render.diff_terminal import diff_terminal
from planctl.render.screen import Screen
from planctl.render.terminal_svg import terminal_svg

A, B = "us-28-point", "e3-counter-proposal"
# A whole diff is some 4,600 pixels tall: too tall for a page.
# These show a deleted point, a changed figure, a new condition, a changed date.
POINTS = ("3", "6", "8", "25")
WIDTH = 100


def picture() -> str:
    """The picture as one SVG document."""
    result = diff(A, B)
    drawn = diff_terminal(result, Screen(WIDTH, "truecolor", True))
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    console.print(Text.from_ansi(_cut(drawn, result)))
    return terminal_svg(console, f"planctl diff {A} {B}")


def _cut(drawn: str, result: PlanDiff) -> str:
    """The head, the chosen points and the foot of a drawing; what is left out is marked."""
    blocks = drawn.strip("\n").split("\n\n")
    shown = [group for group in result.points if group.verdict != "unchanged"]
    head, points, foot = blocks[0], blocks[1 : len(shown) + 1], blocks[len(shown) + 1 :]
    kept: list[str] = [head]
    skipped = False
    for group, block in zip(shown, points, strict=True):
        number = str((group.a or group.b)[0].number)
        if number in POINTS:
            kept += [*(["  …"] if skipped else []), block]
            skipped = False
        else:
            skipped = True
    return "\n\n".join([*kept, *(["  …"] if skipped else []), *foot])
