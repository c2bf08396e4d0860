"""What the parts and values of a document are called in a message."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planctl.safe import one_line
from planctl.source import Path

if TYPE_CHECKING:
    from pydantic import BaseModel

# Keys that say too little alone: `min`, `en`.
_SPOKEN_WITH = ("quantity", "deadline", "title", "text", "note", "name", "description")


def label(path: Path) -> str:
    """What a path is called in a sentence: its key, or which item of a list."""
    names = [step for step in path if isinstance(step, str)]
    if not path:
        return "the document"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of `{shown_key(names[-1])}`" if names else f"item {path[-1] + 1}"
    if len(names) > 1 and names[-2] in _SPOKEN_WITH:
        return f"`{names[-2]}.{shown_key(names[-1])}`"
    return f"`{shown_key(str(path[-1]))}`"


def owner_name(path: Path, data: Any, home: type[BaseModel] | None) -> str:
    """What the mapping at a path is called: by its id where it has one."""
    if not path:
        return "the document"
    from planctl.lint.shape import PART_NAMES

    part = (PART_NAMES.get(home.__name__, "") if home else "").split(" ", 1)[-1] or "mapping"
    name = value_at(data, path)
    own = name.get("id") if isinstance(name, dict) else None
    if isinstance(own, str):
        return f"{part} `{shown_key(own)}`"
    if isinstance(path[-1], str) and part in ("source", "actor", "topic", "category", "territory", "seal"):
        return f"{part} `{shown_key(path[-1])}`"
    ordinals = [step for step in path if isinstance(step, int)]
    return f"{part} {ordinals[-1] + 1}" if ordinals and isinstance(path[-1], int) else f"the {part}"


def shown(value: Any) -> str:
    """A value in a message: short, on one line, harmless."""
    if isinstance(value, (dict, list)) or value is None:
        return kind_name(value)
    return f"`{shown_key(written(value))}`"


def shown_key(text: str) -> str:
    """A key or word in a message."""
    return one_line(text, 60)


def kind_name(value: Any) -> str:
    """What a value is, in words."""
    names: Iterator[tuple[type | tuple[type, ...], str]] = iter(
        [
            (bool, "true or false"),
            ((int, Decimal), "a number"),
            (str, "a text"),
            (list, "a list"),
            (dict, "a mapping"),
        ]
    )
    return next((name for kind, name in names if isinstance(value, kind)), "nothing")


def written(value: Any) -> str:
    """A scalar as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, or None where there is nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
