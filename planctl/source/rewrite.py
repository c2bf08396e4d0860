"""The text of an edited tree: old text wherever a value is still what it was, new text for the rest."""

from __future__ import annotations

import re
from bisect import bisect_left

from planctl.source.emit import WIDTH, entry, inline, lines
from planctl.source.flow import flow_text
from planctl.source.layout import Slot, UnusualLayoutError, content_end, is_flow, line_end, line_start, slots
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.tree import Branch, Entry

Replacement = tuple[int, int, str]
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


class Rewriter:
    """Writes edited trees of one text."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.eol = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        first = text.lstrip()[:1]
        self.is_json = first in ("{", "[")

    def text(self, root: Branch) -> str:
        """The whole text."""
        if root.node is not None and is_flow(self.original, root.node):
            made = flow_text(self.original, root, None)
            if made is not None:
                return self.original[: root.node.start] + made + self.original[root.node.end :]
        elif root.node is not None and root.items:
            try:
                return self._applied(self._changes(root), 0, len(self.original))
            except UnusualLayoutError:
                pass
        data = root.data()
        if self.is_json or not isinstance(data, dict | list) or not data:
            return inline(data, plain_json=self.is_json) + self.eol
        made_lines = lines(data, -2, 0, block=True)[1:]
        return self.eol.join(made_lines) + self.eol

    def _applied(self, changes: list[Replacement], start: int, end: int) -> str:
        """A stretch of the text with replacements carried out."""
        made, at = [], start
        for begin, stop, new in sorted(changes):
            made += [self.original[at:begin], new]
            at = stop
        return "".join([*made, self.original[at:end]])

    def _changes(self, branch: Branch) -> list[Replacement]:
        """The replacements that a block collection of the text needs. Raises UnusualLayoutError."""
        node = branch.node
        assert isinstance(node, MappingNode | SequenceNode)
        if not changed(branch):
            return []
        places = slots(self.original, node)
        if _keeps_order(branch, len(places)):
            return [
                change
                for item, slot in zip(branch.entries(), places, strict=True)
                for change in self._inside(item, slot)
            ]
        return [self._rebuilt(branch, places)]

    def _inside(self, item: Entry, slot: Slot) -> list[Replacement]:
        """The replacements within an entry that stays an entry."""
        value = item.value
        if value.node is not slot.value:
            return [self._revalued(value, slot)]
        if not changed(value):
            return []
        if is_flow(self.original, slot.value):
            made = flow_text(self.original, value, WIDTH)
            if made is None:
                return [self._revalued(value, slot)]
            return [(slot.value.start, slot.value.end, made)]
        if not value.items:
            return [self._revalued(value, slot)]
        try:
            return self._changes(value)
        except UnusualLayoutError:
            return [self._revalued(value, slot)]

    def _revalued(self, value: Branch, slot: Slot) -> Replacement:
        """A new value behind an old key or dash. Comments beside the old value stay on the key's line."""
        text, old = self.original, slot.value
        end = max(content_end(text, old), slot.head)
        stop = line_end(text, end)
        comments = ""
        is_block = isinstance(old, ScalarNode) and old.style in ("|", ">")
        if is_block or "\n" in text[slot.head : old.start]:
            beside = _COMMENT.search(text, slot.head, line_end(text, slot.head))
            comments = beside.group() if beside else ""
        if not is_block and (beside := _COMMENT.match(text, end, stop)):
            comments += beside.group()
        column = slot.start - line_start(text, slot.start)
        used = slot.head - line_start(text, slot.start)
        style = old.style if isinstance(old, ScalarNode) else ""
        data = value.data()
        if stop != slot.end and isinstance(data, str):
            made = [f" {inline(data, style=style)}"]  # a block would swallow the comment lines below
        else:
            is_item = text[slot.start] == "-" and slot.head == slot.start + 1
            made = lines(data, column, used, style=style, dash=is_item, block=_is_block_mapping(text, old))
        made[0] += comments
        return slot.head, stop, self.eol.join(made)

    def _rebuilt(self, branch: Branch, places: list[Slot]) -> Replacement:
        """A block collection whose entries were added, removed or moved, put together again."""
        text, node = self.original, branch.node
        first, last = places[0], places[-1]
        column = first.start - line_start(text, first.start)
        keys = list(branch.items) if isinstance(branch.items, dict) else None
        block = _siblings_are_blocks(text, places)
        gaps = self._gaps(branch, places)
        made = ""
        for at, item in enumerate(branch.entries()):
            if item.home is node:
                slot = places[item.index]
                body = self._applied(self._inside(item, slot), slot.lead, slot.end)
                if slot.inline:
                    body = " " * column + body
            else:
                key = keys[at] if keys is not None else None
                body = self.eol.join(entry(key, item.value.data(), column, block=block))
            gap = gaps[at]
            made += (self.eol + gap if at else "") + body if at else gap + body
        made += gaps[-1]
        if first.inline:
            made = made[column:] if made[:column].isspace() else made
        return first.lead, last.end, made

    def _gaps(self, branch: Branch, places: list[Slot]) -> list[str]:
        """What stands before each entry: blank lines, and the comments that belong to no entry. One more for
        what stays at the end.

        A comment of its own keeps its place before the next entry that did not move.
        """
        text, node = self.original, branch.node
        between = [""] + [
            text[one.end : other.lead].split("\n", 1)[-1]
            for one, other in zip(places, places[1:], strict=False)
        ]
        usual = sorted(between[1:], key=len)[len(between[1:]) // 2] if len(between) > 1 else ""
        usual = usual if not usual.strip() else ""
        entries = branch.entries()
        stays = still([item.index if item.home is node else -1 for item in entries])
        spare = ""
        before: dict[int, str] = {}
        for index, gap in enumerate(between):
            if index in stays:
                before[index] = spare + gap if gap.strip() or not spare else spare
                spare = ""
            elif gap.strip():
                spare += gap
        made = []
        for at, item in enumerate(entries):
            own = before.get(item.index) if item.home is node else None
            if own is None or (not own and at):
                own = usual
            made.append(own if at or own.strip() else "")
        if spare:
            spare = self.eol + spare.rstrip("\r\n")
        return [*made, spare]


def changed(branch: Branch) -> bool:
    """Whether anything in a value is not as it was read."""
    if branch.node is None:
        return True
    if branch.items is None:
        return False
    count = len(branch.node.items) if isinstance(branch.node, MappingNode | SequenceNode) else 0
    if not _keeps_order(branch, count):
        return True
    values = _values(branch.node)
    return any(
        item.value.node is not value or changed(item.value)
        for item, value in zip(branch.entries(), values, strict=True)
    )


def still(indexes: list[int]) -> set[int]:
    """Of old places in their new order (-1 for a new entry), a longest run that kept its order."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for index in indexes:
        if index < 0:
            continue
        at = bisect_left(tails, index)
        before[index] = tails[at - 1] if at else -1
        tails[at : at + 1] = [index]
    kept: set[int] = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def _keeps_order(branch: Branch, count: int) -> bool:
    entries = branch.entries()
    return len(entries) == count and all(
        item.home is branch.node and item.index == at for at, item in enumerate(entries)
    )


def _values(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [value for _, value in node.items.values()]
    return node.items if isinstance(node, SequenceNode) else []


def _is_block_mapping(text: str, node: Node) -> bool:
    return isinstance(node, MappingNode) and not is_flow(text, node)


def _siblings_are_blocks(text: str, places: list[Slot]) -> bool:
    mappings = [slot.value for slot in places if isinstance(slot.value, MappingNode)]
    return sum(not is_flow(text, node) for node in mappings) * 2 > len(mappings)
