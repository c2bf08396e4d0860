"""In which order a person writes the keys of each mapping: the order of the models' fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planctl.model.shapes import Shape, shapes

Path = tuple[str | int, ...]


def key_order(kind: str) -> Callable[[Path], list[str]]:
    """For a document kind, a function from the path of a mapping to its keys in their customary order; empty
    where any key may stand anywhere. Raises KeyError for a kind that does not exist.
    """
    model: Shape = {"model": shapes()["kinds"][kind]}

    def order(path: Path) -> list[str]:
        found = [model]
        for step in path:
            found = [below for shape in found for below in _below(shape, str(step))]
        return [key for shape in found for arm in _arms(shape) for key in _keys(arm)]

    return order


def _below(shape: Shape, step: str) -> Iterator[Shape]:
    """The shapes of what stands at a key or place of a value with this shape."""
    for arm in _arms(shape):
        if arm.get("is") in ("list", "mapping"):
            yield arm["of"]
        elif step in (keys := _keys(arm)):
            yield keys[step]


def _arms(shape: Shape) -> Iterator[Shape]:
    if shape.get("is") == "either":
        for arm in shape["of"]:
            yield from _arms(arm)
    else:
        yield shape


def _keys(shape: Shape) -> dict[str, Shape]:
    """The keys of a mapping that has a model."""
    keys: dict[str, Shape] = shapes()["models"][shape["model"]]["keys"] if "model" in shape else {}
    return keys
