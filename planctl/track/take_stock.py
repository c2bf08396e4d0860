"""From an archive to where its plans stand. Everything a format needs is computed here, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from planctl.model.plan import Plan
from planctl.model.vocabulary import StanceKind, State
from planctl.text.options import option_words
from planctl.track.conflicts import conflicts
from planctl.track.events import concerns, event_view
from planctl.track.process import Place, Process
from planctl.track.stance_views import StanceView, latest_of, view_of
from planctl.track.status import (
    OpenOption,
    OpenPoint,
    PlanStatus,
    PointStanding,
    Standing,
    StatusView,
    Successor,
)
from planctl.track.witnesses import books


def take_stock(process: Process, plan: str | None = None) -> StatusView:
    """The status of a plan, or of all."""
    chosen = (
        [plan]
        if plan
        else sorted(process.plans, key=lambda name: (-process.plans[name][-1].date.toordinal(), name))
    )
    dates = [
        *(event.until or event.date for event in process.events),
        *(stance.date for stance in process.positions),
    ]
    return StatusView(
        plan=plan,
        last_record=max(dates, default=None),
        plans=[_plan_status(name, process) for name in chosen],
    )


def of_kind(plan: PlanStatus, kind: StanceKind) -> list[Standing]:
    """The standings on the plan as a whole among which a kind of stance was last reported."""
    return [standing for standing in plan.stances if any(view.stance is kind for view in standing.latest)]


def _plan_status(name: str, process: Process) -> PlanStatus:
    texts = process.plans[name]
    text = texts[-1]
    listed = books(process, [text])
    events = [event for event in process.events if concerns(event, process, name)]
    stances = [
        view for stance in process.positions if (view := view_of(stance, process, listed)).on.plan == name
    ]
    whole = [view for view in stances if view.on.point is None and view.on.known]
    spoken = {view.actor.id for view in whole}
    found = conflicts(process, [text], plan=name).conflicts
    ends = {event.id: event.until or event.date for event in process.events}
    states = Counter(point.state for point in text.points)
    return PlanStatus(
        plan=name,
        ref=text.ref,
        title=process.said(text.title),
        date=text.date,
        status=text.status,
        versions=[one.version for one in texts],
        events=len(events),
        last_event=event_view(max(events, key=lambda event: event.until or event.date), process, listed)
        if events
        else None,
        points=len(text.live_points),
        states={state: states[state] for state in State if states[state]},
        open=[
            _open(text, process, at)
            for at, point in enumerate(text.points)
            if point.state in (State.OPEN, State.RESERVED)
        ],
        disputed=[conflict for conflict in found if conflict.disputed],
        readings=sum(bool(conflict.readings) and conflict.plan is not None for conflict in found),
        stances=_standings(whole, text, ends),
        point_stances=[
            PointStanding(on=on, standings=_standings(views, text, ends))
            for on, views in _by_point(stances, text)
        ],
        silent=[
            process.named(actor)
            for actor in dict.fromkeys([*text.parties, *text.proponents])
            if actor not in spoken
        ],
        followed_by=_successors(name, process),
    )


def _open(text: Plan, process: Process, at: int) -> OpenPoint:
    point = text.points[at]
    return OpenPoint(
        ref=f"{text.ref}#{point.id}",
        number=point.number,
        title=process.said(point.title),
        state=point.state,
        evidence=point.evidence,
        options=[
            OpenOption(
                id=option.id,
                by=[process.named(actor) for actor in option.by],
                text=option_words(option, process.said(option.text), process.registry, process.language),
            )
            for option in point.options
        ],
    )


def _standings(views: Sequence[StanceView], text: Plan, ends: Mapping[str, str]) -> list[Standing]:
    groups: dict[str, list[StanceView]] = {}
    for view in views:
        groups.setdefault(view.actor.id, []).append(view)
    found = []
    for group in groups.values():
        latest = latest_of(group)
        # A date without a day is old only where its month or year is. A stance is as young as its event.
        dates = [max(view.date, ends[view.event.id]) if view.event else view.date for view in latest]
        older = all(date < str(text.date)[: len(date)] for date in dates)
        found.append(Standing(actor=latest[0].actor, latest=latest, before_text=older))
    return sorted(found, key=lambda standing: standing.latest[0].date, reverse=True)


def _by_point(views: Sequence[StanceView], text: Plan) -> list[tuple[Place, list[StanceView]]]:
    """Stances on points, in the order of the latest text; points that it lacks come last."""
    groups: dict[str, list[StanceView]] = {}
    for view in views:
        if view.on.point is not None or not view.on.known:
            groups.setdefault(view.on.ref, []).append(view)
    at = {point.id: index for index, point in enumerate(text.points)}
    ordered = sorted(groups.values(), key=lambda group: at.get(group[0].on.point or "", len(at)))
    return [(group[0].on, group) for group in ordered]


def _successors(name: str, process: Process) -> list[Successor]:
    found = [
        Successor(
            ref=texts[-1].ref,
            title=process.said(texts[-1].title),
            date=texts[-1].date,
            relation=edge.relation,
        )
        for other, texts in process.plans.items()
        if other != name
        for edge in texts[-1].derived_from
        if edge.plan == name
    ]
    return sorted(found, key=lambda successor: (successor.date, successor.ref))
