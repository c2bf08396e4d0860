"""The text of an edited tree: old text wherever a value is still what it was, new text for the rest."""

from __future__ import annotations

import re
from itertools import pairwise

from planctl.source.emit import WIDTH, entry, inline, lines
from planctl.source.flow import flow_text
from planctl.source.gaps import gaps
from planctl.source.kept import changed, keeps_order
from planctl.source.layout import (
    Slot,
    UnusualLayoutError,
    content_end,
    is_flow,
    is_json,
    line_end,
    line_start,
    slots,
)
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.tree import Branch, Entry

Replacement = tuple[int, int, str]
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


class Rewriter:
    """Writes edited trees of one text."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.eol = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        self._slots: dict[int, list[Slot]] = {}

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
        as_json = is_json(self.original)
        if as_json or not isinstance(data, dict | list) or not data:
            return inline(data, as_json=as_json) + self.eol
        return self.eol.join(lines(data, -2, 0, block=True)[1:]) + self.eol

    def _applied(self, changes: list[Replacement], start: int, end: int) -> str:
        """A stretch of the text with replacements carried out."""
        made, at = [], start
        for begin, stop, new in sorted(changes):
            made += [self.original[at:begin], new]
            at = stop
        return "".join([*made, self.original[at:end]])

    def _places(self, node: Node) -> list[Slot]:
        if id(node) not in self._slots:
            assert isinstance(node, MappingNode | SequenceNode)
            self._slots[id(node)] = slots(self.original, node)
        return self._slots[id(node)]

    def _changes(self, branch: Branch) -> list[Replacement]:
        """The replacements that a block collection of the text needs. Raises UnusualLayoutError."""
        if branch.node is None or not changed(branch):
            return []
        places = self._places(branch.node)
        if not keeps_order(branch):
            return [self._rebuilt(branch, places)]
        pairs = zip(branch.entries(), places, strict=True)
        return [change for item, slot in pairs for change in self._inside(item, slot)]

    def _inside(self, item: Entry, slot: Slot) -> list[Replacement]:
        """The replacements within an entry that stays an entry."""
        value = item.value
        if value.node is not slot.value:
            return [self._revalued(value, slot)]
        if not changed(value):
            return []
        if is_flow(self.original, slot.value):
            made = flow_text(self.original, value, WIDTH)
            return [self._revalued(value, slot) if made is None else (slot.value.start, slot.value.end, made)]
        try:
            return self._changes(value) if value.items else [self._emptied(value, slot)]
        except UnusualLayoutError:
            return [self._revalued(value, slot)]

    def _revalued(self, value: Branch, slot: Slot) -> Replacement:
        """A new value behind an old key or dash. Comments beside the old value stay on the key's line."""
        text, old = self.original, slot.value
        end = max(content_end(text, old), slot.head)
        stop = line_end(text, end)
        style = old.style if isinstance(old, ScalarNode) else ""
        comments = ""
        if style in ("|", ">") or "\n" in text[slot.head : old.start]:
            beside = _COMMENT.search(text, slot.head, line_end(text, slot.head))
            comments = beside.group() if beside else ""
        if style not in ("|", ">") and (beside := _COMMENT.match(text, end, stop)):
            comments += beside.group()
        data = value.data()
        if stop != slot.end and isinstance(data, str):
            made = [f" {inline(data, style=style)}"]  # a block would swallow the comment lines below
        else:
            begin = line_start(text, slot.start)
            block = isinstance(old, MappingNode) and not is_flow(text, old)
            made = lines(
                data, slot.start - begin, slot.head - begin, style=style, dash=slot.is_item, block=block
            )
        made[0] += comments
        return slot.head, stop, self.eol.join(made)

    def _emptied(self, value: Branch, slot: Slot) -> Replacement:
        """A block collection without its entries: brackets, and below them the comments that are about
        none.
        """
        assert value.node is not None
        text, places = self.original, self._places(value.node)
        start, stop, made = self._revalued(value, slot)
        above = line_end(text, slot.head)
        kept = [] if places[0].inline else [text[above : places[0].lead]]
        kept += [text[one.end : other.lead] for one, other in pairwise(places)]
        rest = "".join(part.rstrip() for part in kept if part.strip())
        return start, stop, made + rest

    def _rebuilt(self, branch: Branch, places: list[Slot]) -> Replacement:
        """A block collection whose entries were added, removed or moved, put together again."""
        text, first = self.original, places[0]
        column = first.start - line_start(text, first.start)
        keys = list(branch.items) if isinstance(branch.items, dict) else [None] * len(branch.entries())
        block = _are_blocks(text, places)
        before, spare = gaps(text, branch, places)
        made = []
        for key, item, gap in zip(keys, branch.entries(), before, strict=True):
            body = self._body(item, column)
            if body is None:
                body = self.eol.join(entry(key, item.value.data(), column, block=block))
            made.append(gap + body)
        whole = self.eol.join([*made, spare] if spare else made)
        if first.inline and whole[:column].isspace():
            whole = whole[column:]  # the first entry stands beside the dash
        return first.lead, places[-1].end, whole

    def _body(self, item: Entry, column: int) -> str | None:
        """The old lines of an entry at a column, with the edits inside it; None where they are of no use."""
        if item.home is None or is_flow(self.original, item.home):
            return None
        try:
            places = self._places(item.home)
        except UnusualLayoutError:
            return None
        slot = places[item.index]
        body = self._applied(self._inside(item, slot), slot.lead, slot.end)
        old = slot.start - line_start(self.original, slot.start)
        if slot.inline:
            body = " " * old + body
        return body if old == column else _shifted(body, column - old)


def _shifted(body: str, by: int) -> str:
    """Lines that stand further to the right, or to the left as far as they are indented."""
    found = body.split("\n")
    if by > 0:
        return "\n".join(" " * by + line if line.strip() else line for line in found)
    return "\n".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in found)


def _are_blocks(text: str, places: list[Slot]) -> bool:
    """Whether most of the mappings among the entries take lines of their own."""
    mappings = [slot.value for slot in places if isinstance(slot.value, MappingNode)]
    return sum(not is_flow(text, node) for node in mappings) * 2 > len(mappings)
