"""Markdown from text that is not to be trusted: no markup, no HTML, no link that the text did not earn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.safe import one_line, printable

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}
_ENTITY = re.compile(r"[&<>@]|://")
# What makes a list, a heading or a rule at the start of a line.
_START = re.compile(r"(?m)^(\s*)(?:([-+=])|(\d{1,9})([.)]))")


def escaped(text: str) -> str:
    """Text as one line of Markdown that shows it as it is. Mentions and bare addresses are broken too."""
    said = _ENTITY.sub(lambda match: _ENTITIES[match.group()], one_line(text))
    # An entity's own `#` must survive: it is escaped only where it stands alone.
    said = _SPECIAL.sub(lambda match: "\\" + match.group(), said).replace("&\\#", "&#")
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", said)


def paragraphs(text: str) -> str:
    """Text with its line breaks, as Markdown paragraphs."""
    return "\n\n".join(escaped(line) for line in printable(text).splitlines() if line.strip())


def code(text: str) -> str:
    """Text as a code span, whatever backticks it holds."""
    said = one_line(text).replace("|", "\\|")
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", said)), default=0) + 1)
    pad = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{ticks}{pad}{said}{pad}{ticks}"


def link(text: str, url: str | None) -> str:
    """A link, where there is a web address to link to."""
    if not url or not re.match(r"https?://", url):
        return escaped(text)
    safe = re.sub(
        r"[\s<>()\\\"'`|\[\]]",
        lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()),
        printable(url),
    )
    return f"[{escaped(text)}](<{safe}>)"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """The lines of a table; `right` are the columns to align right. Cells must be Markdown already."""
    rule = ["---:" if at in right else "---" for at in range(len(heads))]
    return ["| " + " | ".join(row) + " |" for row in (heads, rule, *rows)]
