"""How strongly a clause binds: strengthened, weakened, reversed."""

from __future__ import annotations

from planctl.diff.draft import Draft, Effects, on
from planctl.diff.effects import OBLIGATIONS, RIGHTS, common_actors
from planctl.diff.result import EffectKind
from planctl.model.clause import Clause
from planctl.model.scalars import as_list
from planctl.model.vocabulary import STRENGTH, Modality
from planctl.text.gist import modality_words

_OPPOSITES = (
    {Modality.SHALL, Modality.SHALL_NOT},
    {Modality.RECEIVES, Modality.LOSES},
    {Modality.SHALL_NOT, Modality.SHOULD},
    {Modality.SHALL_NOT, Modality.ENDEAVOUR},
)


def compare_modality(a: Clause, b: Clause) -> list[Draft]:
    """At most one change."""
    if a.modality is b.modality:
        return []
    kind, effects = _kind(a, b)
    plural = len(as_list(a.actor)) > 1 or a.actor == "all"
    before, after = modality_words(a.modality, plural), modality_words(b.modality, plural)
    says = {
        "modality-strengthened": "binds more",
        "modality-weakened": "binds less",
        "modality-reversed": "is turned into its opposite",
        "modality-changed": "binds in another way",
        "expectation-to-obligation": "was an expectation and is now owed",
        "obligation-to-expectation": "was owed and is now only expected",
    }[kind]
    return [
        Draft(
            kind,
            f"“{before}” becomes “{after}”: the clause {says}",
            a.modality.value,
            b.modality.value,
            effects,
            frozenset({"modality"}),
            modals=True,
            words=[before, after],
        )
    ]


def _kind(a: Clause, b: Clause) -> tuple[str, Effects]:
    old, new, actors = a.modality, b.modality, common_actors(a, b)
    if {old, new} in _OPPOSITES:
        if new in OBLIGATIONS:
            return "modality-reversed", on(actors, EffectKind.FREED) + on(actors, EffectKind.BOUND)
        return "modality-reversed", on(
            actors, EffectKind.DISENTITLED if new is Modality.LOSES else EffectKind.ENTITLED
        )
    if Modality.EXPECTED in (old, new) and (STRENGTH.get(old, 0) > 2 or STRENGTH.get(new, 0) > 2):
        if new is Modality.EXPECTED:
            return "obligation-to-expectation", on(actors, EffectKind.LOOSENED)
        return "expectation-to-obligation", on(actors, EffectKind.TIGHTENED)
    if old in STRENGTH and new in STRENGTH:
        if STRENGTH[new] > STRENGTH[old]:
            return "modality-strengthened", on(actors, EffectKind.TIGHTENED)
        return "modality-weakened", on(actors, EffectKind.LOOSENED)
    if old in OBLIGATIONS:
        return "modality-changed", on(actors, EffectKind.FREED) + (
            on(actors, EffectKind.ENTITLED) if new in RIGHTS else []
        )
    if new in OBLIGATIONS:
        return "modality-changed", on(actors, EffectKind.BOUND) + (
            on(actors, EffectKind.DISENTITLED) if old in RIGHTS else []
        )
    return "modality-changed", []
