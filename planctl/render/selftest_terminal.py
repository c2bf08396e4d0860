"""A self-test in a terminal: a line for each kind of damage, then what nothing noticed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.selftest_words import (
    by_group,
    headline,
    idle,
    noticed_by,
    summary,
    unguarded,
    verdict,
)
from planctl.safe import one_line
from planctl.selftest.damage import Damage
from planctl.selftest.result import KindResult, SelfTest

_STYLES = {"noticed": "green", "in part": "yellow", "not noticed": "yellow", "MISSED": "bold red"}
_SHOWN = 3


def selftest_terminal(result: SelfTest, screen: Screen, *, every: bool = False) -> str:
    """The table. Of what was missed, three cases of each kind are shown where a rule failed; all with
    `every`.
    """
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    paper.lines(hang(paper, Text(), text(headline(result), "bold"), screen.width))
    width = max((len(each.kind) for each in result.kinds), default=1)
    for group, kinds in by_group(result.kinds):
        paper.gap()
        paper.print(text(group, "bold"))
        for each in kinds:
            _kind(paper, screen, each, width)
            if each.failed or every:
                _missed(paper, screen, each, None if every else _SHOWN)
    _without_rule(paper, screen, result)
    paper.gap()
    if said := idle(result):
        paper.lines(hang(paper, Text(), text(said, "dim"), screen.width))
    style = "bold red" if result.failed else "green"
    paper.lines(hang(paper, Text(), text(summary(result), style), screen.width))
    return paper.text()


def _kind(paper: Paper, screen: Screen, each: KindResult, width: int) -> None:
    word = verdict(each)
    count = f"{each.noticed_as_meant if each.meant else each.noticed:,}/{each.tried:,}" if each.tried else ""
    lead = Text.assemble(
        text(f"  {each.kind:<{width}}  "),
        text(f"{count:>7}  "),
        text(f"{word:<14}  ", _STYLES.get(word, "dim")),
    )
    said = text(noticed_by(each) if each.tried else "")
    if screen.width - lead.cell_len < 24:
        paper.print(lead)
        lead = Text("    ")
    paper.lines(hang(paper, lead, said, screen.width))


def _missed(paper: Paper, screen: Screen, each: KindResult, limit: int | None) -> None:
    for case in each.missed[:limit]:
        by = f" (noticed by {', '.join(case.by)})" if case.by else ""
        said = text(f"{case.plan}: {one_line(case.what, 200)}{by}", "dim")
        paper.lines(hang(paper, text("      missed: ", "dim"), said, screen.width))
    left = len(each.missed) - limit if limit is not None else 0
    if left > 0:
        paper.print(text(f"      and {left:,} more (--missed shows them)", "dim"))


def _without_rule(paper: Paper, screen: Screen, result: SelfTest) -> None:
    free = unguarded(result)
    if not free:
        return
    paper.gap()
    paper.print(text("What no rule is meant for", "bold"))
    width = max(len(each.kind) for each in free)
    for each in free:
        paper.lines(hang(paper, text(f"  {each.kind:<{width}}  "), text(each.why or ""), screen.width))


def kinds_terminal(kinds: Sequence[Damage], screen: Screen) -> str:
    """The kinds of damage by group: the name, what it does, and the rules meant for it."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = max(len(each.name) for each in kinds)
    last = ""
    for each in kinds:
        if each.group != last:
            paper.gap() if last else None
            paper.print(text(each.group, "bold"))
            last = each.group
        meant = f" ({', '.join(each.rules)})" if each.rules else f" (no rule: {each.why})"
        said = Text.assemble(text(each.summary), text(meant, "dim"))
        paper.lines(hang(paper, text(f"  {each.name:<{width}}  "), said, screen.width))
    return paper.text()
