"""What a plan asks of each actor: its clauses, seen from the side of those they bind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.scalars import as_list
from planctl.text.names import actor_name, short_name
from planctl.track.summary import BEARINGS, ActorView, Bearing, ClauseView, Duty, Named, PointView

_BEARING = {modality: bearing for bearing, modalities in BEARINGS.items() for modality in modalities}


def concerns(clause: Clause, actor: str, plan: Plan) -> bool:
    """Whether a clause binds an actor, is owed to it, benefits it or is verified by it.

    What binds `all` concerns every party and proponent of the plan.
    """
    bound = as_list(clause.actor)
    if "all" in bound and actor in (*plan.parties, *plan.proponents):
        return True
    return actor in (
        *bound,
        *as_list(clause.counterparty),
        *as_list(clause.beneficiary),
        *as_list(clause.verifier),
    )


def actor_views(
    points: Sequence[PointView], plan: Plan, registry: Registry, language: str, only: str | None = None
) -> list[ActorView]:
    """The duties by actor, the most concerned first; the parties that are not named come last.

    With `only`, that actor alone, and what binds `all` with it where it is a party.
    """
    order = {point.id: at for at, point in enumerate(plan.points)}
    in_order = sorted(points, key=lambda point: order[point.id])
    entries = [(point, option, clause) for point in in_order for option, clause in _clauses(point)]
    ids = dict.fromkeys(
        named.id
        for _, _, clause in entries
        for named in (*clause.actor, *clause.counterparty, *clause.beneficiary, *clause.verifier)
    )
    if only is not None:
        ids = dict.fromkeys(actor for actor in ids if actor in (only, "all"))
    made = [_view(actor, entries, registry, language) for actor in ids]
    return sorted(
        (view for view in made if _weight(view)),
        key=lambda view: (view.actor.id in _LAST, -len(view.duties), -_weight(view)),
    )


_LAST = ("unnamed", "undisclosed")


def _weight(view: ActorView) -> int:
    return len(view.duties) + view.owed + view.verifies


def _clauses(point: PointView) -> Iterable[tuple[str | None, ClauseView]]:
    for clause in point.clauses:
        yield None, clause
    for option in point.options:
        for clause in option.clauses:
            yield option.id, clause


def _view(
    actor: str, entries: Sequence[tuple[PointView, str | None, ClauseView]], registry: Registry, language: str
) -> ActorView:
    duties = [_duty(actor, *entry) for entry in entries if _in(actor, entry[2].actor)]
    counts = {bearing: sum(duty.bearing == bearing for duty in duties) for bearing in BEARINGS}
    others = [clause for _, _, clause in entries if not _in(actor, clause.actor)]
    return ActorView(
        actor=Named(
            id=actor, name=actor_name(actor, registry, language), short=short_name(actor, registry, language)
        ),
        **counts,
        owed=sum(_in(actor, clause.counterparty) or _in(actor, clause.beneficiary) for clause in others),
        verifies=sum(_in(actor, clause.verifier) for _, _, clause in entries),
        duties=duties,
    )


def _in(actor: str, actors: Sequence[Named]) -> bool:
    return any(named.id == actor for named in actors)


def _duty(actor: str, point: PointView, option: str | None, clause: ClauseView) -> Duty:
    bearing: Bearing = _BEARING[clause.modality]  # type: ignore[assignment]
    return Duty(
        ref=clause.ref,
        point=point.id,
        number=point.number,
        label=clause.label,
        bearing=bearing,
        modality=clause.modality,
        gist=clause.gist,
        jointly=[one for one in clause.actor if one.id != actor],
        option=option,
    )
