"""From the word a user typed to a registry id, or to what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planctl.errors import UnknownRef
from planctl.suggest import did_you_mean, nearest

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
    return find_category_in(word, registry, [plan])


def find_category_in(word: str, registry: Registry, plans: Iterable[Plan]) -> str:
    """The id of the category that a word names, by id or name; those plans use count. Raises UnknownRef."""
    ids = dict.fromkeys([*registry.categories, *(point.category for plan in plans for point in plan.points)])
    known = {name: name for name in ids}
    for category, entry in registry.categories.items():
        for name in entry.name.values() if isinstance(entry.name, dict) else [entry.name]:
            known.setdefault(name.casefold(), category)
    return _find(word, known, "category", f"the categories: {', '.join(ids)}")


def find_topic(word: str, registry: Registry) -> str:
    """The id of the topic that a word names, by id, name in any language, or alias. Raises UnknownRef."""
    known = {name: name for name in registry.topics}
    for topic, entry in registry.topics.items():
        for name in entry.name.values() if isinstance(entry.name, dict) else [entry.name]:
            known.setdefault(name.casefold(), topic)
    # A word that several topics have for an alias belongs to the first; ids and names always come before.
    for topic, entry in registry.topics.items():
        for alias in entry.aliases:
            known.setdefault(alias.casefold(), topic)
    return _find(word, known, "topic", "plans/registry/topics.yaml lists them")


def _find(word: str, known: Mapping[str, str], kind: str, otherwise: str) -> str:
    found = known.get(word) or known.get(word.casefold())
    if found is None:
        # Of the names of one thing the nearest is enough.
        close = {known[name]: name for name in reversed(nearest(word.casefold(), known, 9))}
        hint = did_you_mean(word.casefold(), close.values())
        raise UnknownRef(f"there is no {kind} `{word}`", hint or otherwise)
    return found
