"""The facts about a text in words, the same for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.render.wording import ESTABLISHED, RELATION, counted, listed

if TYPE_CHECKING:
    from planctl.track.summary import Counts, Head, PlanSummary


def facts(summary: PlanSummary) -> list[tuple[str, str]]:
    """The facts about a text, label and value; a value may be empty."""
    head, counts = summary.head, summary.counts
    return [
        ("Put forward by", ", ".join(actor.name for actor in head.proponents)),
        ("Drafted by", ", ".join(actor.name for actor in head.drafters)),
        ("Parties", ", ".join(actor.name for actor in head.parties)),
        ("Lineage", lineage_words(head)),
        ("Text", extent_words(counts)),
        ("In brackets", bracket_words(counts)),
        ("Established", evidence_words(counts)),
        ("Sources", source_words(counts)),
        ("Editors' own", ", ".join(head.editorial)),
        ("Language", language_words(summary)),
    ]


def lineage_words(head: Head) -> str:
    """The texts this one comes from: "counters us-28-point@1.0"."""
    return "; ".join(
        f"{RELATION[edge.relation]} {edge.ref}"
        + (f" ({ESTABLISHED[edge.evidence]})" if edge.evidence and edge.evidence != "seen" else "")
        for edge in head.derived_from
    )


def extent_words(counts: Counts) -> str:
    """How much there is: "28 points, 78 clauses"."""
    parts = [counted(counts.points, "point"), counted(counts.clauses, "clause")]
    if counts.deleted:
        parts.append(counted(counts.deleted, "deleted point"))
    if counts.options:
        parts.append(f"{counted(counts.options, 'option')} in brackets")
    said = ", ".join(parts)
    return said + (f"; the text is reported to have {counts.declared} points" if counts.declared else "")


def bracket_words(counts: Counts) -> str:
    """The open brackets by proponent, then by point; empty where there are none."""
    brackets = counts.brackets
    by = [(count.name, count.count) for count in brackets.proponents]
    said = brackets_words(brackets.options, len(brackets.points), by)
    if not said:
        return ""
    counts_of: dict[int, list[str]] = {}
    for one in brackets.points:
        name = f"#{one.point}" if one.number is None else str(one.number)
        counts_of.setdefault(one.options, []).append(name)
    points = [
        f"{count} in point {names[0]}" if len(names) == 1 else f"{count} each in points {', '.join(names)}"
        for count, names in sorted(counts_of.items(), reverse=True)
    ]
    return f"{said}; {'; '.join(points)}"


def brackets_words(options: int, points: int, by: Sequence[tuple[str, int]]) -> str:
    """The open brackets: "7 open brackets in 5 points: ua 6, us 5"; empty where there are none."""
    if not options:
        return ""
    said = f"{counted(options, 'open bracket')} in {counted(points, 'point')}"
    return f"{said}: {', '.join(f'{actor} {count}' for actor, count in by)}"


def evidence_words(counts: Counts) -> str:
    """How well the points are established: "26 points seen, 2 from a single source"."""
    words: dict[str, str] = {str(key): value for key, value in ESTABLISHED.items()}
    said = [f"{count.count} {words[count.name]}" for count in counts.evidence]
    if said:
        said[0] = counted(counts.evidence[0].count, "point") + " " + words[counts.evidence[0].name]
    return ", ".join(said)


def source_words(counts: Counts) -> str:
    """The sources by kind and by who had the text itself."""
    if not counts.sources:
        return "none"
    kinds = ", ".join(f"{kind.count} {kind.name}" for kind in counts.source_kinds)
    lines = [f"{line.name} {line.sources}" for line in counts.source_lines]
    said = f"{counts.sources} ({kinds})"
    if lines:
        said += f"; {counted(len(lines), 'independent line')}: {listed(lines, 6)}"
    if counts.unlined and lines:
        said += f"; {counts.unlined} of unknown line"
    return said


def language_words(summary: PlanSummary) -> str:
    """The languages there are, and where the one asked for was not there."""
    head, shown = summary.head, summary.shown
    said = ", ".join(head.languages)
    if shown.fallbacks and shown.language not in head.languages:
        return f"{said}; there is no text in {shown.language}"
    if shown.fallbacks:
        return f"{said}; {counted(shown.fallbacks, 'text')} not available in {shown.language}"
    return said if len(head.languages) > 1 or head.language != "en" else ""
