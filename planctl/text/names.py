"""Actors and territories as a sentence names them: "the US, Russia and NATO"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.phrases import join

SPECIAL = {"all": "all parties", "unnamed": "unnamed parties", "undisclosed": "undisclosed parties"}

# Names that a sentence gives an article, by their last or first noun; and abbreviations that are spelt out.
_ARTICLE = re.compile(
    r"^(?:United|Holy|Republic|Kingdom|Central) |\b(?:Union|Bank|Agency|Court|Committee|Council|Coalition|"
    r"Board|Fund|Group|Emirates|Federation|Commission|Kingdom|Republic|Assembly|Authority|Cross|Crescent|Office)\Z"
)
_ABBREVIATION = re.compile(r"[A-Z]{2,5}\Z|[A-Z]+\d+\Z")
_SPOKEN = frozenset({"NATO", "ASEAN", "OPEC", "UNESCO", "UNICEF"})
_COMMON_KINDS = ("role", "group", "body")
# First words of names that keep their capital: adjectives of peoples and places, and names of coalitions.
_PROPER = re.compile(
    r"(?:(?!Humanitarian|Civilian).*(?:ian|ean|can|ese|ish|eli)|Coalition|Ukraine|Russia|Europe|Gaza|Arab)\Z"
)


def actor_name(actor: str, registry: Registry, language: str = "en") -> str:
    """An actor's full name for headings and tables: "United States"; the id where the registry has none."""
    if actor in SPECIAL:
        return SPECIAL[actor]
    entry = registry.actors.get(actor)
    return localized(entry.name, language) if entry else actor


def short_name(actor: str, registry: Registry, language: str = "en") -> str:
    """An actor's short name, as tables and sentences use it: "US"."""
    entry = registry.actors.get(actor)
    return entry.short if entry and entry.short else actor_name(actor, registry, language)


def all_names(actor: str, registry: Registry, language: str = "en") -> list[str]:
    """Every name by which a text may call an actor: its full name, its short one, its aliases."""
    entry = registry.actors.get(actor)
    names = [actor_name(actor, registry, language), short_name(actor, registry, language)]
    return list(dict.fromkeys([*names, *(entry.aliases if entry else ())]))


def actor_names(actors: str | Sequence[str] | None, registry: Registry, language: str = "en") -> str:
    """One or more actors inside a sentence: "the US, Russia and NATO"; empty for None.

    `all`, `unnamed` and `undisclosed` become "all parties", "unnamed parties" and "undisclosed parties"; an
    id that the registry lacks stays as it is.
    """
    ids = [actors] if isinstance(actors, str) else list(actors or ())
    return join([_with_article(actor, registry, language) for actor in ids])


def is_plural(actors: str | Sequence[str], registry: Registry) -> bool:
    """Whether the actors take a plural verb: several do, and so do all, and "NATO members"."""
    ids = [actors] if isinstance(actors, str) else list(actors)
    if len(ids) != 1:
        return True
    if ids[0] in SPECIAL:
        return True
    entry = registry.actors.get(ids[0])
    if entry is None or entry.kind not in ("role", "group"):
        return False
    return _plural_head(localized(entry.name, "en"))


def territory_names(territories: Sequence[str], registry: Registry, language: str = "en") -> list[str]:
    """The names of territories; an id that the registry lacks stays as it is."""
    found = [(territory, registry.territories.get(territory)) for territory in territories]
    return [localized(entry.name, language) if entry else territory for territory, entry in found]


def _with_article(actor: str, registry: Registry, language: str) -> str:
    name = short_name(actor, registry, language)
    entry = registry.actors.get(actor)
    if entry is None or not language.startswith("en") or entry.kind == "person":
        return name
    if _ABBREVIATION.match(name):
        return name if name in _SPOKEN else f"the {name}"
    if entry.kind not in _COMMON_KINDS:
        return f"the {name}" if _ARTICLE.search(name) else name
    several = _plural_head(name)
    wants = " of " in name or (not several and " " in name)
    return ("the " if wants else "") + (_lowered(name) if several or wants else name)


def _plural_head(name: str) -> bool:
    head = name.split(" of ")[0].split(" on ")[0]
    return head.endswith("s") and not head.endswith(("ss", "as", "us"))


def _lowered(name: str) -> str:
    """A name that begins with a common noun in lower case: "Guarantor states" gives "guarantor states"."""
    first, _, rest = name.partition(" ")
    if not rest or _PROPER.match(first) or not first[1:].islower():
        return name
    common = rest[0].islower() or first == "Other"
    return f"{first.lower()} {rest}" if common else name
