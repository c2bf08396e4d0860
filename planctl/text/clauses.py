"""Clauses read from wording alone: who, how strongly, to do what, how much, by when, under what condition.

This is a reading by rules, not by a person: it finds what is said in the usual ways, leaves `unnamed` who is
not named, and never guesses a figure. What it gives has ids of its own kind, `inferred-1` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from planctl.model.registry import Registry
from planctl.model.vocabulary import Modality
from planctl.record import Record
from planctl.text.aliases import Name, Names, registry_names
from planctl.text.amounts import Amount, amounts
from planctl.text.forms import base_form, from_gerund
from planctl.text.heads import Head, heads
from planctl.text.inferred import PREFIX, InferredClause, Said
from planctl.text.lexicons import Grammar, lexicon
from planctl.text.modality import alternatives, impersonal, settled
from planctl.text.segments import segments
from planctl.text.subjects import Subject, agents, read_subject
from planctl.text.times import Time, deadlines, leading_term, trailing_terms

_EDGE = " \t\r\n,;:.–—-"
_TO = re.compile(r"(?:(?:is|are) to|shall|will|must)\s+", re.IGNORECASE)
_WORDS = re.compile(r"\S+")
# How many characters before a sentence its patterns look at.
_BEFORE = 2


def infer_clauses(text: str, registry: Registry, language: str = "en") -> list[InferredClause]:
    """The clauses of a text, in order, with ids `inferred-1`, `inferred-2` … Every sentence gives at least
    one, but those that only tell of the text ("is reported to be dropped", "is not public").
    """
    return list(_inferred(text, registry_names(registry, language), language))


@lru_cache(maxsize=4096)
def _inferred(text: str, names: Names, language: str) -> tuple[InferredClause, ...]:
    return tuple(read_clauses(text, segments(text, language), names.find(text, language), language))


def read_clauses(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name], language: str
) -> list[InferredClause]:
    """The clauses of the first segments of a text; `names` are the actors in it."""
    found: list[InferredClause] = []
    actors: tuple[str, ...] = ()
    for start, end in sentences:
        at = max(0, start - _BEFORE)
        inside = tuple(
            Name(id_, first - at, last - at) for id_, first, last in names if start <= first and last <= end
        )
        read, actors = _sentence(text[at:end], start - at, inside, actors, len(found), language)
        found += [InferredClause(said, first + at, last + at) for said, first, last in read]
    return found


# Most sentences of a text are as they are in another version of it, or in its kin.
@lru_cache(maxsize=8192)
def _sentence(
    text: str, start: int, names: tuple[Name, ...], actors: tuple[str, ...], before: int, language: str
) -> tuple[tuple[InferredClause, ...], tuple[str, ...]]:
    """The clauses of the sentence that begins at an offset, after so many before it, and whom a pronoun in
    the next one stands for; `actors` are those for whom it stands in this one.
    """
    reader = _Reader(text, names, actors, before, language)
    if not _reported(language).search(text, start):
        reader.read(start, len(text))
    return tuple(reader.found), reader.actors


@cache
def _none(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon(language).grammar.negated)})\s+", re.IGNORECASE)


@cache
def _reported(language: str) -> re.Pattern[str]:
    return re.compile(lexicon(language).grammar.reported, re.IGNORECASE)


class _Parts(Record):
    """What a stretch of wording says beside its action: cut out of it."""

    quantities: list[Amount]
    cuts: list[tuple[int, int]]


class _Reader:
    """Reads one sentence: pronouns and shared subjects need what came before."""

    def __init__(
        self, text: str, names: Sequence[Name], actors: tuple[str, ...], before: int, language: str
    ) -> None:
        self.text = text
        self.language = language
        self.grammar: Grammar = lexicon(language).grammar
        self.names = names
        self.actors = actors
        self.before = before
        self.found: list[InferredClause] = []

    def read(self, start: int, end: int) -> None:
        """Find the clauses of the sentence between two offsets."""
        begins, forced, condition = start, None, None
        deadline: Time | None = None
        if said := impersonal(self.text, start, end, self.language):
            forced, begins = said
            if self._complements(forced, start, begins, end):
                return
        if lead := leading_term(self.text, begins, end, self.language):
            rest = heads(self.text, lead[1], end, self.language, self.names)
            if rest:
                times = deadlines(self.text, begins, lead[0], self.language)
                if times and times[0].start <= begins + 1 and times[0].end >= lead[0] - 1:
                    deadline = times[0]
                else:
                    condition = self.text[begins : lead[0]].strip(_EDGE)
                    condition = condition[:1].lower() + condition[1:]
                    named = [name for name in self.names if begins <= name.start and name.end <= lead[0]]
                    self.actors = (named[0].id,) if named else self.actors
                begins = lead[1]
        elif (times := deadlines(self.text, begins, end, self.language)) and times[0].start == begins:
            deadline, begins = times[0], times[0].end
        verbs = heads(self.text, begins, end, self.language, self.names)
        if not verbs:
            self._whole(start, begins, end)
            return
        previous: Subject | None = None
        zone = (begins, begins)
        for at, head in enumerate(verbs):
            stop = verbs[at + 1].start if at + 1 < len(verbs) else end
            if self.text[head.subject : head.modal.start].strip():
                zone = (head.subject, head.modal.start)
                previous = read_subject(self.text, *zone, self.language, self.names)
            subject = previous or Subject(())
            if subject.pronoun:
                subject = subject._replace(actors=self.actors)
            elif subject.actors and not subject.owned:
                self.actors = subject.actors
            self._clause(
                start if at == 0 else head.start, head, stop, subject, zone, forced, condition, deadline
            )

    def _clause(
        self,
        start: int,
        head: Head,
        stop: int,
        subject: Subject,
        zone: tuple[int, int],
        forced: Modality | None,
        condition: str | None,
        deadline: Time | None,
    ) -> None:
        text, modal = self.text, head.modal
        body, end = modal.end, self._trimmed(modal.end, stop)
        modality, denied = settled(modal, nobody=subject.nobody or subject.negated)
        verb, body = self._verb(head, body, end)
        if modal.verb == "copula" and modality is Modality.DECLARES:
            said = text[modal.start : modal.end].split()[0].lower()
            there = text[zone[0] : zone[1]].strip().lower() in self.grammar.existential
            if said in self.grammar.becoming or there:
                modality = Modality.SHALL
        if forced is not None:
            denied = denied or modality is Modality.SHALL_NOT
            modality = forced
        terms = trailing_terms(text, body, end, self.language)
        times = deadlines(text, body, end, self.language)
        for time in times:
            if any(time.start <= term.start + 1 < time.end for term in terms):
                # "as soon as possible" is no condition "as soon as …"
                terms = trailing_terms(text, time.end, end, self.language)
        fields = {term.kind: term.text for term in terms}
        limit = min((term.start for term in terms), default=end)
        times = [time for time in times if time.start < limit]
        cuts = [(time.start, time.end) for time in times]
        parts = self._amounts(modal.end, limit, cuts)  # "limited to" is verb and bound in one
        actors: Sequence[str] = subject.actors
        thing = ""
        if modal.verb == "passive":
            by = agents(text, body, limit, self.language, self.names)
            if by:
                cuts.append((by[1], by[2]))
            actors = (
                by[0]
                if by
                else subject.actors
                if subject.owned or (subject.actors == ("all",) and subject.nobody)
                else ()
            )
            owned = self._amounts(*zone, [])
            parts.quantities[:0] = owned.quantities
            thing = self._without(*zone, owned.cuts)
            if subject.negated:
                thing = re.sub(r"^(?:no|none of|neither|aucune?|nulle?)\s+", "", thing, flags=re.IGNORECASE)
            thing = self._lowered(thing)
        rest = self._without(body, limit, [*cuts, *parts.cuts])
        if modal.verb == "passive" or subject.actors or not text[zone[0] : zone[1]].strip():
            action, object_ = self._deed(verb, rest, thing)
        elif text[zone[0] : zone[1]].strip().lower() in self.grammar.existential:
            action, object_ = self.grammar.provide, rest
        else:
            parts.quantities[:0] = self._amounts(*zone, []).quantities
            action, object_ = self._of_thing(head, zone, rest, modality)
        none = _none(self.language).match(object_) if object_ else None
        if none and modality is Modality.SHALL and modal.verb != "passive":
            modality, object_ = Modality.SHALL_NOT, object_[none.end() :]  # "to make no claims"
        if denied:
            action = f"not {action}"
        self._add(
            start,
            end,
            parts.quantities,
            times[0] if times else deadline,
            actor=(actors[0] if len(actors) == 1 else list(actors)) if actors else "unnamed",
            modality=modality,
            action=action,
            object=object_ or None,
            condition="; ".join(filter(None, (condition, fields.get("condition")))) or None,
            exception=fields.get("exception"),
        )

    def _complements(self, modality: Modality, start: int, begins: int, end: int) -> bool:
        """ "It is expected of Russia that it …, and of NATO that it …": one clause for each. Whether it was
        so.
        """
        that = re.compile(rf"\s*{self.grammar.complement}", re.IGNORECASE)
        found = [
            (name, match)
            for name in self.names
            if begins <= name.start < end and (match := that.match(self.text, name.end, end))
        ]
        if not found or found[0][0].start - begins > 4:
            return False
        for at, (name, match) in enumerate(found):
            stop = found[at + 1][0].start if at + 1 < len(found) else end
            said = (
                re.sub(r",?\s+\w+\s+\w+['’]?\s*\Z", "", self.text[match.end() : stop]) if stop < end else ""
            )
            said = said or self.text[match.end() : self._trimmed(match.end(), stop)]
            first, last = (start if at == 0 else name.start), match.end() + len(said)
            self._add(first, last, actor=name.id, modality=modality, action=said.strip(_EDGE) or "-")
        return True

    def _whole(self, start: int, begins: int, end: int) -> None:
        """A sentence without a verb that the rules know: all of it is the action."""
        subject = read_subject(self.text, begins, end, self.language, self.names)
        stop = self._trimmed(begins, end)
        times = deadlines(self.text, begins, stop, self.language)
        parts = self._amounts(begins, stop, [(time.start, time.end) for time in times])
        said = self.text[begins:stop].strip(_EDGE)
        if not said:
            return
        self._add(
            start,
            end,
            parts.quantities,
            times[0] if times else None,
            actor=list(subject.actors) or "unnamed",
            modality=Modality.SHALL,
            action=self._without(begins, stop, parts.cuts) or said,
        )

    def _add(
        self,
        start: int,
        end: int,
        quantities: Sequence[Amount] = (),
        deadline: Time | None = None,
        **parts: object,
    ) -> None:
        id_ = f"{PREFIX}{self.before + len(self.found) + 1}"
        said = Said({"id": id_, **parts}, quantities, deadline)
        while start < end and self.text[start] in _EDGE:
            start += 1
        self.found.append(InferredClause(said, start, end))

    def _verb(self, head: Head, body: int, end: int) -> tuple[str, int]:
        """The verb in its base form, and where what follows it begins."""
        text, modal = self.text, head.modal
        if modal.verb == "finite":
            said = _TO.sub("", text[modal.start : modal.end]).split()
            return " ".join([base_form(said[0], self.language), *said[1:]]), body
        if modal.verb == "copula":
            return base_form(text[modal.start : modal.end].split()[0].lower(), self.language), body
        match = _WORDS.search(text, body, end)
        if not match:
            return "", body
        word = match.group().rstrip(",;:.")
        after = match.start() + len(word)
        if modal.verb == "passive":
            return base_form(word, self.language), after
        return (from_gerund(word, self.language) if modal.verb == "gerund" else word), after

    def _deed(self, verb: str, rest: str, thing: str) -> tuple[str, str]:
        """Action and object: the verb with its adverbs and particles, and what it is done to. `thing` is the
        subject of a passive.
        """
        words = rest.split()
        lead = [verb] if verb else words[:1]
        words = words if verb else words[1:]
        particles = self.grammar.particles if thing else self.grammar.particles | self.grammar.prepositions
        while words and len(lead) < 4 and (words[0] in particles or words[0].endswith("ly")):
            lead.append(words.pop(0))
        if thing and len(words) > 1 and words[0] in self.grammar.coordinators and self._participle(words[1]):
            lead += [words[0], base_form(words[1].strip(","), self.language)]
            words = words[2:]
        object_ = " ".join([*([thing] if thing else []), *words])
        return " ".join(lead) or "-", re.sub(r"\s+,", ",", object_)

    def _of_thing(self, head: Head, zone: tuple[int, int], rest: str, modality: Modality) -> tuple[str, str]:
        """Action and object where a thing is the subject: "see that" "the fund invests in …"."""
        thing = self._lowered(self._without(*zone, self._amounts(*zone, []).cuts))
        if modality in (Modality.RECEIVES, Modality.LOSES):
            return ("receive" if modality is Modality.RECEIVES else "lose"), thing
        modal = head.modal
        said = self.text[modal.start : modal.end] if modal.verb in ("finite", "copula") else ""
        verb = "" if said else self._verb(head, modal.end, len(self.text))[0]
        return " ".join(filter(None, (self.grammar.ensure, thing, said, verb, rest))), ""

    def _participle(self, word: str) -> bool:
        return re.fullmatch(rf"(?:{self.grammar.participle}),?", word) is not None

    def _amounts(self, start: int, end: int, taken: Sequence[tuple[int, int]]) -> _Parts:
        found = [
            amount
            for amount in amounts(self.text, start, end, self.language)
            if not any(amount.start < b and a < amount.end for a, b in taken)
        ]
        return _Parts(found, [(amount.start, amount.end) for amount in found])

    def _without(self, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
        """The text between two offsets with some stretches cut out, and "of" after a cut."""
        parts, at = [], start
        for begins, ends in sorted(cuts):
            if ends <= at or begins >= end:
                continue
            parts.append(self.text[at : max(at, begins)])
            of = re.compile(r"\s+(?:of|de|d['’])\s*(?=\w)").match(self.text, ends, end)
            at = of.end() if of else ends
            parts.append(" ")
        parts.append(self.text[at:end])
        return re.sub(r"\s+([,;:.])", r"\1", " ".join("".join(parts).split())).strip(_EDGE)

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return end

    def _lowered(self, phrase: str) -> str:
        """A phrase from the head of a sentence, its article in lower case."""
        word = re.match(r"[^\W\d_]+", phrase)
        if word and word.group().lower() in self.grammar.determiners:
            return phrase[:1].lower() + phrase[1:]
        return phrase
