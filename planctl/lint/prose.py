"""Every free text of a document, whatever its kind: what a person wrote and a person reads."""

from __future__ import annotations

from typing import Any

from planctl.lint.provisions import Wording
from planctl.source import Path

# Keys whose values are words and not names, dates, numbers or addresses.
_PROSE = frozenset(
    (
        *("title", "text", "note", "name", "description", "action", "object", "condition", "exception"),
        *(
            "consequence",
            "qualifier",
            "unit",
            "of",
            "vague",
            "publisher",
            "place",
            "reason",
            "label",
            "short",
        ),
    )
)
# What holds nothing but ids, and is long.
_NAMES = frozenset(("sources", "topics", "actor", "see", "codes", "by", "territory", "after"))


def prose(data: Any, language: str, path: Path = ()) -> list[Wording]:
    """The free texts of a document, or of the part of it at a path, in the order of the file.

    `language` is that of the texts that do not say theirs.
    """
    found: list[Wording] = []
    todo: list[tuple[Path, Any]] = [(path, data)]
    while todo:
        path, node = todo.pop()
        if isinstance(node, dict):
            below: list[tuple[Path, Any]] = []
            for key, value in node.items():
                if isinstance(value, str):
                    if key in _PROSE:
                        found.append(Wording((*path, key), language, value))
                elif isinstance(value, dict):
                    if key in _PROSE:
                        found += [
                            Wording((*path, key, tag), tag, text)
                            for tag, text in value.items()
                            if isinstance(text, str)
                        ]
                    else:
                        below.append(((*path, key), value))
                elif isinstance(value, list) and (
                    key not in _NAMES or (value and isinstance(value[0], dict))
                ):
                    below.append(((*path, key), value))
            todo += reversed(below)
        elif isinstance(node, list):
            todo += [
                ((*path, index), item)
                for index, item in reversed(list(enumerate(node)))
                if isinstance(item, dict | list)
            ]
    return found
