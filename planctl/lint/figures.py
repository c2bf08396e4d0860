"""What a point's text says in figures, and what its clauses have as quantities and deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from planctl.lint.numerals import values_said
from planctl.lint.provisions import Norm, Provision, Wording
from planctl.lint.tree import Part, local_texts, mappings
from planctl.record import Record
from planctl.regex import regex
from planctl.source import Path

# The fields of a clause whose words count as having a figure.
_WORDS = ("action", "object", "condition", "exception", "consequence", "note")
_QUANTITY_WORDS = ("unit", "of", "qualifier")
_DURATION = regex(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_NAMES = ("year", "month", "week", "day", "hour", "minute", "second")
# How else a duration can be said: (from, to): how many of `to` make one of `from`.
_EQUAL = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("month", "day"): 30,
    ("hour", "minute"): 60,
}

# Beyond this a number is junk, and writing it out would only fill the screen.
_LARGEST = Decimal(10) ** 18


class Stated(Record):
    """A number in a text that no clause has: the path of the text, its wording, and which of equal ones it
    is.
    """

    path: Path
    wording: str
    ordinal: int


class Typed(Record):
    """A quantity or deadline of a clause: its path, how a reader says it, the numbers of which a text must
    say one.
    """

    path: Path
    shown: str
    values: frozenset[Decimal]


class Passage(Record):
    """Texts and the clauses that stand for them: a point, or one option of it.

    `own` are its texts but those of clauses; `around` are texts in which its clauses' figures may stand too.
    """

    language: str
    own: list[Wording]
    clauses: list[Norm]
    all_clauses: list[Norm]
    around: list[Wording]

    def unclaimed(self) -> Iterator[Stated]:
        """The numbers of the texts that no clause has."""
        if not self.all_clauses:
            return
        clause_texts = [text for clause in self.clauses for text in clause.texts]
        own = [text for text in self.own if text.readable and text.numerals]
        part = [text for text in clause_texts if text.readable and text.numerals]
        if not own and not part:
            return
        had = frozenset[Decimal]().union(*(_typed_values(clause) for clause in self.all_clauses))
        told = had.union(*(text.values for text in clause_texts)) if own else had
        left = [
            (text, numeral)
            for texts, known in ((own, told), (part, had))
            for text in texts
            for numeral in text.numerals
            if numeral.values.isdisjoint(known)
        ]
        if left:  # only then what the clauses say in words is looked at
            worded = frozenset[Decimal]().union(*(_worded_values(clause) for clause in self.all_clauses))
            for text, numeral in left:
                if numeral.values.isdisjoint(worded):
                    ordinal = text.text.count(numeral.text, 0, numeral.start)
                    yield Stated(text.path, numeral.text, ordinal)

    def unsaid(self) -> Iterator[Typed]:
        """The quantities and deadlines of the clauses that no text says."""
        typed = [
            figure
            for clause in self.clauses
            if "quantity" in clause.raw or "deadline" in clause.raw
            for figure in _typed(clause.part)
            if figure.values
        ]
        if not typed:
            return
        texts = [*self.own, *self.around, *(text for clause in self.clauses for text in clause.texts)]
        if not texts or not all(text.readable for text in texts):
            return
        said = frozenset[Decimal]().union(*(text.values for text in texts))
        for figure in typed:
            if figure.values.isdisjoint(said):
                yield figure


def _typed_values(norm: Norm) -> frozenset[Decimal]:
    """Every number of the quantities and deadlines of a clause."""
    if "quantity" not in norm.raw and "deadline" not in norm.raw:
        return frozenset()
    return frozenset[Decimal]().union(*(typed.values for typed in _typed(norm.part, exact=False)))


def _worded_values(norm: Norm) -> frozenset[Decimal]:
    """Every number that a clause has in its words."""
    clause = norm.part
    texts = [
        words
        for key in _WORDS
        if key in clause.raw
        for _, _, words in local_texts(clause.raw, clause.path, key, norm.language)
    ]
    for key, names in (("quantity", _QUANTITY_WORDS), ("deadline", ("vague",))):
        for part in mappings(clause.raw, clause.path, key):
            texts += [part.raw[name] for name in names if isinstance(part.raw.get(name), str)]
    return frozenset[Decimal]().union(*[_values_in(words, norm.language) for words in texts])


# Clauses of points that differ say much alike.
_values_in = lru_cache(maxsize=10_000)(values_said)


def passages(provisions: list[Provision]) -> Iterator[Passage]:
    """The passages of a plan whose texts are in a language that the rules can read."""
    for point in provisions:
        if point.raw.get("evidence") == "undisclosed":
            continue
        yield Passage(point.language, point.texts, point.norms, point.all_norms, [])
        for option in point.options:
            yield Passage(point.language, option.texts, option.norms, option.norms, point.texts)


def _typed(clause: Part, *, exact: bool = True) -> Iterator[Typed]:
    """The typed figures of a clause.

    Unless `exact`, every part of a date counts and not the telling ones alone.
    """
    for quantity in mappings(clause.raw, clause.path, "quantity"):
        unit = quantity.raw.get("unit")
        for key in ("value", "min", "max"):
            value = quantity.raw.get(key)
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                number = Decimal(value)
                if abs(number) < _LARGEST:
                    yield Typed(quantity.at(key), _with_unit(number, unit), _scales(number, unit))
    for deadline in mappings(clause.raw, clause.path, "deadline"):
        within, by = deadline.raw.get("within"), deadline.raw.get("by")
        duration = _DURATION.match(within) if isinstance(within, str) and len(within) < 40 else None
        if duration:
            counts = [
                (int(count), name) for count, name in zip(duration.groups(), _NAMES, strict=True) if count
            ]
            shown = " and ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts)
            values = frozenset(value for count, name in counts for value in _equivalents(count, name))
            yield Typed(deadline.at("within"), shown, values)
        if isinstance(by, str) and re.match(r"\d{4}-\d\d-\d\d\Z", by):
            year, month, day = (Decimal(part) for part in by.split("-"))
            yield Typed(deadline.at("by"), by, frozenset((year, day) if exact else (year, month, day)))


def _equivalents(count: int, name: str) -> frozenset[Decimal]:
    values = {Decimal(count)}
    for (large, small), times in _EQUAL.items():
        if name == large:
            values.add(Decimal(count * times))
        if name == small and count % times == 0:
            values.add(Decimal(count // times))
    return frozenset(values)


def _scales(number: Decimal, unit: Any) -> frozenset[Decimal]:
    """The number, and what it is when the unit has its scale in it: `USD billion`."""
    values = {number}
    if isinstance(unit, str):
        for word, scale in (("thousand", 3), ("million", 6), ("billion", 9), ("milliard", 9)):
            if word in unit:
                values.add(number.scaleb(scale))
    return frozenset(values)


def _with_unit(number: Decimal, unit: Any) -> str:
    shown = f"{number:,f}"
    if not isinstance(unit, str):
        return shown
    if unit == "percent":
        return f"{shown}%"
    short = " ".join(unit.split())[:40]
    return f"{short} {shown}" if re.match(r"[A-Z]{3}\Z", short) else f"{shown} {short}"
