"""Distances in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.compare_words import column_words
from planctl.render.distance_words import (
    SCALE,
    answers_words,
    drift_words,
    figure,
    heading,
    interval_words,
    movement_title,
    nearest_words,
    parts_words,
)
from planctl.render.markdown import code, escaped, table

if TYPE_CHECKING:
    from planctl.compare.distances import Distances, Matrix


def distance_markdown(result: Distances) -> str:
    """Draw distances."""
    lines = [f"# {escaped(heading(result))}", ""]
    lines += table(
        ["Plan", "Text", "Ref", "Nearest"],
        [
            [f"**{escaped(c.key)}**", escaped(column_words(c)), code(c.ref), escaped(nearest_words(item))]
            for c, item in zip(result.plans, result.nearest, strict=True)
        ],
    )
    lines += ["", escaped(SCALE), "", *_matrix(result, result.overall), ""]
    lines += table(
        ["Plans", "Distance", "Interval", "Made of", "Answers"],
        [
            [
                f"{escaped(gap.a)}, {escaped(gap.b)}",
                figure(gap.distance),
                interval_words(gap.low, gap.high),
                escaped(parts_words(gap)),
                escaped(answers_words(gap)),
            ]
            for gap in result.overall.gaps
        ],
        right=(1,),
    )
    for matrix in result.categories:
        questions = f"{matrix.questions} question{'s' if matrix.questions != 1 else ''}"
        lines += ["", f"## {escaped(matrix.name)} ({questions})", "", *_matrix(result, matrix)]
    for movement in result.movements:
        lines += ["", f"## {escaped(movement_title(movement))}", ""]
        lines += table(
            ["Text", "Date", *(escaped(rival) for rival in movement.rivals)],
            [
                [code(step.ref), escaped(step.date), *(figure(gap.distance) for gap in step.gaps)]
                for step in movement.steps
            ],
            right=range(2, 2 + len(movement.rivals)),
        )
        lines += ["", *(f"- {escaped(drift_words(drift))}" for drift in movement.drifts)]
    lines += ["", "## Method", "", escaped(result.method.text), ""]
    lines += [f"- {escaped(note)}." for note in result.notes]
    return "\n".join(lines).rstrip() + "\n"


def _matrix(result: Distances, matrix: Matrix) -> list[str]:
    keys = [escaped(column.key) for column in result.plans]
    rows = [
        [f"**{key}**", *(figure(value) for value in line)]
        for key, line in zip(keys, matrix.values, strict=True)
    ]
    return table(["", *keys], rows, right=range(1, len(keys) + 1))
