"""The node graph of one document: what stands where. Built once, kept, asked for spans only by findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from planctl.source.scalar import Scalar


class Node:
    """A node with its offsets. Subclasses hold the content."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class ScalarNode(Node):
    """A scalar: its value, and how it was written (style `'`, `"`, `|`, `>` or plain)."""

    __slots__ = ("style", "value")

    def __init__(self, start: int, end: int, value: Scalar, style: str) -> None:
        super().__init__(start, end)
        self.value = value
        self.style = style


class MappingNode(Node):
    """A mapping: key text to the key's node and the value's node, in file order."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.items: dict[str, tuple[ScalarNode, Node]] = {}


class SequenceNode(Node):
    """A sequence of nodes."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.items: list[Node] = []


def to_data(node: Node | None) -> Any:
    """Plain data of a node: dict, list, str, int, Decimal, bool, None. Depth is bounded by the budget."""
    if isinstance(node, MappingNode):
        return {key: to_data(value) for key, (_, value) in node.items.items()}
    if isinstance(node, SequenceNode):
        return [to_data(item) for item in node.items]
    if isinstance(node, ScalarNode):
        value = node.value
        return Decimal(value) if isinstance(value, Decimal) else value
    return None
