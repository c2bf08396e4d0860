"""From the word a user typed to a registry id, or to what was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planctl.errors import UnknownRef
from planctl.model.base import localized
from planctl.suggest import did_you_mean

if TYPE_CHECKING:
    from planctl.model.plan import Plan
    from planctl.model.registry import Registry

_SPECIAL = ("all", "unnamed", "undisclosed")


def find_actor(word: str, registry: Registry) -> str:
    """The actor that a word names by id, name, short name or alias, in any case. Raises UnknownRef."""
    known = {name: name for name in (*registry.actors, *_SPECIAL)}
    for actor, entry in registry.actors.items():
        names = entry.name.values() if isinstance(entry.name, dict) else [entry.name]
        for name in (*names, entry.short, *entry.aliases):
            if name:
                known.setdefault(name.casefold(), actor)
    return _find(word, known, "actor", "plans/registry/actors.yaml lists them")


def find_category(word: str, registry: Registry, plan: Plan) -> str:
    """The id of the category that a word names, by id or name. Raises UnknownRef."""
    ids = dict.fromkeys([*registry.categories, *(point.category for point in plan.points)])
    known = {name: name for name in ids}
    for category, entry in registry.categories.items():
        known.setdefault(localized(entry.name, "en").casefold(), category)
    return _find(word, known, "category", f"the categories: {', '.join(ids)}")


def _find(word: str, known: Mapping[str, str], kind: str, otherwise: str) -> str:
    found = known.get(word) or known.get(word.casefold())
    if found is None:
        raise UnknownRef(f"there is no {kind} `{word}`", did_you_mean(word.casefold(), known) or otherwise)
    return found
