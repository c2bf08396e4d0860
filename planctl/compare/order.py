"""What each plan puts before what: its steps as an order between questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from planctl.compare.parts import Part, Said
from planctl.model.registry import Registry
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality
from planctl.text.opposites import norms, order_words

# By plan and row: the rows that must come before it.
Before = dict[int, dict[int, set[int]]]


def orders(
    rows: Sequence[Sequence[Part]], registry: Registry, languages: Mapping[int, str], *, told: bool
) -> Before:
    """For each plan (by index) and row, the rows that it puts before it, directly or through others.

    By the refs of its steps; with `told` also by what conditions name in words.
    """
    topics = [row_topic(parts) for parts in rows]
    by_topic: dict[str, set[int]] = defaultdict(set)
    for at, topic in enumerate(topics):
        by_topic[topic].add(at)
    # What a ref names, as clauses; where each stands; and what the plan says comes first.
    named: dict[tuple[int, str], set[str]] = defaultdict(set)
    places: dict[tuple[int, str], set[int]] = defaultdict(set)
    spoken: dict[int, dict[str, Said]] = defaultdict(dict)
    for at, parts in enumerate(rows):
        for part in parts:
            for said in part.said:
                named[part.plan, f"#{part.point.id}"].add(said.name)
                named[part.plan, f"#{said.name}"].add(said.name)
                places[part.plan, said.name].add(at)
                spoken[part.plan][said.name] = said
    found: Before = {}
    for plan, clauses in spoken.items():
        first: dict[str, set[str]] = {}
        for name, said in clauses.items():
            first[name] = {other for step in steps(said) for other in named.get((plan, step), ())} - {name}
            own = {topics[at] for at in places[plan, name]}
            by_words = _told(said, own, registry, languages[plan]) if told else set()
            for topic in sorted(by_words):
                there = {at for at in by_topic[topic] if any(part.plan == plan for part in rows[at])}
                if len(there) == 1:
                    at = min(there)
                    first[name] |= {o for o in clauses if at in places[plan, o] and o != name}
        pairs = {
            (row, other)
            for name in clauses
            for earlier in _closure(name, first)
            for row in places[plan, name]
            for other in places[plan, earlier]
            if row != other
        }
        # Where parts of two questions come before each other, neither question as a whole does.
        found[plan] = defaultdict(set)
        for row, other in pairs:
            if (other, row) not in pairs:
                found[plan][row].add(other)
    return found


def row_topic(parts: Iterable[Part]) -> str:
    """The topic of most parts of a row; of several, the first by name."""
    counts: dict[str, int] = defaultdict(int)
    for part in parts:
        counts[part.facet] += 1
    return min(counts, key=lambda topic: (-counts[topic], topic))


def steps(said: Said) -> list[str]:
    """The refs of what must come before a clause, as they stand in it."""
    clause = said.clause
    found = [step for step in as_list(clause.after) if step.startswith("#")]
    if clause.deadline and clause.deadline.after and clause.deadline.after.startswith("#"):
        found.append(clause.deadline.after)
    return found


def _closure(start: str, first: Mapping[str, set[str]]) -> set[str]:
    """All clauses that must come before one, directly or through others."""
    seen: set[str] = set()
    queue = list(first.get(start, ()))
    while queue:
        name = queue.pop()
        if name not in seen and name != start:
            seen.add(name)
            queue += first.get(name, ())
    return seen


def _told(said: Said, own: set[str], registry: Registry, language: str) -> set[str]:
    """Topics that a clause's condition says must come first: "once the ceasefire holds"."""
    clause = said.clause
    found: set[str] = set()
    for text in filter(None, (clause.condition, clause.exception)):
        tail = order_words(text, language, barred=clause.modality is Modality.SHALL_NOT)
        if tail:
            found |= {topic for topic in _topics(tail, registry, language) if topic not in own}
    return found


def _topics(text: str, registry: Registry, language: str) -> set[str]:
    said = set(norms(text, language))
    found = set()
    for topic, entry in registry.topics.items():
        # Only what a topic is called: an alias may be any word.
        names = tuple(entry.name.values()) if isinstance(entry.name, dict) else (entry.name,)
        if _names_of(names, language) & said:
            found.add(topic)
    return found


@cache
def _names_of(names: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(said[0] for name in names if len(said := norms(name, language)) == 1)
