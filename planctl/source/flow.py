"""An edited collection in brackets or braces: the texts of its entries kept, new ones put between them."""

from __future__ import annotations

from planctl.source.emit import inline
from planctl.source.layout import content_end, is_flow, line_start
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.tree import Branch, Entry


def flow_text(text: str, branch: Branch, width: int | None) -> str | None:
    """The new text of a collection that stands in brackets in `text`.

    None where it should be written anew: it was empty, it is laid out in an unusual way, or a line of it would
    pass `width` columns that did not before.
    """
    node = branch.node
    assert isinstance(node, MappingNode | SequenceNode)
    if not is_flow(text, node) or not node.items:
        return None if branch.items and width is not None else inline(branch.data(), plain_json=_is_json(text))
    if not branch.items:
        return text[node.start] + text[node.end - 1]
    keys = list(branch.items) if isinstance(branch.items, dict) else [None] * len(branch.items)
    spans = _spans(text, node)
    between = [text[node.start : spans[0][0]]]
    between += [text[one[1] : other[0]] for one, other in zip(spans, spans[1:], strict=False)]
    closing = text[spans[-1][1] : node.end]
    before, spare = _separators(branch, between)
    made = between[0]
    for at, (key, item) in enumerate(zip(keys, branch.entries(), strict=True)):
        piece = _piece(text, key, item, node, spans)
        if piece is None:
            return None
        own = before.get(item.index) if item.home is node else None
        made += (own if own is not None and "," in own else ", ") + piece if at else piece
    made += (spare.replace(",", "", 1) if "#" in spare else "") + closing
    return made if width is None or _fits(text, node, made, width) else None


def _spans(text: str, node: MappingNode | SequenceNode) -> list[tuple[int, int]]:
    if isinstance(node, MappingNode):
        return [(key.start, max(key.end, content_end(text, value))) for key, value in node.items.values()]
    return [(item.start, content_end(text, item)) for item in node.items]


def _separators(branch: Branch, between: list[str]) -> tuple[dict[int, str], str]:
    """What stands before each entry that kept its place; and what is left over at the end.

    An entry that goes takes the separator behind it along: a comment there is about it.
    """
    from planctl.source.rewrite import still

    stays = still([item.index if item.home is branch.node else -1 for item in branch.entries()])
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
    is_json = _is_json(text)
    if item.home is not node:
        start = f"{inline(key, flow=True, plain_json=is_json)}: " if key is not None else ""
        return start + inline(item.value.data(), flow=True, plain_json=is_json)
    begin, end = spans[item.index]
    old: Node
    if isinstance(node, MappingNode):
        old = list(node.items.values())[item.index][1]
    else:
        assert isinstance(node, SequenceNode)
        old = node.items[item.index]
    value = item.value
    if value.node is old:
        from planctl.source.rewrite import changed

        if not changed(value):
            return text[begin:end]
        made = flow_text(text, value, None)
    else:
        style = old.style if isinstance(old, ScalarNode) else ""
        made = inline(value.data(), flow=True, style=style, plain_json=is_json)
    if made is None or (old.start == old.end and key is not None):
        return None
    return text[begin : old.start] + made + text[old.end : end]


def _fits(text: str, node: Node, made: str, width: int) -> bool:
    """Whether no line passes the width, or only as far as one did before."""
    column = node.start - line_start(text, node.start)
    was = max(len(line) for line in (" " * column + text[node.start : node.end]).split("\n"))
    now = max(len(line) for line in (" " * column + made).split("\n"))
    return now <= max(width, was)


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")
