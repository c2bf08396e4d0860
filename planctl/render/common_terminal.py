"""Common ground in a terminal: what is shared, what one change would settle, how near plans come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.compare.result import Level
from planctl.render.common_words import (
    CHANGES_NOTE,
    agreed_words,
    between_words,
    change_words,
    heading,
    legend,
    nothing_words,
    other_wordings,
    pair_words,
    place,
    places,
    reach_words,
    shared_title,
    then_words,
)
from planctl.render.compare_words import column_words
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import counted

if TYPE_CHECKING:
    from planctl.compare.ground import Approach, CommonGround, OneChange, OpenQuestion, SharedQuestion
    from planctl.render.screen import Screen

_STYLE = {Level.SAME: "green", Level.DETAIL: "cyan", Level.DIFFERS: "yellow", Level.OPPOSED: "bold red"}
_WIDEST = 120


def common_terminal(result: CommonGround, screen: Screen, *, everything: bool = False) -> str:
    """Draw common ground; `everything` shows every two plans on a question, not the nearest two only."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    keys = max(text(column.key).cell_len for column in result.plans)
    paper.lines(hang(paper, Text(), text(heading(result), "bold"), width))
    for column in result.plans:
        key = text(f"  {column.key}", "bold cyan")
        lead = Text.assemble(key, " " * (keys + 4 - key.cell_len))
        paper.lines(hang(paper, lead, text(column_words(column)), width))
    paper.gap()
    reach = reach_words(result)
    size = max(len(who) for who, _ in reach)
    for who, much in reach:
        paper.lines(hang(paper, text(f"  shared by {who.ljust(size)}  ", "dim"), text(much), width))
    paper.gap()
    paper.lines(_rule(paper, width, shared_title(result)))
    if not result.shared:
        paper.lines(hang(paper, Text("  "), text(nothing_words(result)), width))
    for question in result.shared:
        paper.gap()
        paper.lines(_shared(paper, question, width))
    if result.changes:
        paper.gap()
        paper.lines(_rule(paper, width, "One change would settle"))
        for change, first in _first_of_its_question(result.changes):
            if first:
                paper.gap()
                paper.lines(hang(paper, Text("  "), text(change.question, "bold"), width))
            paper.lines(_change(paper, change, width))
        paper.gap()
        paper.lines(hang(paper, Text("  "), text(CHANGES_NOTE, "dim"), width))
    if result.open:
        paper.gap()
        title = (
            "How near they come" if everything or len(result.plans) == 2 else "How near the nearest two come"
        )
        paper.lines(_rule(paper, width, f"{title}, on {counted(len(result.open), 'question')}"))
        for opened in result.open:
            paper.gap()
            paper.lines(_open(paper, opened, width, everything))
    paper.gap()
    paper.lines(hang(paper, Text(), text(legend(unicode=screen.unicode), "dim"), width))
    if not everything and any(len(opened.approaches) > 1 for opened in result.open):
        paper.lines(hang(paper, Text(), text("+N more: --all shows every two plans.", "dim"), width))
    for note in result.notes:
        paper.lines(hang(paper, Text(), text(f"{note}.", "dim"), width))
    return paper.text()


def _rule(paper: Paper, width: int, name: str) -> Lines:
    line = "━" if paper.unicode else "="
    head = text(name, "bold")
    rest = text(line * max(width - head.cell_len - 4, 0), "dim")
    return hang(paper, text(f"{line * 2} ", "bold"), Text.assemble(head, " ", rest), width)[:2]


def _head(paper: Paper, question: str, relation: str, width: int, tail: str = "") -> Lines:
    lines = hang(
        paper, Text("  "), Text.assemble(text(question, "bold"), text(f"  {relation}", "dim")), width
    )
    return lines + (hang(paper, Text("  "), text(tail, "green"), width) if tail else [])


def _relation(paper: Paper, said: str) -> str:
    return said if paper.unicode else said.replace("≠", "!=").replace("⟂", "><").replace(" · ", " | ")


def _shared(paper: Paper, question: SharedQuestion, width: int) -> Lines:
    lines = _head(paper, question.question, _relation(paper, question.text), width, agreed_words(question))
    for provision in question.provisions:
        body = Text.assemble(text(provision.text), text(f"  ({places(provision.sayings)})", "blue"))
        lines += hang(paper, text("    = ", "green"), body, width)
        for said in other_wordings(provision):
            lines += hang(paper, Text("        "), text(said, "dim"), width)
    return lines


def _change(paper: Paper, change: OneChange, width: int) -> Lines:
    arrow = "→" if paper.unicode else ">"
    body = Text.assemble(text(change_words(change)), text(f"; {then_words(change)}", "dim"))
    return hang(paper, text(f"    {arrow} ", "green" if change.everyone else "cyan"), body, width)


def _open(paper: Paper, opened: OpenQuestion, width: int, everything: bool) -> Lines:
    lines = _head(paper, opened.question, _relation(paper, opened.text), width)
    shown = opened.approaches if everything else opened.approaches[:1]
    for approach in shown:
        lines += _approach(paper, approach, width)
    left = len(opened.approaches) - len(shown)
    return [*lines, text(f"    +{left} more", "dim")] if left else lines


def _approach(paper: Paper, approach: Approach, width: int) -> Lines:
    lead = text(f"    {pair_words(approach, unicode=paper.unicode)}  ", _STYLE[approach.level])
    lines = hang(paper, lead, text(between_words(approach), "dim"), width)
    for saying in (approach.nearest.a, approach.nearest.b):
        body = Text.assemble(text(f"{saying.plan} {place(saying)} ", "blue"), text(saying.text))
        lines += hang(paper, Text("      "), body, width)
    return lines


def _first_of_its_question(changes: list[OneChange]) -> list[tuple[OneChange, bool]]:
    return [(change, not at or changes[at - 1].id != change.id) for at, change in enumerate(changes)]
