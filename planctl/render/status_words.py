"""Where a plan stands in words, the same for a terminal and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import StanceKind, State
from planctl.render.process_words import lag_words, mark, point_words, span_words
from planctl.render.wording import RELATION, STATE, counted
from planctl.text.phrases import day_words, join

if TYPE_CHECKING:
    from planctl.track.status import OpenPoint, PlanStatus, Standing

# In the order in which a reader asks.
KINDS = (
    (StanceKind.SUPPORT, "support"),
    (StanceKind.CONDITIONAL, "conditional"),
    (StanceKind.OPPOSE, "oppose"),
    (StanceKind.UNDECLARED, "undeclared"),
)


def facts(plan: PlanStatus) -> list[tuple[str, str]]:
    """The facts of a plan's standing, label and value."""
    text = f"{plan.ref}, {plan.status}, {day_words(str(plan.date))}"
    if len(plan.versions) > 1:
        text += f" (after {', '.join(plan.versions[:-1])})"
    event = plan.last_event
    happened = f"{span_words(event.date, event.until)}: {event.title}" if event else "none on record"
    if event and mark(event.evidence):
        happened += f" ({mark(event.evidence)})"
    return [
        ("Latest text", text),
        ("Last event", happened + (f"; {counted(plan.events, 'event')} in all" if plan.events > 1 else "")),
        (
            "Followed by",
            "; ".join(
                f"{one.ref} ({RELATION[one.relation]} it, {day_words(str(one.date))})"
                for one in plan.followed_by
            ),
        ),
        ("Points", states_words(plan)),
    ]


def states_words(plan: PlanStatus) -> str:
    """The points by state: "28 points, all open: the file records none as agreed"."""
    said = counted(plan.points, "point")
    live = {state: count for state, count in plan.states.items() if state is not State.DELETED}
    if set(live) == {State.OPEN}:
        said += ", all open: none is recorded as agreed"
    else:
        said += ": " + ", ".join(f"{count} {STATE[state]}" for state, count in live.items())
    gone = plan.states.get(State.DELETED)
    return said + (f"; {gone} deleted" if gone else "")


def unsettled(plan: PlanStatus) -> list[OpenPoint]:
    """The points to name: reserved, with options, or open while others are agreed."""
    agreed = State.AGREED in plan.states
    return [point for point in plan.open if agreed or point.options or point.state is State.RESERVED]


def open_words(point: OpenPoint) -> str:
    """A point that is not settled: "14, Territory: reserved, 2 options"."""
    notes = [STATE[point.state]] if point.state is not State.OPEN or not point.options else []
    notes += [counted(len(point.options), "option")] if point.options else []
    notes += [mark(point.evidence)] if mark(point.evidence) else []
    return f"{point_words(point.number, point.title)}: {', '.join(notes)}"


def standing_words(standing: Standing, kind: StanceKind | None = None) -> str:
    """An actor with the date of its last reported stance: "Russia, 25 November 2025 (Sergei Lavrov)".

    With `kind`, only the reports of that kind, and a word on those of the same date that differ.
    """
    own = [view for view in standing.latest if kind is None or view.stance is kind]
    said = f"{standing.actor.name}, {day_words(own[0].date)}"
    notes = (
        [join(list(dict.fromkeys(view.speaker.name for view in own if view.speaker)))]
        if any(view.speaker for view in own)
        else []
    )
    notes += list(dict.fromkeys(mark(view.evidence) for view in own if mark(view.evidence)))
    others = dict.fromkeys(str(view.stance) for view in standing.latest if view not in own)
    notes += [f"the same day also {join(list(others))}"] if others else []
    notes += ["before this text"] if standing.before_text else []
    notes += [lag_words(own[0].before)] if own[0].before else []
    return said + (f" ({'; '.join(notes)})" if notes else "")


def silent_words(plan: PlanStatus) -> str:
    """The parties and proponents of whom nothing is recorded."""
    return ", ".join(actor.name for actor in plan.silent)
