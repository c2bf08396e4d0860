"""From a text to one that it comes from: which points and clauses there answer those here.

Neighbouring versions share most of their points: what is the same by id and by content is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planctl.align.align import align_plans
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A text and one it comes from. `kin` says whether equal ids mean the same provision."""

    parent: str
    child: str
    relation: str
    kin: bool


@dataclass
class Step:
    """What answers what between a parent and a child, by ids.

    `points` maps each point of the child to the parent's; `same` are those that did not change at all;
    `clauses` maps (point, clause) of the child to that of the parent. `changed_a` and `changed_b` are the ids
    of the points that did change, or came or went.
    """

    points: dict[str, list[str]] = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    clauses: dict[Place, Place] = field(default_factory=dict)
    changed_a: list[str] = field(default_factory=list)
    changed_b: list[str] = field(default_factory=list)


def distinct(plan: Plan) -> Plan:
    """The plan without points whose id another before them has: ids name what a history follows."""
    first = {point.id: point for point in reversed(plan.points)}
    if len(first) == len(plan.points):
        return plan
    return plan.model_copy(update={"points": [point for point in plan.points if first[point.id] is point]})


def step_between(parent: Plan, child: Plan, *, kin: bool) -> Step:
    """The step from a parent to a child. `kin` says whether equal ids mean the same provision."""
    step = Step()
    before = {point.id: point for point in parent.points}
    after = {point.id: point for point in child.points}
    if kin:
        for name, point in after.items():
            old = before.get(name)
            if old is not None and (old is point or old == point):
                step.same.add(name)
                step.points[name] = [name]
                step.clauses |= {(name, clause.id): (name, clause.id) for clause in point.all_clauses}
    left = [point for name, point in before.items() if name not in step.same]
    right = [point for name, point in after.items() if name not in step.same]
    step.changed_a, step.changed_b = [point.id for point in left], [point.id for point in right]
    if not left or not right:
        return step
    if kin and _only_edited(left, right):
        for point in right:
            step.points[point.id] = [point.id]
            step.clauses |= {(point.id, clause.id): (point.id, clause.id) for clause in point.all_clauses}
        return step
    aligned = align_plans(
        parent.model_copy(update={"points": left}), child.model_copy(update={"points": right}), related=kin
    )
    for link in aligned.links:
        names = [left[i].id for i in link.a]
        for j in link.b:
            if names and (kin or link.evidence in ("text", "words")):
                step.points.setdefault(right[j].id, []).extend(names)
    for pair in aligned.pairs:
        step.clauses[pair.point_b.id, pair.clause_b.id] = (pair.point_a.id, pair.clause_a.id)
    return step


def _only_edited(left: list[Point], right: list[Point]) -> bool:
    """Whether points changed in place: the same ids, each with the same clauses."""
    old, new = (
        {point.id: [clause.id for clause in point.all_clauses] for point in side} for side in (left, right)
    )
    return old.keys() == new.keys() and all(sorted(old[name]) == sorted(new[name]) for name in old)


def clause_at(plan: Plan, place: Place) -> Clause | None:
    """The clause at (point, clause), or None."""
    point = plan.point(place[0])
    return next((clause for clause in point.all_clauses if clause.id == place[1]), None) if point else None
