"""Counts in a terminal: bars and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.model.vocabulary import Evidence
from planctl.render.bars import bar
from planctl.render.head_terminal import LABEL
from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.plot_terminal import obligation_lines, plot_lines, topic_lines
from planctl.render.stats_words import headline, sources_words, typed_lines
from planctl.render.wording import EVIDENCE, counted
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.stats import Statistics

WIDEST = 110


def stats_terminal(stats: Statistics, screen: Screen, *, plot: str | None = None, limit: int = 12) -> str:
    """The counts as text for a screen; with `plot`, that plot alone. `limit` actors and topics, 0 for all."""
    paper = Paper(screen.width, screen.color)
    width = min(screen.width, WIDEST)
    lines = hang(paper, Text(), text(one_line(headline(stats)), "bold"), width)
    if plot:
        lines += [Text(), *plot_lines(paper, stats, screen, width, plot, limit)]
    else:
        lines += _whole(paper, stats, screen, width, limit)
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


def _whole(paper: Paper, stats: Statistics, screen: Screen, width: int, limit: int) -> Lines:
    lines = [Text(), *obligation_lines(paper, stats, screen, width, limit)]
    lines += [Text(), *_evidence(stats, screen, width)]
    lines += [Text(), *_modalities(stats, screen, width)]
    lines += [Text(), *topic_lines(paper, stats, screen, width, limit)]
    kinds, rests = sources_words(stats.total)
    lines += [Text(), *heading("Sources and typed parts", screen, width)]
    for label, said in (("sources", kinds), ("lines", rests), *typed_lines(stats.total.typed)):
        lines += hang(paper, text(f" {label:10} ", LABEL), text(one_line(said)), width)
    if len(stats.plans) > 1:
        lines += [Text(), *_plans(paper, stats, screen, width)]
    return lines


def heading(said: str, screen: Screen, width: int) -> Lines:
    """A section's heading with a rule below."""
    return [text(said, "bold cyan"), text(("─" if screen.unicode else "-") * width, LABEL)]


def _evidence(stats: Statistics, screen: Screen, width: int) -> Lines:
    block = stats.total
    clauses = {count.name: count.count for count in block.clause_evidence}
    points = {count.name: count.count for count in block.point_evidence}
    lines = heading("How well established", screen, width)
    lines.append(text(f" {'':16} points clauses", LABEL))
    for evidence in Evidence:
        here, there = points.get(evidence, 0), clauses.get(evidence, 0)
        if here or there:
            lead = text(f" {EVIDENCE[evidence]:16} {here:6} {there:7}  ")
            lines.append(
                Text.assemble(lead, bar(here, block.points, width - lead.cell_len, unicode=screen.unicode))
            )
    return lines


def _modalities(stats: Statistics, screen: Screen, width: int) -> Lines:
    lines = heading("Clauses by modality", screen, width)
    most = max((count.count for count in stats.total.modalities), default=0)
    for count in stats.total.modalities:
        lead = text(f" {count.name:16} {count.count:6}          ")
        lines.append(
            Text.assemble(lead, bar(count.count, most, width - lead.cell_len, unicode=screen.unicode))
        )
    return lines


def _plans(paper: Paper, stats: Statistics, screen: Screen, width: int) -> Lines:
    names = [one_line(plan.ref) for plan in stats.plans]
    size = max(len(name) for name in names)
    most = max(plan.block.obligations for plan in stats.plans)
    lines = heading("By plan, the newest first", screen, width)
    table = size + 40 <= width
    if table:
        lines.append(text(f" {'':{size}}  points clauses obligations   seen", LABEL))
    for plan, name in zip(stats.plans, names, strict=True):
        block = plan.block
        seen = next((count.count for count in block.point_evidence if count.name == Evidence.SEEN), 0)
        if not table:
            said = (
                f"{counted(block.points, 'point')}, {seen} of them seen; {counted(block.clauses, 'clause')}, "
                f"{counted(block.obligations, 'obligation')}"
            )
            lines += hang(paper, Text(" "), text(name, "bold"), width)
            lines += hang(paper, Text("   "), text(said), width)
            continue
        lead = text(
            f" {name.ljust(size)}  {block.points:6} {block.clauses:7} {block.obligations:11} {seen:6}  "
        )
        room = min(width - lead.cell_len, 40)
        bars = bar(block.obligations, most, room, unicode=screen.unicode) if room >= 8 else Text()
        lines.append(Text.assemble(lead, bars))
    return lines
