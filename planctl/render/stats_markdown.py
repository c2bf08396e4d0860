"""Counts in Markdown: tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence
from planctl.render.markdown import code, escaped, table
from planctl.render.stats_words import (
    EVIDENCE_NOTE,
    OBLIGATIONS,
    PLOTS,
    TOPICS_NOTE,
    counts,
    mark_words,
    point_name,
    sources_words,
    typed_lines,
)
from planctl.render.wording import EVIDENCE, counted

if TYPE_CHECKING:
    from planctl.track.stats import Statistics


def stats_markdown(stats: Statistics, *, plot: str | None = None) -> str:
    """The counts as Markdown tables, complete; with `plot`, the table of that plot alone."""
    tables = {"obligations": _obligations, "evidence": _evidence, "topics": _topics}
    refs = code(stats.plans[0].ref) if len(stats.plans) == 1 else counted(len(stats.plans), "plan")
    lines = [f"# Statistics of {refs}", "", escaped(counts(stats)) + "."]
    for name in [plot] if plot else tables:
        lines += ["", f"## {PLOTS[name]}", "", *tables[name](stats)]
    if not plot:
        lines += _rest(stats)
    return "\n".join(lines) + "\n"


def _obligations(stats: Statistics) -> list[str]:
    heads = [
        "Actor",
        "Obligations",
        *(escaped(category.name) for category in stats.categories),
        "May",
        "States",
        "Receives",
        "Loses",
    ]
    rows = [
        [
            escaped(share.actor.name),
            *(
                str(count or "")
                for count in (
                    share.obligations,
                    *(count.count for count in share.categories),
                    share.permitted,
                    share.declares,
                    share.receives,
                    share.loses,
                )
            ),
        ]
        for share in stats.total.actors
    ]
    return [*table(heads, rows, range(1, len(heads))), "", OBLIGATIONS]


def _evidence(stats: Statistics) -> list[str]:
    if len(stats.plans) == 1:
        rows = [
            [escaped(point_name(mark)), escaped(mark.title), mark_words(mark)]
            for mark in stats.plans[0].marks
        ]
        return table(["Point", "Title", "Evidence"], rows)
    heads = ["Plan", "Points", *(EVIDENCE[evidence] for evidence in Evidence), "deleted", "reported to have"]
    rows = []
    for plan in stats.plans:
        by = {count.name: count.count for count in plan.block.point_evidence}
        declared = plan.declared or 0
        rows.append(
            [
                code(plan.ref),
                str(plan.block.points),
                *(str(by.get(evidence, "")) for evidence in Evidence),
                str(plan.block.deleted or ""),
                str(declared if declared > plan.block.points else ""),
            ]
        )
    return [*table(heads, rows, range(1, len(heads))), "", EVIDENCE_NOTE]


def _topics(stats: Statistics) -> list[str]:
    rows = [
        [escaped(share.entry.name), str(share.points), str(share.clauses)] for share in stats.total.topics
    ]
    return [*table(["Topic", "Points", "Clauses"], rows, (1, 2)), "", TOPICS_NOTE]


def _rest(stats: Statistics) -> list[str]:
    block = stats.total
    categories = [
        [escaped(share.entry.name), str(share.points), str(share.clauses)] for share in block.categories
    ]
    modalities = [[code(count.name), str(count.count)] for count in block.modalities]
    kinds, rests = sources_words(block)
    facts = [("sources", kinds), ("lines", rests), *typed_lines(block.typed)]
    lines = [
        "",
        "## Categories",
        "",
        *table(["Category", "Points", "Clauses"], categories, (1, 2)),
        "",
        "## Modalities",
        "",
        *table(["Modality", "Clauses"], modalities, (1,)),
        "",
        "## Sources and typed parts",
        "",
        *(f"- **{label}:** {escaped(said)}" for label, said in facts),
    ]
    if len(stats.plans) > 1:
        rows = [
            [
                code(plan.ref),
                str(plan.date),
                *(
                    str(count)
                    for count in (
                        plan.block.points,
                        plan.block.clauses,
                        plan.block.obligations,
                        plan.block.options,
                        plan.block.readings,
                        plan.block.sources,
                    )
                ),
            ]
            for plan in stats.plans
        ]
        heads = ["Plan", "Date", "Points", "Clauses", "Obligations", "Options", "Other readings", "Sources"]
        lines += ["", "## By plan", "", *table(heads, rows, range(2, 8))]
    return lines
