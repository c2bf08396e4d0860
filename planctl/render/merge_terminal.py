"""A merge for a terminal: what was taken from whom, the conflicts in brackets, and the account."""

from __future__ import annotations

from rich.text import Text

from planctl.merge.result import Conflict, MergeResult
from planctl.render.lines import hang
from planctl.render.merge_words import (
    base_words,
    by_take,
    can_be_settled,
    count_line,
    ledger_line,
    option_words,
    places_words,
    unit_words,
    who_words,
)
from planctl.render.open_options import marked_words
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.safe import one_line


def merge_terminal(result: MergeResult, screen: Screen, *, verbose: bool = False) -> str:
    """The whole report; `verbose` lists every decision and each text's account."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    _Drawing(result, paper, verbose=verbose).draw()
    return paper.text()


class _Drawing:
    def __init__(self, result: MergeResult, paper: Paper, *, verbose: bool) -> None:
        self.result, self.paper, self.verbose = result, paper, verbose
        self.language = str(result.merged["language"])

    def draw(self) -> None:
        """Draw everything."""
        lead = text("base    ", "dim")
        self._hang(lead, text(self.result.base))
        for side in self.result.sides:
            body = Text.assemble(text(side.ref), text(f"  by {', '.join(side.by)}", "dim"))
            self._hang(text(f"{side.name:<8}", "bold"), body)
        if any(decision.take != "conflict" for decision in self.result.decisions):
            self.paper.gap()
        self._taken()
        for conflict in self.result.conflicts:
            self.paper.gap()
            self._conflict(conflict)
        self.paper.gap()
        style = "green" if self.result.is_clean else "bold yellow"
        self._hang(Text(), text(one_line(count_line(self.result)), style))
        self._hang(Text(), text(ledger_line(self.result), "dim"))
        if self.verbose:
            self._ledger()
        if can_be_settled(self.result):
            self._hang(
                Text(), text("`planctl resolve PLAN` settles the points in brackets, one by one", "dim")
            )

    def _taken(self) -> None:
        labels = {side.name: f"from {side.name}" for side in self.result.sides}
        labels |= {"same": "made alike", "both": "combined"}
        for take, label in labels.items():
            lines = list(by_take(self.result, take))
            if lines:
                self.paper.print(text(label, "bold"))
            for place, parts in lines:
                self._hang(text(f"  {one_line(place)}  ", "cyan"), text(one_line(parts)))
            if self.verbose:
                for decision in self.result.decisions:
                    if decision.take == take and decision.note:
                        self._hang(
                            text(f"    {one_line(decision.unit)}: ", "dim"), text(decision.note, "dim")
                        )

    def _conflict(self, conflict: Conflict) -> None:
        paper = self.paper
        head = Text.assemble(text("conflict ", "bold yellow"), text(one_line(unit_words(conflict)), "bold"))
        self._hang(head + text("  "), text(one_line(conflict.explanation), "dim"))
        if conflict.kind in ("number", "order"):
            if said := places_words(conflict):
                self._hang(Text("  "), text(one_line(said), "dim"))
            return
        width = max(4, *(len(one_line(option.option or "")) for option in conflict.alternatives))
        if conflict.before is not None:
            self._hang(text(f"  {'base':<{width}}  ", "dim"), text(base_words(conflict), "dim"))
        for option in conflict.alternatives:
            lead = text(f"  {one_line(option.option or ''):<{width}}  ", "bold cyan")
            words = option_words(conflict, option.value, self.language)
            by = text(f"[{one_line(who_words(conflict, option))}: ", "yellow")
            self._hang(lead, Text.assemble(by, marked_words(words, paper), text("]", "yellow")))

    def _ledger(self) -> None:
        for account in self.result.ledger.texts:
            names = ("kept", "taken", "combined", "conflict", "superseded", "dropped", "unexplained")
            counts = [f"{getattr(account, name)} {name}" for name in names if getattr(account, name)]
            self._hang(
                text(f"  {account.text:<8}", "dim"),
                text(f"{account.total} units = {' + '.join(counts)}", "dim"),
            )

    def _hang(self, lead: Text, body: Text) -> None:
        self.paper.lines(hang(self.paper, lead, body, self.paper.width))
