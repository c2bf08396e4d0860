"""Walks over raw trees that expect anything: what does not have the right shape is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planctl.source import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping in the tree, with its path."""

    path: Path
    raw: dict[str, Any]

    def at(self, *steps: str | int) -> Path:
        """The path of something below it."""
        return (*self.path, *steps)

    @property
    def name(self) -> str | None:
        """Its id, where that is a text."""
        value = self.raw.get("id")
        return value if isinstance(value, str) else None


def parts(raw: Any, path: Path, key: str) -> Iterator[Part]:
    """The mappings in the list under a key."""
    items = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(items, list):
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield Part((*path, key, index), item)


def entries(raw: Any, path: Path, key: str) -> Iterator[tuple[str, Part]]:
    """The mappings in the mapping under a key, by their own key."""
    items = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(items, dict):
        for name, item in items.items():
            if isinstance(item, dict):
                yield name, Part((*path, key, name), item)


def points(data: Any) -> Iterator[Part]:
    """The points of a plan."""
    return parts(data, (), "points")


def options(point: Part) -> Iterator[Part]:
    """The options of a point."""
    return parts(point.raw, point.path, "options")


def clauses(point: Part) -> Iterator[Part]:
    """The clauses of a point, those of its options included."""
    yield from parts(point.raw, point.path, "clauses")
    for option in options(point):
        yield from parts(option.raw, option.path, "clauses")


def words(raw: Any, path: Path, *keys: str) -> Iterator[tuple[Path, str]]:
    """The texts under keys that hold one text or a list of them."""
    if not isinstance(raw, dict):
        return
    for key in keys:
        value = raw.get(key)
        if isinstance(value, str):
            yield (*path, key), value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield (*path, key, index), item


def mappings(raw: Any, path: Path, key: str) -> Iterator[Part]:
    """The mapping, or the list of mappings, under a key."""
    value = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(value, dict):
        yield Part((*path, key), value)
    else:
        yield from parts(raw, path, key)


def local_texts(raw: Any, path: Path, key: str, language: str) -> Iterator[tuple[Path, str, str]]:
    """The path, language and wording of a text that may stand in several languages."""
    value = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(value, str):
        yield (*path, key), language, value
    elif isinstance(value, dict):
        for tag, wording in value.items():
            if isinstance(wording, str):
                yield (*path, key, tag), tag, wording


def removal(data: Any, path: Path) -> Path:
    """The path to remove in order to take an entry out: of the whole list, where it is the only one in it."""
    parent: Any = data
    for step in path[:-1]:
        parent = parent[step]
    return path[:-1] if isinstance(parent, list) and len(parent) == 1 else path
