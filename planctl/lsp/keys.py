"""What the format says of a place: the part of the JSON Schema that a path leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from planctl.model.kinds import KINDS, document_schema
from planctl.source import Path

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping may have: what it means, whether it must be there, what its values are."""

    name: str
    meaning: str
    required: bool
    values: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed list, and what it means."""

    name: str
    meaning: str


def key_at(kind: str, path: Path) -> Key | None:
    """The key at a path: that of a list for an item of it."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return None
    return next((key for key in keys_at(kind, path[:-1]) if key.name == path[-1]), None)


def keys_at(kind: str, path: Path) -> list[Key]:
    """The keys that the mapping at a path may have, in the order of the format."""
    found: dict[str, Key] = {}
    for part in _parts(kind, path):
        required = part.get("required", ())
        for name, value in part.get("properties", {}).items():
            values = tuple(_variants(kind, value))
            said = value.get("description") or next(
                (each["description"] for each in values if "description" in each), ""
            )
            found.setdefault(name, Key(name, said, name in required, values))
    return list(found.values())


def words_at(kind: str, path: Path) -> list[Word]:
    """The words of the closed list that the value at a path is taken from; none where it is free."""
    found: dict[str, Word] = {}
    for part in _parts(kind, path):
        words = part.get("enum", [part["const"]] if "const" in part else [])
        meanings = part.get("enumDescriptions", [""] * len(words))
        for word, meaning in zip(words, meanings, strict=True):
            text = str(word).lower() if isinstance(word, bool) else str(word)
            found.setdefault(text, Word(text, meaning))
    return list(found.values())


def form(values: tuple[Schema, ...]) -> str:
    """What the values of a key are, in a word: `mapping`, `list` or empty."""
    types = [each.get("type") for each in values if each.get("type") != "null"]
    if types and all(each == "object" for each in types):
        return "mapping"
    return "list" if types and all(each == "array" for each in types) else ""


@cache
def _schema(kind: str) -> Schema:
    return document_schema(kind) if kind in KINDS else {}


def _parts(kind: str, path: Path) -> list[Schema]:
    parts = list(_variants(kind, _schema(kind)))
    for step in path:
        parts = [inner for part in parts for inner in _below(kind, part, step)]
    return parts


def _below(kind: str, part: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        below = part.get("items")
    else:
        below = part.get("properties", {}).get(step)
        if below is None and isinstance(part.get("additionalProperties"), dict):
            below = part["additionalProperties"]
        if below is None and part.get("patternProperties"):
            below = next(iter(part["patternProperties"].values()))
    if isinstance(below, dict):
        yield from _variants(kind, below)


def _variants(kind: str, part: Schema) -> Iterator[Schema]:
    """A schema, or those that it says it is one of, without references."""
    if "$ref" in part:
        part = _schema(kind)["$defs"][part["$ref"].rpartition("/")[2]]
    if "anyOf" in part:
        for each in part["anyOf"]:
            yield from _variants(kind, each)
    else:
        yield part
