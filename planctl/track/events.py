"""The result of `timeline`: the events of an archive, or those of a plan, a point, an actor or a time."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.process import Event
from planctl.model.vocabulary import Evidence, StanceKind
from planctl.track.days import first_day, is_exact, last_day
from planctl.track.process import Place, Process
from planctl.track.summary import Named
from planctl.track.witnesses import Books, Witness, books


class SourcedReading(Strict):
    """A detail that some sources give and others do not."""

    text: str
    sources: list[Witness]


class Taken(Strict):
    """A stance that was taken at an event."""

    id: Slug
    actor: Named
    speaker: Named | None
    on: Place
    stance: StanceKind


class EventView(Strict):
    """A dated step of the negotiation."""

    id: Slug
    date: str = Field(description="A day, a month or a year, as exact as the sources.")
    until: str | None = Field(description="The last day, where it took more than one.")
    first_day: datetime.date = Field(description="The first day that it may mean.")
    last_day: datetime.date = Field(description="The last day that it may mean.")
    exact: bool = Field(description="Whether the date is a day.")
    place: str | None
    title: str
    text: str | None
    actors: list[Named]
    plans: list[Place] = Field(description="The plans and points that it concerns.")
    evidence: Evidence
    sources: list[Witness]
    readings: list[SourcedReading]
    stances: list[Taken] = Field(description="The stances that are recorded as taken at it.")
    note: str | None


class EventFilter(Strict):
    """What the events were asked for. Null is no limit."""

    plan: str | None = None
    point: str | None = None
    actor: Named | None = None
    members: list[str] = Field(
        default_factory=list, description="The actor and all that belong to it, by id."
    )
    since: datetime.date | None = None
    until: datetime.date | None = None


class Events(Strict):
    """The result of `timeline`."""

    schema_: Literal["planctl/events/1"] = Field("planctl/events/1", alias="schema")
    shown: EventFilter
    total: int = Field(description="How many events the archive has.")
    events: list[EventView] = Field(description="By date.")


def events(
    process: Process,
    *,
    plan: str | None = None,
    point: str | None = None,
    actor: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Events:
    """The events that meet every condition.

    `plan` keeps what concerns the plan or a point of it, `point` what concerns that point, `actor` what the
    actor or one of its members took part in. An event lies between `since` and `until` where it may have
    lasted into that time.
    """
    members = process.members(actor) if actor else frozenset()
    listed = books(process, [])
    views = [
        event_view(event, process, listed)
        for event in process.events
        if (plan is None or concerns(event, process, plan, point))
        and (actor is None or members.intersection(event.actors))
        and (since is None or last_day(event.until or event.date) >= since)
        and (until is None or first_day(event.date) <= until)
    ]
    return Events(
        shown=EventFilter(
            plan=plan,
            point=point,
            actor=process.named(actor) if actor else None,
            members=sorted(members),
            since=since,
            until=until,
        ),
        total=len(process.events),
        events=views,
    )


def concerns(event: Event, process: Process, plan: str, point: str | None = None) -> bool:
    """Whether an event names a plan, or with `point` that point of it."""
    places = [process.place(written, event.date) for written in event.plans]
    return any(place.plan == plan and (point is None or place.point == point) for place in places)


def event_view(event: Event, process: Process, listed: Books) -> EventView:
    """One event with names for ids, its sources and the stances taken at it."""
    return EventView(
        id=event.id,
        date=event.date,
        until=event.until,
        first_day=first_day(event.date),
        last_day=last_day(event.until or event.date),
        exact=is_exact(event.date),
        place=event.place,
        title=process.said(event.title),
        text=process.said(event.text) or None,
        actors=[process.named(actor) for actor in event.actors],
        plans=[process.place(written, event.date) for written in event.plans],
        evidence=event.evidence,
        sources=listed.witnesses("timeline", event.sources),
        readings=[
            SourcedReading(
                text=process.said(reading.text), sources=listed.witnesses("timeline", reading.sources)
            )
            for reading in event.readings
        ],
        stances=[
            Taken(
                id=stance.id,
                actor=process.named(stance.actor),
                speaker=process.named(stance.speaker) if stance.speaker else None,
                on=process.place(stance.on, stance.date),
                stance=stance.stance,
            )
            for stance in process.positions
            if stance.event == event.id
        ],
        note=process.said(event.note) or None,
    )
