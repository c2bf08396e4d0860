"""Shared by the rules on provenance: where a document cites its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.tree import clauses, options, parts, points, words
from planctl.source import Path


def citations(data: Any) -> Iterator[tuple[Path, str]]:
    """Every source id that a plan, a timeline or a list of stances cites, with its path."""
    for key in ("derived_from", "events", "stances"):
        for part in parts(data, (), key):
            yield from words(part.raw, part.path, "sources")
            for reading in parts(part.raw, part.path, "readings"):
                yield from words(reading.raw, reading.path, "sources")
    for point in points(data):
        for part in (point, *parts(point.raw, point.path, "readings"), *options(point), *clauses(point)):
            yield from words(part.raw, part.path, "sources")
