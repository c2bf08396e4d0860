"""The laws of a diff, over edits made at random to real plans."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, real

from planctl.diff.engine import diff_plans
from planctl.diff.kinds import KINDS
from planctl.model.plan import Plan

NAMES = sorted(LIBRARY.entries)
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def edited(plan: Plan, seed: int) -> Plan:
    """A next version of a plan with some edits of every sort: typed parts, words, points, order, numbers."""
    rng = random.Random(seed)
    data = plan.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["version"] = "9.0"
    points: list[dict[str, Any]] = data["points"]
    for point in points:
        point.setdefault("number", None)
    for _ in range(rng.randint(1, 6)):
        point = rng.choice(points)
        edit = rng.choice(
            [_modality, _drop_clause, _condition, _deadline, _words, _actor, _drop_point, _swap, _delete]
        )
        edit(rng, point, points)
    return Plan.model_validate(data)


def _clause(rng: random.Random, point: dict[str, Any]) -> dict[str, Any] | None:
    clauses = point.get("clauses") or []
    return rng.choice(clauses) if clauses else None


def _modality(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    if clause := _clause(rng, point):
        clause["modality"] = rng.choice(
            ["shall", "shall-not", "should", "may", "expected", "receives", "declares"]
        )


def _drop_clause(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    if clause := _clause(rng, point):
        point["clauses"].remove(clause)


def _condition(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    if clause := _clause(rng, point):
        clause["condition"] = rng.choice(["if both sides accept", "when the line is quiet"])


def _deadline(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    if clause := _clause(rng, point):
        clause["deadline"] = rng.choice([{"within": "P30D"}, {"by": "2026-01-31"}, {"vague": "soon"}])


def _words(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    text = point.get("text")
    if isinstance(text, str):
        words = text.split()
        words[rng.randrange(len(words))] = rng.choice(["not", "43", "harbour", "shall", "NATO"])
        point["text"] = " ".join(words)


def _actor(rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    if clause := _clause(rng, point):
        clause["actor"] = rng.choice(["ua", "ru", ["ua", "ru"], "all", "nato"])


def _drop_point(_rng: random.Random, point: dict[str, Any], points: list[Any]) -> None:
    if len(points) > 2:
        points.remove(point)


def _swap(rng: random.Random, _point: dict[str, Any], points: list[Any]) -> None:
    i, j = rng.randrange(len(points)), rng.randrange(len(points))
    points[i], points[j] = points[j], points[i]


def _delete(_rng: random.Random, point: dict[str, Any], _points: list[Any]) -> None:
    point["state"] = "deleted"
    for name in ("text", "clauses", "options", "readings"):
        point.pop(name, None)


@slow
@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_no_edit_is_missed_and_no_clause_lost(name: str, seed: int) -> None:
    """Whatever was edited, a difference in the files is a change in the diff, and every clause is accounted for."""
    a = real(name)
    b = edited(a, seed)
    found = diff_plans(a, b, registry=REGISTRY)
    same = a.model_copy(update={"version": "9.0"}).model_dump() == b.model_dump()
    assert bool(found.changes) != same
    assert found.ledger.unexplained == 0


@slow
@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_backwards_is_the_mirror(name: str, seed: int) -> None:
    """diff(B, A) has the mirror of each change of diff(A, B), and nothing else."""
    a = real(name)
    b = edited(a, seed)
    there, back = diff_plans(a, b, registry=REGISTRY), diff_plans(b, a, registry=REGISTRY)
    assert sorted(KINDS[c.kind].mirror for c in there.changes) == sorted(c.kind for c in back.changes)


@slow
@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_only_points_that_differ_are_reported(name: str, seed: int) -> None:
    """A point that stands in both texts word for word is never shown as changed, unless it moved or was renumbered."""
    a = real(name)
    b = edited(a, seed)
    found = diff_plans(a, b, registry=REGISTRY)
    texts = {point.id: point for point in b.points}
    for group in found.points:
        if len(group.a) == len(group.b) == 1 and group.verdict == "changed":
            old, new = a.point(group.a[0].id), texts[group.b[0].id]
            kinds = {found.changes[index].kind for index in group.changes}
            refs = kinds <= {"point-moved", "order-changed", "order-added", "order-removed", "clause-moved"}
            assert old != new or refs


@slow
@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_the_order_of_points_changes_nothing_but_moves(name: str, seed: int) -> None:
    """Shuffling the points of B adds and takes away no change but moves."""
    a = real(name)
    b = edited(a, seed)
    points = list(b.points)
    random.Random(seed).shuffle(points)
    shuffled = b.model_copy(update={"points": points})

    def kinds(other: Plan) -> list[tuple[str, str | None]]:
        changes = diff_plans(a, other, registry=REGISTRY).changes
        return sorted((c.kind, c.a or c.b) for c in changes if c.kind != "point-moved")

    assert kinds(b) == kinds(shuffled)
