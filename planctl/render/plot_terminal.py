"""The plots of `stats` in a terminal: obligations by actor, evidence by point, points by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.model.vocabulary import Evidence, State
from planctl.render.bars import bar, stack, swatch
from planctl.render.head_terminal import LABEL, evidence_style
from planctl.render.lines import Lines, hang
from planctl.render.paper import text
from planctl.render.stats_words import (
    EVIDENCE_NOTE,
    OBLIGATIONS,
    PLOTS,
    TOMBSTONE,
    TOPICS_NOTE,
    evidence_counts,
    mark_words,
    point_name,
)
from planctl.render.wording import ESTABLISHED, counted
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.paper import Paper
    from planctl.render.screen import Screen
    from planctl.track.stats import PlanBlock, PointMark, Statistics

_MARKS = {
    Evidence.SEEN: ("●", "#"),
    Evidence.SINGLE_SOURCE: ("◔", "1"),
    Evidence.DISPUTED: ("≠", "!"),
    Evidence.BACKGROUND: ("○", "?"),
    Evidence.UNDISCLOSED: ("□", "-"),
}
_DELETED = ("×", "x")


def plot_lines(paper: Paper, stats: Statistics, screen: Screen, width: int, plot: str, limit: int) -> Lines:
    """One plot: `obligations`, `evidence` or `topics`."""
    if plot == "evidence":
        return _evidence(paper, stats, screen, width)
    draw = obligation_lines if plot == "obligations" else topic_lines
    return draw(paper, stats, screen, width, limit)


def obligation_lines(paper: Paper, stats: Statistics, screen: Screen, width: int, limit: int) -> Lines:
    """A stacked bar for each actor, its obligations by category."""
    shares = [share for share in stats.total.actors if share.obligations]
    shown = shares[:limit] if limit else shares
    lines = _heading(PLOTS["obligations"], screen, width)
    if not shown:
        nothing = text("No clause of these plans asks or forbids anything.", "italic")
        return [*lines, *hang(paper, Text(), nothing, width)]
    names = [one_line(share.actor.short if width < 90 else share.actor.name) for share in shown]
    size = _column(names, width)
    most = shown[0].obligations
    for share, name in zip(shown, names, strict=True):
        lead = Text.assemble(_label(name, size), text(f" {share.obligations:4}  ", "bold"))
        counts = [count.count for count in share.categories]
        lines.append(Text.assemble(lead, stack(counts, most, width - lead.cell_len, unicode=screen.unicode)))
    if len(shares) > len(shown):
        rest = shares[len(shown) :]
        others = f"and {counted(len(rest), 'other actor')} with {rest[0].obligations} or fewer"
        said = f"{others} (--limit 0 shows all)"
        lines += hang(paper, Text(" "), text(said, LABEL), width)
    legend = Text()
    for at, category in enumerate(stats.categories):
        legend = Text.assemble(
            legend,
            "   " if at else "",
            swatch(at, unicode=screen.unicode),
            " ",
            text(one_line(category.name).replace(" ", "\u00a0")),
        )
    lines += [Text(), *hang(paper, Text(" "), legend, width)]
    return [*lines, *hang(paper, Text(" "), text(OBLIGATIONS, LABEL), width)]


def topic_lines(paper: Paper, stats: Statistics, screen: Screen, width: int, limit: int) -> Lines:
    """A bar for each topic: how many points are on it."""
    topics = stats.total.topics
    shown = topics[:limit] if limit else topics
    lines = _heading(PLOTS["topics"], screen, width)
    names = [one_line(share.entry.name) for share in shown]
    size = _column(names, width)
    most = max((share.points for share in shown), default=0)
    for share, name in zip(shown, names, strict=True):
        lead = Text.assemble(_label(name, size), text(f" {share.points:4}  ", "bold"))
        lines.append(
            Text.assemble(lead, bar(share.points, most, width - lead.cell_len, unicode=screen.unicode))
        )
    if len(topics) > len(shown):
        said = f"and {counted(len(topics) - len(shown), 'other topic')} (--limit 0 shows all)"
        lines += hang(paper, Text(" "), text(said, LABEL), width)
    return [*lines, *hang(paper, Text(" "), text(TOPICS_NOTE, LABEL), width)]


def _evidence(paper: Paper, stats: Statistics, screen: Screen, width: int) -> Lines:
    """A mark for each point: a row a plan, or a line a point where there is one plan."""
    lines = _heading(PLOTS["evidence"], screen, width)
    if len(stats.plans) == 1:
        plan = stats.plans[0]
        size = min(max(len(point_name(mark)) for mark in plan.marks), 24)
        for mark in plan.marks:
            lead = Text.assemble(text(f" {point_name(mark):>{size}}  ", "bold"), _mark(mark, screen), " ")
            body = Text.assemble(text(one_line(mark.title)), text(f"  {mark_words(mark)}", LABEL))
            lines += hang(paper, lead, body, width)
    else:
        names = [one_line(plan.ref) for plan in stats.plans]
        size = max(len(name) for name in names)
        longest = max(len(plan.marks) for plan in stats.plans)
        gap = " " if size + 3 + 2 * longest <= width else ""
        for plan, name in zip(stats.plans, names, strict=True):
            lines += _row(paper, plan, name.ljust(size), screen, width, gap)
    legend = Text()
    for evidence in Evidence:
        sign = text(_MARKS[evidence][not screen.unicode], evidence_style(evidence) or "green")
        said = text(f" {ESTABLISHED[evidence]}".replace(" ", "\u00a0"))
        legend = Text.assemble(legend, "   " if legend else "", sign, said)
    legend = Text.assemble(
        legend, "   ", text(_DELETED[not screen.unicode], LABEL), text(f"\u00a0{TOMBSTONE}")
    )
    lines += [Text(), *hang(paper, Text(" "), legend, width)]
    lines += hang(paper, Text(" "), text(f"{evidence_counts(stats.total)}. {EVIDENCE_NOTE}", LABEL), width)
    return lines


def _row(paper: Paper, plan: PlanBlock, name: str, screen: Screen, width: int, gap: str) -> Lines:
    row = Text(gap).join(_mark(mark, screen) for mark in plan.marks)
    if (plan.declared or 0) > plan.block.points:
        row = Text.assemble(row, text(f"  of {plan.declared} reported".replace(" ", "\u00a0"), LABEL))
    lead = text(f" {name}  ")
    if lead.cell_len > width // 2:
        return [*hang(paper, Text(" "), text(name), width), *hang(paper, Text("   "), row, width)]
    return hang(paper, lead, row, width)


def _mark(mark: PointMark, screen: Screen) -> Text:
    if mark.state is State.DELETED:
        return text(_DELETED[not screen.unicode], LABEL)
    return text(_MARKS[mark.evidence][not screen.unicode], evidence_style(mark.evidence) or "green")


def _heading(said: str, screen: Screen, width: int) -> Lines:
    return [text(said, "bold cyan"), text(("─" if screen.unicode else "-") * width, LABEL)]


def _column(names: list[str], width: int) -> int:
    return min(max((text(name).cell_len for name in names), default=0), max(width * 2 // 5, 12))


def _label(name: str, size: int) -> Text:
    """A name in a column of its own, cut with an ellipsis where it is too long."""
    label = text(f" {name}")
    label.truncate(size + 1, overflow="ellipsis", pad=True)
    return label
