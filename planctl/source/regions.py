"""The nodes of a part of a document whose data is known: one top-level key, or one item of its list.

To say where a finding stands, the nodes of one point are enough, and they are made in a fraction of the
time that the whole file would take. A region is believed only if what is read in it is the data that is known
to be there; else the whole document is composed.
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

_KEY = regex(r"^[^\s#\-]", re.M)
_Found = tuple[ScalarNode | None, Node]


class Regions:
    """Regions of one text, each composed when it is asked for. `data` is what the whole text holds."""

    def __init__(self, text: str, data: Mapping[str, Any], budget: Budget) -> None:
        self.text = text
        self.data = data
        self.budget = budget
        self._made: dict[tuple[str | int, ...], _Found | None] = {}
        self._items: dict[str, list[int]] = {}
        starts = [match.start() for match in _KEY.finditer(text)]
        # A line of a quoted text may begin at the margin too, and a key with a dash: then the counts differ.
        found = zip(data, starts, [*starts[1:], len(text)], strict=True) if len(starts) == len(data) else ()
        bounds = [(key, start, end) for key, start, end in found]
        self._keys = {key: start for key, start, _ in bounds}
        self._ends = {key: end for key, _, end in bounds}

    def find(self, path: tuple[str | int, ...]) -> tuple[_Found, tuple[str | int, ...]] | None:
        """The key and value at the beginning of a path, and its rest; None where no region tells."""
        if not path or path[0] not in self._keys:
            return None
        if len(path) > 1 and isinstance(path[1], int) and isinstance(self.data[str(path[0])], list):
            for most in (3, 2):
                found = self._made_once(path[:most]) if len(path) >= most else None
                if found:
                    return found, path[most:]
            return None
        found = self._made_once((path[0],))
        return (found, path[1:]) if found else None

    def _made_once(self, where: tuple[str | int, ...]) -> _Found | None:
        if where not in self._made:
            key, *below = where
            if not below:
                self._made[where] = self._key(key)
            elif len(below) == 1:
                self._made[where] = self._item(str(key), int(below[0]))
            else:
                self._made[where] = self._entry(str(key), int(below[0]), below[1])
        return self._made[where]

    def _entry(self, key: str, index: int, name: str | int) -> _Found | None:
        """A key of an item that is a mapping in block style."""
        starts = self._item_starts(key)
        item = self.data[key][index] if 0 <= index < len(starts) - 1 else None
        if not isinstance(item, dict) or name not in item:
            return None
        start, end = starts[index], starts[index + 1]
        dash = self.text.index("-", start)
        lines = re.compile(rf"^ {{{dash + 2 - start}}}(?=[^\s#\-])", re.M).finditer(self.text, dash + 2, end)
        keys = [dash + 2, *(match.start() for match in lines)]
        if len(keys) != len(item):
            return None  # keys in braces, or lines of a text that look like keys
        at = list(item).index(str(name))
        root = self._composed(keys[at], [*keys, end][at + 1])
        if isinstance(root, MappingNode) and to_data(root) == {name: item[str(name)]}:
            return root.items[str(name)]
        return None

    def _key(self, name: str | int) -> _Found | None:
        key = str(name)
        root = self._composed(self._keys[key], self._ends[key])
        if (
            isinstance(root, MappingNode)
            and list(root.items) == [key]
            and to_data(root) == {key: self.data[key]}
        ):
            return root.items[key]
        return None

    def _item(self, key: str, index: int) -> _Found | None:
        starts = self._item_starts(key)
        if not 0 <= index < len(starts) - 1:
            return None
        root = self._composed(starts[index], starts[index + 1])
        if isinstance(root, SequenceNode) and len(root.items) == 1:
            node = root.items[0]
            if to_data(node) == self.data[key][index]:
                return None, node
        return None

    def _item_starts(self, key: str) -> list[int]:
        """Where the items of a block list begin, and where it ends; empty where that is not certain."""
        if key not in self._items:
            start, end = self._keys[key], self._ends[key]
            first = re.compile(r"\n( *)- ").search(self.text, start, end)
            found: list[int] = []
            if first:
                marks = re.compile(rf"^{first[1]}- ", re.M).finditer(self.text, start, end)
                found = [match.start() for match in marks]
            # Every item begins so; if more lines look like one, the counts differ.
            self._items[key] = [*found, end] if len(found) == len(self.data[key]) else []
        return self._items[key]

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
