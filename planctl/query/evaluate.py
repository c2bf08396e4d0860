"""What an expression says of a text or a part of it: true, false or undisclosed. It never fails and always
ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from planctl.query.compare import ORDER, holds
from planctl.query.fields import FIELDS
from planctl.query.items import Item, Part
from planctl.query.syntax import (
    Among,
    And,
    Comparison,
    Constant,
    Count,
    Expression,
    Level,
    Not,
    Or,
    Presence,
    Quantified,
    Range,
    Word,
    over_points,
)
from planctl.query.truth import Truth, all_of, any_of

# Fields whose being undisclosed says that the text has them.
_KNOWN_TO_BE = frozenset(
    {"quantity", "deadline", "actor", "counterparty", "beneficiary", "verifier", "concerns"}
)
_LEVELS: tuple[Level, ...] = ("plan", "point", "clause")


def evaluate(expression: Expression, part: Part) -> Truth:
    """What an expression says of a part of a text. An expression about clauses (or points) that has no
    quantifier asks whether it holds of any.
    """
    return Evaluator().truth(quantified(expression), Item(part.plan), part)


def level_of(expression: Expression) -> Level:
    """What an expression is about, outside its quantifiers: the plan, its points or its clauses."""
    if isinstance(expression, (Comparison, Among, Presence)):
        return FIELDS[expression.field].level
    if isinstance(expression, Not):
        return level_of(expression.inner)
    if isinstance(expression, (And, Or)):
        return max((level_of(part) for part in expression.parts), key=_LEVELS.index)
    return "plan"


def quantified(expression: Expression) -> Expression:
    """The expression with the quantifier that it is read with, where it has none of its own."""
    level = level_of(expression)
    if level == "plan":
        return expression
    return Quantified("any", Range("points") if level == "point" else None, expression)


def condition_of(found: Range | None) -> Expression:
    """What an item must satisfy to be in a range."""
    if found is None:
        return Constant(True)
    parts: list[Expression] = []
    name = found.name or ""
    if found.kind in ("topic", "category"):
        parts.append(Comparison(found.kind, "=", Word(name)))
    elif found.kind in ("point", "clause"):
        point, _, clause = name.partition(".")
        named: Expression = Comparison("point", "=", Word(point))
        if point[:1].isdigit():
            named = Or((named, Comparison("number", "=", Word(point))))
        parts += [named, *([Comparison("clause", "=", Word(clause))] if found.kind == "clause" else [])]
    if found.where is not None:
        parts.append(found.where)
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else Constant(True)


class Evaluator:
    """One run. A quantifier that does not depend on the item at hand is worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Truth] = {}
        # Kept, so that no two parts share an identity.
        self._parts: dict[tuple[int, int], Part] = {}

    def truth(self, node: Expression, item: Item, around: Part) -> Truth:
        """What an expression says of an item; its quantifiers run over the part around it."""
        if isinstance(node, Constant):
            return Truth.of(node.value)
        if isinstance(node, Comparison):
            return holds(FIELDS[node.field], node.operator, node.value, item)
        if isinstance(node, Among):
            field = FIELDS[node.field]
            found = any_of(holds(field, "=", value, item) for value in node.values)
            return found.negated() if node.negated else found
        if isinstance(node, Presence):
            return _presence(node, item)
        if isinstance(node, Not):
            return self.truth(node.inner, item, around).negated()
        if isinstance(node, And):
            return all_of(self.truth(part, item, around) for part in node.parts)
        if isinstance(node, Or):
            return any_of(self.truth(part, item, around) for part in node.parts)
        key = (id(node), id(around))
        if key not in self._known:
            self._known[key] = self._run(node, around)
        return self._known[key]

    def _run(self, node: Quantified | Count, around: Part) -> Truth:
        if isinstance(node, Count):
            low, high = self._count(self.judged(node, around), around)
            return _compared(low, high, node.operator, node.number)
        low, high = self._count(self.judged(node, around), around)
        found = Truth.TRUE if low >= 1 else Truth.FALSE if high < 1 else Truth.UNDISCLOSED
        return found if node.quantifier == "any" else found.negated()

    def judged(self, node: Quantified | Count, around: Part) -> list[tuple[Item, Truth]]:
        """Each item in a quantifier's range with whether it counts; for `every`, whether it speaks against
        it.
        """
        within = condition_of(node.range)
        points = over_points(node.range)
        against = isinstance(node, Quantified) and node.quantifier == "every"
        found = []
        for item in around.point_items() if points else around.clause_items():
            inner = self._inner(item, around) if points else around
            belongs = self.truth(within, item, inner)
            if belongs is Truth.FALSE:
                continue
            said = self.truth(node.body, item, inner) if node.body is not None else Truth.TRUE
            found.append((item, all_of((belongs, said.negated() if against else said))))
        return found

    def _inner(self, item: Item, around: Part) -> Part:
        """The part that quantifiers inside a point run over: that point."""
        key = (id(around), id(item.point) if item.point else 0)
        if key not in self._parts:
            part = around.narrowed(item.point) if item.point else Part(item.plan, (), whole=True)
            self._parts[key] = part
        return self._parts[key]

    def _count(self, judged: Sequence[tuple[Item, Truth]], around: Part) -> tuple[float, float]:
        """The least and the greatest number of items that count.

        Of the options of a point one will stand: what counts in each option counts; what counts in some may.
        """
        low, high = _bounds(truth for item, truth in judged if item.option is None or _alone(item, around))
        bracketed: dict[str, dict[str, list[Truth]]] = {}
        for item, truth in judged:
            if item.option is not None and item.point is not None and not _alone(item, around):
                options = bracketed.setdefault(item.point.id, {one.id: [] for one in item.point.options})
                options[item.option.id].append(truth)
        for options in bracketed.values():
            bounds = [_bounds(truths) for truths in options.values()]
            low += min(least for least, _ in bounds)
            high += max(most for _, most in bounds)
        hidden = any(item.hidden and truth is not Truth.FALSE for item, truth in judged)
        return low, inf if hidden else high


def _alone(item: Item, around: Part) -> bool:
    """Whether a clause of an option is asked about for itself: then its option is taken to stand."""
    return any(point is item.point and chosen is not None for point, chosen in around.points)


def _bounds(truths: Iterable[Truth]) -> tuple[float, float]:
    found = list(truths)
    return found.count(Truth.TRUE), len(found) - found.count(Truth.FALSE)


def _compared(low: float, high: float, operator: str, number: int) -> Truth:
    """What a comparison says of a count that lies between two bounds."""
    if operator == "!=":
        return _compared(low, high, "=", number).negated()
    if operator == "=":
        if low == high == number:
            return Truth.TRUE
        return Truth.UNDISCLOSED if low <= number <= high else Truth.FALSE
    first, last = ORDER[operator](low, number), ORDER[operator](high, number)
    return Truth.of(first) if first == last else Truth.UNDISCLOSED


def _presence(node: Presence, item: Item) -> Truth:
    reading = FIELDS[node.field].read(item)
    if node.undisclosed:
        return Truth.of(reading.hidden)
    if reading.values or (reading.hidden and not item.hidden and node.field in _KNOWN_TO_BE):
        return Truth.TRUE
    return Truth.UNDISCLOSED if reading.hidden else Truth.FALSE


__all__ = ["Evaluator", "condition_of", "evaluate", "level_of", "quantified"]
