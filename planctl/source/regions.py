"""The nodes of a part of a document whose data is known.

To say where a finding stands, the nodes of the value it is about are enough, and they are made in a fraction
of the time that the whole file would take. A region is believed only if what is read in it is the data that
is known to be there; else a wider one is read, and at last the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from planctl.regex import regex
from planctl.source.budget import Budget
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_data
from planctl.source.parse import Composer
from planctl.source.span import Lines

_KEY = regex(r"\n(?=[^\s#\-])")
_FIRST_ITEM = regex(r"\n( *)- ")
_FIRST_KEY = regex(r"\n( +)(?=[^\s#\-])")
_Found = tuple[ScalarNode | None, Node]
_Path = tuple[str | int, ...]


class Regions:
    """Regions of one text, each composed when it is asked for. `data` is what the whole text holds."""

    def __init__(self, text: str, data: Mapping[str, Any], budget: Budget) -> None:
        self.text = text
        self.data = data
        self.budget = budget
        self._made: dict[_Path, _Found | None] = {}
        self._below: dict[_Path, list[int]] = {}

    def find(self, path: _Path) -> tuple[_Found, _Path] | None:
        """The key and value at the beginning of a path, and its rest; None where no region tells."""
        where: list[tuple[_Path, Any, int, int]] = []
        value, start, end = self.data, 0, len(self.text)
        for step in path:
            at = _index(value, step)
            starts = self._starts(path[: len(where)], value, start, end) if at is not None else []
            if at is None or not starts:
                break
            value = value[str(step)] if isinstance(value, Mapping) else value[at]
            start, end = starts[at], starts[at + 1]
            where.append((path[: len(where) + 1], value, start, end))
        for here, value, start, end in reversed(where):
            if here not in self._made:
                self._made[here] = self._read(here[-1], value, start, end)
            found = self._made[here]
            if found:
                return found, path[len(here) :]
        return None

    def _starts(self, where: _Path, value: Any, start: int, end: int) -> list[int]:
        """Where the keys or items of a value in block style begin, and where the last one ends; empty where
        that is not certain. `start` and `end` are of the entry that the value stands in.
        """
        if where not in self._below:
            if isinstance(value, Mapping):
                found = self._keys(where, start, end)
            else:
                first = _FIRST_ITEM.search(self.text, start, end)
                found = self._lines(f"{first[1]}- ", start, end) if first else []
            # Every key and item begins so. If more lines look like one, as in a quoted text, or one
            # begins otherwise, such as a key with a dash or one in braces, the counts differ.
            self._below[where] = [*found, end] if len(found) == len(value) else []
        return self._below[where]

    def _keys(self, where: _Path, start: int, end: int) -> list[int]:
        if not where:
            margin = [match.end() for match in _KEY.finditer(self.text)]
            return margin if self.text[:1].isspace() or self.text[:1] in ("#", "-") else [0, *margin]
        if isinstance(where[-1], int):  # behind the dash, and below that
            first = self.text.index("-", start) + 2
            return [first, *self._lines(rf" {{{first - start}}}(?=[^\s#\-])", first, end)]
        line = _FIRST_KEY.search(self.text, start, end)
        return self._lines(rf"{line[1]}(?=[^\s#\-])", start, end) if line else []

    def _lines(self, beginning: str, start: int, end: int) -> list[int]:
        found = re.compile(f"\n{beginning}").finditer(self.text, start, end)
        return [match.start() + 1 for match in found]

    def _read(self, step: str | int, value: Any, start: int, end: int) -> _Found | None:
        """The key and value of an entry, if it is read as what is known to be there."""
        root = self._composed(start, end)
        if isinstance(root, MappingNode) and to_data(root) == {str(step): value}:
            return root.items[str(step)]
        if isinstance(root, SequenceNode) and isinstance(step, int) and to_data(root) == [value]:
            return None, root.items[0]
        return None

    def _composed(self, start: int, end: int) -> Node | None:
        text = self.text[start:end]
        composer = Composer(text, Lines(text), self.budget)
        root = composer.compose()
        if composer.problems or root is None:
            return None
        for node in _all(root):
            node.start += start
            node.end += start
        return root


def _index(value: Any, step: str | int) -> int | None:
    """Which of the entries of a value a step of a path leads to."""
    if isinstance(value, Mapping):
        return list(value).index(str(step)) if str(step) in value else None
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return step
    return None


def _all(node: Node) -> Iterator[Node]:
    """A node and all below it, keys included."""
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.items.values():
            yield key
            yield from _all(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _all(item)
