"""How far plans stand apart, as figures that come apart into what they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from planctl.align.matcher import Matcher
from planctl.compare.distances import Distances, Matrix, Movement, Nearest
from planctl.compare.engine import Crosswalks, Related, columns, lay_out
from planctl.compare.gauge import METHOD, Gauge
from planctl.compare.movement import movement_of
from planctl.compare.result import CellState, Column, Row
from planctl.compare.rows import build_rows
from planctl.compare.select import category_name
from planctl.model.plan import Plan
from planctl.model.registry import Registry


def distances(
    plans: Sequence[Plan],
    registry: Registry,
    *,
    over: Mapping[str, Sequence[Plan]] | None = None,
    related: Related | None = None,
    crosswalks: Crosswalks | None = None,
    matcher: Matcher | None = None,
) -> Distances:
    """How far every two of some plans stand apart, and how the texts in `over` moved between them.

    `over` has a name and its texts, the oldest first; what of them is not among `plans` stands in the
    movements only. The questions are those of all texts together, so that the steps of a way can be compared.
    `related`, `crosswalks` and `matcher` are as in `compare_plans`; the order of plans decides that of lines
    and columns. A text may stand there twice. Raises ValueError for fewer than two plans.
    """
    if len(plans) < 2:
        raise ValueError("a distance needs at least two plans")
    every = list(plans)
    for texts in (over or {}).values():
        every += [text for text in texts if not any(text is known or text == known for known in every)]
    laid = lay_out(every, registry, related=related, crosswalks=crosswalks, matcher=matcher)
    rows = build_rows(laid.table)
    gauge = Gauge(rows)
    shown = columns(laid)
    named, further = shown[: len(plans)], shown[len(plans) :]
    keys = [column.key for column in named]
    known = set(registry.categories)
    used = [*registry.categories, *sorted({row.category for row in rows} - known)]
    movements = []
    for name, texts in (over or {}).items():
        steps = [shown[_index(text, every)] for text in texts]
        own = {step.key for step in steps} | {column.key for column in shown if column.id == steps[-1].id}
        rivals = [key for key in keys if key not in own]
        if rivals and len(steps) > 1:
            movements.append(movement_of(name, steps, rivals, gauge))
    overall = _matrix("all", "All questions", keys, rows, gauge)
    return Distances(
        plans=named,
        texts=further,
        matcher=laid.matcher,
        method=METHOD,
        overall=overall,
        categories=[
            _matrix(category, category_name(category, registry), keys, rows, gauge)
            for category in used
            if any(row.category == category for row in rows)
        ],
        nearest=[_nearest(key, keys, overall, gauge) for key in keys],
        movements=movements,
        notes=[*_notes(named, rows, overall), *_partial(movements, shown), *laid.notes],
    )


def _partial(movements: Sequence[Movement], shown: Sequence[Column]) -> list[str]:
    """What to know of a way on which a text is known in part."""
    complete = {column.key: column.complete for column in shown}
    partial = {step.ref: None for way in movements for step in way.steps if not complete[step.plan]}
    if not partial:
        return []
    said = (
        f"{', '.join(partial)} on the way: known in part, so that the distances there rest on fewer "
        "questions; how far it moved is measured on those that can be judged for its first and its last text"
    )
    return [said]


def _index(text: Plan, every: Sequence[Plan]) -> int:
    return next(at for at, known in enumerate(every) if known is text or known == text)


def _matrix(id_: str, name: str, keys: Sequence[str], rows: Sequence[Row], gauge: Gauge) -> Matrix:
    category = None if id_ == "all" else id_
    gaps = {(a, b): gauge.gap(a, b, category) for a, b in combinations(keys, 2)}
    table = {**gaps, **{(b, a): gap for (a, b), gap in gaps.items()}}
    return Matrix(
        id=id_,
        name=name,
        questions=sum(category in (None, row.category) for row in rows),
        values=[[0.0 if a == b else table[a, b].distance for b in keys] for a in keys],
        gaps=list(gaps.values()),
    )


def _nearest(plan: str, keys: Sequence[str], overall: Matrix, gauge: Gauge) -> Nearest:
    line = overall.values[list(keys).index(plan)]
    known = {key: value for key, value in zip(keys, line, strict=True) if key != plan and value is not None}
    if not known:
        return Nearest(plan=plan, nearest=[], distance=None, stable=None)
    least = min(known.values())
    nearest = [key for key, value in known.items() if value == least]
    stable = None
    if len(known) > 1:
        drawn = {key: gauge.drawn(plan, key) for key in known}
        held = draws = 0
        for values in zip(*drawn.values(), strict=True):
            found = [(value, key) for value, key in zip(values, drawn, strict=True) if value is not None]
            if found:
                draws += 1
                first = min(value for value, _ in found)
                held += any(key in nearest for value, key in found if value <= first + 1e-12)
        stable = round(held / draws, 3) if draws else None
    return Nearest(plan=plan, nearest=nearest, distance=least, stable=stable)


def _notes(plans: Sequence[Column], rows: Sequence[Row], overall: Matrix) -> list[str]:
    said = []
    for column in plans:
        states = [cell.state for row in rows for cell in row.cells if cell.plan == column.key]
        hidden = states.count(CellState.UNDISCLOSED)
        if hidden and not column.complete:
            said.append(
                f"{column.key} is known in part: {hidden} of {len(rows)} questions on which nothing of it is "
                "known are left out of its distances"
            )
        elif hidden:
            said.append(
                f"{column.key}: {hidden} of {len(rows)} questions are left out of its distances, for what it "
                "says on them is not public"
            )
    blind = [f"{gap.a} and {gap.b}" for gap in overall.gaps if gap.distance is None]
    if blind:
        said.append(f"no question can be judged for {', '.join(blind)}")
    return said
