"""A lineage as an SVG picture: parents left of their children, one box a plan."""

from __future__ import annotations

from itertools import pairwise

from planctl.render.svg import INK, PALETTE, QUIET, RULE, Svg, text_width
from planctl.render.wording import RELATION
from planctl.safe import one_line
from planctl.track.lineage import Lineage, LineagePlan

_BOX, _HIGH, _GAP, _ROW, _EDGE = 240, 62, 120, 84, 20


def lineage_svg(lineage: Lineage) -> str:
    """The family, or all families below each other."""
    places = _places(lineage)
    columns = max((column for column, _ in places.values()), default=0) + 1
    rows = max((row for _, row in places.values()), default=0) + 1
    width = 2 * _EDGE + columns * _BOX + (columns - 1) * _GAP
    picture = Svg(width, 2 * _EDGE + rows * _ROW - (_ROW - _HIGH), "Lineage")
    corner = {
        name: (_EDGE + column * (_BOX + _GAP), _EDGE + row * _ROW) for name, (column, row) in places.items()
    }
    for each in lineage.descents:
        way = _way(places[each.parent], places[each.child], corner[each.parent], corner[each.child])
        for start, end in pairwise(way):
            picture.line(*start, *end, stroke=QUIET if each.known else RULE, width=1.5)
        picture.circle(*way[-1], 3.5, QUIET)
        label = RELATION[each.relation]
        start, end = way[-2:] if len(way) == 2 else way[1:3]
        at = ((start[0] + 2 * end[0]) / 3 - 8, (start[1] + 2 * end[1]) / 3)
        wide = text_width(label, 11)
        picture.rect(at[0] - wide / 2 - 3, at[1] - 9, wide + 6, 15, "#ffffff")
        picture.text(at[0], at[1] + 3, label, size=11, fill=QUIET, anchor="middle")
    for plan in lineage.plans:
        _box(picture, plan, corner[plan.id], asked=plan.id in lineage.asked)
    return picture.document()


_Point = tuple[float, float]


def _way(parent: tuple[int, int], child: tuple[int, int], box: _Point, other: _Point) -> list[_Point]:
    """The corners of the line from a parent's box to a child's. Over a column between them it runs in the gap
    beside the child's row, so that no box hides it.
    """
    start, end = (box[0] + _BOX, box[1] + _HIGH / 2), (other[0], other[1] + _HIGH / 2)
    if child[0] - parent[0] < 2:
        return [start, end]
    gap = (
        other[1] - (_ROW - _HIGH) / 2 if child[1] >= parent[1] and child[1] else other[1] + (_ROW + _HIGH) / 2
    )
    bend = _GAP / 4
    return [start, (start[0] + bend, gap), (end[0] - bend, gap), end]


def _box(picture: Svg, plan: LineagePlan, corner: tuple[float, float], *, asked: bool) -> None:
    x, y = corner
    tip = one_line(plan.title or "not in the archive")
    picture.rect(x, y, _BOX, _HIGH, "#f6f8fa", stroke=PALETTE[0] if asked else RULE, tip=tip)
    picture.text(x + 10, y + 20, _cut(plan.id, 13), size=13, bold=True)
    picture.text(x + 10, y + 37, _cut(tip, 11), size=11, fill=INK)
    if plan.known:
        by = ", ".join(actor.short for actor in plan.proponents)
        picture.text(x + 10, y + 53, _cut(f"{plan.date} · {by}", 11), size=11, fill=QUIET)


def _cut(said: str, size: float) -> str:
    """A line that fits into a box."""
    room = _BOX - 20
    while text_width(said, size) > room and len(said) > 1:
        said = said[:-2].rstrip() + "…"
    return said


def _places(lineage: Lineage) -> dict[str, tuple[int, int]]:
    """The column and row of each plan: right of all its parents, in the row of its first parent where that
    is free.
    """
    column: dict[str, int] = {}
    for plan in lineage.plans:  # parents come first
        above = [column[d.parent] for d in lineage.descents if d.child == plan.id and d.parent in column]
        column[plan.id] = max(above, default=-1) + 1
    places: dict[str, tuple[int, int]] = {}
    order = [plan.id for plan in lineage.plans]
    next_row = 0

    def place(name: str, row: int) -> int:
        """Put a plan and its children down; gives the last row taken."""
        places[name] = (column[name], row)
        last, first = row, True
        children = {d.child for d in lineage.descents if d.parent == name}
        for child in sorted(children, key=order.index):
            if child not in places:
                last = place(child, row if first else last + 1)
                first = False
        return last

    roots = [name for name in order if column[name] == 0]
    for name in [*roots, *order]:
        if name not in places:
            next_row = place(name, next_row) + 1
    return places
