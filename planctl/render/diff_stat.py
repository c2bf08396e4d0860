"""A diff as counts: a line a point with a bar, as `git diff --stat` draws files."""

from __future__ import annotations

from rich.text import Text

from planctl.diff.kinds import Level
from planctl.diff.result import PlanDiff
from planctl.render.diff_words import (
    count_line,
    group_number,
    group_title,
    ledger_line,
    tag,
    whole_text_changes,
)
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

_STYLES = {Level.SUBSTANTIVE: "red", Level.PROCEDURAL: "yellow", Level.EDITORIAL: "dim"}
_SIGNS = {Level.SUBSTANTIVE: "!", Level.PROCEDURAL: "~", Level.EDITORIAL: "."}


def diff_stat(diff: PlanDiff, screen: Screen) -> str:
    """The counts by point, a bar of `!` substantive, `~` procedural and `.` editorial changes, and the
    totals.
    """
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    rows = []
    for group in diff.points:
        if group.changes:
            what = tag(group)
            rows.append(
                (
                    group_number(group),
                    group_title(group) + (f" ({what})" if what else ""),
                    [diff.changes[index].level for index in group.changes],
                )
            )
    rest = whole_text_changes(diff)
    if rest:
        rows.append(("", "numbers and head", [change.level for change in rest]))
    number = max((len(row[0]) for row in rows), default=1)
    most = max((len(row[2]) for row in rows), default=1)
    bar = min(most, max(10, screen.width // 3))
    title = max(min(max((len(row[1]) for row in rows), default=1), screen.width - number - bar - 10), 8)
    for label, name, levels in rows:
        line = text(f" {label:>{number}}  ", "bold")
        said = name if len(name) <= title else name[: title - 1] + "…"
        line.append_text(text(f"{said:<{title}}  {len(levels):>3} "))
        line.append_text(_bar(levels, bar, most))
        paper.lines([line])
    paper.print(text(f" {count_line(diff)}"))
    paper.print(text(f" {ledger_line(diff.ledger)}"))
    return paper.text()


def _bar(levels: list[Level], width: int, most: int) -> Text:
    made = Text()
    for level in Level:
        count = levels.count(level)
        if count:
            made.append_text(text(_SIGNS[level] * max(1, round(count * width / most)), _STYLES[level]))
    return made
