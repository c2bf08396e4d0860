"""Order and numbers: the smallest set of points that moved, and renumbering folded into ranges."""

from __future__ import annotations

from bisect import bisect_left

from planctl.diff.draft import Draft
from planctl.model.plan import Plan


def moved(pairs: list[tuple[int, int]]) -> set[int]:
    """Of pairs of positions (in A, in B), the positions in A that moved: all outside a longest run that kept order."""
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
    """One change for each run of points whose numbers shifted alike: "10–28 → 11–29"."""
    shifts: list[tuple[str, str, int | None]] = []
    for i, j in sorted(pairs):
        old, new = a.points[i].number, b.points[j].number
        if old == new or old is None or new is None:
            shifts.append(("", "", None))
            continue
        delta = new - old if isinstance(old, int) and isinstance(new, int) else None
        shifts.append((str(old), str(new), delta))
    drafts: list[Draft] = []
    run: list[tuple[str, str, int | None]] = []
    for shift in [*shifts, ("", "", None)]:
        if run and (shift[2] is None or shift[2] != run[-1][2]):
            drafts.append(_run(run))
            run = []
        if shift[0]:
            run.append(shift)
            if shift[2] is None:
                drafts.append(_run(run))
                run = []
    return drafts


def _run(run: list[tuple[str, str, int | None]]) -> Draft:
    before, after = (run[0][k] if len(run) == 1 else f"{run[0][k]}–{run[-1][k]}" for k in (0, 1))
    return Draft("renumbered", f"{'points' if len(run) > 1 else 'point'} {before} → {after}", before, after)
