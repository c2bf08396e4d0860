"""A field's value against a value of an expression."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt
from typing import Any

from planctl.model.clause import Deadline, Quantity
from planctl.model.scalars import seconds
from planctl.model.vocabulary import STRENGTH, Modality
from planctl.query.fields import Field
from planctl.query.items import Item
from planctl.query.syntax import Day, Number, Quoted, Span, Value, Word
from planctl.query.truth import Truth
from planctl.query.units import measured
from planctl.text.terms import folded, terms

ORDER: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}


def holds(field: Field, operator: str, value: Value, item: Item) -> Truth:
    """Whether a field of an item stands so to a value: true where one of its values does.

    What the text does not say stands to nothing; what it keeps from readers may stand to anything.
    """
    if operator == "!=":
        return holds(field, "=", value, item).negated()
    reading = field.read(item)
    if any(_holds(field, operator, one, value, item) for one in reading.values):
        return Truth.TRUE
    return Truth.UNDISCLOSED if reading.hidden else Truth.FALSE


def _holds(field: Field, operator: str, one: Any, value: Value, item: Item) -> bool:
    if isinstance(one, Quantity):
        return isinstance(value, Number) and _figure(field.name, operator, one, value)
    if isinstance(one, Deadline):
        return _deadline(operator, one, value)
    if isinstance(one, date):
        return isinstance(value, Day) and ORDER[operator](one, value.value)
    if isinstance(value, Span):
        return ORDER[operator](seconds(one), seconds(value.value))
    if operator in ("weaker than", "stronger than"):
        return isinstance(value, Word) and strength(operator, one, value.value)
    if isinstance(value, Quoted):
        return _contains(value.value, one, item) if operator == "~" else _plain(one) == _plain(value.value)
    return isinstance(value, Word) and bool(one == value.value)


def strength(operator: str, one: str, other: str) -> bool:
    """Whether a modality is weaker (or stronger) than another, which must have a strength."""
    own, mark = STRENGTH.get(Modality(one)), STRENGTH[Modality(other)]
    return own is not None and (own < mark if operator == "weaker than" else own > mark)


def _figure(name: str, operator: str, quantity: Quantity, number: Number) -> bool:
    own, size = measured(quantity.unit)
    if number.unit is not None:
        wanted, scale = measured(number.unit)
        if own != wanted:
            return False
        bound = number.value * scale
    else:
        bound, size = number.value, Decimal(1)
    kind = name.rpartition(".")[2]
    if kind != "quantity":
        held = getattr(quantity, kind)
        return held is not None and ORDER[operator](held * size, bound)
    low = quantity.value if quantity.value is not None else quantity.min
    high = quantity.value if quantity.value is not None else quantity.max
    if operator == "=":
        return low is not None and low == high and low * size == bound
    edge = high if operator in ("<", "<=") else low
    return edge is not None and ORDER[operator](edge * size, bound)


def _deadline(operator: str, deadline: Deadline, value: Value) -> bool:
    if isinstance(value, Day):
        return deadline.by is not None and ORDER[operator](deadline.by, value.value)
    if isinstance(value, Span) and deadline.within is not None:
        return ORDER[operator](seconds(deadline.within), seconds(value.value))
    return False


def _plain(text: str) -> str:
    return folded(" ".join(text.split()))


def _contains(wanted: str, text: str, item: Item) -> bool:
    """Whether a text has some words side by side, in any of their forms; `guarant*` is all that begin so."""
    languages = dict.fromkeys((item.plan.language, "en", "fr"))
    return any(_stands(wanted, text, language) for language in languages)


def _stands(wanted: str, text: str, language: str) -> bool:
    pattern, line = _pattern(wanted, language), _stems(text, language)
    if not pattern:
        return False
    return any(
        all(
            word.startswith(mark) if start else stem == mark
            for (mark, start), (word, stem) in zip(pattern, line[at:], strict=False)
        )
        for at in range(len(line) - len(pattern) + 1)
    )


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((term.word, term.stem) for term in terms(text, language))


@lru_cache(maxsize=512)
def _pattern(wanted: str, language: str) -> tuple[tuple[str, bool], ...]:
    found: list[tuple[str, bool]] = []
    for piece in wanted.split():
        line = terms(piece, language)
        found += [(term.stem, False) for term in line]
        if piece.endswith("*") and line:
            found[-1] = (line[-1].word, True)
    return tuple(found)
