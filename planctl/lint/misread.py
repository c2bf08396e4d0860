"""Clauses of which the text says something else where it speaks of what the clause is about.

A text says so only where it does wherever that stands in it, and where no other word in the stretch that
bears on it may turn it round. Most clauses are let pass at a glance; for the rest, sentences are looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planctl.lint.actors import Actors
from planctl.lint.closely import Doubt, doubts
from planctl.lint.cues import has_cue
from planctl.lint.deeds import (
    WORD,
    Deed,
    deed_of,
    hints,
    is_named,
    may_be_governed,
    may_stand_alone,
    own_texts,
    table,
    text_of,
    tongue_of,
)
from planctl.lint.provisions import Norm, Provision, Wording, beginnings
from planctl.lint.sentences import BEGINNING

if TYPE_CHECKING:
    from planctl.lint.places import Found

_DUTY = ("shall", "indicative")
_NONE: frozenset[str] = frozenset()


def all_doubts(point: Provision, kinds: tuple[str, ...], actors: Actors) -> list[Doubt]:
    """The clauses of a point that say `shall` where the part of a text for which they stand is of one of some
    kinds, or where such a word governs what they are about wherever the text speaks of it.
    """
    if "shall" not in point.kinds or not point.telling:
        return []
    read = [each for each in doubts(point, kinds, actors) if not _is_far(point, each)]
    if hints(tongue_of(point), kinds).isdisjoint(point.telling):
        return read
    for norm in point.all_norms:
        if (
            norm.modality == "shall"
            and not norm.raw.get("note")
            and all(norm is not each.norm for each in read)
        ):
            doubt = _governed_as(point, norm, kinds, actors)
            if doubt:
                read.append(doubt)
    return read


def _is_far(point: Provision, doubt: Doubt) -> bool:
    """Whether a permission is held against a clause whose verb stands in the text, and far from it: "Russia
    may ask, and the mission answers".
    """
    if doubt.kind != "may" or (text := text_of(point, doubt.norm)) is None:
        return False
    deed = deed_of(doubt.norm)
    if deed is None or deed.light:
        return False
    return is_named(text, deed) and not may_be_governed(text, deed, ("may",))


def _governed_as(point: Provision, norm: Norm, kinds: tuple[str, ...], actors: Actors) -> Doubt | None:
    text = text_of(point, norm)
    if text is None or not _has_any(text, hints(text.tongue, kinds)) or (deed := deed_of(norm)) is None:
        return None
    denies = "shall-not" in kinds and not deed.denies
    if may_be_governed(text, deed, kinds):
        from planctl.lint.places import places_of

        if found := places_of(text, deed, actors, "shall"):
            kind = found[0].place.kind
            if kind not in kinds or any(each.place.kind != kind for each in found):
                return None
            if kind == "shall-not" and (not denies or any(_is_limited(each, norm) for each in found)):
                return None
            if kind == "may" and _words(norm.tongue, "exact").search(norm.spoken):
                return None  # "may be used only for"
            return Doubt(norm, text, kind, found[0].part)
    if denies and deed.letting:
        from planctl.lint.places import denied

        if said := denied(text, deed):
            return Doubt(norm, text, "shall-not", said)
    return None


def _has_any(text: Wording, words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(sentence.telling) for sentence in text.sentences if sentence.telling)


def alone(point: Provision, norm: Norm, kind: str, actors: Actors) -> Doubt | None:
    """Where the text gives as a plain duty what a clause is about, and has a word of the kind that the clause
    has only where it speaks of something else.
    """
    text = text_of(point, norm)
    deed = deed_of(norm) if text is not None else None
    if text is None or deed is None or (kind == "shall-not" and deed.denies):
        return None
    if norm.texts and all(each.readable and not each.shows(kind) for each in norm.texts):
        part = text.text
    elif may_stand_alone(text, deed, kind):
        from planctl.lint.places import places_of

        found = places_of(text, deed, actors, kind)
        if not found or any(each.place.kind not in _DUTY or _has_cue(each, deed, kind) for each in found):
            return None
        part = found[0].part
    else:
        return None
    own = own_texts(point, norm)
    around = [each for each in point.texts_for(norm) if each not in own]
    if (kind == "shall-not" and _delays(norm, text)) or any(_leads(each, kind) for each in around):
        return None
    return Doubt(norm, text, kind, part)


def _leads(text: Wording, kind: str) -> bool:
    """Whether a text around a clause's own may say of that, too, that it is of a kind."""
    if not text.readable:
        return True
    said = _uncounted(text.tongue).sub("", text.lower).rstrip()
    if said.endswith(":") or _words(text.tongue, "leading").search(said):
        return has_cue(said, text.tongue, kind)
    return _has_any(text, hints(text.tongue, (kind,)))


def _has_cue(found: Found, deed: Deed, kind: str) -> bool:
    """Whether what bears on a deed has a word of a kind that is not a word of the clause itself."""
    place, tongue = found.place, deed.tongue
    own = frozenset({deed.verb[:BEGINNING]}) if place.kind == "shall" else _NONE  # "is to support it"
    if kind == "shall-not":
        own = deed.words
    elif kind == "should" and place.kind == "shall":
        if not place.passive:  # right after a word of duty, a verb is advised by adverbs alone
            return has_cue(found.before, tongue, kind) or bool(_words(tongue, "advising").search(found.main))
        own = _NONE  # "is to be supported"
    if has_cue(_uncounted(tongue).sub("", _without(found.main, own)), tongue, kind):
        return True
    if kind == "shall-not" and not hints(tongue, (kind,)).isdisjoint(WORD.findall(found.clause)):
        return True  # "which are not for weapons"
    elsewhere = deed.others & beginnings(found.relative) - beginnings(found.main)
    return bool(elsewhere) and has_cue(_without(found.relative, own), tongue, kind)


def _without(said: str, own: frozenset[str]) -> str:
    return WORD.sub(lambda match: "" if match.group()[:BEGINNING] in own else match.group(), said)


def _is_limited(found: Found, norm: Norm) -> bool:
    """Whether a denial has a limit that the clause does not have: "not before", "not without"."""
    said = _limits(norm)
    return any(match.group() not in said for match in _words(norm.tongue, "turns").finditer(found.after))


def _delays(norm: Norm, text: Wording) -> bool:
    """Whether a clause forbids for a time only, in other words than the text: that may say so as a duty."""
    said = _limits(norm)
    return bool(said) and any(
        match.group() not in text.lower for match in _words(norm.tongue, "delays").finditer(said)
    )


def _limits(norm: Norm) -> str:
    return " ".join(str(norm.raw[key]) for key in ("condition", "exception") if key in norm.raw).lower()


@cache
def _uncounted(tongue: str) -> re.Pattern[str]:
    """What has a word of denial and does not deny."""
    return re.compile(table(tongue)["governs"]["counted"])


@cache
def _words(tongue: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table(tongue)['governs'][key])})(?:(?<=')|(?![\w-]))")
