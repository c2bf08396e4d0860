"""A value that is computed when first asked for, and kept: `functools.cached_property` without its lock.

Rules run in one thread, over thousands of small objects; there the lock costs more than most of the values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - used like `property`
    """A method as an attribute that is computed once for each object."""

    def __init__(self, method: Callable[[Any], Value]) -> None:
        self._method = method
        self._name = method.__name__
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, owner: None, kind: Any = None) -> lazy[Value]: ...

    @overload
    def __get__(self, owner: object, kind: Any = None) -> Value: ...

    def __get__(self, owner: object | None, kind: Any = None) -> lazy[Value] | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._method(owner)
        return value
