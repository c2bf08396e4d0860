"""A document's data while it is edited: every value remembers the node that it was read from.

Operations apply in turn, as RFC 6902 says: each path is meant in the document that the one before left. What
is still the value of a node at the end keeps its text; the rest is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from planctl.source.budget import DEFAULT
from planctl.source.document import Document, Path
from planctl.source.edits import Edit, PatchError, pointer
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

# From the path of a mapping, the customary order of its keys.
KeyOrder = Callable[[Path], Sequence[str]]
Items = dict[str, "Entry"] | list["Entry"]
_INDEX = re.compile(r"(0|[1-9][0-9]{0,8})\Z")


class Branch:
    """A value: a scalar, or entries by key or in order. `node` is what it was read from; None if it is
    new.
    """

    __slots__ = ("items", "node", "scalar")

    def __init__(self, node: Node | None, scalar: Any = None, items: Items | None = None) -> None:
        self.node = node
        self.scalar = scalar
        self.items = items

    def entries(self) -> list[Entry]:
        """The entries of a mapping or list, in order."""
        if self.items is None:
            return []
        return list(self.items.values()) if isinstance(self.items, dict) else self.items

    def data(self) -> Any:
        """The value as plain data."""
        if isinstance(self.items, dict):
            return {key: entry.value.data() for key, entry in self.items.items()}
        if isinstance(self.items, list):
            return [entry.value.data() for entry in self.items]
        return self.scalar


class Entry:
    """A place in a mapping or list: its value, the collection and place in which it stood in the text, and
    whether it was moved since.
    """

    __slots__ = ("home", "index", "moved", "value")

    def __init__(self, value: Branch, home: Node | None = None, index: int = -1) -> None:
        self.value = value
        self.home = home
        self.index = index
        self.moved = False


def grown(node: Node | None) -> Branch:
    """The branch of a node, with all below it."""
    if isinstance(node, MappingNode):
        pairs = enumerate(node.items.items())
        return Branch(node, items={key: Entry(grown(value), node, at) for at, (key, (_, value)) in pairs})
    if isinstance(node, SequenceNode):
        return Branch(node, items=[Entry(grown(item), node, at) for at, item in enumerate(node.items)])
    return Branch(node, node.value if isinstance(node, ScalarNode) else None)


def fresh(data: Any) -> Branch:
    """The branch of plain data that stands in no text yet."""
    if isinstance(data, dict):
        return Branch(None, items={str(key): Entry(fresh(value)) for key, value in data.items()})
    if isinstance(data, list | tuple):
        return Branch(None, items=[Entry(fresh(value)) for value in data])
    return Branch(None, Decimal(repr(data)) if isinstance(data, float) else data)


def size(branch: Branch) -> int:
    """How many values a value holds, itself included."""
    return 1 + sum(size(entry.value) for entry in branch.entries())


def same(a: Any, b: Any) -> bool:
    """Whether two values are equal as JSON sees it: 1 is 1.0 but not true, the order of keys says nothing."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(value, b[key]) for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, bool) or isinstance(b, bool) or not isinstance(a, int | Decimal):
        return type(a) is type(b) and bool(a == b)
    return isinstance(b, int | Decimal) and a == b


class Tree:
    """A document under edit."""

    def __init__(self, document: Document, key_order: KeyOrder | None = None) -> None:
        self.document = document
        self.key_order = key_order
        self.root = grown(document.root)
        self._size = 0

    def apply(self, edit: Edit) -> None:
        """Carry out one operation. Raises PatchError with place and reason; the tree is then of no use."""
        if edit.op == "test":
            found = self._at(edit.path)
            if not same(found.data(), fresh(edit.value).data()):
                raise self._error(found, f"`{pointer(edit.path)}` is not the value that the patch tests for")
        elif edit.op == "remove":
            self._take(edit.path)
        elif edit.op == "replace":
            self._at(edit.path)
            self._put(edit.path, Entry(fresh(edit.value)), replace=True)
        elif edit.op == "add":
            self._put(edit.path, Entry(fresh(edit.value)))
        elif edit.op == "copy":
            copied = self._at(edit.origin)
            self._size += size(copied)
            if self._size > DEFAULT.nodes:  # copies of copies grow faster than any file
                raise self._error(copied, f"the copies would have more than {DEFAULT.nodes:,} values")
            self._put(edit.path, Entry(fresh(copied.data())))
        else:
            origin, path = _words(edit.origin), _words(edit.path)
            moved = self._at(edit.origin)
            if origin == path:
                return
            if path[: len(origin)] == origin:
                raise self._error(moved, "a value cannot be moved into itself")
            entry = self._take(edit.origin)
            entry.moved = True
            self._put(edit.path, entry)

    def _at(self, path: Path) -> Branch:
        branch = self.root
        for depth, step in enumerate(path):
            branch = self._entry(branch, step, path[:depth]).value
        return branch

    def _entry(self, branch: Branch, step: str | int, above: Path) -> Entry:
        if isinstance(branch.items, dict):
            if str(step) not in branch.items:
                raise self._no_key(branch, str(step), above)
            return branch.items[str(step)]
        if isinstance(branch.items, list):
            return branch.items[self._index(branch, step, above, len(branch.items) - 1)]
        raise self._error(branch, f"`{pointer(above)}` is a single value and has no `{step}`")

    def _index(self, branch: Branch, step: str | int, above: Path, last: int) -> int:
        if not _INDEX.match(str(step)):
            raise self._error(branch, f"`{pointer(above)}` is a list; `{step}` is no place in it")
        if int(step) > last:
            count = len(branch.entries())
            has = {0: "is empty", 1: "has 1 item (0)"}.get(count, f"has {count} items (0 to {count - 1})")
            raise self._error(branch, f"`{pointer(above)}` has no item {step}", f"the list {has}")
        return int(step)

    def _take(self, path: Path) -> Entry:
        if not path:
            raise self._error(self.root, "the whole document cannot be removed or moved")
        parent = self._at(path[:-1])
        entry = self._entry(parent, path[-1], path[:-1])
        if isinstance(parent.items, dict):
            del parent.items[str(path[-1])]
        elif parent.items is not None:
            del parent.items[int(path[-1])]
        return entry

    def _put(self, path: Path, entry: Entry, *, replace: bool = False) -> None:
        if len(path) > DEFAULT.depth:
            raise self._error(self.root, f"nested more than {DEFAULT.depth} levels deep")
        if not path:
            self.root = entry.value
            return
        above, step = path[:-1], path[-1]
        parent = self._at(above)
        if isinstance(parent.items, dict):
            if str(step) in parent.items:
                parent.items[str(step)].value = entry.value
            else:
                self._insert_key(parent, str(step), _as_value(entry, str(step)), above)
        elif isinstance(parent.items, list):
            if replace:
                self._entry(parent, step, above).value = entry.value
                return
            count = len(parent.items)
            at = count if step == "-" else self._index(parent, step, above, count)
            parent.items.insert(at, _as_item(entry))
        else:
            raise self._error(parent, f"`{pointer(above)}` is a single value and has no `{step}`")

    def _insert_key(self, parent: Branch, key: str, entry: Entry, above: Path) -> None:
        assert isinstance(parent.items, dict)
        order = list(self.key_order(above)) if self.key_order else []
        rank = {name: at for at, name in enumerate(order)}
        keys = list(parent.items)
        at = len(keys)
        if key in rank:
            earlier = [i for i, name in enumerate(keys) if rank.get(name, len(order)) < rank[key]]
            at = earlier[-1] + 1 if earlier else 0
        pairs = list(parent.items.items())
        parent.items = dict([*pairs[:at], (key, entry), *pairs[at:]])

    def _no_key(self, branch: Branch, key: str, above: Path) -> PatchError:
        from planctl.suggest import did_you_mean

        assert isinstance(branch.items, dict)
        where = f"`{pointer(above)}`" if above else "the document"
        return self._error(branch, f"{where} has no key `{key}`", did_you_mean(key, branch.items))

    def _error(self, branch: Branch, reason: str, hint: str | None = None) -> PatchError:
        """The failure, with the line of the plan file where the search ended."""
        name = self.document.name
        if branch.node is not None:
            name = f"{name}:{self.document.lines.place(branch.node.start)[0]}"
        return PatchError(f"{name}: {reason}", hint)


def _as_value(entry: Entry, key: str) -> Entry:
    """An entry to stand under a key: with its old lines where it stood under the same key before."""
    home = entry.home
    own = isinstance(home, MappingNode) and list(home.items)[entry.index] == key
    return entry if own else Entry(entry.value)


def _as_item(entry: Entry) -> Entry:
    """An entry to stand in a list: with its old lines where it stood in a list before."""
    return entry if isinstance(entry.home, SequenceNode) else Entry(entry.value)


def _words(path: Path) -> tuple[str, ...]:
    return tuple(map(str, path))
