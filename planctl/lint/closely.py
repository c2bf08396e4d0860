"""A closer reading of the few texts that a rule has a reason to doubt: which part of one a clause stands for.

Reading clauses from a text is dear, so nobody does it for a text that gives no cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from planctl.lint.actors import BINDING, Actors
from planctl.lint.cues import has_cue
from planctl.lint.provisions import Norm, Provision, Wording, beginnings
from planctl.record import Record
from planctl.regex import regex

# How much of a clause's words a part of a text must have, and by how much more than any other part.
_ENOUGH, _MARGIN = 0.6, 0.25
# How much of a clause's words make it the clause of that part already.
_CLAIMED = 0.5
# A clause of fewer words may stand for any part.
_FEW = 2
_PASSIVE = regex(r"\b(?:be|être)\s+\w+", re.IGNORECASE)


class Doubt(Record):
    """A clause that is `shall` where its part of a text is of another kind. `said` is that part."""

    norm: Norm
    wording: Wording
    kind: str
    said: str


def doubts(point: Provision, kinds: tuple[str, ...], actors: Actors) -> Iterator[Doubt]:
    """The clauses of a point that say `shall` where their part of its text is plainly of one of some kinds,
    and no clause of that kind stands for that part, or all parts are of that kind.
    """
    if point.plain.isdisjoint(kinds):
        return
    for texts, norms in point.passages():
        text = next((text for text in texts if text.readable), None)
        if text is None or text.plain.keys().isdisjoint(kinds):
            continue
        firm = [norm for norm in norms if norm.modality == "shall" and not norm.raw.get("note")]
        sentences = _sentences(text) if firm else []
        firm = [norm for norm in firm if _may_stand_for(norm, sentences, kinds)]
        if not firm:
            continue
        parts = _parts(text, _up_to(firm, sentences), actors)
        for norm in firm:
            near = _stands_for(norm, parts)
            if len({part.kind for part in near}) != 1 or near[0].kind not in kinds:
                continue
            part = near[0]
            if part.kind == "shall-not" and has_cue(norm.spoken, norm.tongue, part.kind):
                continue  # "make arrangements against recurrence"
            alone = part.kind != "shall-not" and all(
                each.kind == part.kind for each in _parts(text, sentences, actors)
            )
            if alone or not any(_claims(other, part.words) for other in norms if other.modality == part.kind):
                yield Doubt(norm, text, part.kind, part.said)


class Acting(Record):
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
    if text is None or len(norm.beginnings) < _FEW or not actors.acts(text):
        return None
    sentences = _sentences(text)
    if not _may_stand_for(norm, sentences, (norm.modality,)):
        return None
    near = _stands_for(norm, _parts(text, _up_to([norm], sentences), actors))
    if len({part.actors for part in near}) != 1 or any(part.kind != norm.modality for part in near):
        return None
    who, words, said = near[0].actors, near[0].words, near[0].said
    if len(who) != 1 or who[0] not in actors.registry.actors or _PASSIVE.search(said):
        return None
    rivals = (each for each in point.all_norms if each is not norm and _claims(each, words))
    if any(actors.akin(who[0], actor) for rival in rivals for actor in rival.actors):
        return None
    return Acting(text, who[0], said)


class _Sentence(Record):
    """A sentence of a text, as far as it is seen without reading it closely."""

    start: int
    end: int
    said: str
    language: str
    words: frozenset[str]


def _sentences(text: Wording) -> list[_Sentence]:
    from planctl.text.segments import segments

    return [
        _Sentence(start, end, said := text.text[start:end], text.language, beginnings(said))
        for start, end in segments(text.text, text.language)
    ]


def _may_stand_for(norm: Norm, sentences: list[_Sentence], kinds: Iterable[str]) -> bool:
    """Whether a clause may stand for a part of one of some kinds: whether a sentence that has enough of its
    words has a sign of one.
    """
    from planctl.model.vocabulary import Modality
    from planctl.text.modality import may_bind

    return any(
        _share(norm, each.words) >= _ENOUGH
        and any(may_bind(each.said, Modality(kind), each.language) for kind in kinds)
        for each in sentences
    )


def _up_to(norms: list[Norm], sentences: list[_Sentence]) -> list[_Sentence]:
    """The sentences that are to be read to know for which parts some clauses stand: those up to the last of
    which a part can be near.
    """
    last = len(sentences)
    while last and all(_share(norm, sentences[last - 1].words) < _ENOUGH - _MARGIN for norm in norms):
        last -= 1
    return sentences[:last]


class _Part(Record):
    """A part of a text that is a provision by itself: its wording, the beginnings of its words, how it binds
    and whom.
    """

    said: str
    words: frozenset[str]
    kind: str
    actors: tuple[str, ...]


def _parts(text: Wording, sentences: list[_Sentence], actors: Actors) -> list[_Part]:
    from planctl.text.clauses import read_clauses

    found = []
    places = [(each.start, each.end) for each in sentences]
    for part in read_clauses(text.text, places, actors.names(text), text.language):
        said = text.text[part.start : part.end]
        found.append(_Part(said, beginnings(said), part.modality.value, part.actors))
    return found


def _stands_for(norm: Norm, parts: list[_Part]) -> list[_Part]:
    """The parts that a clause may stand for, the one with most of its words first; none where no part has
    enough of them.
    """
    scored = [(_share(norm, part.words), part) for part in parts] if norm.beginnings else []
    best = max((score for score, _ in scored), default=0.0)
    near = [each for each in scored if each[0] >= best - _MARGIN] if best >= _ENOUGH else []
    return [part for _, part in sorted(near, key=lambda each: -each[0])]


def _claims(norm: Norm, said: Set[str]) -> bool:
    return _share(norm, said) >= _CLAIMED


def _share(norm: Norm, said: Set[str]) -> float:
    """How many of a clause's words are among those of a text, by their beginnings: 0 to 1."""
    mine = norm.beginnings
    return len(mine & said) / len(mine) if mine else 0.0
