"""What a search reads of a plan: every text of every point, in all its languages, each with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import SPECIAL_ACTORS, as_list
from planctl.model.vocabulary import ActorKind
from planctl.text.names import all_names, territory_names
from planctl.text.phrases import day_words, duration_words, quantity_words
from planctl.track.search import Where

# A word in a title says more about a point than the same word in a note.
WEIGHTS: dict[Where, float] = {
    "title": 4.0,
    "text": 2.0,
    "clause": 1.5,
    "option": 1.5,
    "reading": 1.0,
    "note": 0.6,
    "names": 0.4,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a point or plan in one language."""

    where: Where
    part: str | None
    language: str
    text: str


def plan_texts(plan: Plan) -> Iterator[Passage]:
    """The texts of a plan that belong to no point."""
    yield from _local("title", None, plan.title, plan)
    yield from _local("note", None, plan.note, plan)


def point_texts(point: Point, plan: Plan, registry: Registry) -> Iterator[Passage]:
    """The texts of a point, of its clauses (typed parts too), options and readings, and the names it uses."""
    yield from _local("title", None, point.title, plan)
    yield from _local("text", None, point.text, plan)
    for clause in point.clauses:
        yield from _clause(clause, plan)
    for option in point.options:
        yield from _local("option", option.id, option.text, plan)
        yield from _local("note", option.id, option.note, plan)
        for clause in option.clauses:
            yield from _clause(clause, plan)
    for reading in point.readings:
        yield from _local("reading", reading.clause, reading.text, plan)
        yield from _local("note", reading.clause, reading.note, plan)
    yield from _local("note", None, point.note, plan)
    yield from _names(point, registry)


def _local(
    where: Where, part: str | None, text: str | dict[str, str] | None, plan: Plan
) -> Iterator[Passage]:
    # White space folded: a passage is shown as one line, and the places of its words are offsets into it.
    if isinstance(text, str):
        yield Passage(where, part, plan.language, " ".join(text.split()))
    elif text:
        for language, said in text.items():
            yield Passage(where, part, language, " ".join(said.split()))


def _clause(clause: Clause, plan: Plan) -> Iterator[Passage]:
    yield from _local("clause", clause.id, clause.text, plan)
    yield Passage("clause", clause.id, "en", typed_words(clause))
    yield from _local("note", clause.id, clause.note, plan)


def typed_words(clause: Clause) -> str:
    """The typed parts of a clause as one line of words, without its actors."""
    deadline = clause.deadline
    by = (
        []
        if deadline is None
        else [
            duration_words(deadline.within) if deadline.within else "",
            f"by {day_words(deadline.by)}" if deadline.by else "",
            deadline.vague or "",
        ]
    )
    figures = quantity_words(clause.quantity)
    parts = [
        clause.action,
        clause.object,
        figures,
        *by,
        clause.condition,
        clause.exception,
        clause.consequence,
    ]
    return " ".join("; ".join(part for part in parts if part).split())


def _names(point: Point, registry: Registry) -> Iterator[Passage]:
    """The names behind the ids of a point. States go by their names only: their capitals are places too."""
    named: dict[str, list[str]] = {}
    for language in ("en", *_other_languages(point, registry)):
        found = named.setdefault(language, [])
        for clause in point.all_clauses:
            actors = [
                *as_list(clause.actor),
                *as_list(clause.counterparty),
                *as_list(clause.beneficiary),
                *as_list(clause.verifier),
            ]
            for actor in dict.fromkeys(actors):
                if actor not in SPECIAL_ACTORS:
                    entry = registry.actors.get(actor)
                    names = all_names(actor, registry, language)
                    found += names[:2] if entry and entry.kind is ActorKind.STATE else names
            found += territory_names(clause.territory or [], registry, language)
        for topic in point.topics:
            name = registry.topics[topic].name if topic in registry.topics else topic
            found += [name] if isinstance(name, str) else [name[language]] if language in name else []
    for language, names in named.items():
        yield Passage("names", None, language, " · ".join(dict.fromkeys(names)))


def _other_languages(point: Point, registry: Registry) -> list[str]:
    """The languages other than English that the names of a point's topics have."""
    names = [registry.topics[topic].name for topic in point.topics if topic in registry.topics]
    return list(dict.fromkeys(tag for name in names if isinstance(name, dict) for tag in name if tag != "en"))
