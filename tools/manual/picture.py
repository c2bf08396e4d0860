"""The picture of a diff in README: some points of a real one, as a terminal shows them."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.text import Text

from planctl import diff
from planctl.diff.result import PlanDiff
from planctl.render.diff_terminal import diff_terminal
from planctl.render.screen import Screen

A, B = "us-28-point", "e3-counter-proposal"
# A whole diff is some 4,600 pixels tall: too tall for a page.
# These show a deleted point, a changed figure, a new condition, a changed date.
POINTS = ("3", "6", "8", "25")
WIDTH = 100

_BLANK = "&#160;"
_CELL = 12.2  # the width of a character in rich's pictures, in pixels
_TEXT = re.compile(
    r'<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="([^"]+)" (clip-path="[^"]+")>([^<]*)</text>'
)

# As rich's own template, without its fonts from the web: a picture must not call anyone when it is looked at.
_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>planctl diff</title>
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


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
    svg = console.export_svg(title=f"planctl diff {A} {B}", code_format=_TEMPLATE)
    return "\n".join(line.rstrip() for line in _TEXT.sub(_trimmed, svg).splitlines() if line.strip()) + "\n"


def _trimmed(match: re.Match[str]) -> str:
    """A stretch of text without the blanks around it, moved to where its first letter stands.

    Browsers keep such blanks; other programs that draw SVG drop them, and the columns with them.
    """
    kind, x, y, length, clip, said = match.groups()
    cells = said.strip("\n").split(_BLANK)
    before = next((at for at, cell in enumerate(cells) if cell), len(cells))
    after = next((at for at, cell in enumerate(reversed(cells)) if cell), 0)
    body = _BLANK.join(cells[before : len(cells) - after])
    if not body:
        return ""
    start, width = float(x) + before * _CELL, float(length) - (before + after) * _CELL
    place = f'x="{start:.1f}" y="{y}" textLength="{width:.1f}"'
    return f'<text class="{kind}" {place} {clip}>{body}</text>\n'


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
