"""Where each clause and word comes from, in a terminal: a gutter of texts, a colour for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.bisect_terminal import source_words
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import counted, listed
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.blame import Blame, BlameLine, Carrier, Wording

_WIDEST = 140
_COLORS = ("cyan", "yellow", "magenta", "green", "blue", "red", "bright_cyan", "bright_yellow",
           "bright_magenta", "bright_green", "bright_blue", "bright_red")  # fmt: skip


def blame_terminal(result: Blame, screen: Screen) -> str:
    """A blame as text for a screen: clauses with a gutter, or wordings in the colours of their texts."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    styles = {one.ref: _COLORS[at % len(_COLORS)] for at, one in enumerate(result.carriers)}
    if result.wordings:
        marks = {one.ref: _mark(at) for at, one in enumerate(result.carriers)}
        lines = _wordings(paper, result, styles, marks, width)
    else:
        marks = {}
        lines = _clauses(paper, result, styles, width)
    lines += [Text(), *_legend(paper, result, styles, marks, width)]
    for note in result.notes:
        lines += hang(paper, text("note: ", "yellow"), text(one_line(note)), width)
    paper.lines(lines)
    return paper.text()


def _mark(at: int) -> str:
    """A, B … Z, AA, AB …"""
    return (_mark(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _clauses(paper: Paper, result: Blame, styles: dict[str, str], width: int) -> Lines:
    dates = {one.ref: one.date for one in result.carriers}
    who = {one.ref: listed([each.short for each in one.proponents], 2) for one in result.carriers}
    size = min(max((len(line.origin) for line in result.lines), default=0), 32)
    names = min(max((len(who[line.origin]) for line in result.lines), default=0), 16)
    narrow = width < size + names + 60
    lines: Lines = []
    last = None
    for line in result.lines:
        style = styles[line.origin]
        gutter = Text.assemble(
            text(_cut(line.origin, size).ljust(size), style),
            text(f" {dates[line.origin]} "),
            text("" if narrow else _cut(who[line.origin], names).ljust(names) + " ", "dim"),
            text("* " if line.returned else "~ " if line.changed != line.origin else "  ", "bold"),
        )
        if line.point != last and line.clause is not None:
            last = line.point
            blank = Text(" " * gutter.cell_len)
            number = "" if line.number is None else f"{line.number}  "
            lines += hang(paper, blank, text(f"{number}{one_line(line.title)}", "bold"), width)
        lines += hang(paper, gutter, _says(line), width)
    return lines


def _says(line: BlameLine) -> Text:
    style = "" if line.clause else "bold"
    number = f"{line.number}  " if line.clause is None and line.number is not None else ""
    label = f"{line.label}) " if line.label else ""
    told = []
    if line.returned:
        told.append(f"dropped, and back in {line.returned}")
    if line.changed not in (line.origin, line.returned, line.ref.partition("#")[0]):
        told.append(f"changed in {line.changed}")
    here = line.ref.partition("#")[2]
    there = line.origin_ref.partition("#")[2]
    if there != here:
        told.append(f"was #{there}")
    return Text.assemble(
        text(f"{number}{label}{one_line(line.says)}", style),
        text(f"  ({'; '.join(told)})" if told else "", "dim"),
    )


def _wordings(
    paper: Paper, result: Blame, styles: dict[str, str], marks: dict[str, str], width: int
) -> Lines:
    lines: Lines = []
    for wording in result.wordings:
        if lines:
            lines.append(Text())
        lines += hang(paper, Text(), _head(wording), width)
        said = Text()
        for stretch in wording.stretches:
            style = styles[stretch.origin] + (" underline" if stretch.returned else "")
            body = stretch.text
            lead = body[: len(body) - len(body.lstrip())]
            mark = marks[stretch.origin] + ("*" if stretch.returned else "")
            shown = one_line(body)
            # Without colour, letters say which text a stretch comes from.
            said.append_text(text(lead))
            said.append_text(text(shown if paper.colored else f"{mark}[{shown}]", style))
        lines += hang(paper, Text("  "), said, width)
    return lines


def _head(wording: Wording) -> Text:
    number = "" if wording.number is None else f"{wording.number}  "
    return Text.assemble(
        text(f"{number}{one_line(wording.title)}", "bold"),
        text(f"  {wording.part}" if wording.part else "", "dim"),
        text(f"  #{wording.ref.partition('#')[2]}", "dim"),
    )


def _legend(paper: Paper, result: Blame, styles: dict[str, str], marks: dict[str, str], width: int) -> Lines:
    lines: Lines = []
    for one in result.carriers:
        if not one.clauses and not one.words:
            continue  # it only changed what came from others
        mark = f"{marks[one.ref]}  " if marks else ""
        lines += hang(paper, text(mark + one.ref, styles[one.ref]), text(f"  {carrier_words(one)}"), width)
        cited = sources_of(result, one)
        if cited:
            lines += hang(paper, Text("   "), text(f"source: {cited}", "dim"), width)
    signs = []
    if any(line.returned for line in result.lines) or any(
        stretch.returned for wording in result.wordings for stretch in wording.stretches
    ):
        signs.append("*" + (" or underlined" if marks and paper.colored else "") + ": dropped once and back")
    if not marks and any(line.changed != line.origin and not line.returned for line in result.lines):
        signs.append("~: changed since")
    walked = f"{counted(result.walked, 'text')} walked."
    return [*lines, *hang(paper, Text(), text(" ".join([walked, "; ".join(signs)]).strip(), "dim"), width)]


def carrier_words(one: Carrier) -> str:
    """A text in a line: its date, status and proponents, and how much comes from it."""
    by = ", ".join(each.short for each in one.proponents)
    shares = [counted(one.clauses, "clause")] if one.clauses else []
    shares += [counted(one.words, "word")] if one.words else []
    return f"{one.date} {one.status}, by {by}" + (f": {', '.join(shares)}" if shares else "")


def sources_of(result: Blame, one: Carrier) -> str:
    """The sources of what comes from a text, at most three named."""
    found = {
        source.id: source_words(source)
        for line in result.lines
        if line.origin == one.ref
        for source in line.sources
    }
    return listed(list(found.values()), 3)


def _cut(name: str, size: int) -> str:
    return name if len(name) <= size else name[: size - 1] + "…"
