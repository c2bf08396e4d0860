"""Which of its point's topics a clause is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planctl.model.clause import Clause
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.text.opposites import deed_of, norms

# What the verb says counts for more than what it is said of, and that for more than the circumstances.
_ACTION, _OBJECT, _APART, _AROUND = 1.5, 1.0, 0.9, 0.4
# An actor's name may be a topic's too: what NATO is to do is of NATO.
_WHO = 0.8
# Of two topics that the words show alike, the one that is named first; a point is about its first topic.
_FIRST = 0.3
# A topic that is of one turn of things, as "lifting" and "easing" are, is shown by a clause of that turn.
_POLE = 0.8
# Each word of its name that a clause says.
_NAMED = 0.25


class Facets:
    """Finds the topic of a clause by the names and aliases that the registry has for topics."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        self._turns: dict[tuple[str, str], frozenset[tuple[str, int]]] = {}

    def of(self, clause: Clause, point: Point, language: str) -> str:
        """The topic of a clause: one of its point's; the first where the words do not tell."""
        topics = list(dict.fromkeys(point.topics))
        if len(topics) == 1:
            return topics[0]
        fields = [*_fields(clause, language), (self._who(clause, language), _WHO)]
        joined = fields[0][0] + fields[1][0]
        deed = " ".join(filter(None, (clause.action, clause.object)))
        best, chosen = 0.0, topics[0]
        for at, topic in enumerate(topics):
            score = self._score(topic, fields, joined, language)
            score += _POLE if self._poles(topic, language) & deed_of(deed, language).poles else 0.0
            score += _FIRST if at == 0 and score else 0.0
            if score > best + 1e-9:
                best, chosen = score, topic
        return chosen

    def shown(self, topic: str, clauses: Sequence[Clause], language: str) -> list[int]:
        """Which of some clauses show by what they say to be done that they touch a topic, by index."""
        found = []
        for at, clause in enumerate(clauses):
            fields = _fields(clause, language)[:2]
            if self._score(topic, fields, fields[0][0] + fields[1][0], language):
                found.append(at)
        return found

    def _score(
        self, topic: str, fields: list[tuple[tuple[str, ...], float]], joined: tuple[str, ...], language: str
    ) -> float:
        found: list[float] = []
        for phrase in self._known(topic, language):
            weights = [weight for stems, weight in fields if _holds(stems, phrase)]
            if not weights and len(phrase) > 1 and set(phrase) <= set(joined):
                weights = [_APART]
            if weights:
                found.append(max(weights) * (1 + 0.6 * (len(phrase) - 1)))
        named = set(self._named(topic, language)) & set(joined)
        return max(found, default=0.0) + 0.1 * min(len(found), 3) + _NAMED * len(named)

    def _who(self, clause: Clause, language: str) -> tuple[str, ...]:
        """The words of the names of those who are bound."""
        actors = [self._registry.actors.get(actor) for actor in as_list(clause.actor)]
        return norms(" ".join(localized(actor.name, language) for actor in actors if actor), language)

    def _poles(self, topic: str, language: str) -> frozenset[tuple[str, int]]:
        """The poles at which a topic's aliases stand: at least two of them at one, and none at the other."""
        key = (topic, language)
        if key not in self._turns:
            entry = self._registry.topics.get(topic)
            aliases = entry.aliases if entry else []
            found = Counter(pole for alias in aliases for pole in deed_of(alias, language).poles)
            self._turns[key] = frozenset(
                (name, sign)
                for (name, sign), count in found.items()
                if count > 1 and (name, -sign) not in found
            )
        return self._turns[key]

    def _named(self, topic: str, language: str) -> tuple[str, ...]:
        entry = self._registry.topics.get(topic)
        return norms(localized(entry.name, language), language) if entry else ()

    def _known(self, topic: str, language: str) -> list[tuple[str, ...]]:
        key = (topic, language)
        if key not in self._phrases:
            entry = self._registry.topics.get(topic)
            said = [topic.replace("-", " ")]
            if entry:
                said += list(entry.name.values()) if isinstance(entry.name, dict) else [entry.name]
                said += entry.aliases
            stems = {norms(text, language) for text in said}
            self._phrases[key] = sorted(phrase for phrase in stems if phrase)
        return self._phrases[key]


def _fields(clause: Clause, language: str) -> list[tuple[tuple[str, ...], float]]:
    around = " ".join(filter(None, (clause.condition, clause.exception, clause.consequence)))
    return [
        (norms(clause.action, language), _ACTION),
        (norms(clause.object or "", language), _OBJECT),
        (norms(around, language), _AROUND),
    ]


def _holds(stems: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(stems[at : at + size]) == phrase for at in range(len(stems) - size + 1))
