"""Values of single keys of a clause with which a comparison comes to be true or false of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from planctl.model.clause import Clause
from planctl.model.scalars import as_list
from planctl.model.vocabulary import STRENGTH, Modality
from planctl.query.compare import strength
from planctl.query.fields import FIELDS, Field
from planctl.query.items import Item
from planctl.query.syntax import Among, Comparison, Day, Number, Presence, Quoted, Span, Value, Word
from planctl.query.units import measured
from planctl.track.redlines_edits import Edit

ACTORS = ("actor", "counterparty", "beneficiary", "verifier")
_TEXTS = ("action", "object", "condition", "exception", "consequence")
_STEPS = {"<": Decimal(-1), ">": Decimal(1)}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


# What stands for a value that is still to be found, where it is only asked that there be one.
_OPEN: dict[str, Any] = {
    "deadline": {"vague": "by a time to be agreed"},
    "quantity": {"qualifier": "of a size to be agreed"},
    **dict.fromkeys(("counterparty", "beneficiary", "verifier"), "unnamed"),
    **dict.fromkeys(("object", "condition", "exception", "consequence"), "what is to be worded"),
}


def field_edits(node: Comparison | Among | Presence, goal: bool, item: Item) -> Iterator[Edit]:
    """The edits of one key of a clause by which a comparison comes to be true (or false) of it."""
    clause, point = item.clause, item.point
    field = FIELDS[node.field]
    if (
        clause is None
        or point is None
        or field.level != "clause"
        or field.name in ("clause", "option", "option.by")
    ):
        return
    key = field.name.partition(".")[0]
    if key == "concerns":
        key = "beneficiary"
    seen: list[Any] = []
    for value in values_for(node, goal, field, clause):
        if value not in seen:
            seen.append(value)
            yield Edit(point.id, clause.id, key, value)


def values_for(
    node: Comparison | Among | Presence, goal: bool, field: Field, clause: Clause
) -> Iterator[Any]:
    """Values of the whole key (a quantity, a deadline, a list of actors) with which the comparison comes to
    have a truth value.
    """
    if isinstance(node, Presence):
        if goal and not node.undisclosed and field.name in _OPEN:
            yield _OPEN[field.name]
        lasting = ("actor", "modality", "action", "concerns")
        if not goal and not node.undisclosed and field.name not in lasting:
            yield None
        return
    if isinstance(node, Among):
        for value in node.values:
            yield from values_for(Comparison(node.field, "=", value), goal is not node.negated, field, clause)
        return
    if node.operator == "!=":
        yield from values_for(Comparison(node.field, "=", node.value), not goal, field, clause)
        return
    if field.name == "modality":
        assert isinstance(node.value, Word)
        for one in _near(clause.modality):
            stands = one.value == node.value.value if node.operator == "=" else strength(
                node.operator, one.value, node.value.value
            )  # fmt: skip
            if stands is goal:
                yield one.value
    elif field.type == "figure":
        yield from _figures(field.name, node.operator, node.value, goal, clause)
    elif field.name in ACTORS or field.name in ("territory", "after", "concerns"):
        yield from _members(field.name, node.value, goal, clause)
    elif field.name.startswith("deadline"):
        yield from _times(field.name, node.operator, node.value, goal, clause)
    elif goal and field.name in _TEXTS and isinstance(node.value, Quoted):
        yield node.value.value.rstrip("*")
    elif not goal and field.name in _TEXTS and field.name != "action":
        yield None


def _near(own: Modality) -> list[Modality]:
    """The modalities, those that differ least in strength first."""
    mark = STRENGTH.get(own, 0)
    return sorted(
        (one for one in Modality if one is not own), key=lambda one: abs(STRENGTH.get(one, 0) - mark)
    )


def _figures(name: str, operator: str, value: Value, goal: bool, clause: Clause) -> Iterator[Any]:
    if not isinstance(value, Number):
        return
    if not goal:
        if operator == "=":
            yield from _figures(name, "<", value, True, clause)
            yield from _figures(name, ">", value, True, clause)
        else:
            yield from _figures(name, _NEGATED[operator], value, True, clause)
        yield None
        return
    step = _STEPS.get(operator, Decimal(0))
    if value.value != value.value.to_integral_value():
        step *= Decimal("0.1")
    figures = [one.model_dump(exclude_none=True) for one in as_list(clause.quantity)]
    bound = name.rpartition(".")[2]
    for at, old in enumerate(figures or [{}]):
        keys = [bound] if bound != "quantity" else _bounds(old, operator)
        fresh = {
            **{k: v for k, v in old.items() if k != "undisclosed"},
            **dict.fromkeys(keys, value.value + step),
        }
        if value.unit is not None:
            fresh["unit"] = value.unit if not old or "unit" not in old else old["unit"]
            if old.get("unit") and not _same_measure(old["unit"], value.unit):
                continue
        made = _consistent(fresh, keys)
        yield (
            made if len(figures) < 2 else [made if at == place else one for place, one in enumerate(figures)]
        )


def _bounds(old: dict[str, Any], operator: str) -> list[str]:
    if "value" in old or operator == "=":
        return ["value"]
    return ["max"] if operator in ("<", "<=") else ["min"]


def _consistent(figure: dict[str, Any], changed: list[str]) -> dict[str, Any]:
    """A lower bound above the upper one goes, and an exact figure beside a bound."""
    if "value" in changed:
        figure = {key: one for key, one in figure.items() if key not in ("min", "max")}
    elif "value" in figure:
        figure = {key: one for key, one in figure.items() if key != "value"}
    if "min" in figure and "max" in figure and figure["min"] > figure["max"]:
        gone = "min" if "max" in changed else "max"
        figure = {key: one for key, one in figure.items() if key != gone}
    return figure


def _same_measure(one: str, other: str) -> bool:
    return measured(one) == measured(other)


def _members(name: str, value: Value, goal: bool, clause: Clause) -> Iterator[Any]:
    if not isinstance(value, Word):
        return
    key = "beneficiary" if name == "concerns" else name
    held = [one for one in as_list(getattr(clause, key)) if one != "undisclosed"]
    listed = key in ("territory", "after")
    if goal:
        if held and "all" not in held:
            yield [*held, value.value]
        yield [value.value] if listed else value.value
        return
    rest = [one for one in held if one != value.value and one != "all"]
    if rest:
        yield rest if len(rest) > 1 or listed else rest[0]
    elif key != "actor":
        yield None


def _times(name: str, operator: str, value: Value, goal: bool, clause: Clause) -> Iterator[Any]:
    after = clause.deadline.after if clause.deadline else None
    base = {"after": after} if after else {}
    if name == "deadline.after":
        if goal and isinstance(value, Word):
            held = clause.deadline.model_dump(exclude_none=True) if clause.deadline else {}
            yield {**held, "after": value.value}
        return
    if not goal:
        yield None
        if operator in _NEGATED:
            yield from _times(name, _NEGATED[operator], value, True, clause)
        return
    if isinstance(value, Span) and operator in ("=", "<=", ">="):
        yield {"within": value.value, **base}
    elif isinstance(value, Span) and operator == "<":
        yield {"within": "immediately", **base}
    elif isinstance(value, Day):
        day = value.value + timedelta(days={"<": -1, ">": 1}.get(operator, 0))
        yield {"by": day, **base}
    elif isinstance(value, Quoted):
        yield {"vague": value.value.rstrip("*"), **base}
