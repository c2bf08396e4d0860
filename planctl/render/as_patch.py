"""A patch as JSON text: an operation a line where it fits, numbers with the digits that the file has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

_WIDTH = 100


def as_patch(operations: Sequence[dict[str, Any]]) -> str:
    """The text of a JSON Patch, UTF-8 characters as they are, without a last line break."""
    return _drawn(list(operations), 0, 0)


def _drawn(value: Any, indent: int, used: int) -> str:
    """A value at an indentation, broken into lines where it does not fit beside what the line has already."""
    flat = _flat(value)
    if not isinstance(value, dict | list) or not value or (used and indent + used + len(flat) <= _WIDTH):
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        keys = {key: f"{_flat(key)}: " for key in value}
        parts = [keys[key] + _drawn(item, indent + 2, len(keys[key]) + 1) for key, item in value.items()]
    else:
        parts = [_drawn(item, indent + 2, 1) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{' ' * indent}{closing}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flat(key)}: {_flat(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    if isinstance(value, Decimal):
        return str(value)  # json would make a float of it
    return json.dumps(value, ensure_ascii=False)
