"""What a change means for those it concerns, by what kind of clause it stands in."""

from __future__ import annotations

from collections.abc import Callable

from planctl.diff.draft import Effects, on
from planctl.diff.result import EffectKind
from planctl.model.clause import Clause
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality

OBLIGATIONS = frozenset(
    {Modality.SHALL, Modality.SHALL_NOT, Modality.SHOULD, Modality.ENDEAVOUR, Modality.EXPECTED}
)
RIGHTS = frozenset({Modality.MAY, Modality.RECEIVES})


def common_actors(a: Clause, b: Clause) -> list[str]:
    """The actors of both clauses; one of `all` is one of any list."""
    left, right = as_list(a.actor), as_list(b.actor)
    if "all" in left and "all" not in right:
        return right
    return left if "all" in right else [actor for actor in right if actor in left]


def on_both(a: Clause, b: Clause, effect: Callable[[Clause], EffectKind | None]) -> Effects:
    """An effect on the actors whom both clauses concern, where it is the same by either clause's modality.

    Whoever came or went is concerned by that, not by how the clause changed at the same time.
    """
    by_a, by_b = effect(a), effect(b)
    return on(common_actors(a, b), by_b) if by_a is by_b else []


def presence(clause: Clause, *, added: bool) -> Effects:
    """What it means that a clause is there (or no longer there)."""
    actors = as_list(clause.actor)
    gains = EffectKind.ENTITLED if added else EffectKind.DISENTITLED
    if clause.modality in OBLIGATIONS:
        owed = [x for x in (*as_list(clause.counterparty), *as_list(clause.beneficiary)) if x not in actors]
        return on(actors, EffectKind.BOUND if added else EffectKind.FREED) + on(owed, gains)
    if clause.modality in RIGHTS:
        return on(actors, gains)
    if clause.modality is Modality.LOSES:
        return on(actors, EffectKind.TIGHTENED if added else EffectKind.LOOSENED)
    gainers = [x for x in (*as_list(clause.counterparty), *as_list(clause.beneficiary)) if x not in actors]
    return on(gainers, gains)


def scope(clause: Clause, *, narrower: bool) -> EffectKind | None:
    """What it means for the actor that the clause applies to less (or to more)."""
    if clause.modality in OBLIGATIONS or clause.modality is Modality.LOSES:
        return EffectKind.LOOSENED if narrower else EffectKind.TIGHTENED
    if clause.modality in RIGHTS:
        return EffectKind.TIGHTENED if narrower else EffectKind.LOOSENED
    return None


def amount(clause: Clause, bound: str, *, raised: bool) -> EffectKind | None:
    """What it means for the actor that a figure rose (or fell). `bound` is `value`, `min` or `max`."""
    if clause.modality in RIGHTS:
        return EffectKind.LOOSENED if raised else EffectKind.TIGHTENED
    if clause.modality is Modality.LOSES:
        return EffectKind.TIGHTENED if raised else EffectKind.LOOSENED
    if clause.modality not in OBLIGATIONS:
        return None
    # An upper bound is room to act, and so is a prohibited figure; any other figure is a burden.
    room = bound == "max" or (bound == "value" and clause.modality is Modality.SHALL_NOT)
    return EffectKind.LOOSENED if raised == room else EffectKind.TIGHTENED


def timing(clause: Clause, *, sooner: bool) -> EffectKind | None:
    """What it means for the actor that the time is shorter or firmer (or longer or vaguer)."""
    if clause.modality is Modality.SHALL_NOT or clause.modality not in OBLIGATIONS:
        return None
    return EffectKind.TIGHTENED if sooner else EffectKind.LOOSENED
