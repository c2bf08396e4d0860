"""A change of a file as git's diff driver shows it: git's head, then what changed, or the lines."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence

from planctl.diff.result import PlanDiff
from planctl.render.diff_terminal import diff_terminal
from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def git_head(lines: Sequence[str], screen: Screen) -> str:
    """The lines that git puts over a file: names, modes, renames."""
    paper = _paper(screen)
    paper.lines(text(line, "bold") for line in lines)
    return paper.text()


def plan_change(diff: PlanDiff, screen: Screen, before: str, after: str, came: bool | None) -> str:
    """What changed, the comments that did, and the lines where nothing that the text says did.

    `came` says that there is one text only: it came (True) or went (False).
    """
    if not diff.changes and came is None:
        return said("nothing that the text says changed; line by line:", screen) + line_change(
            before, after, screen
        )
    drawn = diff_terminal(diff, screen)
    if came is not None:
        # One text has one head: that of the other side would be of a plan without points.
        lines = drawn.splitlines(keepends=True)
        drawn = "".join(lines[1:] if came else [lines[0], *lines[2:]])
    comments = _comments(before, after)
    if comments and came is None:
        paper = _paper(screen)
        paper.gap()
        paper.print(text("Comments", "bold"))
        for line in comments:
            paper.lines(hang(paper, text(f"  {line[0]} ", _STYLES[line[0]]), text(line[1:]), paper.width))
        drawn += paper.text()
    return drawn


def line_change(before: str, after: str, screen: Screen) -> str:
    """A plain line diff, as git writes it. What a terminal would obey is made visible."""
    paper = _paper(screen)
    lines = difflib.unified_diff(_lines(before), _lines(after), n=3, lineterm="")
    for line in list(lines)[2:]:
        paper.lines([text(line, _STYLES.get(line[:1], ""))])
    return paper.text() if before != after else ""


def said(message: str, screen: Screen) -> str:
    """A remark of planctl's own."""
    paper = _paper(screen)
    paper.lines(hang(paper, text("! ", "yellow"), text(message), paper.width))
    return paper.text()


def _paper(screen: Screen) -> Paper:
    return Paper(screen.width, screen.color, unicode=screen.unicode)


def _lines(content: str) -> list[str]:
    lines = content.split("\n")
    if lines[-1] == "":
        lines.pop()
    elif lines:
        lines[-1] += "  (no line break at the end of the file)"
    return [line.replace("\r", "^M") for line in lines]


def _comments(before: str, after: str) -> list[str]:
    """The whole-line comments that only one of two texts has, with `-` or `+` before each."""
    sides = [
        Counter(line.strip() for line in content.splitlines() if line.lstrip().startswith("#"))
        for content in (before, after)
    ]
    gone, new = sides[0] - sides[1], sides[1] - sides[0]
    return [f"-{line}" for line in gone.elements()] + [f"+{line}" for line in new.elements()]
