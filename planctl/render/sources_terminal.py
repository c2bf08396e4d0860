"""Who says what, in a terminal: pages with what cites them, weights, claims of one witness, readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.conflict_lines import conflict_lines
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.sources_words import (
    conflicts_heading,
    is_part,
    single_groups,
    single_words,
    sources_heading,
    use_words,
)
from planctl.render.wording import counted
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.conflicts import Conflicts
    from planctl.track.sources import SourcesView, SourceUse, Weight

_WIDEST = 120
_WEIGHTS = 12  # publishers and lines to list for a whole archive or text
_PAGES = 25  # pages to list for a whole archive
_NAME = 40


def sources_terminal(view: SourcesView, screen: Screen) -> str:
    """Sources as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    lines = hang(paper, Text(), text(sources_heading(view), "bold"), width)
    if not is_part(view):
        lines += _weights(paper, "Independent lines", view.lines, width)
        lines += _weights(paper, "Publishers", view.publishers, width)
    lines += _single(paper, view, width)
    if view.conflicts and view.ref is not None:
        lines += [
            Text(),
            text("Readings beside the text", "bold cyan"),
            *conflict_lines(paper, view.conflicts, width),
        ]
    elif view.conflicts:
        said = counted(len(view.conflicts), "disagreement")
        said += " between sources: `planctl sources --conflicts` shows them."
        lines += [Text(), *hang(paper, Text(), text(said), width)]
    if view.sources:
        lines += [Text(), text("Pages and what cites them", "bold cyan")]
    shown = view.sources if view.ref is not None else view.sources[:_PAGES]
    for use in shown:
        lines += _use(paper, use, view, width)
    if len(shown) < len(view.sources):
        said = f"and {len(view.sources) - len(shown)} more: name a plan, or use --format markdown or json."
        lines += hang(paper, Text("  "), text(said, "dim"), width)
    if view.unlisted:
        lines += hang(
            paper,
            Text(),
            text("Cited, but in no list of sources: " + ", ".join(view.unlisted), "yellow"),
            width,
        )
    paper.lines(lines)
    return paper.text()


def conflicts_terminal(found: Conflicts, screen: Screen) -> str:
    """Disagreements as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    lines = hang(paper, Text(), text(conflicts_heading(found), "bold"), width)
    paper.lines([*lines, *conflict_lines(paper, found.conflicts, width)])
    return paper.text()


def _weights(paper: Paper, title: str, weights: Sequence[Weight], width: int) -> Lines:
    if not weights:
        return []
    shown = weights[:_WEIGHTS]
    size = min(max(len(one_line(weight.name)) for weight in shown), _NAME, width - 26)
    lines = [
        Text(),
        Text.assemble(
            text(title, "bold cyan"),
            " " * max(size + 4 - len(title), 2),
            text(" pages  claims  alone", "dim"),
        ),
    ]
    for weight in shown:
        name = text(one_line(weight.name, size))
        share = -(-weight.claims * 20 // max(weight.claims for weight in shown))
        bar = ("█" if paper.unicode else "#") * share if width >= size + 50 else ""
        lines.append(
            Text.assemble(
                "  ",
                name,
                " " * (size + 2 - name.cell_len),
                f"{weight.sources:6}{weight.claims:8}{weight.alone or '':>7}",
                text(f"  {bar}", "cyan"),
            )
        )
    if len(weights) > len(shown):
        lines.append(text(f"  and {len(weights) - len(shown)} more", "dim"))
    return lines


def _single(paper: Paper, view: SourcesView, width: int) -> Lines:
    single, whole = view.single, view.ref is None
    if not single:
        return [Text(), text("No claim rests on one witness alone.")]
    lines = [Text(), text(f"{counted(len(single), 'claim')} on one witness", "bold cyan")]
    groups = single_groups(single)
    shown = groups[:_WEIGHTS] if whole else groups
    for witness, why, claims in shown:
        head = Text.assemble(text(witness or "witness unknown", "bold"), text(f" ({why}) ", "dim"))
        lines += hang(
            paper, Text("  "), Text.assemble(head, text(single_words(claims, 5 if whole else 40))), width
        )
    if len(shown) < len(groups):
        rest = sum(len(claims) for _, _, claims in groups[_WEIGHTS:])
        lines.append(
            text(f"  and {counted(rest, 'claim')} on {len(groups) - len(shown)} other witnesses", "dim")
        )
    return lines


def _use(paper: Paper, use: SourceUse, view: SourcesView, width: int) -> Lines:
    facts = [day_words(use.date) if use.date else "undated", str(use.kind)]
    facts += [f"line {use.line}"] if use.line else []
    said = Text.assemble(
        text(one_line(use.publisher), "bold"), text(f": {one_line(use.title)}" if use.title else "")
    )
    lines = spread(paper, Text("  "), said, text(", ".join(facts), "dim"), width)
    # An address is one line whatever its length: broken, it could not be followed.
    lines += [text(f"    {one_line(use.url)}", "blue")] if use.url else []
    said_of = use_words(use, view, 6 if view.ref is None else 40)
    lines += hang(paper, Text("    "), text(said_of, "dim"), width)
    return [*lines, *(hang(paper, Text("    "), text(f"note: {use.note}", "dim"), width) if use.note else [])]
