"""What a search found, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.model.vocabulary import Evidence
from planctl.render.head_terminal import LABEL, evidence_style
from planctl.render.lines import Lines, hang, spread
from planctl.render.marked import marked
from planctl.render.paper import Paper, text
from planctl.render.search_words import asked, outcome, source_of, why
from planctl.render.wording import EVIDENCE
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.search import Hit, SearchResult

_WIDEST = 120


def search_terminal(result: SearchResult, screen: Screen) -> str:
    """The hits as text for a screen, the best first."""
    paper = Paper(screen.width, screen.color)
    width = min(screen.width, _WIDEST)
    said = asked(result.question)
    lines = hang(
        paper,
        Text(),
        Text.assemble(text(one_line(said), "bold"), text(f"{': ' if said else ''}{outcome(result)}", LABEL)),
        width,
    )
    for hit in result.hits:
        lines += [Text(), *_hit(paper, hit, screen, width)]
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


def _hit(paper: Paper, hit: Hit, screen: Screen, width: int) -> Lines:
    color = screen.color is not None
    dot = " · " if screen.unicode else ", "
    number = f"{one_line(str(hit.number))}  " if hit.number is not None else ""
    title = marked(hit.title, hit.title_marks, color=color, style="bold")
    if hit.evidence not in (None, Evidence.SEEN):
        title.append_text(text(f"  ({EVIDENCE[hit.evidence]})", evidence_style(hit.evidence)))
    lines = spread(paper, text(number, "bold"), title, text(hit.ref, "cyan"), width)
    indent = Text("   ")
    if hit.passage:
        origin = source_of(hit)
        body = marked(hit.passage.text, hit.passage.marks, color=color)
        lines += hang(
            paper, indent, Text.assemble(text(f"{origin}: ", "italic") if origin else "", body), width
        )
    for clause in hit.clauses:
        lines += hang(
            paper,
            Text.assemble(indent, text("· " if screen.unicode else "- ", LABEL)),
            text(one_line(clause.gist)),
            width,
        )
    reasons = [f"in {why(hit)}"] if hit.matches else []
    filed = [hit.category.name] if hit.category else []
    filed += [", ".join(topic.name for topic in hit.topics)] if hit.topics else []
    lines += hang(paper, indent, text(one_line(dot.join([*reasons, *filed])), LABEL), width)
    return lines
