"""Three truth values: what a text says, what it does not say, and what nobody outside can tell."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Strong Kleene logic. `undisclosed` is never taken for `false`."""

    TRUE = "true"
    FALSE = "false"
    UNDISCLOSED = "undisclosed"

    @classmethod
    def of(cls, value: bool) -> Truth:
        """The truth value of a fact that can be told."""
        return cls.TRUE if value else cls.FALSE

    def negated(self) -> Truth:
        """True for false, false for true; what cannot be told stays so."""
        if self is Truth.UNDISCLOSED:
            return self
        return Truth.FALSE if self is Truth.TRUE else Truth.TRUE


def all_of(values: Iterable[Truth]) -> Truth:
    """False where one is false, else undisclosed where one is, else true; true for none."""
    found = Truth.TRUE
    for value in values:
        if value is Truth.FALSE:
            return value
        if value is Truth.UNDISCLOSED:
            found = value
    return found


def any_of(values: Iterable[Truth]) -> Truth:
    """True where one is true, else undisclosed where one is, else false; false for none."""
    found = Truth.FALSE
    for value in values:
        if value is Truth.TRUE:
            return value
        if value is Truth.UNDISCLOSED:
            found = value
    return found
