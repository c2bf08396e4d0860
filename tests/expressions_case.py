"""Well-typed expressions, drawn at random, and plans to ask them of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from making import clause, plan, point

from planctl.model.plan import Plan
from planctl.model.scalars import STEPS
from planctl.model.vocabulary import STRENGTH
from planctl.query.fields import FIELDS, Field
from planctl.query.syntax import (
    Among,
    And,
    Comparison,
    Constant,
    Count,
    Day,
    Expression,
    Not,
    Number,
    Or,
    Presence,
    Quantified,
    Quoted,
    Range,
    Span,
    Value,
    Word,
)
from planctl.query.values import OPERATORS

ORDER = ("=", "!=", "<", "<=", ">", ">=")
_NAMES = st.sampled_from(["ua", "ru", "force-cap", "a", "x-1", "12a", "6", "1.0", "é t"])
_TEXTS = st.sampled_from(["armed forces", "it's", 'say "no"', "guarant*", "a“b"])
_DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(Day)
_SPANS = st.sampled_from(["P100D", "PT24H", "P1Y2M", "immediately"]).map(Span)
_NUMBERS = st.builds(
    Number,
    st.sampled_from([Decimal(text) for text in ("0", "5", "600000", "2.5", "-3")]),
    st.sampled_from([None, "personnel", "percent", "armed men", "and", "USD"]),
)


def values(field: Field) -> st.SearchStrategy[Value]:
    """Values of a field's type, as the parser makes them."""
    if field.members:
        return st.sampled_from(field.members).map(Word)
    if field.type == "step":
        return st.sampled_from([*STEPS, "#a", "#a.b"]).map(Word)
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": _TEXTS.map(Quoted), "figure": _NUMBERS, "day": _DAYS, "duration": _SPANS,
        "time": st.one_of(_DAYS, _SPANS),
    }  # fmt: skip
    return kinds.get(field.type, _NAMES.map(Word))


@st.composite
def atoms(draw: st.DrawFn, levels: tuple[str, ...]) -> Expression:
    """A comparison or a presence of a field of some levels."""
    field = draw(st.sampled_from([field for field in FIELDS.values() if field.level in levels]))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return Presence(field.name, draw(st.booleans()))
    if kind == 1:
        listed = draw(st.lists(values(field), min_size=1, max_size=3))
        return Among(field.name, tuple(listed), draw(st.booleans()))
    if field.name == "modality" and kind == 2:
        word = Word(draw(st.sampled_from([item.value for item in STRENGTH])))
        return Comparison("modality", draw(st.sampled_from(["weaker than", "stronger than"])), word)
    operator = draw(st.sampled_from(OPERATORS[field.type]))
    return Comparison(field.name, operator, draw(values(field)))  # type: ignore[arg-type]


_ALL = ("plan", "point", "clause")


@st.composite
def expressions(draw: st.DrawFn, levels: tuple[str, ...] = _ALL, depth: int = 3) -> Expression:
    """An expression of at most some depth."""
    kind = draw(st.integers(0, 7)) if depth else 0
    if kind < 2:
        return draw(st.one_of(atoms(levels), atoms(levels), st.booleans().map(Constant)))
    inner = expressions(levels, depth - 1)
    if kind == 2:
        return Not(draw(inner))
    if kind in (3, 4):
        parts = tuple(draw(st.lists(inner, min_size=2, max_size=3)))
        return And(parts) if kind == 3 else Or(parts)
    found = draw(st.one_of(st.none(), ranges(depth - 1)))
    over = _ALL[:2] if found is not None and found.kind == "points" else _ALL
    body = draw(expressions(over, depth - 1))
    maybe = draw(st.sampled_from([body, None])) if found is not None else body
    if kind == 5:
        return Count(found, maybe, draw(st.sampled_from(ORDER)), draw(st.integers(0, 9)))  # type: ignore[arg-type]
    return Quantified(draw(st.sampled_from(["any", "every", "none"])), found, maybe)  # type: ignore[arg-type]


@st.composite
def ranges(draw: st.DrawFn, depth: int) -> Range:
    """A range."""
    kind = draw(st.sampled_from(["clauses", "points", "point", "clause", "topic", "category"]))
    name = {"point": "force-cap", "clause": "force-cap.cap", "topic": "ceasefire", "category": "peace"}.get(
        kind
    )
    over = _ALL[:2] if kind == "points" else _ALL
    return Range(kind, name, draw(st.one_of(st.none(), expressions(over, max(depth - 1, 0)))))  # type: ignore[arg-type]


def text() -> Plan:
    """A plan with everything that is hard to ask about."""
    figures = [{"max": 600000, "unit": "personnel"}, {"undisclosed": True, "unit": "km"}]
    return plan(
        point("force-cap", 6, "At most 600,000 in peacetime.", clauses=[
            clause(id="cap", quantity=figures[0]),
            clause(id="zone", actor=["ru", "undisclosed"], modality="shall-not", quantity=figures,
                   deadline={"undisclosed": True}, after=["signature"]),
            clause(id="all", actor="all", modality="should", quantity=[{"min": 3, "unit": "km"}],
                   deadline={"within": "P2W", "after": "signature"}),
        ]),
        point("options", None, {"en": "Open.", "fr": "Les garanties de sécurité."}, options=[
            {"id": "a", "by": ["us"], "text": "A cap.", "clauses": [clause(id="oa", quantity={"value": 5, "unit": "km"})]},
            {"id": "b", "by": ["ua"], "text": "No cap."},
        ]),
        point("hole", 8, None, state="deleted"),
        point("secret", 9, None, evidence="undisclosed", topics=["security-guarantees"]),
        parties=["ua", "ru"],
    )  # fmt: skip
