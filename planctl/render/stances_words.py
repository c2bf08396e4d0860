"""What is said of a matrix of stances, the same for a terminal and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence
from planctl.render.process_words import stance_words
from planctl.render.wording import counted
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.process import Place
    from planctl.track.stance_views import StanceView
    from planctl.track.stances import StanceMatrix


def heading(matrix: StanceMatrix) -> str:
    """What the matrix shows: "Stances last reported at or before 1 December 2025, on us-28-point"."""
    said = (
        f"Stances last reported at or before {day_words(str(matrix.on))}"
        if matrix.on
        else "Stances as last reported"
    )
    asked = matrix.point or matrix.plan
    said += f", on {asked.ref}" if asked else ""
    return said + (
        f", of {matrix.actor.name} and those who belong to it or speak for it" if matrix.actor else ""
    )


def notes(matrix: StanceMatrix) -> list[str]:
    """What a reader must know of the cells: that each holds for its date only, and what is left out."""
    said = [
        "",
        "A cell gives the last report and its date, and says nothing of later days. Empty: none on record.",
    ]
    if any(cell.on_points for cell in matrix.cells):
        said.append("+N on points: stances on single points of the plan, which --plan shows.")
    if any(is_disputed(view) for cell in matrix.cells for view in cell.latest):
        said.append("?: whether the stance was taken is disputed.")
    if any(not view.exact for cell in matrix.cells for view in cell.latest):
        said.append("A date without a day counts as older than the days of its month.")
    if matrix.later:
        said.append(f"{counted(matrix.later, 'younger stance')} left out.")
    if matrix.unplaced:
        said.append(
            counted(len(matrix.unplaced), "stance")
            + " left out, dated to a month or year that holds the day asked for: "
            + "; ".join(
                f"{view.actor.short} on {view.on.ref} ({stance_words(view)})" for view in matrix.unplaced
            )
            + "."
        )
    return said


def column_words(place: Place, matrix: StanceMatrix) -> str:
    """The head of a column: a plan's id, or a point's number and id."""
    if place.point is None or not matrix.plan:
        return "whole plan" if matrix.plan and place.ref == matrix.plan.ref else place.ref
    name = place.point if place.number is None else f"{place.number} {place.point}"
    return name if place.current else f"{name} (gone)" if place.known else f"{name} (unknown)"


def is_disputed(view: StanceView) -> bool:
    """Whether a stance itself is disputed."""
    return view.evidence is Evidence.DISPUTED
