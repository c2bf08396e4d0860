"""Counts in the words that every format for people uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence, State
from planctl.render.wording import ESTABLISHED, counted
from planctl.text.phrases import join

if TYPE_CHECKING:
    from planctl.track.stats import Block, PointMark, Statistics, Typed

OBLIGATIONS = (
    "An obligation is a clause by which an actor is to, should, is expected to or is to endeavour to do "
    "something, or is not to do it. A joint one counts for each actor."
)
EVIDENCE_NOTE = "How well each point is established. A deleted point keeps its place."
TOPICS_NOTE = "A point counts for each of its topics."
PLOTS = {
    "obligations": "Obligations by actor and category",
    "evidence": "Evidence by point",
    "topics": "Points by topic",
}
TOMBSTONE = "deleted"
_DEADLINES = {
    "within": "within a time",
    "immediately": "immediately",
    "by": "by a day",
    "vague": "in vague words",
    "undisclosed": "not public",
    "after": "after a step",
}


def headline(stats: Statistics) -> str:
    """The whole in one line: "19 plans: 279 points, 694 clauses, 610 of them obligations"."""
    what = stats.plans[0].ref if len(stats.plans) == 1 else counted(len(stats.plans), "plan")
    return f"{what}: {counts(stats)}"


def counts(stats: Statistics) -> str:
    """Points, clauses, obligations, options and readings in words."""
    block = stats.total
    deleted = f" and {block.deleted} deleted" if block.deleted else ""
    return (
        f"{counted(block.points, 'point')}{deleted}, {counted(block.clauses, 'clause')}, "
        f"{block.obligations:,} of them obligations, {counted(block.options, 'option')}, "
        f"{counted(block.readings, 'other reading')}"
    )


def typed_lines(typed: Typed) -> list[tuple[str, str]]:
    """What of the clauses is typed: a label and a sentence for each kind of part."""
    deadlines = join(
        [f"{kind.count} {_DEADLINES.get(kind.name, kind.name)}" for kind in typed.deadline_kinds]
    )
    terms = f"{counted(typed.conditions, 'condition')}, {counted(typed.exceptions, 'exception')}"
    checks = (
        f"{counted(typed.consequences, 'consequence')}, {counted(typed.verifiers, 'clause')} with a verifier"
    )
    hidden = f", {typed.undisclosed_quantities} of them not public" if typed.undisclosed_quantities else ""
    return [
        ("figures", f"{typed.quantities}{hidden}"),
        ("deadlines", f"{typed.deadlines}" + (f": {deadlines}" if deadlines else "")),
        ("order", f"{counted(typed.ordered, 'clause')} after another step"),
        ("terms", f"{terms}, {checks}"),
    ]


def sources_words(block: Block) -> tuple[str, str]:
    """Sources by kind, and by the line that they rest on."""
    kinds = (
        f"{block.sources}: " + join([f"{kind.count} {kind.name}" for kind in block.source_kinds])
        if block.sources
        else "none"
    )
    lines = [f"{line.name} {line.sources}" for line in block.source_lines[:8]]
    more = len(block.source_lines) - len(lines)
    said = ", ".join(lines) + (f" and {counted(more, 'other line')}" if more > 0 else "")
    if block.unlined:
        said += f"{'; ' if said else ''}not recorded for {block.unlined}"
    return kinds, said


def mark_words(mark: PointMark) -> str:
    """How well a point is established, or that it is deleted."""
    return TOMBSTONE if mark.state is State.DELETED else ESTABLISHED[mark.evidence]


def evidence_counts(block: Block) -> str:
    """Points by evidence in words: "27 seen, 1 from a single source"."""
    said = [f"{count.count} {ESTABLISHED[Evidence(count.name)]}" for count in block.point_evidence]
    return join(said + ([f"{block.deleted} {TOMBSTONE}"] if block.deleted else []))


def point_name(mark: PointMark) -> str:
    """A point's number; its id where the text gives none."""
    return f"#{mark.id}" if mark.number is None else str(mark.number)
