"""A closer reading of the few texts that a rule has a reason to doubt: which part of one a clause stands for.

Reading clauses from a text is dear, so nobody does it for a text that gives no cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planctl.lint.actors import BINDING, Actors
from planctl.lint.cues import has_cue, says
from planctl.lint.provisions import Norm, Provision, Wording, named
from planctl.text.clauses import infer_clauses

_WORDS = re.compile(r"[^\W\d_]+")
# Words are compared by their first letters: withdraw, withdraws, withdrawal.
_LETTERS = 5
# How much of a clause's words a part of a text must have, and by how much more than any other part.
_ENOUGH, _MARGIN = 0.6, 0.25
# How much of a clause's words make it the clause of that part already.
_CLAIMED = 0.5
# A clause of fewer words may stand for any part.
_FEW = 2
_PASSIVE = re.compile(r"\b(?:be|être)\s+\w+", re.IGNORECASE)


class Doubt(NamedTuple):
    """A clause that is `shall` where its part of a text is of another kind. `said` is that part."""

    norm: Norm
    wording: Wording
    kind: str
    said: str


def doubts(point: Provision, kinds: tuple[str, ...], actors: Actors) -> Iterator[Doubt]:
    """The clauses of a point that say `shall` where their part of its text is plainly of one of some kinds,
    and no clause of that kind stands for that part, or all parts are of that kind.
    """
    for texts, norms in point.passages():
        firm = [norm for norm in norms if norm.modality == "shall" and not norm.raw.get("note")]
        text = next((text for text in texts if text.readable), None)
        if not firm or text is None or not any(says(text, kind) for kind in kinds):
            continue
        read = infer_clauses(text.text, actors.registry, text.language)
        parts = [
            (beginnings(text.text[part.start : part.end]), part.clause.modality.value, part) for part in read
        ]
        for norm in firm:
            mine = beginnings(norm.spoken)
            if not mine:
                continue
            scores = [len(mine & said) / len(mine) for said, _, _ in parts]
            best = max(scores, default=0.0)
            near = [
                kind for score, (_, kind, _) in zip(scores, parts, strict=True) if score >= best - _MARGIN
            ]
            if best < _ENOUGH or len(set(near)) > 1 or near[0] not in kinds:
                continue
            said, kind, part = parts[scores.index(best)]
            if kind == "shall-not" and has_cue(norm.spoken, norm.tongue, kind):
                continue  # "make arrangements against recurrence"
            alone = kind != "shall-not" and all(each == kind for _, each, _ in parts)
            if alone or not any(_claims(other, said) for other in norms if other.modality == kind):
                yield Doubt(norm, text, kind, text.text[part.start : part.end])


class Acting(NamedTuple):
    """Who is to act in the part of a text that a clause stands for. `said` is that part."""

    wording: Wording
    actor: str
    said: str


def acting(point: Provision, norm: Norm, actors: Actors) -> Acting | None:
    """Who is to act, where the part of the text that a clause of nobody stands for binds somebody in the same
    way, in an active voice, and no other clause binds that actor to that part.
    """
    if norm.modality not in BINDING or point.options:
        return None
    text = next((text for text in norm.texts or point.texts if text.readable), None)
    mine = beginnings(norm.spoken)
    if text is None or len(mine) < _FEW or not actors.acts(text):
        return None
    read = infer_clauses(text.text, actors.registry, text.language)
    parts = [(beginnings(text.text[part.start : part.end]), part) for part in read]
    scores = [len(mine & words) / len(mine) for words, _ in parts]
    best = max(scores, default=0.0)
    near = [part for score, (_, part) in zip(scores, parts, strict=True) if score >= best - _MARGIN]
    bound = {tuple(named(part.clause.model_dump(include={"actor"}), "actor")) for part in near}
    if best < _ENOUGH or len(bound) > 1 or any(part.clause.modality.value != norm.modality for part in near):
        return None
    who = bound.pop()
    said = text.text[near[0].start : near[0].end]
    if len(who) != 1 or who[0] not in actors.registry.actors or _PASSIVE.search(said):
        return None
    words = beginnings(said)
    rivals = (each for each in point.all_norms if each is not norm and _claims(each, words))
    if any(actors.akin(who[0], actor) for rival in rivals for actor in rival.actors):
        return None
    return Acting(text, who[0], said)


def beginnings(text: str) -> set[str]:
    """The first letters of the longer words of a text."""
    return {word[:_LETTERS] for word in _WORDS.findall(text.lower()) if len(word) > 3}


def _claims(norm: Norm, said: set[str]) -> bool:
    mine = beginnings(norm.spoken)
    return bool(mine) and len(mine & said) / len(mine) >= _CLAIMED
