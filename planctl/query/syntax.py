"""What an expression is once it is read: a closed family of immutable nodes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Level = Literal["plan", "point", "clause"]
Operator = Literal["=", "!=", "<", "<=", ">", ">=", "~", "weaker than", "stronger than"]
Quantifier = Literal["any", "every", "none"]
RangeKind = Literal["clauses", "points", "point", "clause", "topic", "category"]


@dataclass(frozen=True, slots=True)
class Word:
    """An id, a member of a closed list, a version, a step or a local ref."""

    value: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words to look for, or a value of a text field."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure, where it matters with its unit."""

    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, as an ISO 8601 duration or `immediately`."""

    value: str


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    value: date


Value = Word | Quoted | Number | Span | Day


@dataclass(frozen=True, slots=True)
class Constant:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field against a value."""

    field: str
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class Among:
    """A field against a list of values: `modality in (shall, shall-not)`."""

    field: str
    values: tuple[Value, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """`has FIELD`: whether the text says it at all; `undisclosed FIELD`: whether it keeps it from readers."""

    field: str
    undisclosed: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """What a quantifier runs over, narrowed by a name or by a condition."""

    kind: RangeKind = "clauses"
    name: str | None = None
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Quantified:
    """`any(RANGE: E)`, `every(RANGE: E)`, `none(RANGE: E)`."""

    quantifier: Quantifier
    range: Range | None
    body: Expression | None


@dataclass(frozen=True, slots=True)
class Count:
    """`count(RANGE: E) >= 2`."""

    range: Range | None
    body: Expression | None
    operator: Operator
    number: int


Expression = Constant | Comparison | Among | Presence | Not | And | Or | Quantified | Count


def over_points(found: Range | None) -> bool:
    """Whether a range runs over points; all others run over clauses."""
    return found is not None and found.kind == "points"
