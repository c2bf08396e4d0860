"""Docstrings and help texts as Markdown: what stands in backticks stays, everything else means itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CODE = re.compile(r"(`[^`]*`)")
_SPECIAL = re.compile(r"([\\*_<>\[\]]|^#)")


def prose(text: str) -> str:
    """Plain words with code spans, as Markdown on one line."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if part.startswith("`") else _SPECIAL.sub(r"\\\1", part) for part in parts)


def paragraphs(text: str) -> str:
    """The paragraphs of a docstring or help text, each on a line of its own."""
    return "\n\n".join(prose(part) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def code(text: str) -> str:
    """A code span for a table cell."""
    ticks = "``" if "`" in text else "`"
    pad = " " if ticks == "``" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table. Cells are Markdown already; bars in them are escaped here."""
    lines = [list(heads), ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def fence(text: str, language: str) -> str:
    """A fenced block, with a fence that the text cannot close."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{language}\n{text.rstrip()}\n{ticks}"
