"""An edited collection in brackets or braces: the texts of its entries kept, new ones put between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from planctl.regex import regex
from planctl.source.emit import inline
from planctl.source.kept import changed, still, values
from planctl.source.layout import content_end, is_flow, is_json, line_start
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.tree import Branch, Entry

# What may be a comment: where it is none, a line gets too long.
_COMMENT = regex(r"\s#")


def flow_text(text: str, branch: Branch, width: int | None) -> str | None:
    """The new text of a collection that stands in brackets in `text`.

    None where it is better written anew: it was empty, it is laid out in an unusual way, or a line of it
    would pass `width` columns that did not before, and no comment in it would be lost. Without `width` a
    line may be as long as it wants.
    """
    node = branch.node
    if not isinstance(node, MappingNode | SequenceNode) or not is_flow(text, node):
        return None
    if not branch.items:
        return text[node.start] + text[node.end - 1]
    if not node.items:
        return None if width is not None else inline(branch.data(), as_json=is_json(text))
    keys = list(branch.items) if isinstance(branch.items, dict) else [None] * len(branch.items)
    spans = _spans(text, node)
    between = [text[node.start : spans[0][0]]]
    between += [text[one[1] : other[0]] for one, other in pairwise(spans)]
    usual = Counter(each for each in between[1:] if "#" not in each).most_common(1)
    comma = usual[0][0] if usual else ", "
    before, spare = _separators(branch, between)
    made = between[0]
    for at, (key, item) in enumerate(zip(keys, branch.entries(), strict=True)):
        piece = _piece(text, key, item, node, spans)
        if piece is None:
            return None
        own = before.get(item.index, "") if item.home is node else ""
        made += (own if "," in own else comma) + piece if at else piece
    made += (spare.replace(",", "", 1) if "#" in spare else "") + text[spans[-1][1] : node.end]
    fits = width is None or _fits(text, node, made, width)
    return made if fits or _COMMENT.search(made) else None


def _spans(text: str, node: MappingNode | SequenceNode) -> list[tuple[int, int]]:
    if isinstance(node, MappingNode):
        return [(key.start, max(key.end, content_end(text, value))) for key, value in node.items.values()]
    return [(item.start, content_end(text, item)) for item in node.items]


def _separators(branch: Branch, between: list[str]) -> tuple[dict[int, str], str]:
    """What stands before each entry that kept its place; and what is left over at the end.

    An entry that goes takes the separator behind it along: a comment there is about it.
    """
    stays = still(branch)
    before: dict[int, str] = {}
    pending: str | None = None
    for index, separator in enumerate(between):
        if index in stays:
            before[index] = separator if pending is None else pending
            pending = None
        elif pending is None:
            pending = separator
    return before, pending or ""


def _piece(text: str, key: str | None, item: Entry, node: Node, spans: list[tuple[int, int]]) -> str | None:
    """The text of an entry: the old one with the edits inside it, or a new one."""
    value, as_json = item.value, is_json(text)
    if item.home is not node:
        start = f"{inline(key, flow=True, as_json=as_json)}: " if key is not None else ""
        return start + inline(value.data(), flow=True, as_json=as_json)
    begin, end = spans[item.index]
    old = values(node)[item.index]
    if value.node is not old:
        style = old.style if isinstance(old, ScalarNode) else ""
        made: str | None = inline(value.data(), flow=True, style=style, as_json=as_json)
    elif changed(value):
        made = flow_text(text, value, None)
    else:
        return text[begin:end]
    if made is None or old.start == old.end:  # an empty value has no place of its own
        return None
    return text[begin : old.start] + made + text[old.end : end]


def _fits(text: str, node: Node, made: str, width: int) -> bool:
    """Whether no line passes the width, or only as far as one did before."""
    column = node.start - line_start(text, node.start)
    was = max(len(line) for line in (" " * column + text[node.start : node.end]).splitlines())
    now = max(len(line) for line in (" " * column + made).splitlines())
    return now <= max(width, was)
