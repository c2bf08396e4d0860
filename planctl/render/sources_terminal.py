"""Who says what, in a terminal: pages with what cites them, weights, claims of one witness, readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.conflict_lines import conflict_lines
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.process_words import runs
from planctl.render.wording import counted, listed
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.conflicts import Conflicts
    from planctl.track.sources import Cited, SingleClaim, SourcesView, SourceUse, Weight

_WIDEST = 120
_WEIGHTS = 12  # publishers and lines to list for a whole archive or text
_PAGES = 25  # pages to list for a whole archive
_NAME = 40

WHY = {"one-source": "one page", "one-line": "several pages of one line",
       "recorded": "recorded as single-source; several pages, line unknown"}


def sources_terminal(view: SourcesView, screen: Screen) -> str:
    """Sources as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    lines = hang(paper, Text(), text(sources_heading(view), "bold"), width)
    lines += _weights(paper, "Independent lines", view.lines, view, width)
    lines += _weights(paper, "Publishers", view.publishers, view, width)
    lines += _single(paper, view.single, width)
    if view.conflicts and view.ref is not None:
        lines += [Text(), text("Readings beside the text", "bold cyan"), *conflict_lines(paper, view.conflicts, width)]
    elif view.conflicts:
        said = f"{counted(len(view.conflicts), 'disagreement')} between sources: `planctl sources --conflicts` shows them."
        lines += [Text(), *hang(paper, Text(), text(said), width)]
    lines += [Text(), text("Pages and what cites them", "bold cyan")]
    shown = view.sources if view.ref is not None else view.sources[:_PAGES]
    for use in shown:
        lines += _use(paper, use, view, width)
    if len(shown) < len(view.sources):
        said = f"and {len(view.sources) - len(shown)} more: name a plan, or use --format markdown or json, which give all."
        lines += hang(paper, Text("  "), text(said, "dim"), width)
    if view.unlisted:
        lines += hang(paper, Text(), text("Cited, but in no list of sources: " + ", ".join(view.unlisted), "yellow"), width)
    paper.lines(lines)
    return paper.text()


def conflicts_terminal(found: Conflicts, screen: Screen) -> str:
    """Disagreements as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    lines = hang(paper, Text(), text(conflicts_heading(found), "bold"), width)
    paper.lines([*lines, *conflict_lines(paper, found.conflicts, width)])
    return paper.text()


def conflicts_heading(found: Conflicts) -> str:
    """How many disagreements in how many places: "14 of 132 places of us-28-point@1.0 …"."""
    where = found.ref or "the archive"
    if not found.conflicts:
        return f"No disagreement is on record for {where} ({counted(found.places, 'place')} looked at)."
    disputed = sum(conflict.disputed for conflict in found.conflicts)
    said = f"{counted(len(found.conflicts), 'disagreement')} in {counted(found.places, 'place')} of {where}"
    return said + f"; {disputed} recorded as disputed, the others as readings"


def sources_heading(view: SourcesView) -> str:
    """How much rests on how many pages: "51 pages, 12 independent lines, 60 claims of us-28-point@1.0"."""
    said = f"{counted(len(view.sources), 'page')}, {counted(len(view.lines), 'independent line')}"
    said += f" ({view.unlined} pages of unknown line)" if view.unlined else ""
    said += f"; {counted(view.claims, 'claim')} of {view.ref or 'the archive'}"
    return said + (f", and {view.unsourced} that cite nothing" if view.unsourced else "")


def single_groups(single: Sequence[SingleClaim]) -> list[tuple[str, str, list[SingleClaim]]]:
    """Claims of one witness by witness and reason, the largest group first."""
    groups: dict[tuple[str, str], list[SingleClaim]] = {}
    for claim in single:
        groups.setdefault((claim.witness, claim.why), []).append(claim)
    made = [(witness, WHY[why], claims) for (witness, why), claims in groups.items()]
    return sorted(made, key=lambda group: (not group[0], -len(group[2]), group[0]))


def single_words(claims: Sequence[SingleClaim]) -> str:
    """Some claims by text and number: "us-28-point@1.0: 1-3, 7; events: twelve-points-reported"."""
    return "; ".join(f"{text}: {places}" for text, places in _by_text(claims, limit=20))


def cited_words(cited: Sequence[Cited], limit: int) -> str:
    """What cites a page, by text and number; `limit` names at most in each."""
    return "; ".join(f"{text}: {places}" for text, places in _by_text(cited, limit)) or "nothing"


def _by_text(places: Sequence[Cited | SingleClaim], limit: int) -> list[tuple[str, str]]:
    texts: dict[str, list[Cited | SingleClaim]] = {}
    for place in places:
        kind = {"event": "events", "stance": "stances"}.get(place.kind, place.ref.partition("#")[0])
        if place.kind == "reading" and "@" not in place.ref:
            kind = "events"
        texts.setdefault(kind, []).append(place)
    return [(name, _names(group, limit)) for name, group in texts.items()]


def _names(group: Sequence[Cited | SingleClaim], limit: int) -> str:
    numbers = runs(place.number for place in group if place.number is not None)
    rest = [place.ref.partition("#")[2] or place.title for place in group if place.number is None]
    names = listed(list(dict.fromkeys(rest)), limit)
    return ", ".join(part for part in (numbers, names) if part)


def _weights(paper: Paper, title: str, weights: Sequence[Weight], view: SourcesView, width: int) -> Lines:
    if not weights:
        return []
    shown = weights[:_WEIGHTS]
    size = min(max(len(one_line(weight.name)) for weight in shown), _NAME)
    lines = [Text(), Text.assemble(text(title, "bold cyan"), " " * max(size + 4 - len(title), 2),
                                   text(" pages  claims  alone", "dim"))]
    for weight in shown:
        name = text(one_line(weight.name, _NAME))
        share = round(weight.claims * 20 / view.claims) if view.claims else 0
        bar = ("█" if paper.unicode else "#") * share if width >= size + 50 else ""
        lines.append(Text.assemble("  ", name, " " * (size + 2 - name.cell_len),
                                   f"{weight.sources:6}{weight.claims:8}{weight.alone or '':>7}", text(f"  {bar}", "cyan")))
    if len(weights) > len(shown):
        lines.append(text(f"  and {len(weights) - len(shown)} more", "dim"))
    return lines


def _single(paper: Paper, single: Sequence[SingleClaim], width: int) -> Lines:
    if not single:
        return [Text(), text("No claim rests on one witness alone.")]
    lines = [Text(), text(f"{counted(len(single), 'claim')} on one witness", "bold cyan")]
    for witness, why, claims in single_groups(single):
        head = Text.assemble(text(witness or "witness unknown", "bold"), text(f" ({why}) ", "dim"))
        lines += hang(paper, Text("  "), Text.assemble(head, text(single_words(claims))), width)
    return lines


def _use(paper: Paper, use: SourceUse, view: SourcesView, width: int) -> Lines:
    facts = [day_words(use.date) if use.date else "undated", str(use.kind)]
    facts += [f"line {use.line}"] if use.line else []
    said = Text.assemble(text(one_line(use.publisher), "bold"), text(f": {one_line(use.title)}" if use.title else ""))
    lines = spread(paper, Text("  "), said, text(", ".join(facts), "dim"), width)
    lines += hang(paper, Text("    "), text(use.url, "blue"), width) if use.url else []
    lines += hang(paper, Text("    "), text(f"cited by {cited_words(use.cited, 6 if view.ref is None else 40)}", "dim"), width)
    return [*lines, *(hang(paper, Text("    "), text(f"note: {use.note}", "dim"), width) if use.note else [])]
