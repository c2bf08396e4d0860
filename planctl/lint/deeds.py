"""What a clause is about, and how a text governs just that: where the verb of its action stands in the text,
and what stands before it.

"The war is to end, with arrangements that it does not recur" has a word of denial, and does not deny that the
war is to end. Words of denial and permission say something of a clause where they govern its own verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from planctl.lint.cues import has_cue, small_words, words
from planctl.lint.provisions import Norm, Provision, Wording
from planctl.lint.sentences import BEGINNING
from planctl.record import Record
from planctl.regex import regex
from planctl.text.lexicons import lexicon, word_list

WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = regex(r"[.,;:()–—]")
# A word of so few letters is followed by endings alone.
SHORT = 4


class Deed(Record):
    """What a clause is about: the verb of its action, whether that says little by itself or only that
    something is had or let, the beginnings of the words beside it and of all, and whether these deny.
    """

    tongue: str
    verb: str
    light: bool
    letting: bool
    others: frozenset[str]
    words: frozenset[str]
    denies: bool


@cache
def table(tongue: str) -> dict[str, Any]:
    """What is known of clauses and sentences in a language; empty where that is nothing."""
    return word_list("planctl.lint.deed_words", tongue)


def deed_of(norm: Norm) -> Deed | None:
    """What a clause is about; None where that is not known."""
    action, thing = norm.raw.get("action"), norm.raw.get("object")
    if not isinstance(action, str):
        return None
    return _deed(action.lower(), thing.lower() if isinstance(thing, str) else "", norm.tongue)


@lru_cache(maxsize=20_000)
def _deed(action: str, thing: str, tongue: str) -> Deed | None:
    known = table(tongue).get("deeds")
    if known is None:
        return None
    said = WORD.findall(re.sub(known["limits"], "", f"{action} {thing}"))
    verb = next((word for word in said if not _before(tongue).fullmatch(word)), None)
    if verb is None or len(re.sub(known["ending"], "", verb)) < known["shortest"]:
        return None
    small = _small(tongue)
    others = {word[:BEGINNING] for word in said if len(word) > 2 and word not in small}
    return Deed(
        tongue=tongue,
        verb=verb,
        light=verb in known["light"],
        letting=verb in known["letting"] and known["away"].isdisjoint(said),
        others=frozenset(others - {verb[:BEGINNING]}),
        words=frozenset([word[:BEGINNING] for word in said]),
        denies=not known["denying"].isdisjoint(said),
    )


@cache
def _before(tongue: str) -> re.Pattern[str]:
    """What an action may begin with before its verb."""
    return re.compile(table(tongue)["deeds"]["before"])


@cache
def _small(tongue: str) -> frozenset[str]:
    return small_words(tongue).union(table(tongue)["deeds"]["small"])


@cache
def irregular(verb: str, tongue: str) -> tuple[str, ...]:
    """The irregular forms of a verb."""
    return tuple(form for form, base in lexicon(tongue).grammar.irregular.items() if base == verb)


def tongue_of(point: Provision) -> str:
    """The language of the words of a point's clauses."""
    return point.language.split("-", 1)[0].lower()


def own_texts(point: Provision, norm: Norm) -> list[Wording]:
    """The wordings in which a clause's words are to be found: its own, else the closest around it."""
    if norm.texts or not point.options:
        return norm.texts or point.texts
    return next((each.texts for each in point.options if norm in each.norms), []) or point.texts


def text_of(point: Provision, norm: Norm) -> Wording | None:
    """The wording of a clause in the language of the clause's words."""
    for text in own_texts(point, norm):
        if text.tongue == norm.tongue and len(text.lower) == len(text.text):
            return text
    return None


def is_named(text: Wording, deed: Deed) -> bool:
    """Whether a word that begins like the verb of a deed stands in a text."""
    return next(_near(text, deed), None) is not None


def may_be_governed(text: Wording, deed: Deed, kinds: tuple[str, ...]) -> bool:
    """Whether a word that makes a verb one of some kinds stands near the verb of a deed, as far as one glance
    shows: what is said at length costs more.
    """
    signs, known = hints(deed.tongue, kinds), table(deed.tongue)
    bans = "shall-not" in kinds and any(not known["bans"].isdisjoint(each.telling) for each in text.sentences)
    for said, at in _near(text, deed):
        if not signs.isdisjoint(said[:at]) or (bans and known["passive"].isdisjoint(said[at - 1 : at])):
            return True
        if "shall-not" in kinds and not known["nothing"].isdisjoint(said[at + 1 : at + 4]):
            return True
    return False


def may_stand_alone(text: Wording, deed: Deed, kind: str) -> bool:
    """Whether the verb of a deed stands in some part of a text that has no word of a kind."""
    own = deed.words if kind == "shall-not" else frozenset({deed.verb[:BEGINNING]})
    joins, signs, begin = table(deed.tongue)["joins"], hints(deed.tongue, (kind,)), _begin(deed)
    for part, _ in _near(text, deed):
        # Only what is said up to the next "and" or "that", and from the last one, if the verb comes after it.
        for said in _clauses(part, joins):
            if (
                any(word.startswith(begin) for word in said)
                and signs.isdisjoint(said)
                and not has_cue(
                    " ".join(word for word in said if word[:BEGINNING] not in own), deed.tongue, kind
                )
            ):
                return True
    return False


def _clauses(part: list[str], joins: frozenset[str]) -> Iterator[list[str]]:
    said: list[str] = []
    for word in part:
        if word in joins:
            yield said
            said = []
        else:
            said.append(word)
    yield said


def _begin(deed: Deed) -> tuple[str, ...]:
    return (deed.verb[: SHORT if len(deed.verb) > SHORT else 3], *irregular(deed.verb, deed.tongue))


def may_be_done(text: Wording, deed: Deed, ends: Sequence[int]) -> bool:
    """Whether somebody whose name ends at one of some offsets may do what a clause is about: whether that is
    before the verb and what stands between is no passive, or by whom it is done is said after it.
    """
    known, said = table(deed.tongue), text.lower
    for begin in _begin(deed):
        at = said.find(begin)
        while at >= 0:
            before = [end for end in ends if end < at]
            if not said[at - 1 : at].isalpha():
                if known["agent"] in said[at:]:
                    return True
                between = said[before[-1] : at].split() if before else []
                verbs = [word for word in between if not word.endswith(known["adverb"])]
                if before and (not verbs or verbs[-1] not in known["passive"]):
                    return True
            at = said.find(begin, at + 1)
    return False


def _near(text: Wording, deed: Deed) -> Iterator[tuple[list[str], int]]:
    """The parts of a text between two stops that may have the verb of a deed, as words, with its place."""
    begin = _begin(deed)
    if not any(word in text.lower for word in begin):
        return
    for part in _PARTS.split(text.lower.replace("’", " ").replace("'", " ")):
        said = part.split()
        at = next((at for at, word in enumerate(said) if word.startswith(begin)), None)
        if at is not None:
            yield said, at


@cache
def hints(tongue: str, kinds: tuple[str, ...]) -> frozenset[str]:
    """Words of which one stands before a verb that is of one of some kinds, or in `bans` after it."""
    found = words(tongue).get("hints", {})
    return frozenset([word for kind in kinds for word in found.get(kind, ())])
