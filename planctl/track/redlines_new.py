"""New clauses for which a condition holds, and where they may stand."""

from __future__ import annotations

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.vocabulary import Evidence, State
from planctl.query.evaluate import Evaluator
from planctl.query.fields import FIELDS
from planctl.query.items import Item, Part
from planctl.query.syntax import Among, And, Comparison, Expression, Or, Presence, Word
from planctl.query.truth import Truth
from planctl.track.redlines_edits import Edit
from planctl.track.redlines_values import ACTORS, values_for

Atom = Comparison | Presence


def ways_to_hold(node: Expression, limit: int = 8) -> list[list[Atom]]:
    """The ways in which a condition may hold, each as conditions that all must; at most `limit`."""
    if isinstance(node, And):
        ways: list[list[Atom]] = [[]]
        for part in node.parts:
            ways = [way + other for way in ways for other in ways_to_hold(part, limit)][:limit]
        return ways
    if isinstance(node, Or):
        return [way for part in node.parts for way in ways_to_hold(part, limit)][:limit]
    if isinstance(node, Among) and not node.negated:
        alone: list[list[Atom]] = [[Comparison(node.field, "=", value)] for value in node.values]
        return alone[:limit]
    if isinstance(node, Comparison) or (isinstance(node, Presence) and not node.undisclosed):
        return [[node]]
    return [[]]  # whether it holds of the new clause is checked afterwards


def new_clause(wanted: list[Atom], plan: Plan, around: Part, owner: str) -> Edit | None:
    """A new clause for which some comparisons hold, in the first point that fits; None where none does."""
    from pydantic import ValidationError

    host = _host(wanted, plan, around)
    if host is None:
        return None
    taken = {one.id for one in host.all_clauses}
    name = next(f"proposed-{at}" for at in range(1, len(taken) + 2) if f"proposed-{at}" not in taken)
    asked = next(
        (
            one.value.value
            for one in wanted
            if isinstance(one, Comparison) and one.field == "clause" and isinstance(one.value, Word)
        ),
        None,
    )
    if asked is not None and asked in taken:
        return None
    plain = {"actor": owner, "modality": "shall", "action": "do what is to be worded"}
    clause = Clause.model_validate({"id": asked or name, **plain})
    said: set[str] = set()
    # That there be some value is asked last: most often another condition has given it one.
    for one in sorted(wanted, key=lambda one: isinstance(one, Presence)):
        field = FIELDS[one.field]
        if field.level != "clause" or field.name == "clause":
            continue
        if _holds(one, Item(plan, host, None, clause)):
            continue
        key = "beneficiary" if one.field == "concerns" else one.field.partition(".")[0]
        found = list(values_for(one, True, field, clause))
        if not found:
            return None
        # A second actor joins the first; the owner, who stands for nobody in particular, makes way.
        value = found[-1] if field.name in ACTORS and key not in said else found[0]
        said.add(key)
        try:
            clause = Clause.model_validate({**clause.model_dump(exclude_none=True), key: value})
        except ValidationError:
            return None
    return Edit(host.id, clause.id, new=clause)


def _host(wanted: list[Atom], plan: Plan, around: Part) -> Point | None:
    """The point for a new clause: the first that is on what the clause must be on."""
    about = [one for one in wanted if FIELDS[one.field].level != "clause"]
    for point, _ in around.points:
        if point.state is State.DELETED or point.evidence is Evidence.UNDISCLOSED:
            continue
        item = Item(plan, point)
        if all(_holds(one, item) for one in about):
            return point
    return None


def _holds(one: Atom, item: Item) -> bool:
    return Evaluator().truth(one, item, Part(item.plan, ())) is Truth.TRUE
