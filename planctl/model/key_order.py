"""In which order a person writes the keys of each mapping: the order of the models' fields."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from planctl.model.kinds import KINDS

Path = tuple[str | int, ...]


def key_order(kind: str) -> Callable[[Path], list[str]]:
    """For a document kind, a function from the path of a mapping to its keys in their customary order; empty
    where any key may stand anywhere. Raises KeyError for a kind that does not exist.
    """
    model = KINDS[kind]

    def order(path: Path) -> list[str]:
        found: list[Any] = [model]
        for step in path:
            found = [below for annotation in found for below in _below(annotation, str(step))]
        return [_written(name, part) for part in _models(found) for name in part.model_fields]

    return order


def _below(annotation: Any, step: str) -> Iterator[Any]:
    """The annotations of what stands at a key or place of a value with this annotation."""
    for part in _parts(annotation):
        arguments = get_args(part)
        if get_origin(part) is list:
            yield arguments[0]
        elif get_origin(part) is dict:
            yield arguments[1]
        elif isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                if _written(name, part) == step:
                    yield field.annotation


def _parts(annotation: Any) -> Iterator[Any]:
    """The arms of an annotation, without what decorates it."""
    if get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for arm in get_args(annotation):
            yield from _parts(arm)
    else:
        yield annotation


def _models(annotations: list[Any]) -> Iterator[type[BaseModel]]:
    for annotation in annotations:
        for part in _parts(annotation):
            if isinstance(part, type) and not get_origin(part) and issubclass(part, BaseModel):
                yield part


def _written(name: str, model: type[BaseModel]) -> str:
    return model.model_fields[name].alias or name
