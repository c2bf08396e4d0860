"""The open options of a plan, for a terminal and in Markdown: in brackets, what differs marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.text import Text

from planctl.diff.result import Words
from planctl.merge.open import OpenOption, OpenOptions, OpenPoint
from planctl.render.lines import hang
from planctl.render.markdown import code, escaped
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.wording import counted
from planctl.safe import one_line

_STYLES = {"equal": "", "insert": "bold green", "delete": "red strike"}
_MARKS = {"insert": "{+%s+}", "delete": "[-%s-]"}


def open_options_terminal(found: OpenOptions, screen: Screen) -> str:
    """Every open point with its options."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    for point in found.points:
        draw_point(point, paper)
        paper.gap()
    options = sum(len(point.options) for point in found.points)
    if not found.points:
        paper.print(text(f"{found.plan} has no open options.", "green"))
    else:
        said = f"{counted(len(found.points), 'open point')} with {counted(options, 'option')} in {found.plan}"
        paper.lines(hang(paper, Text(), text(said, "bold"), paper.width))
    return paper.text()


def draw_point(point: OpenPoint, paper: Paper) -> None:
    """One open point: what stands, and each option."""
    number = f"{point.number}  " if point.number is not None else ""
    head = Text.assemble(text(f"{number}{one_line(point.title)}", "bold"), text(f"  #{point.point}", "dim"))
    paper.lines(hang(paper, Text(), head, paper.width))
    if point.text:
        paper.lines(hang(paper, text("   stands  ", "dim"), text(one_line(point.text), "dim"), paper.width))
    for option in point.options:
        lead = text(f"   {one_line(option.id)}  ", "bold cyan")
        body = Text.assemble(text(f"[{', '.join(option.names)}: ", "yellow"), _said(option, paper))
        body = Text.assemble(body, text("]", "yellow"))
        if option.note:
            body = Text.assemble(body, text(f"  {one_line(option.note)}", "dim"))
        paper.lines(hang(paper, lead, body, paper.width))


def _said(option: OpenOption, paper: Paper) -> Text:
    if not option.words or all(word.op == "equal" for word in option.words):
        return text(one_line(option.text))
    beside = option.text.removeprefix("".join(word.text for word in option.words if word.op != "delete"))
    tail = [text(one_line(beside))] if beside != option.text and beside.strip() else []
    return Text.assemble(marked_words(option.words, paper), *(" " if tail else "", *tail))


def marked_words(words: Sequence[Words], paper: Paper) -> Text:
    """A word diff as one text; without colour what came and went stands in `{+ +}` and `[- -]`."""
    made = Text()
    for word in words:
        said = re.sub(r"[^\S\u00a0\u202f]*\n\s*", " ", word.text)
        if paper.colored or word.op == "equal" or not said.strip():
            made = Text.assemble(made, text(said, _STYLES[word.op]))
        else:
            lead, tail = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
            made = Text.assemble(made, text(f"{lead}{_MARKS[word.op] % said.strip()}{tail}"))
    return made


def open_options_markdown(found: OpenOptions) -> str:
    """Every open point with its options; every text from a plan is escaped."""
    out = [f"# Open options of {code(found.plan)}", ""]
    if not found.points:
        out += ["None.", ""]
    for point in found.points:
        number = f"{escaped(str(point.number))}. " if point.number is not None else ""
        out += [f"## {number}{escaped(point.title)}", ""]
        if point.text:
            out += [escaped(point.text), ""]
        for option in point.options:
            note = f" {escaped(option.note)}" if option.note else ""
            said = f"\\[**{escaped(', '.join(option.names))}:** {escaped(option.text)}\\]"
            out.append(f"- {code(option.id)} {said}{note}")
        out.append("")
    return "\n".join(out)
