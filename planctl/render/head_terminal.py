"""The head of a plan in a terminal: what text this is, who put it forward, and how well it is established."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.head_words import facts
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import text
from planctl.render.wording import BINDING, FIDELITY, STATUS_STYLE
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.model.vocabulary import Evidence
    from planctl.render.paper import Paper
    from planctl.track.summary import PlanSummary

LABEL = "dim"
_TWO_COLUMNS = 60  # columns below which a label stands in the line of its value


def head_lines(paper: Paper, summary: PlanSummary, width: int, dot: str) -> Lines:
    """Title, ref and standing: the two lines that every view of a plan begins with."""
    head = summary.head
    ref = text(summary.ref, LABEL)
    standing = Text.assemble(
        text(head.status, STATUS_STYLE.get(head.status, "")),
        text(dot + day_words(str(head.date))),
        text(dot + FIDELITY[head.fidelity]),
        text(dot + BINDING[head.binding]),
    )
    return [
        *spread(paper, Text(), text(one_line(head.title), "bold"), ref, width),
        *hang(paper, Text(), standing, width),
    ]


def fact_lines(paper: Paper, summary: PlanSummary, width: int) -> Lines:
    """The facts about a text, one a row: label and value."""
    rows = [(label, value) for label, value in facts(summary) if value]
    if width < _TWO_COLUMNS:
        return [
            line
            for label, value in rows
            for line in hang(paper, Text(), Text.assemble(text(f"{label}: ", LABEL), text(value)), width)
        ]
    label_width = max(len(label) for label, _ in rows) + 2
    lines: Lines = []
    for label, value in rows:
        lines += hang(paper, text(label.ljust(label_width), LABEL), text(value), width)
    return lines


def evidence_style(evidence: Evidence) -> str:
    """The colour of a mark."""
    return {
        "single-source": "yellow",
        "disputed": "magenta",
        "background": "blue",
        "undisclosed": "blue",
    }.get(evidence, "")
