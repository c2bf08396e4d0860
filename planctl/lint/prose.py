"""Every free text of a document, whatever its kind: what a person wrote and a person reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planctl.lint.lazy import lazy
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


class Prose:
    """The free texts of a document, or of the part of it at a path, in the order of the file.

    `language` is that of the texts that do not say theirs. Most rules on them find in `said`, all of them
    together, that they have nothing to look for.
    """

    def __init__(self, data: Any, language: str, path: Path = ()) -> None:
        self._found: list[tuple[Path, str, str]] = []
        self._language = language
        self._gather(data, path)

    @lazy
    def said(self) -> str:
        """All texts in one."""
        return " ".join([text for _, _, text in self._found])

    @lazy
    def _wordings(self) -> list[Wording]:
        return [Wording(*each) for each in self._found]

    def having(self, pattern: re.Pattern[str]) -> list[Wording]:
        """The texts in which a pattern is found."""
        return [Wording(*each) for each in self._found if pattern.search(each[2])]

    def __iter__(self) -> Iterator[Wording]:
        return iter(self._wordings)

    def _gather(self, node: Any, path: Path) -> None:
        found = self._found
        if isinstance(node, dict):
            below = []
            for key, value in node.items():
                if isinstance(value, str):
                    if key in _PROSE:
                        found.append(((*path, key), self._language, value))
                elif isinstance(value, dict):
                    if key in _PROSE:
                        found += [
                            ((*path, key, tag), tag, text)
                            for tag, text in value.items()
                            if isinstance(text, str)
                        ]
                    else:
                        below.append(key)
                elif isinstance(value, list) and value and (key not in _NAMES or isinstance(value[0], dict)):
                    below.append(key)
            for key in below:
                self._gather(node[key], (*path, key))
        elif isinstance(node, list):
            for index, item in enumerate(node):
                if isinstance(item, dict | list):
                    self._gather(item, (*path, index))
