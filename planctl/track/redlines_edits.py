"""Edits of single clauses: what they are, what they do to a plan, and how they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.text.gist import clause_gist, part_names
from planctl.track.redlines import SuggestedChange


@dataclass(frozen=True)
class Edit:
    """One change: a key of a clause takes another value, a clause goes (`field` and `value` null), or comes
    (`new`).
    """

    point: str
    clause: str
    field: str | None = None
    value: Any = None
    new: Clause | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What it touches: two edits of one key are one change."""
        return self.point, self.clause, self.field

    @property
    def rank(self) -> int:
        """Of equally small sets the one that changes clauses goes before one that adds or removes some."""
        return 1 if self.new else 0 if self.field else 2


def applied(plan: Plan, edit: Edit) -> Plan:
    """The plan after an edit; it is validated as a file would be. Raises ValueError where it cannot be."""
    points = [_point(point, edit) if point.id == edit.point else point for point in plan.points]
    return plan.model_copy(update={"points": points})


def _point(point: Point, edit: Edit) -> Point:
    if edit.new is not None:
        return point.model_copy(update={"clauses": [*point.clauses, edit.new]})
    options = [
        option.model_copy(update={"clauses": list(_clauses(option.clauses, edit))})
        for option in point.options
    ]
    return point.model_copy(update={"clauses": list(_clauses(point.clauses, edit)), "options": options})


def _clauses(clauses: list[Clause], edit: Edit) -> Iterator[Clause]:
    for clause in clauses:
        if clause.id != edit.clause:
            yield clause
        elif edit.field is not None:
            data = clause.model_dump(mode="python", exclude_none=True)
            data.pop(edit.field, None)
            if edit.value is not None:
                data[edit.field] = edit.value
            yield Clause.model_validate(data)


def told(edit: Edit, plan: Plan, line: str, registry: Registry) -> SuggestedChange:
    """An edit in words. `plan` is the text before it."""
    ref = f"{plan.ref}#{edit.point}.{edit.clause}"
    parts = part_names(plan)
    if edit.new is not None:
        after = clause_gist(edit.new, registry, plan.language, parts)
        return SuggestedChange(
            action="add", ref=ref, field=None, before=None,
            after=edit.new.model_dump(mode="json", exclude_none=True),
            explanation=f"add to #{edit.point}: {after}", line=line,
        )  # fmt: skip
    point = plan.point(edit.point)
    clause = next(one for one in (point.all_clauses if point else ()) if one.id == edit.clause)
    gist = clause_gist(clause, registry, plan.language, parts)
    if edit.field is None:
        return SuggestedChange(
            action="remove", ref=ref, field=None, before=clause.model_dump(mode="json", exclude_none=True),
            after=None, explanation=f"remove #{edit.point}.{edit.clause}: {gist}", line=line,
        )  # fmt: skip
    changed = applied(plan, edit).point(edit.point)
    other = next(one for one in (changed.all_clauses if changed else ()) if one.id == edit.clause)
    old = clause.model_dump(mode="json", exclude_none=True).get(edit.field)
    new = other.model_dump(mode="json", exclude_none=True).get(edit.field)
    return SuggestedChange(
        action="change", ref=ref, field=edit.field, before=old, after=new,
        explanation=f"change {edit.field} of #{edit.point}.{edit.clause} from {_brief(old)} to "
        f"{_brief(new)}: {clause_gist(other, registry, plan.language, parts)}",
        line=line,
    )  # fmt: skip


def _brief(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_brief(one)}" for key, one in value.items())
    if isinstance(value, list):
        return " and ".join(_brief(one) for one in value)
    return f"{value:,}" if isinstance(value, int) else str(value)
