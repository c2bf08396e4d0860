"""One name for one point in all texts: a side's points are called as the base calls those they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from planctl.align.align import align_plans, are_related
from planctl.model.plan import Plan
from planctl.model.scalars import STEPS

# A point with another id is the base's point only where the wording leaves no doubt.
_SURE = 0.6

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text in the base's names, and by name the id that the point has in this text."""

    data: Data
    ids: dict[str, str]


def keyed(base: Data, sides: Sequence[Data], related: bool | None = None) -> list[Keyed]:
    """The sides in the base's names. `related` says whether equal ids mean the same provision; by default
    the texts' own lineage does.
    """
    made: list[Keyed] = []
    taken = {str(point["id"]) for point in base["points"]}
    for number, side in enumerate(sides):
        names = _names(base, side, related)
        for name in [str(point["id"]) for point in side["points"]]:
            if name not in names:
                kin = related is not False and base["id"] == side["id"]
                names[name] = name if kin or name not in taken else f"{name}~{number}"
        changed = {old: new for old, new in names.items() if old != new}
        data = renamed(side, changed) if changed else side
        made.append(Keyed(data, {new: old for old, new in names.items()}))
    return made


def _names(base: Data, side: Data, related: bool | None) -> dict[str, str]:
    """By id in the side, the base's id of the point that it answers."""
    here, there = [str(p["id"]) for p in base["points"]], [str(p["id"]) for p in side["points"]]
    if related is None and base["id"] == side["id"]:
        related = True
    if related and (set(here) <= set(there) or set(there) <= set(here)):
        return {name: name for name in there if name in here}
    a, b = Plan.model_validate(base), Plan.model_validate(side)
    kin = are_related(a, b) if related is None else related
    aligned = align_plans(a, b, related=kin)
    names = {name: name for name in there if name in here} if kin else {}
    for link in aligned.links:
        if link.relation == "kept" and link.confidence >= _SURE and len(link.a) == len(link.b) == 1:
            old, new = a.points[link.a[0]].id, b.points[link.b[0]].id
            if new not in names and old not in names.values():
                names[new] = old
    return names


def renamed(data: Data, names: dict[str, str]) -> Data:
    """A plan's data with other point ids, in its refs too."""

    def ref(text: Any) -> Any:
        if not isinstance(text, str) or not text.startswith("#") or text in STEPS:
            return text
        point, dot, clause = text[1:].partition(".")
        return f"#{names.get(point, point)}{dot}{clause}"

    points = [
        {**with_refs(point, ref), "id": names.get(str(point["id"]), point["id"])} for point in data["points"]
    ]
    return {**data, "points": points}


def with_refs(point: Data, change: Callable[[Any], Any]) -> Data:
    """A point with every ref to points and clauses changed."""
    made = dict(point)
    if isinstance(point.get("see"), list):
        made["see"] = [change(ref) for ref in point["see"]]
    for name in ("clauses", "options"):
        if isinstance(point.get(name), list):
            step = _clause if name == "clauses" else with_refs
            made[name] = [step(item, change) for item in point[name]]
    if isinstance(point.get("sets"), dict):
        made["sets"] = with_refs(point["sets"], change)
    return made


def _clause(clause: Data, change: Callable[[Any], Any]) -> Data:
    made = dict(clause)
    if isinstance(clause.get("after"), list):
        made["after"] = [change(ref) for ref in clause["after"]]
    deadline = clause.get("deadline")
    if isinstance(deadline, dict) and "after" in deadline:
        made["deadline"] = {**deadline, "after": change(deadline["after"])}
    return made


def refs_of(point: Data) -> list[str]:
    """Every ref of a point to points and clauses of its own text."""
    found: list[str] = []

    def note(text: Any) -> Any:
        if isinstance(text, str) and text.startswith("#"):
            found.append(text[1:])
        return text

    with_refs(point, note)
    return found
