"""The result of `status`: where a plan stands, as last reported, each fact with its date."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from planctl.model.base import Strict
from planctl.model.vocabulary import Evidence, Relation, State, Status
from planctl.track.conflicts import Conflict
from planctl.track.events import EventView
from planctl.track.process import Place
from planctl.track.stance_views import StanceView
from planctl.track.summary import Named


class OpenOption(Strict):
    """A bracketed alternative that waits for a choice."""

    id: str
    by: list[Named]
    text: str


class OpenPoint(Strict):
    """A point that is not settled."""

    ref: str
    number: int | str | None
    title: str
    state: State
    evidence: Evidence
    options: list[OpenOption]


class Standing(Strict):
    """What an actor was last reported to hold."""

    actor: Named
    latest: list[StanceView] = Field(
        description="Of the last date; several where reports of that date differ."
    )
    before_text: bool = Field(description="Whether all of it is older than the plan's latest text.")


class PointStanding(Strict):
    """The last reported stances on one point, by actor."""

    on: Place
    standings: list[Standing]


class Successor(Strict):
    """A text that names this plan as one it comes from."""

    ref: str
    title: str
    date: datetime.date
    relation: Relation


class PlanStatus(Strict):
    """Where one plan stands."""

    plan: str
    ref: str = Field(description="The latest text, with version.")
    title: str
    date: datetime.date = Field(description="Of the latest text.")
    status: Status
    versions: list[str]
    events: int = Field(description="Events that concern the plan or a point of it.")
    last_event: EventView | None
    points: int = Field(description="Points that are not deleted.")
    states: dict[State, int] = Field(description="Points by state; the states that none has are left out.")
    open: list[OpenPoint] = Field(description="Points that are open or reserved, in the order of the text.")
    disputed: list[Conflict] = Field(
        description="What the archive records as disputed in the text, the events and the stances."
    )
    readings: int = Field(description="Places of the latest text for which sources give other readings.")
    stances: list[Standing] = Field(description="On the plan as a whole, the latest first.")
    point_stances: list[PointStanding]
    silent: list[Named] = Field(
        description="Parties and proponents of whom no stance on the plan as a whole is recorded."
    )
    followed_by: list[Successor]


class StatusView(Strict):
    """The result of `status`."""

    schema_: Literal["planctl/status/1"] = Field("planctl/status/1", alias="schema")
    plan: str | None = Field(description="The plan asked for; null for all.")
    last_record: str | None = Field(
        description="The date of the last event or stance of the archive: nothing here is younger."
    )
    plans: list[PlanStatus] = Field(description="By the date of the last text, newest first.")
