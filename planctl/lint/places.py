"""Where a text speaks of what a clause is about, and what it makes of that there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planctl.lint.actors import Actors
from planctl.lint.deeds import SHORT, WORD, Deed, irregular, table
from planctl.lint.governing import UNSURE, Place, governed, is_denied, opening, relative
from planctl.lint.provisions import Wording
from planctl.lint.sentences import BEGINNING
from planctl.record import Record
from planctl.text.segments import segments

_EDGE = " ,;:.–—"
# How much of a clause's other words the sentence must have, and by how much less another place is none of it;
# how much of them the part with a verb that says little must have.
_ENOUGH, _MARGIN, _MOST = 0.3, 0.3, 0.7


class Found(Record):
    """A place of a deed in a wording: how the verb is governed; the words that bear on it, in lower case:
    before it, before a relative clause, of that as far as it has no predicate, of all that go on from it, and
    all from the verb to the next predicate; the part to be shown, how much of the clause's other words the
    sentence has, and where that begins.
    """

    wording: Wording
    place: Place
    before: str
    main: str
    clause: str
    relative: str
    after: str
    part: str
    score: float
    begins: int


@cache
def _forms(verb: str, tongue: str) -> re.Pattern[str]:
    """What finds a verb in a text in lower case, in its forms and as a noun."""
    known = table(tongue)["deeds"]
    if len(verb) > SHORT:
        stem = re.sub(known["ending"], "", verb)
        stems = [rf"{stem[:-1] if len(stem) > 7 else stem}\w*"]
    elif verb.endswith("e"):
        stems = [rf"{verb[:-1]}(?:es?|ed|ings?|ers?|en)"]
    else:
        stems = [rf"{verb}(?:{verb[-1]}?(?:ed|ings?|ers?)|e?s|als?)?"]
    stems += [
        re.sub(ending, noun, verb) + r"\w*" for ending, noun in known["nouns"] if re.search(ending, verb)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join([*stems, *irregular(verb, tongue)])})(?![\w-])")


def places_of(text: Wording, deed: Deed, actors: Actors, *kinds: str) -> list[Found]:
    """Where and how a text says what a clause is about. Empty where it does not; the kind of a place is
    `unsure` where words of the clause are said of something else. Places that have few of these are left out,
    if they are not of one of some kinds.
    """
    found = list(_places(text, deed, actors))
    best = max((each.score for each in found), default=0.0)
    near = [each for each in found if each.score >= best - _MARGIN or each.place.kind in kinds]
    return near if best >= _ENOUGH else []


def denied(text: Wording, deed: Deed) -> str | None:
    """The sentence of a text that denies whatever it says, and says what a clause lets or has; None where
    there is not one such sentence.
    """
    if not deed.letting or len(deed.others) < 2 or not deed.others <= _beginnings(text.lower):
        return None
    said = []
    for begins, ends in segments(text.text, text.language):
        sentence = text.lower[begins:ends]
        if deed.others <= _beginnings(sentence):
            said.append(text.text[begins:ends] if is_denied(sentence, deed.tongue) else None)
    return said[0].strip(_EDGE) if len(said) == 1 and said[0] else None


def _places(text: Wording, deed: Deed, actors: Actors) -> Iterator[Found]:
    lower = text.lower.replace("’", "'")
    forms = _forms(deed.verb, deed.tongue)
    for begins, ends in segments(text.text, text.language):
        sentence = lower[begins:ends]
        if not forms.search(sentence):
            continue
        names = frozenset(
            [name.end - begins for name in actors.names(text) if begins <= name.start and name.end <= ends]
        )
        said = _beginnings(sentence)
        for place in governed(sentence, deed.tongue, forms, names):
            stretch = sentence[place.start : place.end]
            here = _beginnings(sentence[place.reach[0] : place.reach[1]])
            if deed.light and (not deed.others or len(deed.others & here) / len(deed.others) < _MOST):
                continue
            refers = _pronouns(deed.tongue).search(stretch) is not None
            astray = bool(deed.others & said - here) or (bool(deed.others) and not deed.others & here)
            if astray and not (refers or place.open):
                place = place._replace(kind=UNSURE)
            known = _beginnings(lower) if refers else said
            score = len(deed.others & known) / len(deed.others) if deed.others else 1.0
            first = place.subject[0] if sentence[slice(*place.subject)].strip(_EDGE) else place.start
            part = text.text[begins + first : begins + place.end].strip(_EDGE)
            opens = opening(sentence, deed.tongue, place)
            bound = relative(sentence, deed.tongue, place.at, place.end)
            yield Found(
                text,
                place,
                sentence[opens : place.at],
                sentence[opens:bound],
                sentence[bound : place.end],
                sentence[bound : place.reach[1]],
                sentence[place.at : place.next],
                part,
                score,
                begins,
            )


def _beginnings(said: str) -> frozenset[str]:
    return frozenset([word[:BEGINNING] for word in WORD.findall(said)])


@cache
def _pronouns(tongue: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table(tongue)['deeds']['pronouns'])})(?![\w-])")
