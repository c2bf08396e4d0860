"""The account of a consolidated text, in a terminal and in Markdown: what is agreed, and the brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.compare_words import column_words
from planctl.render.head_words import brackets_words
from planctl.render.lines import hang
from planctl.render.markdown import code, escaped, table
from planctl.render.paper import Paper, text
from planctl.render.wording import counted

if TYPE_CHECKING:
    from planctl.consolidate.result import Consolidation, Question
    from planctl.render.screen import Screen

_WIDEST = 120


def summary_words(result: Consolidation) -> list[str]:
    """What came out, in a few lines."""
    agreed = sum(question.agreed for question in result.questions)
    lines = [
        f"{counted(len(result.questions), 'point')}, {agreed} of them agreed by all",
        brackets_words(result.brackets, sum(bool(q.options) for q in result.questions),
                       [(item.actor, item.count) for item in result.by]),
    ]  # fmt: skip
    clauses = len(result.ledger)
    options = sum(placed.option is not None for placed in result.ledger)
    said = f"{clauses - options} agreed or shared, {options} in options, none lost"
    lines.append(f"{counted(clauses, 'provision')} of the plans: {said}")
    return [line for line in lines if line]


def _standing(question: Question) -> str:
    if question.agreed:
        return "agreed"
    said = [f"[{option}]" for option in question.options]
    if question.shared:
        said.insert(0, f"{counted(question.shared, 'clause')} shared")
    if not said:
        said.append("not public" if question.undisclosed else "deleted")
    if question.silent:
        said.append(f"silent: {', '.join(question.silent)}")
    if question.undisclosed and question.options:
        said.append(f"not known: {', '.join(question.undisclosed)}")
    return " ".join(said)


def consolidation_terminal(result: Consolidation, screen: Screen, *, where: str | None = None) -> str:
    """Draw the account. `where` is the file that the text was written to."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    paper.lines(hang(paper, Text(), text(f"{result.title}  {result.ref}", "bold"), width))
    keys = max(text(column.key).cell_len for column in result.parents)
    for column in result.parents:
        key = text(f"  {column.key}", "bold cyan")
        lead = Text.assemble(key, " " * (keys + 4 - key.cell_len))
        paper.lines(hang(paper, lead, text(column_words(column)), width))
    paper.gap()
    for line in summary_words(result):
        paper.lines(hang(paper, Text("  "), text(line), width))
    paper.gap()
    for at, question in enumerate(result.questions, 1):
        style = "green" if question.agreed else "yellow" if question.options else "dim"
        body = Text.assemble(text(question.title, "bold"), "  ", text(_standing(question), style))
        paper.lines(hang(paper, text(f"{at:>4}  ", "blue"), body, width))
    paper.gap()
    if any(question.options for question in result.questions):
        settle = f"`planctl resolve {where or 'FILE'}` lists the options and settles them"
        settle += "." if where else ", once the text is in a file: -o FILE."
        paper.lines(hang(paper, Text(), text(settle, "dim"), width))
    for note in result.notes:
        paper.lines(hang(paper, Text(), text(f"{note}.", "dim"), width))
    return paper.text()


def consolidation_markdown(result: Consolidation) -> str:
    """Draw the account in Markdown."""
    lines = [f"# {escaped(result.title)}", "", code(result.ref), ""]
    lines += table(
        ["Plan", "Text", "Ref"],
        [[f"**{escaped(c.key)}**", escaped(column_words(c)), code(c.ref)] for c in result.parents],
    )
    lines += ["", *(f"- {escaped(line)}" for line in summary_words(result)), ""]
    lines += table(
        ["", "Point", "Standing"],
        [
            [str(at), f"**{escaped(q.title)}** {code('#' + q.point)}", escaped(_standing(q))]
            for at, q in enumerate(result.questions, 1)
        ],
    )
    lines += ["", *(f"- {escaped(note)}." for note in result.notes)]
    return "\n".join(lines).rstrip() + "\n"
