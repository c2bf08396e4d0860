"""A recorded drawing as an SVG picture of a terminal, for any program that shows SVG."""

from __future__ import annotations

import re

from rich.console import Console

_BLANK = "&#160;"
_CELL = 12.2  # the width of a character in rich's pictures, in pixels
_TEXT = re.compile(
    r'<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="([^"]+)" (clip-path="[^"]+")>([^<]*)</text>'
)

# As rich's own template, without its fonts from the web: a picture must not call anyone when it is looked at.
_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
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


def terminal_svg(console: Console, title: str) -> str:
    """All that a recording console drew, as one SVG document."""
    svg = console.export_svg(title=title, code_format=_TEMPLATE)
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
