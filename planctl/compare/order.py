"""What each plan puts before what: its steps as an order between questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from planctl.compare.parts import Part, Said
from planctl.model.base import as_list
from planctl.model.registry import Registry
from planctl.model.vocabulary import Modality
from planctl.text.opposites import norms, order_words

# By plan and row: the rows that must come before it.
Before = dict[int, dict[int, set[int]]]


def orders(rows: Sequence[Sequence[Part]], registry: Registry, languages: Mapping[int, str]) -> Before:
    """For each plan (by index) and row, the rows that it puts before it, directly or through others."""
    topics = [row_topic(parts) for parts in rows]
    by_topic: dict[str, set[int]] = defaultdict(set)
    for at, topic in enumerate(topics):
        by_topic[topic].add(at)
    place: dict[tuple[int, str], set[int]] = defaultdict(set)
    for at, parts in enumerate(rows):
        for part in parts:
            place[part.plan, f"#{part.point.id}"].add(at)
            for said in part.said:
                place[part.plan, f"#{said.name}"].add(at)
    direct: Before = defaultdict(lambda: defaultdict(set))
    for at, parts in enumerate(rows):
        for part in parts:
            for said in part.said:
                found = direct[part.plan]
                for step in steps(said):
                    found[at] |= place.get((part.plan, step), set()) - {at}
                for topic in _told(said, topics[at], registry, languages[part.plan]):
                    there = {r for r in by_topic[topic] if any(p.plan == part.plan for p in rows[r])}
                    if len(there) == 1:
                        found[at] |= there - {at}
    return {plan: {at: _closure(at, found) for at in list(found)} for plan, found in direct.items()}


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


def _closure(start: int, direct: Mapping[int, set[int]]) -> set[int]:
    seen: set[int] = set()
    queue = list(direct.get(start, ()))
    while queue:
        at = queue.pop()
        if at not in seen and at != start:
            seen.add(at)
            queue += direct.get(at, ())
    return seen


def _told(said: Said, own: str, registry: Registry, language: str) -> set[str]:
    """Topics that a clause's condition says must come first: "once the ceasefire holds"."""
    clause = said.clause
    found: set[str] = set()
    for text in filter(None, (clause.condition, clause.exception)):
        tail = order_words(text, language, barred=clause.modality is Modality.SHALL_NOT)
        if tail:
            found |= {topic for topic in _topics(tail, registry, language) if topic != own}
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
