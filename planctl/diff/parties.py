"""Who: actors, counterparties, beneficiaries, verifiers, and where: territories."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planctl.diff.draft import Draft, Effects, on
from planctl.diff.effects import OBLIGATIONS, RIGHTS, on_both, presence, scope
from planctl.diff.result import EffectKind
from planctl.model.clause import Clause
from planctl.model.registry import Registry
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality
from planctl.text.gist import actor_names
from planctl.text.names import all_names, territory_names
from planctl.text.phrases import join


def compare_parties(a: Clause, b: Clause, registry: Registry, language: str) -> list[Draft]:
    """The changes in who is bound, owed, favoured and who checks."""
    drafts = []
    for role, says in (
        ("actor", "bound"),
        ("counterparty", "owed"),
        ("beneficiary", "favoured"),
        ("verifier", "to check"),
    ):
        old, new = list(as_list(getattr(a, role))), list(as_list(getattr(b, role)))
        gone, come = [x for x in old if x not in new], [x for x in new if x not in old]
        if not gone and not come:
            continue
        kind = f"{role}-{_how(gone, come)}"
        if role == "actor" and kind == "actor-replaced":
            kind = (
                "actor-unnamed" if set(come) <= _NOBODY else "actor-named" if set(gone) <= _NOBODY else kind
            )
        names = [actor_names(x, registry, language) or "nobody" for x in (old, new)]
        drafts.append(
            Draft(
                kind,
                _explain(
                    kind,
                    says,
                    names,
                    actor_names(gone, registry, language),
                    actor_names(come, registry, language),
                ),
                old or None,
                new or None,
                _effects(role, kind, a, b, gone, come),
                frozenset({role}),
                [*names, *(name for x in (*gone, *come) for name in all_names(x, registry, language))],
            )
        )
    return drafts


_NOBODY = {"unnamed", "undisclosed"}


def _how(gone: list[str], come: list[str]) -> str:
    """`added`, `removed` or `replaced`. All being bound instead of some is more actors, and the reverse is
    fewer.
    """
    named = not _NOBODY & {*gone, *come}
    if come and (not gone or ("all" in come and named)):
        return "added"
    return "removed" if not come or ("all" in gone and named) else "replaced"


def _explain(kind: str, says: str, names: list[str], gone: str, come: str) -> str:
    if kind in ("actor-named", "actor-unnamed"):
        said = "it is now said" if kind == "actor-named" else "it is no longer said"
        return f"{said} who is bound: {names[1]} instead of {names[0]}"
    if kind.endswith("-replaced"):
        return f"{says}: {names[1]} instead of {names[0]}"
    if kind.endswith("-added"):
        return f"also {says}: {come}" if names[0] != "nobody" and not gone else f"now {says}: {names[1]}"
    return f"no longer {says}: {gone}" + (f" (only {names[1]})" if names[1] != "nobody" else "")


def _effects(role: str, kind: str, a: Clause, b: Clause, gone: list[str], come: list[str]) -> Effects:
    if role == "actor":
        if (
            kind in ("actor-replaced", "actor-named", "actor-unnamed")
            and b.modality in OBLIGATIONS
            and a.modality in OBLIGATIONS
        ):
            return on(gone, EffectKind.SHIFTED) + on(come, EffectKind.BOUND)
        # Where all are bound instead of some, those some are not freed; and the other way round.
        lost = [] if kind == "actor-added" else _as_actor(a, gone, added=False)
        return lost + ([] if kind == "actor-removed" else _as_actor(b, come, added=True))
    if role == "verifier":
        if kind == "verifier-replaced":
            return []
        effect = EffectKind.TIGHTENED if kind == "verifier-added" else EffectKind.LOOSENED
        return on_both(a, b, lambda clause: effect if clause.modality in OBLIGATIONS else None)
    lost = on(gone, EffectKind.DISENTITLED) if _grants(a) else []
    return lost + (on(come, EffectKind.ENTITLED) if _grants(b) else [])


def _grants(clause: Clause) -> bool:
    return clause.modality in OBLIGATIONS | RIGHTS or clause.modality is Modality.DECLARES


def _as_actor(clause: Clause, actors: list[str], *, added: bool) -> Effects:
    if not actors:
        return []
    return presence(
        clause.model_copy(update={"actor": actors, "counterparty": None, "beneficiary": None}), added=added
    )


def compare_territory(a: Clause, b: Clause, registry: Registry, language: str) -> list[Draft]:
    """At most one change: in the territory that the clause covers."""
    old, new = as_list(a.territory), as_list(b.territory)
    gone, come = [x for x in old if x not in new], [x for x in new if x not in old]
    if not gone and not come:
        return []
    name: Callable[[list[str]], str] = lambda ids: join(territory_names(ids, registry, language))  # noqa: E731
    kind = "territory-changed" if gone and come else "territory-widened" if come else "territory-narrowed"
    if not old or not new:
        # A clause that named no territory was not limited to one: naming one is no widening.
        kind = "territory-changed"
    says = f"the territory is {name(new) or 'not named'}, was {name(old) or 'not named'}"
    narrower = kind == "territory-narrowed"
    effects = [] if kind == "territory-changed" else on_both(a, b, partial(scope, narrower=narrower))
    return [
        Draft(kind, says, old or None, new or None, effects, frozenset({"territory"}), [name(old), name(new)])
    ]
