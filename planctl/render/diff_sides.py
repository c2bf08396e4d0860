"""Wordings: one text with what went and what came, or the two side by side."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from planctl.diff.result import PointDiff, Words
from planctl.render.paper import Paper, text


def styled_words(words: list[Words], colored: bool) -> Text:
    """One text; without colour, what went is [-in this-] and what came {+in this+}, as git writes it."""
    made = Text()
    for word in words:
        if word.op == "equal":
            made.append_text(text(_flat(word.text), "dim" if colored else ""))
        elif word.op == "delete":
            made.append_text(text(_flat(word.text) if colored else f"[-{_flat(word.text)}-]", "red strike"))
        else:
            made.append_text(text(_flat(word.text) if colored else f"{{+{_flat(word.text)}+}}", "green"))
    return made


def side_by_side(group: PointDiff, paper: Paper) -> None:
    """The wording of A on the left, of B on the right, what differs highlighted."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=3)
    table.add_column(ratio=1)
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_row(
        "",
        _one_side(group.words, "delete", "red", paper.colored),
        text("│" if paper.unicode else "|", "dim"),
        _one_side(group.words, "insert", "green", paper.colored),
    )
    paper.print(table)


def _one_side(words: list[Words], op: str, style: str, colored: bool) -> Text:
    made = Text()
    marks = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}[op]
    for word in words:
        if word.op == "equal":
            made.append_text(text(word.text))
        elif word.op == op:
            said = word.text if colored else f"{marks[0]}{word.text}{marks[1]}"
            made.append_text(text(said, f"bold {style}"))
    return made if made.plain.strip() else text("(nothing)", "dim italic")


def _flat(said: str) -> str:
    # Paragraph breaks inside a wording would tear the hanging indent.
    return said.replace("\n\n", " ¶ ").replace("\n", " ")
