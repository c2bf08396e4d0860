"""Order and numbers: the smallest set of points that moved, and renumbering folded into ranges."""

from __future__ import annotations

from bisect import bisect_left

from planctl.diff.draft import Draft
from planctl.model.plan import Plan


def moved(pairs: list[tuple[int, int]]) -> set[int]:
    """Of pairs of positions (in A, in B), the positions in A that moved: all outside a longest run that kept
    order.
    """
    ordered = sorted(pairs)
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = [-1] * len(ordered)
    for index, (_, j) in enumerate(ordered):
        place = bisect_left(tails, j)
        if place == len(tails):
            tails.append(j)
            at.append(index)
        else:
            tails[place] = j
            at[place] = index
        back[index] = at[place - 1] if place else -1
    stays = set()
    index = at[-1] if at else -1
    while index >= 0:
        stays.add(ordered[index][0])
        index = back[index]
    return {i for i, _ in ordered} - stays


def move_draft(a: Plan, b: Plan, i: int, j: int) -> Draft:
    """The change that a point stands elsewhere."""
    before = f"after {_name(a, i - 1)}" if i else "first"
    after = f"after {_name(b, j - 1)}" if j else "first"
    return Draft("point-moved", f"stands {after}, stood {before}", i + 1, j + 1)


def _name(plan: Plan, index: int) -> str:
    point = plan.points[index]
    return f"point {point.number}" if point.number is not None else f"#{point.id}"


def renumbering(a: Plan, b: Plan, pairs: list[tuple[int, int]]) -> list[Draft]:
    """One change for each run of neighbouring numbers that shifted alike: "10–28 → 11–29"."""
    shifted: list[tuple[int, int]] = []
    others: list[tuple[str, str]] = []
    for i, j in pairs:
        old, new = a.points[i].number, b.points[j].number
        if old == new:
            continue
        if isinstance(old, int) and isinstance(new, int):
            shifted.append((old, new))
        else:
            others.append((_label(old), _label(new)))
    runs: list[list[tuple[int, int]]] = []
    for old, new in sorted(shifted, key=lambda pair: (pair[1] - pair[0], pair[0])):
        if runs and runs[-1][-1] == (old - 1, new - 1):
            runs[-1].append((old, new))
        else:
            runs.append([(old, new)])
    runs.sort()
    return [_run(run) for run in runs] + [
        Draft("renumbered", f"point {x} → {y}", x, y) for x, y in sorted(others)
    ]


def _label(number: int | str | None) -> str:
    return "(no number)" if number is None else str(number)


def _run(run: list[tuple[int, int]]) -> Draft:
    before, after = (str(run[0][k]) if len(run) == 1 else f"{run[0][k]}–{run[-1][k]}" for k in (0, 1))
    return Draft("renumbered", f"{'points' if len(run) > 1 else 'point'} {before} → {after}", before, after)
