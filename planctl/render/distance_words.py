"""What is said of distances, the same in every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.wording import counted

if TYPE_CHECKING:
    from planctl.compare.distances import Distances, Drift, Gap, Movement, Nearest

# The parts of a distance, in the order in which they are drawn.
PARTS = (
    ("opposed", "opposed"),
    ("differs", "differ"),
    ("silence", "silence of one"),
    ("detail", "differ in detail"),
)
SCALE = "0: every answer is the same in substance; 1: every answer is opposed."
UNKNOWN = "–"


def heading(result: Distances) -> str:
    """What is measured: "How far 3 plans stand apart, on 51 questions"."""
    plans, questions = len(result.plans), result.overall.questions
    return f"How far {counted(plans, 'plan')} stand apart, on {counted(questions, 'question')}"


def figure(value: float | None) -> str:
    """A distance with two digits: "0.28"."""
    return UNKNOWN if value is None else f"{value:.2f}"


def interval_words(low: float | None, high: float | None, *, unicode: bool = True) -> str:
    """An interval: "0.20–0.35"."""
    if low is None or high is None:
        return ""
    return f"{figure(low)}{'–' if unicode else '-'}{figure(high)}"


def parts_words(gap: Gap) -> str:
    """What a distance is made of: "differ 0.14, silence of one 0.07"."""
    values = gap.parts.model_dump()
    return ", ".join(f"{words} {figure(values[name])}" for name, words in PARTS if values[name])


def answers_words(gap: Gap) -> str:
    """The answers that a distance rests on: "21 same, 15 differ in detail, 9 differ; 10 not known"."""
    counts = gap.answers
    said = [
        f"{count} {words}"
        for count, words in (
            (counts.same, "same"),
            (counts.detail, "differ in detail"),
            (counts.differs, "differ"),
            (counts.opposed, "opposed"),
            (counts.silent, "of one alone"),
        )
        if count
    ]
    line = ", ".join(said) or "none can be judged"
    return f"{line}; left out: {counts.undisclosed} not known" if counts.undisclosed else line


def nearest_words(item: Nearest) -> str:
    """Which rival is nearest to a plan, and how surely."""
    if not item.nearest:
        return "nobody can tell"
    said = f"{' and '.join(item.nearest)}, {figure(item.distance)}"
    return said if item.stable is None else f"{said}; so in {item.stable:.0%} of the draws"


def movement_title(movement: Movement) -> str:
    """The head of a movement."""
    return f"The way from {movement.steps[0].ref} to {movement.steps[-1].ref}"


def drift_words(drift: Drift) -> str:
    """How a plan moved with regard to one rival: "toward e3 by 0.12 (0.02 to 0.21)"."""
    if drift.change is None:
        return f"{drift.rival}: nobody can tell"
    if drift.direction == "unmoved":
        return f"neither toward {drift.rival} nor away"
    said = f"{drift.direction} {'from ' if drift.direction == 'away' else ''}{drift.rival}"
    line = f"{said} by {abs(drift.change):.2f}"
    if drift.low is None or drift.high is None:
        return line
    ends = sorted((abs(drift.low), abs(drift.high))) if drift.low * drift.high > 0 else None
    if ends:
        return f"{line} (by {ends[0]:.2f} to {ends[1]:.2f})"
    return f"{line}, but not surely: the interval of the change is {drift.low:+.2f} to {drift.high:+.2f}"
