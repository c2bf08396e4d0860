"""Red lines in a terminal: a text after the other, a line after the other, and what would mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.wording import counted
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.redlines import LineVerdict, PlanVerdict, RedLinePlace, RedLineReport, Suggestion

_WIDEST = 120
_STYLE = {"pass": "bold green", "fail": "bold red", "undisclosed": "bold yellow"}
_VERDICT = 13
_PLACES = 4


def redlines_terminal(result: RedLineReport, screen: Screen) -> str:
    """The verdicts as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    head = Text.assemble(
        text(one_line(result.title), "bold"), text(f"  {one_line(result.actor_name)}", "dim")
    )
    lines = hang(paper, Text(), head, width)
    for plan in result.plans:
        lines += [Text(), *_plan(paper, plan, width)]
    paper.lines(lines)
    return paper.text()


def tally(plan: PlanVerdict) -> str:
    """How many lines are kept, not kept, and cannot be told."""
    parts = [f"{plan.passed} pass", f"{plan.failed} fail", f"{plan.undisclosed} undisclosed"]
    by = sum(line.by_fallback is not None for line in plan.lines)
    return ", ".join(parts) + (f" ({by} by a fallback)" if by else "")


def _plan(paper: Paper, plan: PlanVerdict, width: int) -> Lines:
    head = Text.assemble(
        text(plan.ref, "bold cyan"), text(f"  {one_line(plan.title)}, {plan.date}: "), text(tally(plan))
    )
    lines = hang(paper, Text(), head, width)
    for verdict in plan.lines:
        lines += _line(paper, verdict, width)
    if plan.suggestion:
        lines += [Text(), *_suggestion(paper, plan.suggestion, width)]
    return lines


def _line(paper: Paper, line: LineVerdict, width: int) -> Lines:
    lead = text("  " + line.verdict.ljust(_VERDICT), _STYLE[line.verdict])
    lines = hang(
        paper, lead, Text.assemble(text(one_line(line.title), "bold"), text(f"  {line.id}", "dim")), width
    )
    indent = Text(" " * lead.cell_len)
    if line.itself == "pass":
        return lines
    lines += hang(paper, indent, text(f"{line.demand}: {line.expression}", "dim"), width)
    for place in line.places[:_PLACES]:
        lines += hang(paper, indent, place_text(place), width)
    hidden = len(line.places) - _PLACES
    if hidden > 0:
        lines += hang(
            paper, indent, text(f"and {counted(hidden, 'more place', 'more places')}", "dim"), width
        )
    for fallback in line.fallbacks:
        said = {"pass": "kept", "fail": "not kept", "undisclosed": "cannot be told"}[fallback.verdict]
        lines += hang(paper, indent, text(f"fallback {said}: {fallback.expression}", "dim"), width)
    return lines


def place_text(place: RedLinePlace) -> Text:
    """A place: the clause in words, its ref, and where it stands."""
    local = "#" + place.ref.partition("#")[2]
    at = f"  {place.path}:{place.line}:{place.column}" if place.path else ""
    return Text.assemble(text(one_line(place.says)), text(f"  {local}", "cyan"), text(at, "dim"))


def suggestion_head(suggestion: Suggestion) -> str:
    """What was found, in a sentence."""
    if not suggestion.found:
        said = f"No set of changes was found by which no line fails: {suggestion.reason}."
        if not suggestion.changes:
            return said
        return f"{said} {', '.join(suggestion.left)} left aside, these would do for the others:"
    count = len(suggestion.changes)
    if count == 1:
        return "One change is enough:" if suggestion.smallest else "One change:"
    return f"{'The fewest' if suggestion.smallest else 'A set of'} changes by which no line fails ({count}):"


def suggestion_notes(suggestion: Suggestion) -> list[str]:
    """What a suggestion leaves open."""
    notes = [f"kept by a fallback only: {', '.join(suggestion.fallback)}"] if suggestion.fallback else []
    return notes + ([suggestion.reason] if suggestion.found and suggestion.reason else [])


def _suggestion(paper: Paper, suggestion: Suggestion, width: int) -> Lines:
    lines = hang(paper, Text("  "), text(suggestion_head(suggestion), "bold"), width)
    for at, change in enumerate(suggestion.changes, 1):
        body = Text.assemble(text(one_line(change.explanation)), text(f"  for {change.line}", "dim"))
        lines += hang(paper, text(f"  {at}. "), body, width)
    for note in suggestion_notes(suggestion):
        lines += hang(paper, Text("     "), text(note, "dim"), width)
    return lines
