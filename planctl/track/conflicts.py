"""The result of `sources --conflicts`: every place where what is said depends on who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from planctl.model.base import Strict
from planctl.model.plan import Plan
from planctl.model.point import Point, Reading
from planctl.model.vocabulary import Evidence, State
from planctl.text.gist import clause_gist, part_names
from planctl.track.events import concerns
from planctl.track.process import Process
from planctl.track.witnesses import Books, Witness, books


class OtherReading(Strict):
    """What some sources say instead of the text, or of others."""

    text: str
    sources: list[Witness]
    note: str | None


class Conflict(Strict):
    """A place whose content is disputed, or for which sources give other readings."""

    kind: Literal["point", "clause", "event", "stance", "lineage"]
    ref: str = Field(
        description="The ref of the point or clause with version; the id of the event or stance."
    )
    plan: str | None = Field(description="The plan whose text it is in; null for events and stances.")
    number: int | str | None
    title: str
    date: str | None = Field(description="Of the event or stance.")
    disputed: bool = Field(description="Whether the archive itself records it as disputed.")
    evidence: Evidence
    said: str | None = Field(description="What the archive's text says; null where it says nothing.")
    sources: list[Witness] = Field(description="Who says that.")
    readings: list[OtherReading]
    note: str | None


class Conflicts(Strict):
    """The result of `sources --conflicts`."""

    schema_: Literal["planctl/conflicts/1"] = Field("planctl/conflicts/1", alias="schema")
    ref: str | None = Field(description="What was looked at; null for the whole archive.")
    places: int = Field(description="How many points, clauses, events and stances were looked at.")
    conflicts: list[Conflict] = Field(description="Texts by plan and point, then events and stances by date.")


def conflicts(
    process: Process,
    texts: Sequence[Plan],
    ref: str | None = None,
    *,
    plan: str | None = None,
    point: str | None = None,
    clause: str | None = None,
) -> Conflicts:
    """The disagreements in some texts, and in the events and stances.

    With `plan`, `point` or `clause` only that part of the texts, and of events and stances what concerns the
    plan or the point. A clause has none: the process knows points.
    """
    listed = books(process, texts)
    found: list[Conflict] = []
    places = 0
    for text in texts:
        for item in text.points:
            if point is not None and item.id != point:
                continue
            places += 1 + len(item.all_clauses) if clause is None else 1
            found += _in_point(text, item, process, listed, clause)
        if point is None:
            found += _in_lineage(text, listed)
    if clause is None:
        events = [event for event in process.events if plan is None or concerns(event, process, plan, point)]
        stances = [
            stance
            for stance in process.positions
            if plan is None or _on(process, stance.on, stance.date, plan, point)
        ]
        places += len(events) + len(stances)
        found += [
            Conflict(
                kind="event",
                ref=event.id,
                plan=None,
                number=None,
                title=process.said(event.title),
                date=event.date,
                disputed=event.evidence is Evidence.DISPUTED,
                evidence=event.evidence,
                said=process.said(event.text) or None,
                sources=listed.witnesses("timeline", event.sources),
                readings=[
                    OtherReading(
                        text=process.said(reading.text),
                        note=None,
                        sources=listed.witnesses("timeline", reading.sources),
                    )
                    for reading in event.readings
                ],
                note=process.said(event.note) or None,
            )
            for event in events
            if event.readings or event.evidence is Evidence.DISPUTED
        ]
        found += [
            Conflict(
                kind="stance",
                ref=stance.id,
                plan=None,
                number=None,
                date=stance.date,
                disputed=True,
                title=f"{process.named(stance.speaker or stance.actor).name} on "
                f"{process.place(stance.on, stance.date).ref}: {stance.stance}",
                evidence=stance.evidence,
                said=process.said(stance.text) or None,
                readings=[],
                sources=listed.witnesses("stances", stance.sources),
                note=process.said(stance.note) or None,
            )
            for stance in stances
            if stance.evidence is Evidence.DISPUTED
        ]
    return Conflicts(ref=ref, places=places, conflicts=found)


def _on(process: Process, written: str, date: str, plan: str, point: str | None) -> bool:
    place = process.place(written, date)
    return place.plan == plan and (point is None or place.point == point)


def _in_point(
    text: Plan, item: Point, process: Process, listed: Books, only: str | None
) -> Iterable[Conflict]:
    """The point itself, then its clauses. What is disputed as a whole is listed once."""
    whole = [reading for reading in item.readings if reading.clause is None]
    ref = f"{text.ref}#{item.id}"

    def other(readings: Sequence[Reading]) -> list[OtherReading]:
        return [
            OtherReading(
                text=process.said(reading.text),
                sources=listed.witnesses(text.ref, reading.sources),
                note=process.said(reading.note) or None,
            )
            for reading in readings
        ]

    if (whole or item.evidence is Evidence.DISPUTED) and item.state is not State.DELETED:
        yield Conflict(
            kind="point",
            ref=ref,
            plan=text.id,
            number=item.number,
            title=process.said(item.title),
            date=None,
            disputed=item.evidence is Evidence.DISPUTED,
            evidence=item.evidence,
            said=process.said(item.text) or None,
            sources=listed.witnesses(text.ref, item.sources),
            readings=other(whole),
            note=process.said(item.note) or None,
        )
    names = part_names(text)
    for clause in item.all_clauses:
        readings = [reading for reading in item.readings if reading.clause == clause.id]
        if (only is not None and clause.id != only) or not (readings or clause.evidence is Evidence.DISPUTED):
            continue
        said = process.said(clause.text) or clause_gist(clause, process.registry, process.language, names)
        yield Conflict(
            kind="clause",
            ref=f"{ref}.{clause.id}",
            plan=text.id,
            number=item.number,
            title=process.said(item.title),
            date=None,
            disputed=clause.evidence is Evidence.DISPUTED,
            evidence=clause.evidence or item.evidence,
            said=said,
            sources=listed.witnesses(text.ref, clause.sources or item.sources),
            readings=other(readings),
            note=process.said(clause.note) or None,
        )


def _in_lineage(text: Plan, listed: Books) -> Iterable[Conflict]:
    for edge in text.derived_from:
        if edge.evidence is Evidence.DISPUTED:
            yield Conflict(
                kind="lineage",
                ref=text.ref,
                plan=text.id,
                number=None,
                title=f"{edge.relation} {edge.plan}",
                date=None,
                disputed=True,
                evidence=edge.evidence,
                said=None,
                sources=listed.witnesses(text.ref, edge.sources),
                readings=[],
                note=edge.note,
            )
