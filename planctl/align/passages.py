"""A point as its rivals see it: what it says, of what, to whom, and in which parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planctl.align.matcher import Passage
from planctl.align.units import clause_units, point_text, spoken, text_units
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import State
from planctl.text.concepts import terms


@dataclass(frozen=True)
class Provision:
    """What of a point counts when it is compared with a rival's.

    `parts` are its title, its sentences and its clauses, without those that say nothing; `whole` is all of
    them. `actors` are whom its
    clauses bind or favour, with the groups they belong to; `figures` its typed numbers.
    """

    live: bool
    topics: tuple[str, ...]
    category: str
    actors: frozenset[str]
    figures: frozenset[str]
    title: Passage
    whole: Passage
    parts: tuple[Passage, ...]


def provisions(plan: Plan, language: str, registry: Registry) -> list[Provision]:
    """The points of a plan, in its order. Each wording is read in the language it is in, `language` where
    there is a choice.
    """
    sentences: list[list[Passage]] = [[] for _ in plan.points]
    figures: list[set[str]] = [set() for _ in plan.points]
    actors: list[set[str]] = [set() for _ in plan.points]
    for unit in (*text_units(plan, language), *clause_units(plan, language)):
        said = spoken(plan.points[unit.point].text, plan, language) if unit.clause is None else plan.language
        passage = Passage(unit.text if unit.clause is None else "", terms(unit.text, said))
        sentences[unit.point].append(passage)
        figures[unit.point] |= unit.figures
        actors[unit.point] |= unit.actors
    made = []
    for index, point in enumerate(plan.points):
        title = localized(point.title, language)
        head = Passage(title, terms(title, spoken(point.title, plan, language)))
        parts = tuple(passage for passage in (head, *sentences[index]) if passage.terms)
        whole = frozenset[str]().union(*(passage.terms for passage in parts))
        made.append(
            Provision(
                point.state is not State.DELETED,
                tuple(point.topics),
                point.category,
                frozenset(_with_groups(actors[index], registry)),
                frozenset(figures[index]),
                head,
                Passage(f"{title}. {' '.join(point_text(point, language).split())}", whole),
                parts,
            )
        )
    return made


def _with_groups(actors: Iterable[str], registry: Registry) -> Iterable[str]:
    for actor in actors:
        yield actor
        entry = registry.actors.get(actor)
        yield from entry.member_of if entry else ()
