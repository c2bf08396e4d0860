"""Plain scalars by the YAML 1.2 core schema, read exactly: decimals stay decimal, dates stay text."""

from __future__ import annotations

from decimal import Decimal

from planctl.regex import regex

Scalar = None | bool | int | Decimal | str

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = regex(r"[-+]?[0-9]+\Z")
_DECIMAL = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?\Z")


class NumberTooLongError(ValueError):
    """A number with more digits than the budget allows."""


def resolve(text: str, digits: int) -> Scalar:
    """The value of a plain scalar. Raises NumberTooLongError past `digits` digits.

    Timestamps are left as text: the model reads dates and can then say where a bad one stands.
    """
    if not text or text[0] not in "0123456789+-.~nNtTfF":
        return None if text == "" else text
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.match(text):
        if len(text) > digits:
            raise NumberTooLongError(text)
        return int(text)
    if _DECIMAL.match(text):
        if len(text) > digits:
            raise NumberTooLongError(text)
        return Decimal(text)
    return text
