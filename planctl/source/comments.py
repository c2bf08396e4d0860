"""The comments of a text: what follows a `#` that stands in no value, and which entry stands below one."""

from __future__ import annotations

from collections.abc import Iterator

from planctl.record import Record
from planctl.source.document import Document
from planctl.source.layout import content_end, line_end, line_start
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.parse import events


class Comment(Record):
    """A comment, as offsets from its `#` to the end of its line. `alone`: nothing else is on the line."""

    start: int
    end: int
    alone: bool


def comments(document: Document) -> list[Comment]:
    """The comments of a document, in order; none where it does not parse, because then nobody can tell.

    A `#` in quotes, in a plain value or in a block (`text: |`) begins none. Costs a second parse.
    """
    if document.root is None:
        return []
    text = document.text
    found: list[Comment] = []
    at = 0
    for start, end, is_block in [*_scalars(text), (len(text), len(text), False)]:
        found += _between(text, at, start)
        if is_block:  # a comment may stand behind the bar or arrow that opens a block
            found += _between(text, start, line_end(text, start))
        at = max(at, end)
    return found


def _scalars(text: str) -> Iterator[tuple[int, int, bool]]:
    for event in events(text):
        if type(event).__name__ == "ScalarEvent":
            yield event.start_mark.index, event.end_mark.index, event.style in ("|", ">")


def _between(text: str, start: int, end: int) -> Iterator[Comment]:
    at = text.find("#", start, end)
    while at >= 0:
        stop = line_end(text, at)
        yield Comment(at, stop, not text[line_start(text, at) : at].strip())
        at = text.find("#", stop, end)


def entry_below(document: Document, offset: int) -> tuple[int, int] | None:
    """The widest entry that begins on the first line with content after an offset, as offsets.

    An entry is a key with its value, or an item of a list; it ends where its content ends.
    """
    best: tuple[int, int] | None = None
    text = document.text
    for start, node in _entries(document.root):
        if start < offset or (best and line_start(text, start) > line_start(text, best[0])):
            continue
        end = max(content_end(text, node), start)
        if best is None or line_start(text, start) < line_start(text, best[0]):
            best = (start, end)
        else:
            best = (min(start, best[0]), max(end, best[1]))
    return best


def values_of_several_lines(document: Document) -> Iterator[tuple[int, int]]:
    """The values that take more than one line (blocks, and folded plain or quoted ones), as offsets."""
    for _, node in _entries(document.root):
        if isinstance(node, ScalarNode):
            end = content_end(document.text, node)
            if "\n" in document.text[node.start : end]:
                yield node.start, end


def _entries(root: Node | None) -> Iterator[tuple[int, Node]]:
    """Every entry below a node: the offset where it begins, and its value."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, MappingNode):
            for key, value in node.items.values():
                yield key.start, value
                todo.append(value)
        elif isinstance(node, SequenceNode):
            for value in node.items:
                yield value.start, value
                todo.append(value)
