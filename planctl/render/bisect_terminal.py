"""Where an answer changed, in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.query.truth import Truth
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import counted, listed
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.bisect import Answer, Bisection, CitedSource, DecidingPlace, Flip

_WIDEST = 120
_STYLE = {Truth.TRUE: "green", Truth.FALSE: "red", Truth.UNDISCLOSED: "yellow"}
_TRUTH = 13


def bisect_terminal(result: Bisection, screen: Screen, *, every: bool = False) -> str:
    """The answers as text for a screen: those at a change and at both ends, or every one."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    lines = hang(paper, text(f"{result.ref}  ", "bold"), text(result.expression), width)
    lines.append(Text())
    into: dict[str, list[Flip]] = {}
    for flip in result.flips:
        into.setdefault(flip.after, []).append(flip)
    sources = {flip.before for flip in result.flips}
    hidden = 0
    size = max(len(answer.ref) for answer in result.answers)
    for at, answer in enumerate(result.answers):
        ends = at in (0, len(result.answers) - 1)
        if not (every or ends or answer.ref in into or answer.ref in sources):
            hidden += 1
            continue
        lines += _hidden(hidden, screen)
        hidden = 0
        lines += _answer(paper, answer, into.get(answer.ref, []), size, screen, width)
    lines += [Text(), *hang(paper, Text(), text(summary(result)), width)]
    for note in result.notes:
        lines += hang(paper, text("note: ", "yellow"), text(one_line(note)), width)
    paper.lines(lines)
    return paper.text()


def summary(result: Bisection) -> str:
    """How often the answer changed, and between which texts."""
    dates = {answer.ref: answer.date for answer in result.answers}
    asked = counted(len(result.answers), "text")
    if not result.flips:
        truth = result.answers[-1].truth
        return f"The answer is {truth} in the only text." if len(dates) == 1 else (
            f"The answer does not change: it is {truth} in all of {asked}."
        )  # fmt: skip
    said = [f"The answer changes {counted(len(result.flips), 'time')} over {asked}."]
    for name, ref in (
        ("first true", result.first_true), ("last true", result.last_true),
        ("first false", result.first_false), ("last false", result.last_false),
    ):  # fmt: skip
        if ref:
            said.append(f"{name} {ref} ({dates[ref]})")
    return f"{said[0]} " + ", ".join(said[1:]) + "."


def _hidden(count: int, screen: Screen) -> Lines:
    dots = "…" if screen.unicode else "..."
    return [text(f"  {dots} {counted(count, 'text')} with the same answer", "dim")] if count else []


def _answer(
    paper: Paper, answer: Answer, flips: Sequence[Flip], size: int, screen: Screen, width: int
) -> Lines:
    mark = ("▸ " if screen.unicode else "> ") if flips else "  "
    by = listed([one.short for one in answer.proponents], 3)
    lead = Text.assemble(
        text(mark, "bold"), text(str(answer.truth).ljust(_TRUTH), f"bold {_STYLE[answer.truth]}")
    )
    told = f"{answer.date}  {answer.status}, by {by}"
    if not answer.present:
        told += "; the text does not have it"
    lines = hang(paper, lead, Text.assemble(text(answer.ref.ljust(size + 2), "bold"), text(told)), width)
    indent = Text(" " * (2 + _TRUTH))
    for flip in flips:
        if len(flips) > 1 or flip.relation != "version":
            lines += hang(paper, indent, text(f"was {flip.was} in {flip.before}", "dim"), width)
        often = Counter(change.explanation for change in flip.changes)
        for change in flip.changes:
            said = text(one_line(change.explanation), "cyan")
            where = (change.b or change.a or "").partition("#")[2]
            if often[change.explanation] > 1 and where:  # the words alone do not tell these apart
                said.append_text(text(f"  #{one_line(where)}", "dim"))
            lines += hang(paper, indent, said, width)
    if flips:
        for place in answer.places:
            lines += hang(paper, indent, _place(place), width)
        cited = listed([source_words(source, url=len(answer.sources) == 1) for source in answer.sources], 3)
        if cited:
            lines += hang(paper, indent, text(f"source: {cited}", "dim"), width)
    return lines


def _place(place: DecidingPlace) -> Text:
    number = "" if place.number is None else f"{place.number}{place.label or ''}"
    local = "#" + place.ref.partition("#")[2]
    return Text.assemble(
        text(number and f"{one_line(number)}  ", "bold"),
        text(one_line(place.says)),
        text(f"  {local}", "dim"),
    )


def source_words(source: CitedSource, *, url: bool = False) -> str:
    """A source in a few words: who, when, and where it is asked for, the page."""
    return one_line(" ".join(filter(None, (source.publisher, source.date, source.url if url else None))))
