"""One stance as results show it: names for ids, the text it was said of, how long ago it was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.process import Stance
from planctl.model.vocabulary import Evidence, StanceKind
from planctl.track.days import is_exact, lag
from planctl.track.process import Place, Process
from planctl.track.summary import Named
from planctl.track.witnesses import Books, Witness


class Lag(Strict):
    """How many days a stance lies before the day asked for; a range where its own day is not recorded."""

    fewest: int
    most: int


class StanceView(Strict):
    """A reported position of an actor, of its date and no other."""

    id: Slug
    actor: Named
    speaker: Named | None
    on: Place
    said_of: str | None = Field(
        description="The text that was there when it was said, with version; null where all are younger."
    )
    stance: StanceKind
    text: str | None
    date: str
    exact: bool = Field(description="Whether the date is a day.")
    before: Lag | None = Field(description="How long before the day asked for; null where none was.")
    event: Named | None
    evidence: Evidence
    sources: list[Witness]
    note: str | None


def view_of(stance: Stance, process: Process, listed: Books, on: datetime.date | None = None) -> StanceView:
    """One stance with names for ids, the text it was said of, and how long before a day it was."""
    text = process.text_of(stance.on, stance.date)
    event = next((event for event in process.events if event.id == stance.event), None)
    title = process.said(event.title) if event else ""
    days = lag(stance.date, on) if on else None
    return StanceView(
        id=stance.id,
        actor=process.named(stance.actor),
        speaker=process.named(stance.speaker) if stance.speaker else None,
        on=process.place(stance.on, stance.date),
        said_of=text.ref if text else None,
        stance=stance.stance,
        text=process.said(stance.text) or None,
        date=stance.date,
        exact=is_exact(stance.date),
        before=Lag(fewest=days[0], most=days[1]) if days else None,
        event=Named(id=event.id, name=title, short=title) if event else None,
        evidence=stance.evidence,
        sources=listed.witnesses("stances", stance.sources),
        note=process.said(stance.note) or None,
    )


def latest_of(views: Sequence[StanceView]) -> list[StanceView]:
    """Those of the last date there is."""
    last = max((view.date for view in views), default=None)
    return [view for view in views if view.date == last]
