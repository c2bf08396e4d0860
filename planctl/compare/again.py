"""A change applied to a plan, and all plans compared again from the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planctl.align.matcher import Matcher
from planctl.compare.engine import Crosswalks, Laid, Related, lay_out
from planctl.compare.ground import ChangeKind
from planctl.compare.parts import Said
from planctl.compare.result import CellState
from planctl.compare.rows import build_row
from planctl.compare.table import judges_of
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point


@dataclass(frozen=True)
class Edit:
    """A change of one clause or option of a plan.

    `old` is what changes, `new` the clause that it becomes (or that is taken over), `like` the clause of
    another plan that it is taken from, `home` the point of this plan that answers the question.
    """

    kind: ChangeKind
    old: Said | None
    new: Clause | None
    like: Said | None
    home: Point | None
    topic: str


@dataclass(frozen=True)
class Around:
    """How plans are compared, to compare them again."""

    related: Related | None
    crosswalks: Crosswalks | None
    matcher: Matcher | None

    def holds(
        self, laid: Laid, plan: int, edit: Edit, agreed: Sequence[int], answers: Mapping[int, Sequence[Said]]
    ) -> bool:
        """Whether plans (by their places) say the same on a question once an edit is applied to one of them.
        `answers` is what the plans said on it before.
        """
        changed = edited(laid.table.plans[plan], edit)
        if changed is None:
            return False
        plans = [changed if i == plan else text for i, text in enumerate(laid.originals)]
        again = lay_out(
            plans,
            laid.table.registry,
            related=self.related,
            crosswalks=self.crosswalks,
            matcher=self.matcher,
            known=laid,
        )
        # The question is where the others answer it as before.
        marks = {(i, said.name) for i, answer in answers.items() if i != plan for said in answer}
        for at, parts in enumerate(again.table.rows):
            if marks <= {(part.plan, said.name) for part in parts for said in part.said}:
                row = build_row(again.table, at, judges_of(again.table))
                said = [cell.plan for cell in row.cells if cell.state is CellState.ANSWERS]
                keys = {again.table.keys[i] for i in agreed}
                return row.relation.kind == "agreed" and set(said) == keys
        return False


def edited(plan: Plan, edit: Edit) -> Plan | None:
    """The plan with an edit; None where nothing would be left of it."""
    if edit.kind == "adopt":
        return _adopted(plan, edit)
    assert edit.old is not None
    points = []
    for point in plan.points:
        made: Point | None = point
        if point.id == edit.old.point.id:
            made = _settled(point, edit.old) if edit.kind == "take" else _changed(point, edit.old, edit.new)
        if made is not None:
            points.append(made)
    return plan.model_copy(update={"points": points}) if points else None


def _changed(point: Point, old: Said, new: Clause | None) -> Point | None:
    """The point with another clause, or without it; a point that had no other goes."""
    clauses = [
        clause if clause.id != old.clause.id else new
        for clause in point.clauses
        if clause.id != old.clause.id or new is not None
    ]
    if not clauses and not point.options:
        return None
    return point.model_copy(update={"clauses": clauses})


def _settled(point: Point, taken: Said) -> Point:
    option = taken.option
    assert option is not None
    gone = {clause.id for clause in point.clauses} if option.replaces is None else set(option.replaces)
    clauses = [clause for clause in point.clauses if clause.id not in gone] + list(option.clauses)
    text = option.text if option.text is not None else point.text
    return point.model_copy(update={"clauses": clauses, "options": [], "text": text})


def _adopted(plan: Plan, edit: Edit) -> Plan:
    """The plan with a clause of another: in its own point on the question, or in a new one."""
    assert edit.new is not None
    assert edit.like is not None
    if edit.home is None:
        ids = {point.id for point in plan.points}
        update = {
            "id": _unused(edit.like.point.id, ids),
            "number": None,
            "clauses": [edit.new],
            "options": [],
            "readings": [],
            "topics": [edit.topic],
        }
        return plan.model_copy(update={"points": [*plan.points, edit.like.point.model_copy(update=update)]})
    home = edit.home
    name = _unused(edit.new.id, {clause.id for clause in home.all_clauses})
    clause = edit.new.model_copy(update={"id": name})
    points = [
        point.model_copy(update={"clauses": [*point.clauses, clause]}) if point.id == home.id else point
        for point in plan.points
    ]
    return plan.model_copy(update={"points": points})


def _unused(name: str, taken: set[str]) -> str:
    made, count = name, 1
    while made in taken:
        count += 1
        made = f"{name[:76]}-{count}"
    return made
