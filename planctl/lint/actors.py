"""Who is named in a wording, for the rules: the registry's names, and who belongs to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from planctl.lint.context import Context
from planctl.lint.cues import words
from planctl.lint.provisions import Norm, Provision, Wording, beginnings, named
from planctl.model.registry import Registry
from planctl.regex import regex
from planctl.text.aliases import Name, registry_names

# The keys of a clause that name actors, and those whose words may.
ROLES = ("actor", "counterparty", "beneficiary", "verifier")
WORDED = ("action", "object", "condition", "exception", "consequence")
# A name of this kind is said where it is meant; roles, groups and bodies are described in many ways.
_PROPER = ("state", "person", "organisation")


class Actors:
    """A registry's actors. Broken entries are passed over."""

    def __init__(self, registry: Registry) -> None:
        sound = {id_: actor for id_, actor in registry.actors.items() if actor is not None}
        self.registry = Registry(actors=sound)
        self._names: dict[tuple[str, str], list[Name]] = {}
        self._leads: dict[tuple[str, str], list[Lead]] = {}
        self._above = {id_: self._homes(id_) for id_ in sound}

    def _homes(self, actor: str) -> frozenset[str]:
        found: set[str] = set()
        todo = [actor]
        while todo:
            entry = self.registry.actors.get(todo.pop())
            for home in entry.member_of if entry else ():
                if home not in found:
                    found.add(home)
                    todo.append(home)
        return frozenset(found)

    def names(self, wording: Wording) -> list[Name]:
        """The actors that a wording names, with their places; remembered by what it says."""
        key = wording.language, wording.text
        found = self._names.get(key)
        if found is None:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            known = registry_names(self.registry, wording.language)
            found = self._names[key] = known.find(wording.text, wording.language)
        return found

    def leads(self, wording: Wording) -> list[Lead]:
        """The sentences of a wording, each with who is to act where it begins with that; remembered.

        Nothing for a text in which no sentence begins with a name.
        """
        key = wording.language, wording.text
        found = self._leads.get(key)
        if found is None:
            if len(self._leads) >= _REMEMBERED:
                self._leads.clear()
            found = self._leads[key] = list(_read_leads(wording, self))
        return found

    def acts(self, wording: Wording) -> bool:
        """Whether a name in a wording is followed by a verb of which it is the subject, as far as one glance
        shows.
        """
        verb = _ACTS[wording.tongue]
        return any(verb.match(wording.text, name.end) for name in self.names(wording))

    def ids(self, wordings: Iterable[Wording]) -> set[str]:
        """The ids of the actors that some wordings name."""
        return {name.id for wording in wordings for name in self.names(wording)}

    def akin(self, one: str, other: str) -> bool:
        """Whether two are the same, or one belongs to the other."""
        return one == other or other in self._above.get(one, ()) or one in self._above.get(other, ())

    def is_proper(self, actor: str) -> bool:
        """Whether the actor is a state, person or organisation, which a text calls by name."""
        entry = self.registry.actors.get(actor)
        return entry is not None and entry.kind in _PROPER

    def alluded(self, actor: str, wording: Wording) -> bool:
        """Whether a wording has a word that is made of an actor's name: an adjective, in any language."""
        entry = self.registry.actors.get(actor)
        if entry is None:
            return False
        names = [*(entry.name.values() if isinstance(entry.name, dict) else (entry.name,)), *entry.aliases]
        begin = {_root(word) for name in names for word in name.split() if len(word) > 3}
        begin.update(words(wording.tongue).get("adjectives", {}).get(entry.iso or "", ()))
        return any(_root(word) in begin for word in wording.words if len(word) > 3)

    def unclaimed(self, point: Provision) -> dict[str, tuple[Wording, Name]]:
        """The actors whom the text of a point names and whom none of its clauses does, in roles or words;
        remembered with the point.
        """
        if point.unclaimed is None:
            point.unclaimed = self._unclaimed(point)
        return point.unclaimed

    def _unclaimed(self, point: Provision) -> dict[str, tuple[Wording, Name]]:
        said: dict[str, tuple[Wording, Name]] = {}
        for wording in point.all_texts:
            if wording.readable:
                for name in self.names(wording):
                    said.setdefault(name.id, (wording, name))
        if not said:
            return {}
        bound = {id_ for norm in point.all_norms for id_ in named(norm.raw, *ROLES)}
        bound.update(id_ for option in point.options for id_ in named(option.part.raw, "by"))
        left = {id_: at for id_, at in said.items() if not any(self.akin(id_, each) for each in bound)}
        if left:
            # What a clause says in words is in the language of the file.
            spoken = [
                Wording((), point.language, norm.raw[key])
                for norm in point.all_norms
                for key in WORDED
                if isinstance(norm.raw.get(key), str)
            ]
            told = self.ids(spoken)
            left = {id_: at for id_, at in left.items() if not any(self.akin(id_, each) for each in told)}
        return left


# What comes after a subject that acts: an active verb. Not one of getting or keeping: there, who gives is
# bound; and no noun that the name belongs to ("NATO jets are stationed").
_GETS = (
    r"recei|gain|regain|obtain|get\b|gets\b|keep|retain|lose|forfeit|enjoy|benefit|have\b|be\b|remain|become"
)
_ACTS = {
    "en": regex(
        rf"\s+(?:(?:is|are) to (?:also |not )?(?!{_GETS})|"
        rf"(?:will|shall|must|should|may) (?:also |not )?(?!{_GETS})|"
        rf"(?:does|do) not (?!{_GETS})|(?!is\b|was\b|has\b|its\b|as\b|{_GETS})[a-z]+s\s+"
        r"(?!is\b|are\b|will\b|shall\b|may\b|must\b|should\b|of\b|in\b|and\b))"
    ),
    "fr": regex(
        r"\s+(?!(?:et|ou|de|du|des|en|est|sont|ont|a|au|aux|à|dans|sur|reçoi\w+|obtien\w+|conserv\w+|"
        r"perd\w*|"
        r"garde\w*|bénéfici\w+|"
        r"retrouv\w+|récup\w+|"
        r"(?:peu(?:t|vent)|doi(?:t|vent)|devra|devront|pourra|pourront) (?:être|recev\w+|obten\w+)|"
        r"qui|dont|reste\w*|devien\w*)\b)"
        r"(?:n['’]|ne )?[a-zà-ÿ]+(?:e|t|d|ent|ont)\b"
    ),
}
_BREAK = regex(r"[.;:]\s+(?=\S)")
_SECOND = regex(r"\b(?:and|et|but|mais)\b[^.]*\b(?:is|are|will|shall|est|sont)\b", re.IGNORECASE)
_JOINED = regex(
    r"(?:,|\b(?:and|but|or|while|et|mais|ou|tandis que))\s+(?:[Tt]he |[Ll]a |[Ll]es? |[Ll]['’])?\Z"
)
# How many of a clause's words, known by their beginnings, a sentence must have, and how many more than any
# other.
_ENOUGH, _MARGIN = 0.6, 0.3
# How much makes another clause one of the same sentence.
_CLAIMED = 0.5
# Texts of which the names are kept.
_REMEMBERED = 20_000
# How a clause binds who is to act.
BINDING = ("shall", "shall-not", "should", "endeavour", "may", "expected")


def leading_actor(point: Provision, norm: Norm, actors: Actors) -> tuple[Wording, Name] | None:
    """Who is to act, where the text says so at once: a sentence begins with the name, an active verb follows,
    and the sentence is about this clause and names no second subject. None wherever that is not quite so, or
    where two languages say different things.
    """
    if norm.modality not in BINDING or point.options:
        return None
    own = bool(norm.texts) or len(point.all_norms) == 1
    found: tuple[Wording, Name] | None = None
    for text in norm.texts or point.texts:
        if not text.readable:
            return None
        leads = actors.leads(text)
        if own:
            name = leads[0][0] if len(leads) == 1 else None
        elif text.tongue == norm.tongue:
            name = _of_sentence(norm, leads, point.all_norms, actors)
        else:
            continue  # the clause's words are in another language than this text
        if name is None or (found and found[1].id != name.id):
            return None
        found = found or (text, name)
    return found


Lead = tuple[Name | None, str]  # who acts, the sentence


def _read_leads(text: Wording, actors: Actors) -> Iterator[Lead]:
    names = actors.names(text)
    if not any(_may_lead(text.text, name.start) for name in names):
        return
    leading = {name.start: name for name in reversed(names)}
    starts = [0, *[match.end() for match in _BREAK.finditer(text.text)]]
    for start, end in zip(starts, [*starts[1:], len(text.text)], strict=True):
        said = text.text[start:end]
        lead = leading.get(start)
        if lead is not None:
            acts = _ACTS[text.tongue].match(text.text, lead.end, end)
            rivals = any(
                start < name.start < end and _JOINED.search(text.text, start, name.start) for name in names
            )
            if not acts or rivals or _SECOND.search(said):
                lead = None
        yield lead, said


def _may_lead(text: str, start: int) -> bool:
    """Whether a sentence, or a part of one, may begin at a place."""
    return start < 2 or text[start - 2] in ".;:" or text[start - 2].isspace()


def _of_sentence(norm: Norm, leads: list[Lead], norms: list[Norm], actors: Actors) -> Name | None:
    """Who acts in the sentence that a clause stands for, where one alone has most of its words, and no other
    clause of the sentence binds who acts in it already.
    """
    if not any(name for name, _ in leads):
        return None
    scores = [_share(norm, said) for _, said in leads]
    best = max(scores, default=0.0)
    near = [lead for score, lead in zip(scores, leads, strict=True) if score >= best - _MARGIN]
    if best < _ENOUGH or len(near) > 1:
        return None
    name, sentence = near[0]
    if name is None:
        return None
    bound = any(
        other is not norm
        and any(actors.akin(name.id, actor) for actor in other.actors)
        and _share(other, sentence) >= _CLAIMED
        for other in norms
    )
    return None if bound else name


def _share(norm: Norm, sentence: str) -> float:
    """How much of the words of a clause a sentence has."""
    mine = norm.beginnings
    return len(mine & beginnings(sentence)) / len(mine) if mine else 0.0


@lru_cache(maxsize=20_000)
def _root(word: str) -> str:
    """The first letters of a word in lower case without accents."""
    return "".join([c for c in normalize("NFD", word.lower()) if not combining(c)][:4])


_MADE: list[tuple[Registry, Actors]] = []


def actors_of(context: Context) -> Actors:
    """The actors of an archive, made once for its registry."""
    for registry, made in _MADE:
        if registry is context.registry:
            return made
    if len(_MADE) > 8:
        del _MADE[0]
    _MADE.append((context.registry, Actors(context.registry)))
    return _MADE[-1][1]
