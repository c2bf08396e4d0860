"""Which edits of single clauses bring an expression nearer to being true or false of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planctl.model.plan import Plan
from planctl.query.evaluate import Evaluator, condition_of
from planctl.query.items import Item, Part
from planctl.query.syntax import (
    Among,
    And,
    Comparison,
    Count,
    Expression,
    Not,
    Or,
    Presence,
    Quantified,
    over_points,
)
from planctl.query.truth import Truth
from planctl.track.redlines_edits import Edit
from planctl.track.redlines_new import new_clause, ways_to_hold
from planctl.track.redlines_values import field_edits

NEVER = 99  # more edits than any search tries
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass
class Repairs:
    """The edits by which an expression may come to have a truth value, and the fewest that could do."""

    edits: list[Edit]
    least: int


class Repairer:
    """Finds edits in one text. `owner` is bound by clauses that are added where nothing else is said."""

    def __init__(self, plan: Plan, part: Part, owner: str) -> None:
        self.plan, self.part, self.owner = plan, part, owner
        self.evaluator = Evaluator()

    def repairs(self, node: Expression, goal: bool, room: int) -> Repairs:
        """The edits toward `goal`, of those that at most `room` edits can bring about."""
        return self._any_node(node, goal, Item(self.plan), self.part, room)

    def _any_node(self, node: Expression, goal: bool, item: Item, around: Part, room: int) -> Repairs:
        if self.evaluator.truth(node, item, around) is Truth.of(goal):
            return Repairs([], 0)
        if isinstance(node, Not):
            return self._any_node(node.inner, not goal, item, around, room)
        if isinstance(node, (And, Or)):
            found = [self._any_node(part, goal, item, around, room) for part in node.parts]
            if isinstance(node, And) is goal:  # every part must come to it
                return _together([one for one in found if one.least])
            fit = [one for one in found if one.least <= room]
            return Repairs(
                [e for one in fit for e in one.edits], min((one.least for one in found), default=NEVER)
            )
        if isinstance(node, (Quantified, Count)):
            return self._quantifier(node, goal, around, room)
        edits = list(field_edits(node, goal, item)) if isinstance(node, (Comparison, Among, Presence)) else []
        return Repairs(edits, 1 if edits else NEVER)

    def _quantifier(self, node: Quantified | Count, goal: bool, around: Part, room: int) -> Repairs:
        """More items that count, or fewer."""
        if isinstance(node, Count):
            judged = self.evaluator.judged(node, around)
            sure = sum(truth is Truth.TRUE for _, truth in judged)
            short = _more(node, goal, sure)
            if short is None:
                return Repairs([], NEVER)
            return self._more(node, around, room) if short else self._fewer(node, around, room)
        want = goal is (node.quantifier == "any")
        return self._more(node, around, room) if want else self._fewer(node, around, room)

    def _more(self, node: Quantified | Count, around: Part, room: int) -> Repairs:
        """Edits by which one more item counts: one that nearly does, or a new one."""
        wanted = self._counts(node)
        found: list[Repairs] = []
        for item, inner in self._items(node, around):
            if item.hidden:
                continue
            one = self._any_node(wanted, True, item, inner, room)
            if 0 < one.least <= room:
                found.append(one)
        if not over_points(node.range):
            fresh = [
                edit for model in ways_to_hold(wanted)
                if (edit := new_clause(model, self.plan, around, self.owner)) is not None
            ]  # fmt: skip
            found += [Repairs([edit], 1) for edit in fresh]
        edits = [edit for one in sorted(found, key=lambda one: one.least) for edit in one.edits]
        return Repairs(edits, min((one.least for one in found), default=NEVER))

    def _fewer(self, node: Quantified | Count, around: Part, room: int) -> Repairs:
        """Edits by which the items that count no longer do; all of them must."""
        wanted = self._counts(node)
        found: list[Repairs] = []
        for item, inner in self._items(node, around):
            if item.hidden or self.evaluator.truth(wanted, item, inner) is not Truth.TRUE:
                continue
            one = self._any_node(wanted, False, item, inner, room)
            if item.clause is not None and item.point is not None:
                one.edits.append(Edit(item.point.id, item.clause.id))
                one.least = 1
            found.append(one)
        if isinstance(node, Count):
            return Repairs([edit for one in found for edit in one.edits], 1 if found else NEVER)
        return _together(found)

    def _counts(self, node: Quantified | Count) -> Expression:
        """What makes an item count: that it is in the range and the body holds, or for `every` does not."""
        parts = [condition_of(node.range)]
        if node.body is not None:
            every = isinstance(node, Quantified) and node.quantifier == "every"
            parts.append(Not(node.body) if every else node.body)
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _items(self, node: Quantified | Count, around: Part) -> Iterator[tuple[Item, Part]]:
        if over_points(node.range):
            for item in around.point_items():
                if item.point is not None:
                    yield item, around.narrowed(item.point)
        else:
            for item in around.clause_items():
                yield item, around


def _more(node: Count, goal: bool, sure: int) -> bool | None:
    """Whether a count must rise, or fall, for a comparison to have a truth value."""
    operator = node.operator if goal else {"=": "!=", "!=": "=", **_NEGATED}[node.operator]
    if operator in (">", ">="):
        return True
    if operator in ("<", "<="):
        return False
    return sure < node.number if operator == "=" else True


def _together(found: list[Repairs]) -> Repairs:
    """The repairs of what must all be mended: edits of one key count once."""
    if any(one.least >= NEVER for one in found):
        return Repairs([], NEVER)
    alone: list[set[tuple[str, str, str | None]]] = []
    least = 0
    for one in sorted(found, key=lambda one: len(one.edits)):
        keys = {edit.key for edit in one.edits}
        if all(keys.isdisjoint(other) for other in alone):
            alone.append(keys)
            least += one.least
    edits = sorted(found, key=lambda one: len(one.edits))[0].edits if found else []
    # Branching on the part with the fewest ways is enough: it must be mended in any case.
    return Repairs(list(edits), max(least, 1) if found else 0)
