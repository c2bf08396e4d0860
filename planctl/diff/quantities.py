"""Figures: raised, lowered, added, removed, bounded, counted or qualified in another way."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from planctl.diff.draft import Draft, texts
from planctl.diff.effects import RIGHTS, amount, on_both, scope
from planctl.model.clause import Clause, Quantity
from planctl.model.scalars import as_list, plain_number
from planctl.text.phrases import number_words, quantity_words

_FIELDS = frozenset({"quantity"})
_BOUNDS = ("value", "min", "max")
_NAMES = {"value": "the figure", "min": "the lower limit", "max": "the upper limit"}


def compare_quantities(a: Clause, b: Clause) -> list[Draft]:
    """The changes between two clauses' figures; figures of the same unit and share are the same figure."""
    left, right = list(as_list(a.quantity)), list(as_list(b.quantity))
    drafts: list[Draft] = []
    for one in list(left):
        if one in right:
            left.remove(one)
            right.remove(one)
    for same in (_same_subject, _same_unit, None):
        for one in list(left):
            if same is None and not len(left) == len(right) == 1:
                break
            other = next((y for y in right if same is None or same(one, y)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                drafts += _compare(one, other, a, b)
    drafts += [_presence(one, a, b, "quantity-removed", "no longer says how much") for one in left]
    drafts += [_presence(other, a, b, "quantity-added", "now says how much") for other in right]
    return drafts


def _same_subject(x: Quantity, y: Quantity) -> bool:
    return (x.unit, x.of) == (y.unit, y.of)


def _same_unit(x: Quantity, y: Quantity) -> bool:
    return x.unit == y.unit


def _presence(quantity: Quantity, a: Clause, b: Clause, kind: str, says: str) -> Draft:
    said = quantity_words(quantity)
    added = kind == "quantity-added"
    # A new upper bound takes room from whoever was free to do more, and a new figure pins down what was open.
    effects = on_both(
        a, b, lambda clause: None if clause.modality in RIGHTS else scope(clause, narrower=not added)
    )
    return Draft(
        kind,
        f"the clause {says}: {said}",
        None if added else _dump(quantity),
        _dump(quantity) if added else None,
        effects,
        _FIELDS,
        [said, *_said(quantity)],
    )


def _compare(a: Quantity, b: Quantity, one: Clause, other: Clause) -> list[Draft]:
    drafts: list[Draft] = []
    words = [*_said(a), *_said(b)]
    definite = [any(getattr(x, bound) is not None for bound in _BOUNDS) for x in (a, b)]
    if definite[0] != definite[1] and not a.undisclosed and not b.undisclosed:
        kind = "quantity-made-definite" if definite[1] else "quantity-made-vague"
        effects = on_both(one, other, partial(scope, narrower=not definite[1]))
        shown = f"“{vague_words(a)}” becomes “{vague_words(b)}”"
        return [Draft(kind, shown, _dump(a), _dump(b), effects, _FIELDS, words)]
    if a.undisclosed != b.undisclosed:
        kind = "quantity-withheld" if b.undisclosed else "quantity-disclosed"
        drafts.append(
            Draft(kind, f"{quantity_words(a)} → {quantity_words(b)}", _dump(a), _dump(b), [], _FIELDS, words)
        )
    elif {x for x in _BOUNDS if getattr(a, x) is not None} != {
        x for x in _BOUNDS if getattr(b, x) is not None
    }:
        drafts.append(
            Draft(
                "bound-changed",
                f"“{quantity_words(a)}” becomes “{quantity_words(b)}”",
                _dump(a),
                _dump(b),
                [],
                _FIELDS,
                words,
            )
        )
    elif (a.unit, a.of) != (b.unit, b.of):
        drafts.append(
            Draft(
                "unit-changed",
                f"“{quantity_words(a)}” becomes “{quantity_words(b)}”",
                _dump(a),
                _dump(b),
                [],
                _FIELDS,
                words,
            )
        )
    else:
        for bound in _BOUNDS:
            old, new = getattr(a, bound), getattr(b, bound)
            if old != new:
                raised = new > old
                drafts.append(
                    Draft(
                        "quantity-raised" if raised else "quantity-lowered",
                        f"{_NAMES[bound]} {'rises' if raised else 'falls'} from {_span(old, new, b)}"
                        f"{_percent(old, new)}",
                        plain_number(old),
                        plain_number(new),
                        on_both(one, other, partial(amount, bound=bound, raised=raised)),
                        _FIELDS,
                        words,
                    )
                )
    if a.qualifier != b.qualifier:
        drafts.append(_qualifier(a, b, one, other))
    return drafts


def vague_words(quantity: Quantity) -> str:
    """A quantity in words, whether or not it has a figure: "a sufficient number of personnel"."""
    if quantity.undisclosed or any(getattr(quantity, bound) is not None for bound in _BOUNDS):
        return quantity_words(quantity)
    return " ".join(texts(quantity.qualifier, quantity.unit, f"of {quantity.of}" if quantity.of else None))


def _qualifier(a: Quantity, b: Quantity, one: Clause, other: Clause) -> Draft:
    words = texts(a.qualifier, b.qualifier)
    if a.qualifier is None:
        return Draft(
            "qualifier-added",
            f"the figure now applies with the qualifier “{b.qualifier}”",
            None,
            b.qualifier,
            on_both(one, other, partial(scope, narrower=True)),
            _FIELDS,
            words,
        )
    if b.qualifier is None:
        return Draft(
            "qualifier-removed",
            f"the figure no longer has the qualifier “{a.qualifier}”",
            a.qualifier,
            None,
            on_both(one, other, partial(scope, narrower=False)),
            _FIELDS,
            words,
        )
    return Draft(
        "qualifier-changed",
        f"the qualifier “{a.qualifier}” becomes “{b.qualifier}”",
        a.qualifier,
        b.qualifier,
        [],
        _FIELDS,
        words,
    )


def _figure(number: Decimal, quantity: Quantity) -> str:
    bare = Quantity(value=number, unit=quantity.unit, of=quantity.of)
    return quantity_words(bare)


def _span(old: Decimal, new: Decimal, quantity: Quantity) -> str:
    """ "600,000 to 800,000 personnel": what follows both figures is said once."""
    before, after = _figure(old, quantity), _figure(new, quantity)
    tail = after.removeprefix(number_words(new))
    return f"{before.removesuffix(tail) if tail != after else before} to {after}"


def _percent(old: Decimal, new: Decimal) -> str:
    if old <= 0:
        return ""
    change = (new - old) * 100 / old
    shown = f"{change:+.0f}" if abs(change) >= 1 else f"{change:+.2g}"
    return f" ({shown.replace('-', '−')}%)"


def _said(quantity: Quantity) -> list[str]:
    numbers = [number_words(value) for bound in _BOUNDS if (value := getattr(quantity, bound)) is not None]
    return [quantity_words(quantity), *numbers, *texts(quantity.unit, quantity.of, quantity.qualifier)]


def _dump(quantity: Quantity) -> dict[str, Any]:
    return quantity.model_dump(mode="json", exclude_none=True)
