"""Who does what a clause is about: the subject of its verb where the text says it, or by whom it is done."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planctl.lint.actors import Actors
from planctl.lint.closely import Acting
from planctl.lint.deeds import deed_of, may_be_done, table, text_of
from planctl.lint.provisions import Norm, Provision
from planctl.text.aliases import Name

if TYPE_CHECKING:
    from planctl.lint.places import Found

_ALL = ("shall", "shall-not", "may", "should", "indicative")


def doer(point: Provision, norm: Norm, actors: Actors) -> Acting | None:
    """Who does what a clause is about, where the text names one actor wherever it says that plainly."""
    text = text_of(point, norm)
    names = actors.names(text) if text is not None and not point.options else []
    deed = deed_of(norm) if names else None
    if text is None or deed is None or not may_be_done(text, deed, [name.end for name in names]):
        return None
    from planctl.lint.places import places_of

    found = places_of(text, deed, actors, *_ALL)
    if not found:
        return None
    who = {_subject(each, names) for each in found}
    actor = who.pop() if len(who) == 1 else None
    if actor is None or actor not in actors.registry.actors:
        return None
    return Acting(text, actor, found[0].part)


def _subject(found: Found, names: list[Name]) -> str | None:
    """The one actor who does it at a place, if the text says so."""
    from planctl.text.subjects import agents, read_subject

    text, place = found.wording, found.place
    if place.kind == "unsure":
        return None
    at = found.begins
    if place.passive:
        by = agents(text.text, at + place.at, at + place.next, text.language, names)
        return by[0][0] if by and len(by[0]) == 1 else None
    start, end = at + place.subject[0], at + place.subject[1]
    said = text.lower[start:end]
    for joiner in _joiners(text.tongue):
        _, word, tail = f" {said}".rpartition(f" {joiner} ")
        # After a name, it may join two who act together.
        if word and not any(name.end == end - len(f"{word}{tail}") for name in names):
            start, said = end - len(tail), tail
    who = read_subject(text.text, start, end, text.language, names)
    return who.actors[0] if len(who.actors) == 1 and not who.nobody else None


@cache
def _joiners(tongue: str) -> tuple[str, ...]:
    return tuple(table(tongue)["governs"]["links"])
