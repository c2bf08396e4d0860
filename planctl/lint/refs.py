"""Refs inside documents: what one names, and why it names nothing."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.lint.context import Context, PlanIndex
from planctl.lint.subject import Subject
from planctl.model.ref import Ref, parse_ref
from planctl.safe import one_line
from planctl.suggest import did_you_mean, nearest

Failure = tuple[str, str | None]


def local_failure(text: str, indexes: Iterable[PlanIndex], owner: str = "this plan") -> Failure | None:
    """Why a ref inside a plan (`#point`, `#point.clause`) names nothing in any of some texts, or None if
    it does.
    """
    ref = parse_ref(text)
    if ref is None or ref.plan is not None or ref.point is None:
        return (
            f"`{one_line(text, 60)}` is not a ref",
            'a point is named `"#force-cap"`, a clause `"#force-cap.cap"`',
        )
    return _part_failure(ref, list(indexes), owner)


def full_failure(text: str, subject: Subject, context: Context) -> Failure | None:
    """Why a full ref (`plan`, `plan@1.0`, `plan@1.0#point`) names nothing, or None if it does."""
    ref = parse_ref(text)
    if ref is None or ref.plan is None:
        return (
            f"`{one_line(text, 60)}` is not a ref",
            "a ref looks like us-28-point, us-28-point@1.0 or us-28-point#force-cap",
        )
    own = subject.data if isinstance(subject.data, dict) else {}
    if subject.kind == "plan" and ref.plan == own.get("id") and ref.version in (None, own.get("version")):
        return _part_failure(ref, [subject.index], f"`{ref.without_part()}`")
    failure = plan_failure(ref.plan, ref.version, context)
    return failure or _part_failure(ref, context.indexes(ref), f"`{ref.without_part()}`")


def plan_failure(plan: str, version: str | None, context: Context) -> Failure | None:
    """Why a plan or a version of it is not in the archive, or None if it is."""
    if plan not in context.plans:
        return (
            f"there is no plan `{one_line(plan, 60)}` in the archive",
            did_you_mean(plan, context.plans) or "`planctl list` shows the plans there are",
        )
    versions = context.plans[plan]
    if version is not None and version not in versions:
        return f"`{plan}` has no version {one_line(version, 60)}", f"it has {', '.join(versions)}"
    return None


def _part_failure(ref: Ref, indexes: list[PlanIndex], owner: str) -> Failure | None:
    if ref.point is None:
        return None
    having = [index for index in indexes if ref.point in index.points]
    if not having:
        for index in indexes:
            if ref.point in index.numbers:
                name = index.numbers[ref.point]
                return (
                    f"`#{ref.point}` is a point's number, which may change",
                    f"name the point by its id: `#{name}`",
                )
        known = {point for index in indexes for point in index.points}
        near = " or ".join(f"`#{name}`" for name in nearest(ref.point, known)) if len(ref.point) < 80 else ""
        return f"{owner} has no point `#{one_line(ref.point, 60)}`", f"did you mean {near}?" if near else None
    if ref.clause is None or any(ref.clause in index.points[ref.point] for index in having):
        return None
    clauses = sorted({clause for index in having for clause in index.points[ref.point]})
    near = did_you_mean(ref.clause, clauses) or (
        "its clauses: " + ", ".join(clauses) if clauses else "it has no clauses"
    )
    return f"point `{ref.point}` of {owner} has no clause `{one_line(ref.clause, 60)}`", near
