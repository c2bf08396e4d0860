"""Who says what, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, link, table
from planctl.render.process_words import conflict_head, mark
from planctl.render.sources_words import (
    conflicts_heading,
    is_part,
    said_words,
    single_groups,
    single_words,
    sources_heading,
    use_words,
)
from planctl.render.timeline_markdown import sources_markdown_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.conflicts import Conflict, Conflicts
    from planctl.track.sources import SourcesView, SourceUse, Weight


def sources_markdown(view: SourcesView) -> str:
    """Sources as Markdown."""
    lines = ["# Sources", "", escaped(sources_heading(view)) + "."]
    if not is_part(view):
        lines += _weights("Independent lines", view.lines) + _weights("Publishers", view.publishers)
    if view.single:
        lines += ["", "## Claims on one witness", ""]
        lines += [
            f"- **{escaped(witness or 'witness unknown')}** ({why}): {escaped(single_words(claims, 40))}"
            for witness, why, claims in single_groups(view.single)
        ]
    else:
        lines += ["", "No claim rests on one witness alone."]
    if view.conflicts:
        lines += ["", "## Readings beside the text", *_conflicts(view.conflicts, "###")]
    lines += [
        "",
        "## Pages and what cites them",
        "",
        *(line for use in view.sources for line in _use(use, view)),
    ]
    if view.unlisted:
        lines += ["", "Cited, but in no list of sources: " + ", ".join(code(name) for name in view.unlisted)]
    return "\n".join(lines) + "\n"


def conflicts_markdown(found: Conflicts) -> str:
    """Disagreements as Markdown."""
    return (
        "\n".join(
            ["# Disagreements", "", escaped(conflicts_heading(found)), *_conflicts(found.conflicts, "##")]
        )
        + "\n"
    )


def _conflicts(conflicts: Sequence[Conflict], level: str) -> list[str]:
    lines: list[str] = []
    for conflict in conflicts:
        said = f" *({mark(conflict.evidence)})*" if mark(conflict.evidence) else ""
        where = f"{code(conflict.plan)} " if conflict.plan else ""
        lines += ["", f"{level} {where}{escaped(conflict_head(conflict))}{said}", "", code(conflict.ref), ""]
        rows = [[escaped(said_words(conflict)), sources_markdown_line(conflict.sources)]]
        rows = [["text", *rows[0]]]
        rows += [
            [
                "reading",
                escaped(reading.text) + (f" *{escaped(reading.note)}*" if reading.note else ""),
                sources_markdown_line(reading.sources),
            ]
            for reading in conflict.readings
        ]
        lines += table(["", "What is said", "By whom"], rows)
        lines += ["", escaped(conflict.note)] if conflict.note else []
    return lines


def _weights(title: str, weights: Sequence[Weight]) -> list[str]:
    if not weights:
        return []
    rows = [
        [escaped(weight.name), str(weight.sources), str(weight.claims), str(weight.alone or "")]
        for weight in weights
    ]
    return ["", f"## {title}", "", *table(["Name", "Pages", "Claims", "Alone"], rows, right=(1, 2, 3))]


def _use(use: SourceUse, view: SourcesView) -> list[str]:
    facts = [day_words(use.date) if use.date else "undated", str(use.kind)]
    facts += [f"line {use.line}"] if use.line else []
    said = f"{use.publisher}: {use.title}" if use.title else use.publisher
    lines = [
        f"- {link(said, use.url)} ({escaped(', '.join(facts))})",
        f"    - {escaped(use_words(use, view, 40))}",
    ]
    return [*lines, *([f"    - note: {escaped(use.note)}"] if use.note else [])]
