"""Texts held against their seals, for a terminal."""

from __future__ import annotations

from rich.text import Text

from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.wording import counted
from planctl.safe import one_line
from planctl.track.verification import SealedText, SealState, Verification

_STYLES = {
    SealState.INTACT: "green",
    SealState.CHANGED: "bold red",
    SealState.MISSING: "bold red",
    SealState.UNSOUND: "bold red",
    SealState.UNSEALED: "dim",
}
_SAID = {
    SealState.MISSING: "the file is gone",
    SealState.UNSOUND: "the file is no sound plan any more",
    SealState.UNSEALED: "was never sealed",
}


def verification_terminal(result: Verification, screen: Screen) -> str:
    """Each text with what became of its seal, and below it what changed, where that is known."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    size = max((len(item.ref) for item in result.texts), default=0)
    lines = []
    for item in result.texts:
        lead = Text.assemble(text(f"{item.state:<8}  ", _STYLES[item.state]), text(f"{item.ref:<{size}}  "))
        lines += hang(paper, lead, text(_told(item), "dim"), screen.width)
        for change in item.changes:
            lines += hang(paper, Text("            "), text(one_line(change)), screen.width)
    broken = len(result.broken)
    sealed = sum(item.state is not SealState.UNSEALED for item in result.texts)
    total = (
        f"{counted(broken, 'seal')} of {sealed} broken"
        if broken
        else f"{counted(sealed, 'sealed text')}: intact"
        if sealed
        else "no text is sealed; `planctl seal REF` seals one"
    )
    lines += hang(paper, Text(), text(total, "bold red" if broken else ""), screen.width)
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


def _told(item: SealedText) -> str:
    since = f"sealed on {item.sealed}" if item.sealed else ""
    if item.state is SealState.CHANGED:
        where = f"the sealed text is in {item.original}" if item.original else "the sealed text was not found"
        return f"{since}; {where}"
    return "; ".join(part for part in (since, _SAID.get(item.state, "")) if part)
