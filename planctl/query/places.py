"""Where an expression's truth comes from: the clauses and points that decide it."""

from __future__ import annotations

from planctl.query.evaluate import Evaluator, condition_of, quantified
from planctl.query.items import Item, Part
from planctl.query.syntax import And, Count, Expression, Not, Or, Quantified, over_points
from planctl.query.truth import Truth

LIMIT = 8


def decisive(expression: Expression, part: Part) -> list[Item]:
    """The items that decide what an expression says of a part of a text, in the order of the text.

    For what no item fulfils, those that come nearest. At most eight.
    """
    finder = _Finder(part)
    found = finder.find(quantified(expression))
    unique: dict[str, Item] = {}
    for item in found:
        if item.point is not None:
            unique.setdefault(item.ref, item)
    order = {point.id: at for at, (point, _) in enumerate(part.points)}
    ranked = sorted(unique.values(), key=lambda item: order[item.point.id] if item.point else 0)
    return ranked[:LIMIT]


class _Finder:
    def __init__(self, part: Part) -> None:
        self.part = part
        self.evaluator = Evaluator()

    def find(self, node: Expression) -> list[Item]:
        if isinstance(node, Not):
            return self.find(node.inner)
        if isinstance(node, (And, Or)):
            whole = self._truth(node)
            return [item for inner in node.parts if self._truth(inner) is whole for item in self.find(inner)]
        if isinstance(node, (Quantified, Count)):
            return self._quantifier(node)
        return []

    def _truth(self, node: Expression) -> Truth:
        return self.evaluator.truth(node, Item(self.part.plan), self.part)

    def _quantifier(self, node: Quantified | Count) -> list[Item]:
        judged = self.evaluator.judged(node, self.part)
        for truth in (Truth.TRUE, Truth.UNDISCLOSED):
            found = [item for item, said in judged if said is truth]
            if found:
                return found
        if isinstance(node, Quantified) and node.quantifier != "any":
            return []
        return self._nearest(node)

    def _nearest(self, node: Quantified | Count) -> list[Item]:
        """Of what does not fulfil a condition, the items that fulfil most of its parts."""
        parts = [*_parts(condition_of(node.range)), *(_parts(node.body) if node.body is not None else ())]
        items = self.part.point_items() if over_points(node.range) else self.part.clause_items()
        scored: list[tuple[int, Item]] = []
        for item in items:
            inner = self.part.narrowed(item.point) if over_points(node.range) and item.point else self.part
            scored.append((sum(self.evaluator.truth(one, item, inner) is Truth.TRUE for one in parts), item))
        best = max((score for score, _ in scored), default=0)
        return [item for score, item in scored if score == best] if best and len(parts) > 1 else []


def _parts(node: Expression) -> list[Expression]:
    return [part for inner in node.parts for part in _parts(inner)] if isinstance(node, And) else [node]
