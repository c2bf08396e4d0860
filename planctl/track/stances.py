"""The result of `stances`: who was reported to hold what position, on which plan or point, and when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from planctl.model.base import Strict
from planctl.track.days import first_day, last_day
from planctl.track.process import Place, Process
from planctl.track.stance_views import StanceView, latest_of, view_of
from planctl.track.summary import Named
from planctl.track.witnesses import books

_EVER = "9999"  # of no date: the latest text that has it


class StanceCell(Strict):
    """What an actor was last reported to hold on one plan or point."""

    actor: str
    on: str = Field(description="The ref of the column.")
    latest: list[StanceView] = Field(
        description="Of the last date there is; several where reports of that date differ. Empty where "
        "only points of the plan have stances."
    )
    earlier: int = Field(description="How many older stances there are.")
    on_points: int = Field(description="Stances on points of the plan, in a matrix of plans.")


class Movement(Strict):
    """The dated stances of one actor on one plan or point, oldest first."""

    actor: Named
    on: Place
    changed: bool = Field(description="Whether they are not all the same.")
    stances: list[StanceView]


class StanceMatrix(Strict):
    """The result of `stances`."""

    schema_: Literal["planctl/stance-matrix/1"] = Field("planctl/stance-matrix/1", alias="schema")
    on: datetime.date | None = Field(description="The day asked for.")
    by: Literal["plans", "points"]
    plan: Place | None = Field(description="The plan whose points are the columns, where one was asked for.")
    point: Place | None = Field(description="The point asked for.")
    actor: Named | None = Field(description="The actor asked for, with its members.")
    columns: list[Place]
    rows: list[Named]
    cells: list[StanceCell]
    movements: list[Movement] = Field(description="By actor and column; those with one stance too.")
    later: int = Field(description="Stances that match but are younger than the day asked for.")
    unplaced: list[StanceView] = Field(
        description="Stances dated to a month or year that holds the day asked for: whether they came "
        "before it is not recorded, and the cells leave them out."
    )


def stance_matrix(
    process: Process,
    *,
    actor: str | None = None,
    plan: str | None = None,
    point: str | None = None,
    on: datetime.date | None = None,
) -> StanceMatrix:
    """The matrix of actors and plans; with `plan`, of actors and its points; with `point` too, of that point.

    `actor` keeps the stances of the actor and its members, and those that one of them spoke. `on` keeps those
    at or before a day.
    """
    members = process.members(actor) if actor else frozenset()
    listed = books(process, [])
    matching = [
        view_of(stance, process, listed, on)
        for stance in process.positions
        if (actor is None or stance.actor in members or stance.speaker in members)
        and _about(process.place(stance.on, stance.date), plan, point)
    ]
    kept = [view for view in matching if on is None or last_day(view.date) <= on]
    unplaced = [
        view for view in matching if on is not None and first_day(view.date) <= on < last_day(view.date)
    ]
    columns = _columns(kept, process, plan)
    rows = _rows(kept)
    return StanceMatrix(
        on=on,
        by="points" if plan else "plans",
        plan=process.place(plan, _EVER) if plan else None,
        point=process.place(f"{plan}#{point}", _EVER) if plan and point else None,
        actor=process.named(actor) if actor else None,
        columns=columns,
        rows=rows,
        cells=[
            cell for row in rows for column in columns if (cell := _cell(row, column, kept, plan is None))
        ],
        movements=_movements(kept, columns, by_plan=plan is None),
        later=len(matching) - len(kept) - len(unplaced),
        unplaced=unplaced,
    )


def _about(place: Place, plan: str | None, point: str | None) -> bool:
    return (plan is None or place.plan == plan) and (point is None or place.point == point)


def _columns(views: Sequence[StanceView], process: Process, plan: str | None) -> list[Place]:
    """Plans by the date of their latest text, newest first; or a plan and its points, in their order."""
    if plan is None:
        found = {view.on.plan or view.on.ref for view in views}
        places = [process.place(name, _EVER) for name in found]

        def newest(place: Place) -> tuple[int, str]:
            text = process.latest(place.plan or "")
            return (-text.date.toordinal() if text else 0, place.ref)

        return sorted(places, key=newest)
    ids = [point.id for text in reversed(process.plans.get(plan, [])) for point in text.points]
    at = {name: index for index, name in reversed(list(enumerate(ids)))}
    places = list(
        {
            _column(view.on, by_plan=False): process.place(_column(view.on, by_plan=False), view.date)
            for view in views
        }.values()
    )
    return sorted(
        places, key=lambda place: (place.point is not None, at.get(place.point or "", len(ids)), place.ref)
    )


def _column(place: Place, *, by_plan: bool) -> str:
    if not place.known:
        return place.plan or place.ref if by_plan else place.ref
    return str(place.plan) if by_plan or place.point is None else f"{place.plan}#{place.point}"


def _rows(views: Sequence[StanceView]) -> list[Named]:
    """The actors, those with most stances first."""
    counts: dict[str, int] = {}
    for view in views:
        counts[view.actor.id] = counts.get(view.actor.id, 0) + 1
    named = {view.actor.id: view.actor for view in views}
    return sorted(named.values(), key=lambda actor: (-counts[actor.id], actor.name))


def _cell(row: Named, column: Place, views: Sequence[StanceView], by_plan: bool) -> StanceCell | None:
    here = [
        view for view in views if view.actor.id == row.id and _column(view.on, by_plan=by_plan) == column.ref
    ]
    if not here:
        return None
    own = [view for view in here if not by_plan or view.on.point is None]
    latest = latest_of(own)
    return StanceCell(
        actor=row.id,
        on=column.ref,
        latest=latest,
        earlier=len(own) - len(latest),
        on_points=len(here) - len(own),
    )


def _movements(views: Sequence[StanceView], columns: Sequence[Place], *, by_plan: bool) -> list[Movement]:
    groups: dict[tuple[str, str], list[StanceView]] = {}
    for view in views:
        groups.setdefault((view.actor.id, view.on.ref), []).append(view)
    made = [
        Movement(
            actor=group[0].actor,
            on=group[0].on,
            changed=len({view.stance for view in group}) > 1,
            stances=group,
        )
        for group in groups.values()
    ]
    at = {place.ref: index for index, place in enumerate(columns)}
    return sorted(made, key=lambda one: (at[_column(one.on, by_plan=by_plan)], one.on.ref, one.actor.name))
