"""Whether raw data surely satisfies the model of a document kind, without asking pydantic.

Most documents are sound, and to say so no model need be built: importing pydantic and building them takes
longer than checking a file. `shapes.json` holds what the models demand, and is made from them
(`python -m tools.docs`). The answer is one-sided: what this module does not call sound may still be, and only
the models say what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from planctl.model import scalars
from planctl.model.shapes import Shape, shapes

Test = Callable[[Any], bool]

# Beyond it, what pydantic says of a number depends on more than its size.
_LARGEST = 2**53
# Texts of one kind that are remembered as sound.
_MOST = 10_000


def sound(kind: str, data: Any) -> bool:
    """Whether a document of a kind surely satisfies its model; its `schema:` line is not judged."""
    return kind in shapes()["kinds"] and type(data) is dict and _document(kind)(data)


def satisfies(model: str, data: Any) -> bool:
    """Whether data surely satisfies a model of the table."""
    return _model(model)(data)


@cache
def _document(kind: str) -> Test:
    """The test of a whole document, in which the line that names the kind may be anything."""
    shape = shapes()["models"][shapes()["kinds"][kind]]
    keys = {**shape["keys"], "schema": {"is": "anything"}}
    return _closed({"keys": keys, "required": [key for key in shape["required"] if key != "schema"]})


@cache
def _model(name: str) -> Test:
    return _closed(shapes()["models"][name])


def _test(shape: Shape) -> Test:
    return _model(shape["model"]) if "model" in shape else _MAKERS[shape["is"]](shape)


def _closed(shape: Shape) -> Test:
    tests = {key: _test(each) for key, each in shape["keys"].items()}
    required = frozenset(shape["required"])

    def test(value: Any) -> bool:
        if type(value) is not dict or not required <= value.keys():
            return False
        for key, item in value.items():
            found = tests.get(key)
            if found is None or not found(item):
                return False
        return True

    return test


def _text(shape: Shape) -> Test:
    return _texts(*_bounds(shape, 0), shape.get("pattern"))


@cache
def _texts(least: float, most: float, pattern: str | None) -> Test:
    # Pydantic's patterns are not Python's: where they differ, matching the whole text is the stricter way.
    matches = re.compile(pattern).fullmatch if pattern else None
    known: set[str] = set()  # ids and names come again and again

    def test(value: Any) -> bool:
        if type(value) is not str:
            return False
        if value in known:
            return True
        found = (
            least <= len(value) <= most
            and (matches is None or matches(value) is not None)
            and value == value.strip()  # what is judged is stripped before
            and (value.isascii() or _encodable(value))
        )
        if found:
            if len(known) >= _MOST:
                known.clear()
            known.add(value)
        return found

    return test


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _list(shape: Shape) -> Test:
    item, (least, most) = _test(shape["of"]), _bounds(shape, 0)

    def test(value: Any) -> bool:
        return type(value) is list and least <= len(value) <= most and all(map(item, value))

    return test


def _mapping(shape: Shape) -> Test:
    key, item, (least, most) = _test(shape["keys"]), _test(shape["of"]), _bounds(shape, 0)

    def test(value: Any) -> bool:
        return (
            type(value) is dict
            and least <= len(value) <= most
            and all(map(key, value))
            and all(map(item, value.values()))
        )

    return test


def _either(shape: Shape) -> Test:
    tests = [_test(each) for each in shape["of"]]
    if len(tests) == 2:
        first, second = tests
        return lambda value: first(value) or second(value)
    return lambda value: any(test(value) for test in tests)


def _word(shape: Shape) -> Test:
    words = frozenset(shape["words"])
    return lambda value: type(value) is str and value in words


def _whole(shape: Shape) -> Test:
    least, most = _bounds(shape, -_LARGEST)
    return lambda value: type(value) is int and least <= value <= most


def _number(shape: Shape) -> Test:
    least, most = _bounds(shape, -_LARGEST)

    def test(value: Any) -> bool:
        kind = type(value)
        # An integer is finite, and may be too large to be asked.
        is_number = kind is int or (kind in (float, Decimal) and isfinite(value))
        return is_number and least <= value <= most

    return test


def _bounds(shape: Shape, least: int) -> tuple[float, float]:
    return shape.get("min", least), shape.get("max", _LARGEST)


def _checked(shape: Shape) -> Test:
    """What a check of `scalars` says of a value, and then the rest of what it returns."""
    check, rest = getattr(scalars, shape["check"]), _test(shape["of"])

    def test(value: Any) -> bool:
        try:
            return rest(check(value))
        except ValueError:
            return False

    return test


_MAKERS: dict[str, Callable[[Shape], Test]] = {
    "text": _text,
    "list": _list,
    "mapping": _mapping,
    "either": _either,
    "word": _word,
    "whole": _whole,
    "number": _number,
    "checked": _checked,
    "true": lambda shape: lambda value: value is True,  # noqa: ARG005
    "null": lambda shape: lambda value: value is None,  # noqa: ARG005
    "date": lambda shape: lambda value: type(value) is date,  # noqa: ARG005
    "anything": lambda shape: lambda value: True,  # noqa: ARG005
    "unknown": lambda shape: lambda value: False,  # noqa: ARG005
}
