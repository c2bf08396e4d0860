"""The words for dates, stances, sources and places of the process, the same in every output for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence, StanceKind
from planctl.render.wording import EVIDENCE, counted, listed
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.conflicts import Conflict
    from planctl.track.events import EventFilter, Events, EventView
    from planctl.track.process import Place
    from planctl.track.stance_views import Lag, StanceView
    from planctl.track.stances import Movement
    from planctl.track.witnesses import Witness

# No colour of approval or alarm: a stance is neither.
STANCE_STYLE = {
    StanceKind.SUPPORT: "cyan",
    StanceKind.OPPOSE: "magenta",
    StanceKind.CONDITIONAL: "yellow",
    StanceKind.UNDECLARED: "dim",
}


def span_words(start: str, until: str | None) -> str:
    """A day or a time: "24 November 2025", "24 to 25 November 2025", "30 November to 1 December 2025"."""
    if not until or until == start:
        return day_words(start)
    first, last = day_words(start), day_words(until)
    if start[:7] == until[:7] and len(start) == len(until) == 10:
        return f"{first.split()[0]} to {last}"
    if start[:4] == until[:4] and len(start) == len(until) == 10:
        return f"{first.removesuffix(' ' + start[:4])} to {last}"
    return f"{first} to {last}"


def days_words(event: EventView, dash: str) -> str:
    """The days of an event inside its month: "24", "24–25", "30–1 Dec"; empty where no day is recorded."""
    if not event.exact:
        return ""
    start = str(int(event.date[8:10]))
    if not event.until or len(event.until) != 10:
        return start
    last = day_words(event.until).split()
    same = event.until[:7] == event.date[:7]
    return f"{start}{dash}{last[0]}" if same else f"{start}{dash}{last[0]} {last[1][:3]}"


def time_words(days: int) -> str:
    """A length of time as people say it: "45 days", "about 7 months", "about 7 years"."""
    if days < 100:
        return counted(days, "day")
    return f"about {round(days / 30.44)} months" if days < 730 else f"about {round(days / 365.25)} years"


def mark(evidence: Evidence | None) -> str:
    """How well something is established, where it is not simply seen."""
    return EVIDENCE[evidence] if evidence and evidence is not Evidence.SEEN else ""


def by_whom(sources: Sequence[Witness], limit: int = 4) -> str:
    """The publishers of some sources, each once: "Axios, Reuters via ARY News and 2 more"."""
    return listed(list(dict.fromkeys(source.publisher for source in sources)), limit) or "no source"


def place_words(place: Place) -> str:
    """A place by its ref, and what is to be known about it: that it is gone, or names nothing."""
    if not place.known:
        return f"{place.ref} (names nothing in this archive)"
    if place.current or place.point is None:
        return place.ref
    return f"{place.ref} (not in the latest text; last in {place.plan}@{place.versions[-1]})"


def point_words(number: int | str | None, title: str) -> str:
    """A point by number and title: "6, Ceiling on the armed forces"; by title alone if it has none."""
    return title if number is None else f"{number}, {title}"


def lag_words(lag: Lag) -> str:
    """How long before a day: "same day", "31 days before", "3 to 17 days before"."""
    if lag.fewest != lag.most:
        return f"{lag.fewest} to {lag.most} days before"
    return f"{counted(lag.fewest, 'day')} before" if lag.fewest else "same day"


def stance_words(view: StanceView) -> str:
    """A stance with its date and speaker: "conditional, 21 November 2025 (Putin)"."""
    said = f"{view.stance}, {day_words(view.date)}"
    notes = [view.speaker.short] if view.speaker else []
    notes += [mark(view.evidence)] if view.evidence is Evidence.DISPUTED else []
    notes += [lag_words(view.before)] if view.before else []
    return said + (f" ({', '.join(notes)})" if notes else "")


def movement_words(movement: Movement, arrow: str) -> str:
    """The dated stances in their order: "support, 19 November 2025 → oppose, 21 November 2025"."""
    said = ""
    for at, view in enumerate(movement.stances):
        if at:
            said += " / " if view.date == movement.stances[at - 1].date else f" {arrow} "
        said += stance_words(view)
    return said


def conflict_head(conflict: Conflict) -> str:
    """What a disagreement is about: "6, Ceiling on the armed forces", with the date of an event."""
    said = point_words(conflict.number, conflict.title)
    return f"{said}, {day_words(conflict.date)}" if conflict.date else said


def runs(numbers: Iterable[int | str | None]) -> str:
    """Point numbers with runs joined: "1-3, 7, 12"; what has no number is left out."""
    known = list(dict.fromkeys(number for number in numbers if number is not None))
    made: list[list[int | str]] = []
    for number in known:
        if made and isinstance(number, int) and isinstance(made[-1][-1], int) and number == made[-1][-1] + 1:
            made[-1].append(number)
        else:
            made.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in made)


def summary_words(events: Events) -> str:
    """How many events, of how many, about what: "12 of 101 events on us-28-point with Ukraine"."""
    shown = counted(len(events.events), "event")
    if len(events.events) != events.total:
        shown = f"{len(events.events)} of {counted(events.total, 'event')}"
    return f"{shown}{filter_words(events.shown)}"


def filter_words(shown: EventFilter) -> str:
    """What the events were asked for, as the end of a phrase."""
    said = f" on {shown.plan}" + (f"#{shown.point}" if shown.point else "") if shown.plan else ""
    if shown.actor:
        others = len(shown.members) - 1
        said += f" with {shown.actor.name}" + (
            f" or one of its {counted(others, 'member')}" if others else ""
        )
    said += f" from {day_words(str(shown.since))}" if shown.since else ""
    return said + (f" to {day_words(str(shown.until))}" if shown.until else "")
