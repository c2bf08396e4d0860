"""A report on two archives for a terminal: a section a text."""

from __future__ import annotations

from collections.abc import Callable

from planctl.diff.archives import ArchiveDiff
from planctl.diff.result import PlanDiff
from planctl.render.archive_words import note_of, path_of, said_of, summary_line
from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen


def archive_terminal(result: ArchiveDiff, screen: Screen, draw: Callable[[PlanDiff], str]) -> str:
    """A section a text, drawn by `draw`, then what came, went or cannot be read, then the counts."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    parts: list[str] = []

    def line(mark: str, style: str, name: str, said: str) -> None:
        lead = text(f"{mark} ", style)
        paper.lines(hang(paper, lead, text(name, "bold") + text(f"  {said}" if said else ""), paper.width))

    quiet = [each for each in result.texts if each.diff is not None and not result.diffs[each.diff].changes]
    for each in result.texts:
        if each.diff is not None and each not in quiet:
            head = Paper(screen.width, screen.color, unicode=screen.unicode)
            note = f"  {note_of(each)}" if note_of(each) else ""
            head.lines(hang(head, text(""), text(path_of(each), "bold cyan") + text(note, "dim"), head.width))
            parts.append(head.text() + draw(result.diffs[each.diff]))
    for each in result.texts:
        if each.diff is None:
            mark, style = {"removed": ("−", "red"), "unreadable": ("!", "bold red")}.get(
                each.what, ("+", "green")
            )
            line(mark, style, path_of(each), said_of(each))
            for problem in each.problems:
                paper.lines(hang(paper, text("    "), text(problem), paper.width))
        elif each in quiet:
            line("~", "dim", path_of(each), "nothing that it says changed")
    for note in result.notes:
        line("!", "yellow", note, "")
    if result.others:
        others = ", ".join(f"{name[0]} {name[1:]}" for name in result.others)
        line("~", "dim", "Other files", others)
    if paper_text := paper.text().strip("\n"):
        parts.append(paper_text + "\n")
    tail = Paper(screen.width, screen.color, unicode=screen.unicode)
    names = f"{result.a} → {result.b}" if screen.unicode else f"{result.a} -> {result.b}"
    tail.lines(hang(tail, text(""), text(f"{names}: {summary_line(result)}"), tail.width))
    return "\n".join([*parts, tail.text()])
