"""The sections of one point in Markdown: clauses with typed parts, readings, order, notes, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, link, paragraphs
from planctl.render.wording import EVIDENCE, STATE
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.summary import ClauseView, PlanSummary, PointView, SourceView


def point_sections(point: PointView, summary: PlanSummary, category: str) -> list[str]:
    """Every section that the point has something for, each after its heading."""
    topics = ", ".join(topic.name for topic in point.topics)
    lines = [escaped(f"{category} · {topics} · {STATE[point.state]} · {EVIDENCE[point.evidence]}")]
    lines += _section("Clauses", [line for clause in point.clauses for line in _clause(clause, point)])
    for option in point.options:
        by = ", ".join(actor.name for actor in option.by)
        body = [f"\\[{escaped(option.text)}\\]", *([""] if option.clauses else [])]
        body += [line for clause in option.clauses for line in _clause(clause, point)]
        body += ["", escaped(option.note)] if option.note else []
        lines += _section(f"Option {option.id}, put by {by}", body)
    lines += _section(
        "Other readings",
        [
            f"- {code('.' + reading.clause) + ' ' if reading.clause else ''}{escaped(reading.text)} "
            f"({', '.join(code(source) for source in reading.sources)})"
            + (f" {escaped(reading.note)}" if reading.note else "")
            for reading in point.readings
        ],
    )
    lines += _section(
        "Order", [f"- comes before {code(part.name)}: {escaped(part.words)}" for part in point.follows]
    )
    lines += _section(
        "See also", [f"- {code(part.name)} {escaped(part.words)}".rstrip() for part in point.see]
    )
    lines += _section("Note", [paragraphs(point.note)] if point.note else [])
    return [*lines, *_section("Sources", [_source(source) for source in summary.sources])]


def _section(title: str, body: list[str]) -> list[str]:
    return ["", f"### {escaped(title)}", "", *body] if body else []


def _clause(clause: ClauseView, point: PointView) -> list[str]:
    label = f"**{escaped(clause.label)}** " if clause.label else ""
    lines = [f"- {label}{escaped(clause.gist)} {code('.' + clause.id)}"]
    if clause.text:
        lines.append(f"    - text: {escaped(clause.text)}")
    lines += [f"    - {escaped(part.name)}: {escaped(part.words)}" for part in clause.parts]
    if clause.evidence != point.evidence:
        lines.append(f"    - evidence: {EVIDENCE[clause.evidence]}")
    if clause.sources:
        lines.append(f"    - sources: {', '.join(code(source) for source in clause.sources)}")
    if clause.note:
        lines.append(f"    - note: {escaped(clause.note)}")
    return lines


def _source(source: SourceView) -> str:
    facts = [day_words(source.date) if source.date else "undated", str(source.kind)]
    facts += [f"after {source.line}"] if source.line else []
    said = f"{source.publisher}: {source.title}" if source.title else source.publisher
    return f"- {link(said, source.url)} ({escaped(', '.join(facts))}) {code(source.id)}"
