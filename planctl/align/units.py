"""The units of an alignment: what is compared is smaller than a point, so that splits and merges show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from planctl.model.base import LocalText
from planctl.model.clause import Clause, Quantity
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.scalars import as_list, localized
from planctl.text.figures import figures_in
from planctl.text.segments import segments
from planctl.text.tokens import content


@dataclass(frozen=True)
class Unit:
    """A clause, or a segment of a point's text where the point has no clauses or beside them.

    `words` are content norms, `figures` the typed numbers, `actors` whom it binds or favours.
    """

    point: int
    clause: Clause | None
    text: str
    words: frozenset[str]
    figures: frozenset[str]
    actors: frozenset[str]
    modality: str | None


def spoken(text: LocalText | None, plan: Plan, language: str) -> str:
    """The language that a wording is in, where `language` is asked for."""
    if isinstance(text, dict):
        return language if language in text else next(iter(text))
    return plan.language


def point_text(point: Point, language: str) -> str:
    """All the wording of a point: its text, the texts of its labelled clauses, and of its options."""
    parts = [localized(point.text, language)]
    parts += [localized(clause.text, language) for clause in point.clauses if clause.text]
    parts += [localized(option.text, language) for option in point.options]
    return "\n\n".join(part for part in parts if part)


def clause_units(plan: Plan, language: str) -> list[Unit]:
    """Every clause of a plan as a unit."""
    return [
        _clause_unit(index, clause, plan, language)
        for index, point in enumerate(plan.points)
        for clause in point.all_clauses
    ]


def text_units(plan: Plan, language: str) -> list[Unit]:
    """Every segment of every point's wording as a unit."""
    units = []
    for index, point in enumerate(plan.points):
        text, said = point_text(point, language), spoken(point.text, plan, language)
        actors = frozenset(a for c in point.all_clauses for a in _actors(c))
        for part, words, figures in _segments(text, said):
            units.append(Unit(index, None, part, words, figures, actors, None))
    return units


# A history compares each text with two others, and most of what one version says the next one says too.


@lru_cache(maxsize=2048)
def _segments(text: str, language: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The segments of a wording, each with its words and figures."""
    parts = [text[start:end] for start, end in segments(text, language)]
    return tuple((part, *_read(part, language)) for part in parts)


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and figures of a text."""
    words = frozenset(content(text, language))
    return words, frozenset(figure.norm for figure in figures_in(text, language))


def _clause_unit(index: int, clause: Clause, plan: Plan, language: str) -> Unit:
    said = [
        clause.action,
        clause.object,
        clause.condition,
        clause.exception,
        clause.consequence,
        localized(clause.text, language),
    ]
    text = ". ".join(part for part in said if part)
    own = plan.language
    words, figures = _read(text, own)
    quantities = as_list(clause.quantity)
    for quantity in quantities:
        words |= _read(" ".join(filter(None, (quantity.of, quantity.qualifier, quantity.unit))), own)[0]
    figures |= set(_figures(quantities))
    return Unit(index, clause, text, words, figures, frozenset(_actors(clause)), clause.modality)


def _actors(clause: Clause) -> Iterable[str]:
    for value in (clause.actor, clause.counterparty, clause.beneficiary):
        yield from (actor for actor in as_list(value) if actor not in ("unnamed", "undisclosed"))


def _figures(quantities: list[Quantity]) -> Iterable[str]:
    for quantity in quantities:
        for value in (quantity.value, quantity.min, quantity.max):
            if value is not None:
                yield figure_norm(value, quantity.unit)


def figure_norm(value: Decimal, unit: str | None) -> str:
    """A quantity's value in the spelling of `Figure.norm`: `600000`, `50%`, `USD100000000000`."""
    number = format(value.normalize(), "f")
    if unit == "percent":
        return f"{number}%"
    return f"{unit}{number}" if unit and len(unit) == 3 and unit.isupper() else number
