"""Which model, and so which keys, the format has at a path."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from planctl.source import Path

# How people call the parts of a document that have no id of their own.
PART_NAMES = {
    "Plan": "a plan",
    "Point": "a point",
    "Clause": "a clause",
    "Option": "an option",
    "Reading": "a reading",
    "Source": "a source",
    "Derivation": "an entry of `derived_from`",
    "Quantity": "a quantity",
    "Deadline": "a deadline",
    "Event": "an event",
    "EventReading": "a reading",
    "Stance": "a stance",
    "CrosswalkLink": "a link",
    "Actor": "an actor",
    "Topic": "a topic",
    "Category": "a category",
    "Territory": "a territory",
    "Seal": "a seal",
}


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping at a path, or None where the format has none there."""
    kinds: list[Any] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _below(kind, step)]
    return next(
        (kind for kind in _arms(kinds) if isinstance(kind, type) and issubclass(kind, BaseModel)), None
    )


def keys_of(model: type[BaseModel]) -> dict[str, str | None]:
    """A model's keys as they stand in a file, each with its description."""
    return {field.alias or name: field.description for name, field in model.model_fields.items()}


def home_of(key: str, root: type[BaseModel]) -> list[str]:
    """The names of the parts below a model that do have a key."""
    return sorted(
        {
            PART_NAMES[part.__name__]
            for part in _parts(root)
            if part.__name__ in PART_NAMES and key in keys_of(part)
        }
    )


@cache
def _parts(root: type[BaseModel]) -> frozenset[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    todo: list[Any] = [root]
    while todo:
        for kind in _arms([todo.pop()]):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                if kind not in seen:
                    seen.add(kind)
                    todo += [field.annotation for field in kind.model_fields.values()]
            else:
                todo += [
                    arg for arg in get_args(kind) if arg is not kind and get_origin(kind) in (list, dict)
                ]
    return frozenset(seen)


def _arms(kinds: list[Any]) -> Iterator[Any]:
    for kind in kinds:
        origin = get_origin(kind)
        if origin is Annotated:
            yield from _arms([get_args(kind)[0]])
        elif origin in (Union, types.UnionType):
            yield from _arms(list(get_args(kind)))
        else:
            yield kind


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    for arm in _arms([kind]):
        if isinstance(arm, type) and issubclass(arm, BaseModel):
            for name, field in arm.model_fields.items():
                if (field.alias or name) == step:
                    yield field.annotation
        elif get_origin(arm) is list and isinstance(step, int):
            yield get_args(arm)[0]
        elif get_origin(arm) is dict and isinstance(step, str):
            yield get_args(arm)[1]
