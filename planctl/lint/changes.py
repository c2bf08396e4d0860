"""What changed between two texts of a plan, for rules that hold one against the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planctl.lint.tree import clauses, points
from planctl.model.digest import normal
from planctl.model.ref import parse_ref
from planctl.source import Path

if TYPE_CHECKING:
    from planctl.diff.result import Change
    from planctl.model.registry import Registry


def changes_between(a: Any, b: Any, registry: Registry) -> list[Change]:
    """The changes between two versions' raw data, as `diff` has them; none where one is no sound plan, which
    is another rule's to say.
    """
    from pydantic import ValidationError

    from planctl.diff.engine import diff_plans
    from planctl.model.plan import Plan

    try:
        old, new = Plan.model_validate(a), Plan.model_validate(b)
    except ValidationError:
        return []
    return diff_plans(old, new, registry=registry, related=True).changes


def place_of(data: Any, text: str | None) -> Path | None:
    """The place of the id that a ref of a diff names, in the plan's raw data."""
    ref = parse_ref(text) if text else None
    for point in points(data) if ref else ():
        if ref and point.name == ref.point:
            inside = [clause for clause in clauses(point) if ref.clause and clause.name == ref.clause]
            return inside[0].at("id") if inside else point.at("id")
    return None


def differing(a: Any, b: Any) -> Path | None:
    """The first place, in the order of `b`, at which two trees say something else; None where they say the
    same.
    """
    return next(_differing(normal(a), normal(b), ()), None)


def _differing(a: Any, b: Any, path: Path) -> Iterator[Path]:
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*b, *(key for key in a if key not in b)]:
            yield from _differing(a.get(key), b.get(key), (*path, key))
    elif isinstance(a, list) and isinstance(b, list):
        for at in range(max(len(a), len(b))):
            one, other = (each[at] if at < len(each) else None for each in (a, b))
            yield from _differing(one, other, (*path, at))
    elif a != b:
        yield path
