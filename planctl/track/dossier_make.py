"""From plans to what they have about one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Point
from planctl.model.process import Stance
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.model.vocabulary import Modality, StanceKind
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name, short_name
from planctl.text.options import option_words
from planctl.track.dossier import (
    Dossier,
    DossierClause,
    Member,
    OptionPut,
    PlanPart,
    Profile,
    Role,
    Side,
    StanceCount,
    Tally,
)
from planctl.track.summary import BEARINGS, Bearing, Named

BEARING: dict[Modality, Bearing] = {
    modality: cast("Bearing", bearing) for bearing, modalities in BEARINGS.items() for modality in modalities
}


def dossier(
    actor: str,
    plans: Sequence[Plan],
    registry: Registry,
    stances: Sequence[Stance] = (),
    *,
    modalities: Sequence[Modality] = (),
    language: str | None = None,
) -> Dossier:
    """All that some plans ask of an actor and give to it; its members apart.

    `modalities` keeps clauses of these alone. Texts and names are in `language`, else in each plan's own.
    """
    maker = _Maker(registry, modalities, language)
    parts = maker.parts(actor, plans)
    entry = registry.actors.get(actor)
    own = Counter(stance.stance for stance in stances if stance.actor == actor)
    return Dossier(
        schema="planctl/actor/1",
        actor=Profile(
            id=actor,
            name=actor_name(actor, registry, maker.tag),
            short=short_name(actor, registry, maker.tag),
            kind=entry.kind if entry else None,
            iso=entry.iso if entry else None,
            aliases=list(entry.aliases) if entry else [],
            member_of=maker.named(entry.member_of) if entry else [],
            note=localized(entry.note, maker.tag) or None if entry and entry.note else None,
        ),
        modalities=list(modalities),
        tally=total(part.tally for part in parts),
        plans=parts,
        without=[plan.ref for plan in plans if all(part.ref != plan.ref for part in parts)],
        members=[
            maker.member(name, through, plans, stances) for name, through in members_of(actor, registry)
        ],
        stances=[StanceCount(stance=kind, count=own[kind]) for kind in StanceKind if own[kind]],
        spoken=sum(stance.speaker == actor and stance.actor != actor for stance in stances),
    )


def members_of(actor: str, registry: Registry) -> list[tuple[str, list[str]]]:
    """The actors that belong to one, nearest first, each with the members between."""
    found: dict[str, list[str]] = {}
    level: dict[str, list[str]] = {actor: []}
    while level:
        below = {}
        for name, entry in registry.actors.items():
            above = next((group for group in entry.member_of if group in level), None)
            if above is not None and name not in found and name != actor:
                below[name] = [*level[above], above] if above != actor else []
        found.update(below)
        level = below
    return list(found.items())


def total(tallies: Iterable[Tally]) -> Tally:
    """Several tallies added up."""
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts.update(tally.model_dump())
    return Tally(**{name: counts[name] for name in Tally.model_fields})


class _Maker:
    """Makes the parts of one dossier."""

    def __init__(self, registry: Registry, modalities: Sequence[Modality], language: str | None) -> None:
        self.registry, self.modalities, self.language = registry, modalities, language
        self.tag = language or "en"

    def named(self, actors: Iterable[str]) -> list[Named]:
        """Actors with their names."""
        return [
            Named(
                id=name,
                name=actor_name(name, self.registry, self.tag),
                short=short_name(name, self.registry, self.tag),
            )
            for name in actors
        ]

    def member(
        self, actor: str, through: Sequence[str], plans: Sequence[Plan], stances: Sequence[Stance]
    ) -> Member:
        """A member with what the plans have about it."""
        parts = self.parts(actor, plans)
        taken = sum(actor in (stance.actor, stance.speaker) for stance in stances)
        return Member(
            actor=self.named([actor])[0],
            kind=self.registry.actors[actor].kind,
            through=self.named(through),
            tally=total(part.tally for part in parts),
            plans=parts,
            stances=taken,
        )

    def parts(self, actor: str, plans: Sequence[Plan]) -> list[PlanPart]:
        """The plans that have anything about an actor, newest first."""
        made = [
            part
            for part in (self._part(actor, plan) for plan in plans)
            if part.roles or part.clauses or part.options
        ]
        return sorted(made, key=lambda part: (-part.date.toordinal(), part.plan, part.version))

    def _part(self, actor: str, plan: Plan) -> PlanPart:
        names = part_names(plan)
        language = self.language or plan.language
        clauses = [
            found
            for point in plan.points
            for option, clause in _clauses(point)
            if (found := self._clause(actor, plan, point, option, clause, names)) is not None
        ]
        options = [
            OptionPut(
                ref=f"{plan.ref}#{point.id}",
                id=option.id,
                number=point.number,
                by=self.named(option.by),
                text=option_words(option, localized(option.text, language), self.registry, language),
            )
            for point in plan.points
            for option in point.options
            if actor in option.by and not self.modalities
        ]
        held: list[tuple[Role, Sequence[str]]] = [
            ("proponent", plan.proponents),
            ("drafter", plan.drafters),
            ("party", plan.parties),
        ]
        return PlanPart(
            ref=plan.ref,
            plan=plan.id,
            version=plan.version,
            title=localized(plan.title, language),
            date=plan.date,
            status=plan.status,
            roles=[role for role, actors in held if actor in actors],
            tally=_tally(clauses),
            clauses=clauses,
            options=options,
        )

    def _clause(
        self,
        actor: str,
        plan: Plan,
        point: Point,
        option: Option | None,
        clause: Clause,
        names: dict[str, str],
    ) -> DossierClause | None:
        """The clause from the actor's side; None where it does not concern the actor."""
        if self.modalities and clause.modality not in self.modalities:
            return None
        bound = as_list(clause.actor)
        by_all = actor not in bound and "all" in bound and actor in (*plan.parties, *plan.proponents)
        binds = actor in bound or by_all
        named: list[tuple[Side, str | list[str] | None]] = [
            ("counterparty", clause.counterparty),
            ("beneficiary", clause.beneficiary),
            ("verifier", clause.verifier),
        ]
        sides = [side for side, value in named if actor in as_list(value)]
        if not binds and not sides:
            return None
        return DossierClause(
            ref=f"{plan.ref}#{point.id}.{clause.id}",
            point=point.id,
            number=point.number,
            label=clause.label,
            title=localized(point.title, self.language or plan.language),
            bearing=BEARING[clause.modality] if binds else None,
            sides=sides,
            modality=clause.modality,
            by_all=by_all,
            option=option.id if option else None,
            gist=clause_gist(clause, self.registry, self.tag, names),
            actors=self.named(bound),
            evidence=clause.evidence or point.evidence,
        )


def _clauses(point: Point) -> Iterable[tuple[Option | None, Clause]]:
    yield from ((None, clause) for clause in point.clauses)
    yield from ((option, clause) for option in point.options for clause in option.clauses)


def _tally(clauses: Sequence[DossierClause]) -> Tally:
    counts = {bearing: sum(clause.bearing == bearing for clause in clauses) for bearing in BEARINGS}
    owed = sum(
        clause.bearing is None and bool({"counterparty", "beneficiary"} & set(clause.sides))
        for clause in clauses
    )
    return Tally(**counts, owed=owed, verifies=sum("verifier" in clause.sides for clause in clauses))
