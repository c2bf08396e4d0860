"""Where the entries of a collection stand in the text, with the comments that belong to them."""

from __future__ import annotations

from planctl.record import Record
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode


class UnusualLayoutError(Exception):
    """A collection written in a way that cannot be taken apart line by line (`? key`, `[a: b]`)."""


class Slot(Record):
    """The text of one entry, as offsets.

    `lead` is where its leading comments begin, else its line (the key itself where it follows a dash on the
    same line); `start` its key or dash; `head` just past the colon or dash; `end` the end of its last line,
    without the line break. `inline`: it follows a dash on the dash's line; `is_item`: it has a dash itself.
    """

    lead: int
    start: int
    head: int
    value: Node
    end: int
    inline: bool
    is_item: bool


def is_flow(text: str, node: Node) -> bool:
    """Whether a collection is written in brackets or braces."""
    return isinstance(node, MappingNode | SequenceNode) and text[node.start : node.start + 1] in ("{", "[")


def is_json(text: str) -> bool:
    """Whether a whole document is written in brackets or braces."""
    return text.lstrip()[:1] in ("{", "[")


def line_start(text: str, at: int) -> int:
    """The offset at which the line of an offset begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset at which the line of an offset ends, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def content_end(text: str, node: Node) -> int:
    """Where a value really ends: the parser's marks run past the blank lines below it."""
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        header = text[node.start : line_end(text, node.start)].split("#")[0]
        if "+" not in header:
            return node.start + len(text[node.start : node.end].rstrip())
        # Blank lines at its end are kept, so they count.
        end = node.end - text.endswith("\n", node.start, node.end)
        return end - text.endswith("\r", node.start, end)
    if isinstance(node, MappingNode) and node.items and not is_flow(text, node):
        return content_end(text, next(reversed(node.items.values()))[1])
    if isinstance(node, SequenceNode) and node.items and not is_flow(text, node):
        return content_end(text, node.items[-1])
    return node.end


def slots(text: str, node: MappingNode | SequenceNode) -> list[Slot]:
    """The entries of a block collection. Raises UnusualLayoutError."""
    begin = line_start(text, node.start)
    column = node.start - begin
    starts: list[tuple[int, int, Node]] = []
    if isinstance(node, MappingNode):
        for key, value in node.items.values():
            colon = text.find(":", key.end)
            if text[key.end : colon].strip(" \t") or value.start < colon:
                raise UnusualLayoutError
            starts.append((key.start, colon + 1, value))
    else:
        for value in node.items:
            dash = _dash(text, value, column)
            starts.append((dash, dash + 1, value))
    found: list[Slot] = []
    floor = 0
    for start, head, value in starts:
        begin = line_start(text, start)
        inline = bool(text[begin:start].strip(" "))
        if start - begin != column or (inline and found) or (not found and start != node.start):
            raise UnusualLayoutError
        end = _last_line(text, max(content_end(text, value), head), column)
        lead = start if inline else _lead(text, begin, column, floor)
        found.append(Slot(lead, start, head, value, end, inline, isinstance(node, SequenceNode)))
        floor = end
    return found


def _dash(text: str, value: Node, column: int) -> int:
    """The dash of a list item: on its line, or above it where the value starts on a line of its own."""
    begin = line_start(text, value.start)
    while True:
        at = begin + column
        if at < value.start and text[at : at + 1] == "-" and not text[begin:at].lstrip(" ").startswith("#"):
            return at
        if not begin:
            raise UnusualLayoutError
        begin = line_start(text, begin - 1)


def _lead(text: str, begin: int, column: int, floor: int) -> int:
    """Where the comment lines directly above a line begin that are indented as it is."""
    while begin:
        above = line_start(text, begin - 1)
        if above < floor or _comment_column(text[above:begin]) != column:
            break
        begin = above
    return begin


def _last_line(text: str, at: int, column: int) -> int:
    """The end of the line of an offset, or of the comment lines right below it that are indented deeper."""
    end = line_end(text, at)
    while True:
        below = text.find("\n", end) + 1
        if not below or _comment_column(text[below : line_end(text, below)]) <= column:
            return end
        end = line_end(text, below)


def _comment_column(line: str) -> int:
    """Where the comment of a line that holds nothing else begins; -1 for other lines."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) if bare.startswith("#") else -1
