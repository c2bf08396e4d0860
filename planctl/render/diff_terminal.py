"""A diff for a terminal: by point, most substantive first, unchanged points folded, then the ledger and the
effects.
"""

from __future__ import annotations

from rich.rule import Rule
from rich.text import Text

from planctl.diff.kinds import Level
from planctl.diff.result import Change, PlanDiff, PointDiff
from planctl.render.diff_effects import effects_table
from planctl.render.diff_sides import side_by_side, styled_words
from planctl.render.diff_words import (
    at_length,
    count_line,
    effect_words,
    group_number,
    group_title,
    ledger_line,
    sign,
    tag,
    unchanged,
    whole_text_changes,
)
from planctl.render.lines import hang, spread
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.wording import counted

_SIGN_STYLE = {"+": "green", "−": "red", "~": "yellow"}
_LEVEL_STYLE = {Level.SUBSTANTIVE: "", Level.PROCEDURAL: "", Level.EDITORIAL: "dim"}
_MARGIN = 5
_WORDING = ("reworded", "text-changed")


def diff_terminal(
    diff: PlanDiff,
    screen: Screen,
    *,
    sides: bool = False,
    words: bool = False,
    context: int = 0,
    verbose: bool = False,
) -> str:
    """The whole diff.

    `sides` sets the two wordings side by side; `words` shows the wording of every changed point; `context`
    is the number of unchanged points to show around each changed one.
    """
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    draw(diff, paper, sides=sides, words=words, context=context, verbose=verbose)
    return paper.text()


def diff_svg(diff: PlanDiff, width: int) -> str:
    """The same drawing as an SVG picture of a terminal, `width` columns wide."""
    paper = Paper(width, "truecolor", record=True)
    draw(diff, paper)
    return paper.svg(f"planctl diff {diff.a} {diff.b}")


def draw(
    diff: PlanDiff,
    paper: Paper,
    *,
    sides: bool = False,
    words: bool = False,
    context: int = 0,
    verbose: bool = False,
) -> None:
    """Draw on a paper."""
    _head(diff, paper)
    if not diff.changes:
        paper.gap()
        paper.print(text("No changes.", "green"))
        if context:
            for group in diff.points:
                paper.print(text(f"{group_number(group):>3}  {group_title(group)}", "dim"))
        return
    near = _near(diff, context)
    for at, group in enumerate(diff.points):
        if group.verdict != "unchanged":
            paper.gap()
            _group(diff, group, paper, sides=sides, words=words, verbose=verbose)
        elif at in near:
            paper.gap()
            paper.lines(
                hang(
                    paper,
                    text(f"{group_number(group):>3}  ", "dim"),
                    text(group_title(group), "dim"),
                    paper.width,
                )
            )
    _rest(diff, paper)
    _foot(diff, paper)


def _near(diff: PlanDiff, context: int) -> set[int]:
    """The places of unchanged groups that stand within `context` of a changed one."""
    changed = [at for at, group in enumerate(diff.points) if group.verdict != "unchanged"]
    if context >= len(diff.points):
        return set(range(len(diff.points)))
    return {at + step for at in changed for step in range(-context, context + 1)} if context else set()


def _head(diff: PlanDiff, paper: Paper) -> None:
    for label, side in zip(("−", "+"), diff.sides, strict=True):
        lead = text(f"{label} ", "red" if label == "−" else "green")
        title = Text.assemble(text(side.title, "bold"), text(f"  {side.ref}", "dim"))
        extent = f"{counted(side.points, 'point')}, {counted(side.clauses, 'clause')}"
        if side.read:
            extent += ", read from the text" if side.read == side.clauses else f", {side.read} of them read"
        tail = text(f"{side.status} {side.date} · {extent}", "dim")
        paper.lines(spread(paper, lead, title, tail, paper.width))
    for note in diff.notes:
        paper.lines(hang(paper, text("! ", "yellow"), text(note), paper.width))


def _group(
    diff: PlanDiff, group: PointDiff, paper: Paper, *, sides: bool, words: bool, verbose: bool
) -> None:
    paper.lines(_title(group, paper))
    changes = [diff.changes[index] for index in group.changes]
    link = diff.links[group.link]
    if link.evidence in ("words", "topics") and group.a and group.b:
        second = f"; else {', '.join(link.runner_up.b)}" if link.runner_up else ""
        answered = ", ".join(f"{head.title} (#{head.id})" for head in group.b)
        note = f"answered by {answered}, by {link.evidence}, confidence {link.confidence:.0%}{second}"
        paper.lines(hang(paper, Text(" " * _MARGIN), text(note, "dim"), paper.width))
    editorial = [c for c in changes if c.level is Level.EDITORIAL and c.kind != "reworded"]
    wording = [c for c in changes if c.kind in _WORDING and c.subject is None]
    _changes(diff, [c for c in changes if c not in editorial and (c not in wording or sides)], paper, verbose)
    if sides and group.words:
        side_by_side(group, paper)
    elif group.words and group.a and group.b and (words or wording):
        weighty = any(c.kind == "text-changed" for c in wording)
        lead = text(f"{'':{_MARGIN}}~ ", "yellow") if weighty else text(f"{'':{_MARGIN}}~ ", "dim")
        body = Text.assemble(text("wording: ", "dim"), styled_words(group.words, paper.colored))
        paper.lines(hang(paper, lead, body, paper.width))
    if editorial:
        said = "; ".join(change.explanation for change in editorial)
        paper.lines(hang(paper, text(f"{'':{_MARGIN}}editorial: ", "dim"), text(said, "dim"), paper.width))


def _title(group: PointDiff, paper: Paper) -> list[Text]:
    number = group_number(group)
    lead = text(f"{number:>3}  ", "bold")
    title = text(group_title(group), "bold")
    what = tag(group)
    if what:
        title.append_text(
            text(f" · {what}", {"new": "bold green", "gone": "bold red"}.get(what, "bold yellow"))
        )
    if weak := _evidence(group):
        title.append_text(text(f" · {weak}", "italic dim"))
    heads = group.a or group.b
    return spread(paper, lead, title, text(" ".join(f"#{head.id}" for head in heads), "dim"), paper.width)


def _evidence(group: PointDiff) -> str:
    """Where one side is not well established, a reader must know before believing the change."""
    said = []
    for label, heads in (("before", group.a), ("after", group.b)):
        weak = dict.fromkeys(
            head.evidence.replace("-", " ")
            for head in heads
            if head.evidence != "seen" and head.state != "deleted"
        )
        said += [f"{label}: {evidence}" for evidence in weak]
    return ", ".join(said)


def _changes(diff: PlanDiff, changes: list[Change], paper: Paper, verbose: bool) -> None:
    subject = None
    for change in changes:
        margin = _MARGIN
        typed = change.subject is not None and change.explanation != change.subject
        if typed and len({c.subject for c in changes if c.subject}) > 1:
            if change.subject != subject:
                paper.lines(hang(paper, Text(" " * margin), text(change.subject or "", "dim"), paper.width))
            margin += 2
        subject = change.subject
        mark = sign(change)
        lead = text(f"{'':{margin}}{mark} ", _SIGN_STYLE[mark])
        body = text(change.explanation, _LEVEL_STYLE[change.level])
        if change.inferred:
            body.append_text(text(" (read from the text)", "italic dim"))
        effects = effect_words(change, diff)
        if effects:
            body.append_text(text(f"  → {effects}", "cyan"))
        paper.lines(hang(paper, lead, body, paper.width))
        for line in at_length(change) if verbose else ():
            paper.lines(hang(paper, Text(" " * (margin + 4)), text(line, "dim"), paper.width))
        if change.kind.startswith("point-") and sign(change) != "~":
            for gist in change.before or change.after or []:
                paper.lines(hang(paper, text(f"{'':{margin + 2}}· ", "dim"), text(gist, "dim"), paper.width))


def _rest(diff: PlanDiff, paper: Paper) -> None:
    changes = whole_text_changes(diff)
    if changes:
        paper.gap()
        numbers = [change.explanation for change in changes if change.kind == "renumbered"]
        if numbers:
            paper.lines(
                hang(
                    paper,
                    text("Renumbered  "),
                    text("; ".join(n.split(" ", 1)[1] for n in numbers)),
                    paper.width,
                )
            )
        for change in changes:
            if change.kind != "renumbered":
                paper.lines(hang(paper, text("Text  "), text(change.explanation), paper.width))
    same = unchanged(diff)
    if same:
        paper.gap()
        paper.lines(hang(paper, text("Unchanged  ", "dim"), text(", ".join(same), "dim"), paper.width))


def _foot(diff: PlanDiff, paper: Paper) -> None:
    paper.gap()
    paper.print(Rule(style="dim", characters="─" if paper.unicode else "-"))
    paper.lines(hang(paper, text("Changes  ", "bold"), text(count_line(diff)), paper.width))
    style = "bold red" if diff.ledger.unexplained else ""
    paper.lines(hang(paper, text("Ledger   ", "bold"), text(ledger_line(diff.ledger), style), paper.width))
    if diff.effects:
        paper.gap()
        paper.print(text("Who is bound to more or to less", "bold"))
        paper.print(effects_table(diff, paper.width))
