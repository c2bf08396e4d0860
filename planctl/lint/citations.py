"""Shared by the rules on provenance: where a document cites its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.tree import Part, clauses, options, parts, points, words
from planctl.regex import regex
from planctl.source import Path

_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def citations(data: Any) -> Iterator[tuple[Path, str]]:
    """Every source id that a plan, a timeline, a list of stances or of red lines cites, with its path."""
    yield from cited_beside(data)
    for point in points(data):
        yield from cited_in(point)


def cited_beside(data: Any) -> Iterator[tuple[Path, str]]:
    """Every source id that is cited beside the points of a plan."""
    for key in ("derived_from", "events", "stances", "lines"):
        for part in parts(data, (), key):
            yield from words(part.raw, part.path, "sources")
            for reading in parts(part.raw, part.path, "readings"):
                yield from words(reading.raw, reading.path, "sources")


def cited_in(point: Part) -> Iterator[tuple[Path, str]]:
    """Every source id that a point cites."""
    for part in (point, *parts(point.raw, point.path, "readings"), *options(point), *clauses(point)):
        if "sources" in part.raw:
            yield from words(part.raw, part.path, "sources")


def mentions(data: Any) -> set[str]:
    """The words of all notes that could be source ids: a note cites by naming the id in its text."""
    found: set[str] = set()
    todo: list[tuple[Any, bool]] = [(data, False)]
    while todo:
        node, in_note = todo.pop()
        if isinstance(node, dict):
            todo += [(value, in_note or key == "note") for key, value in node.items()]
        elif isinstance(node, list):
            todo += [(item, in_note) for item in node]
        elif in_note and isinstance(node, str):
            found.update(_ID.findall(node))
    return found
