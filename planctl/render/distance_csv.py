"""Distances as CSV (RFC 4180): a line for every two plans in all and in each category, then the movements."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planctl.render.compare_grid import harmless

if TYPE_CHECKING:
    from planctl.compare.distances import Distances, Gap

_HEAD = (
    "part", "a", "b", "distance", "low", "high", "opposed", "differs", "silence", "detail",
    "questions", "same", "in_detail", "differ", "oppose", "silent", "undisclosed", "neither",
)  # fmt: skip


def distance_csv(result: Distances) -> str:
    """Draw distances. `part` is `all`, a category's id, or `movement:` with its name; lines end in CR LF, and
    what is not known is empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for matrix in (result.overall, *result.categories):
        for gap in matrix.gaps:
            writer.writerow(_line(matrix.id, gap))
    for movement in result.movements:
        for step in movement.steps:
            for gap in step.gaps:
                writer.writerow(_line(f"movement:{movement.name}", gap))
    return out.getvalue()


def _line(part: str, gap: Gap) -> list[str]:
    figures = (gap.distance, gap.low, gap.high, *gap.parts.model_dump().values(), gap.questions)
    said = ["" if value is None else str(value) for value in (*figures, *gap.answers.model_dump().values())]
    return [harmless(part), harmless(gap.a), harmless(gap.b), *said]
