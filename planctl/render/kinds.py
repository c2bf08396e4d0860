"""The kinds of change, for people: the list, and one explained with an example."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planctl.diff.kinds import Kind, Level
from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

if TYPE_CHECKING:
    from planctl.diff.result import PlanDiff

_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off)\Z)[A-Za-z][\w .-]*\Z", re.IGNORECASE)

_STYLES = {Level.SUBSTANTIVE: "bold", Level.PROCEDURAL: "", Level.EDITORIAL: "dim"}
LEVELS = {
    Level.SUBSTANTIVE: "what is owed, by whom, to whom, how much, when and if",
    Level.PROCEDURAL: "how and where it is owed, and how well it is established",
    Level.EDITORIAL: "how it is put, numbered, titled and filed",
}


def kinds_terminal(kinds: Sequence[Kind], screen: Screen) -> str:
    """The kinds by level, each with what it means."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = max(len(kind.id) for kind in kinds) + 2
    for level in Level:
        chosen = [kind for kind in kinds if kind.level is level]
        if not chosen:
            continue
        paper.lines(hang(paper, text(f"{level.value}: ", "bold"), text(LEVELS[level], "dim"), screen.width))
        for kind in chosen:
            lead = text(f"  {kind.id:<{width}}", _STYLES[level])
            paper.lines(hang(paper, lead, text(kind.summary), screen.width))
        paper.gap()
    return paper.text()


def kind_terminal(kind: Kind, diff: PlanDiff | None, snippets: tuple[str, str] | None, screen: Screen) -> str:
    """One kind: what it means, its level and mirror, and an example with what `diff` says about it."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    paper.print(text(kind.id, "bold"))
    paper.lines(hang(paper, Text("  "), text(f"{kind.summary[:1].upper()}{kind.summary[1:]}."), screen.width))
    paper.print(text(f"  level   {kind.level.value}: {LEVELS[kind.level]}"))
    mirror = "itself" if kind.mirror == kind.id else kind.mirror
    paper.print(text(f"  mirror  {mirror} (what the same edit is, read backwards)"))
    if diff is None or snippets is None:
        paper.print(text("  No single small edit makes an example of it."))
        return paper.text()
    for label, snippet, style in (("before", snippets[0], "red"), ("after", snippets[1], "green")):
        paper.gap()
        paper.print(text(f"  {label}", style))
        paper.lines(text(f"    {line}") for line in snippet.splitlines())
    paper.gap()
    paper.print(text("  diff says", "bold"))
    for change in diff.changes:
        effects = ", ".join(f"{effect.effect.value}: {effect.actor}" for effect in change.effects)
        lead = text(f"    {change.kind}: ", "bold" if change.kind == kind.id else "")
        paper.lines(
            hang(paper, lead, text(change.explanation + (f"  ({effects})" if effects else "")), screen.width)
        )
    return paper.text()


def snippet(points: Sequence[dict[str, object]]) -> str:
    """Points as YAML in few lines; values are in flow style, because JSON is YAML."""
    lines = []
    for point in points:
        for at, (key, value) in enumerate(point.items()):
            lead = "- " if not at else "  "
            if key in ("clauses", "options") and isinstance(value, list):
                lines.append(f"{lead}{key}:")
                lines += [f"    - {_flow(item)}" for item in value]
            else:
                lines.append(f"{lead}{key}: {_flow(value)}")
    return "\n".join(lines)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, str) and _PLAIN.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)
