"""Walks over raw trees that expect anything: what does not have the right shape is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.record import Record
from planctl.source import Path


class Part(Record):
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


# The parts found in a document, by the mapping they stand in: every rule walks over the same ones. An entry
# holds its mapping, so that no other can take its id.
_MOST = 20_000
_FOUND: dict[tuple[int, str], tuple[Any, Path, tuple[Part, ...]]] = {}


def forget() -> None:
    """Let go of the parts of documents that are done with, or that were changed."""
    _FOUND.clear()


def parts(raw: Any, path: Path, key: str) -> tuple[Part, ...]:
    """The mappings in the list under a key."""
    if not isinstance(raw, dict) or key not in raw:
        return ()
    name = id(raw), key
    found = _FOUND.get(name)
    if found is not None and found[1] == path:
        return found[2]
    items = raw[key]
    made = (
        tuple(Part((*path, key, index), item) for index, item in enumerate(items) if isinstance(item, dict))
        if isinstance(items, list)
        else ()
    )
    if len(_FOUND) > _MOST:
        _FOUND.clear()
    _FOUND[name] = raw, path, made
    return made


def entries(raw: Any, path: Path, key: str) -> Iterator[tuple[str, Part]]:
    """The mappings in the mapping under a key, by their own key."""
    items = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(items, dict):
        for name, item in items.items():
            if isinstance(item, dict):
                yield name, Part((*path, key, name), item)


def points(data: Any) -> tuple[Part, ...]:
    """The points of a plan."""
    return parts(data, (), "points")


def options(point: Part) -> tuple[Part, ...]:
    """The options of a point."""
    return parts(point.raw, point.path, "options")


def clauses(point: Part) -> tuple[Part, ...]:
    """The clauses of a point, those of its options included."""
    own = parts(point.raw, point.path, "clauses")
    if "options" not in point.raw:
        return own
    inner = (parts(option.raw, option.path, "clauses") for option in options(point))
    return (*own, *(clause for found in inner for clause in found))


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
