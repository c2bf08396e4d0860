"""Other views of a diff: the ledger by point, who is bound to what before and after, and a summary to read
out.
"""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from planctl.diff.result import Change, PlanDiff
from planctl.render.diff_effects import effects_table
from planctl.render.diff_words import count_line, ledger_line
from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

_ENDS = ("kept", "changed", "moved", "split", "merged", "dropped", "unexplained")


def ledger_terminal(diff: PlanDiff, screen: Screen) -> str:
    """Where each clause of A went, point by point, and the sum."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    ends = [end for end in _ENDS if getattr(diff.ledger, end) or end == "unexplained"]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column(text("point"), overflow="fold")
    table.add_column(text("clauses"), justify="right", no_wrap=True)
    for end in ends:
        table.add_column(text(end), justify="right", no_wrap=True)
    titles = {head.id: head for group in diff.points for head in group.a}
    for row in diff.ledger.points:
        head = titles.get(row.point)
        name = (
            f"{head.number} {head.title}"
            if head and head.number is not None
            else head.title
            if head
            else row.point
        )
        cells = [getattr(row, end) for end in ends]
        shown = [text(str(cell) if cell else "·", "" if cell else "dim") for cell in cells]
        table.add_row(text(name), text(str(row.total)), *shown)
    sums = [getattr(diff.ledger, end) for end in ends]
    table.add_row(
        text("all", "bold"), text(str(diff.ledger.total), "bold"), *(text(str(n), "bold") for n in sums)
    )
    paper.print(table)
    paper.gap()
    paper.print(text(ledger_line(diff.ledger), "bold red" if diff.ledger.unexplained else ""))
    return paper.text()


def bound_terminal(diff: PlanDiff, screen: Screen) -> str:
    """For each actor, what it is bound or entitled to before and after, one line a change."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    for actor, row in diff.effects.items():
        paper.print(text(row.name, "bold"))
        for change in diff.changes:
            kinds = [effect.effect for effect in change.effects if effect.actor == actor]
            if not kinds:
                continue
            label = " and ".join(kind.value for kind in kinds)
            before, after = _before_after(change)
            paper.lines(hang(paper, text(f"  {label:<11}  ", "cyan"), text(change.explanation), screen.width))
            for mark, said, style in (("−", before, "red"), ("+", after, "green")):
                for line in said:
                    if line != change.explanation:
                        paper.lines(
                            hang(paper, text(f"{'':15}{mark} ", style), text(line, "dim"), screen.width)
                        )
        paper.gap()
    if not diff.effects:
        paper.print(text("Nobody is bound to more or to less."))
    return paper.text()


def _before_after(change: Change) -> tuple[list[str], list[str]]:
    if change.kind.startswith("point-"):
        return [], []
    return [change.subject] if change.subject and change.a else [], [
        change.subject_b
    ] if change.subject_b else []


def summary_words(diff: PlanDiff) -> str:
    """The diff in a paragraph: what became of the points, and who is bound to more and who to less."""
    verdicts: dict[str, int] = {}
    for group in diff.points:
        verdicts[group.verdict] = verdicts.get(group.verdict, 0) + max(len(group.a), len(group.b))
    words = {
        "unchanged": "unchanged",
        "changed": "changed",
        "replaced": "replaced",
        "related": "answered in other words",
        "opposed": "answered the other way",
        "added": "new",
        "dropped": "gone",
        "split": "split",
        "merged": "merged",
        "reorganised": "reorganised",
    }
    parts = [f"{count} {words[verdict]}" for verdict, count in verdicts.items()]
    a, b = diff.sides
    said = [f"From {a.title} ({a.date}) to {b.title} ({b.date}): of the points, {', '.join(sorted(parts))}."]
    said.append(f"{count_line(diff).capitalize()}.")
    for name, phrase in (
        ("loosened", "weaker"),
        ("tightened", "stricter"),
        ("freed", "gone"),
        ("bound", "new"),
    ):
        rows = sorted(
            ((getattr(row, name), row.short) for row in diff.effects.values() if getattr(row, name)),
            reverse=True,
        )
        if rows:
            listed = ", ".join(f"{short} ({count})" for count, short in rows[:4])
            said.append(
                f"Obligations that became {phrase}: {listed}."
                if phrase in ("weaker", "stricter")
                else f"Obligations that are {phrase}: {listed}."
            )
    said.append(f"{ledger_line(diff.ledger)}.")
    return " ".join(said)


def summary_terminal(diff: PlanDiff, screen: Screen) -> str:
    """The paragraph and the table of effects."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    paper.lines(hang(paper, Text(), text(summary_words(diff)), screen.width))
    if diff.effects:
        paper.gap()
        paper.print(effects_table(diff, screen.width))
    return paper.text()
