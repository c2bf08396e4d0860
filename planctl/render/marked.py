"""Text in which some stretches are marked, for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from planctl.render.markdown import escaped
from planctl.render.paper import text
from planctl.safe import one_line

FOUND = "bold yellow"


def marked(content: str, marks: Sequence[tuple[int, int]], *, color: bool, style: str = "") -> Text:
    """A text for a terminal; without colour what is marked stands between asterisks."""
    star = "" if color else "*"
    parts = [
        text(f"{star}{part}{star}", FOUND) if hit else text(part, style)
        for part, hit in _parts(content, marks)
    ]
    return Text.assemble(*parts)


def marked_markdown(content: str, marks: Sequence[tuple[int, int]]) -> str:
    """A text as one line of Markdown, what is marked in bold."""
    said = ""
    for part, hit in _parts(content, marks):
        # Escaping folds the white space at the ends away; what is marked is joined to its neighbours by it.
        lead, tail = " " if part[:1].isspace() else "", " " if part[-1:].isspace() and part.strip() else ""
        inner = escaped(part.strip())
        said += f"{lead}**{inner}**{tail}" if hit and inner else f"{lead}{inner}{tail}"
    return said.strip()


def _parts(content: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in marks:
        if start > at:
            yield _line(content[at:start]), False
        yield _line(content[start:end]), True
        at = end
    if at < len(content):
        yield _line(content[at:]), False


def _line(part: str) -> str:
    """A part on one line, its outer blanks kept."""
    lead, tail = (
        part[:1] if part[:1].isspace() else "",
        part[-1:] if len(part) > 1 and part[-1:].isspace() else "",
    )
    return f"{' ' if lead else ''}{one_line(part)}{' ' if tail else ''}"
