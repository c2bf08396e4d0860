"""What of an edited value is still as it was read."""

from __future__ import annotations

from planctl.source.nodes import MappingNode, Node, SequenceNode
from planctl.source.tree import Branch


def values(node: Node | None) -> list[Node]:
    """The values of a mapping or the items of a list, in file order."""
    if isinstance(node, MappingNode):
        return [value for _, value in node.items.values()]
    return node.items if isinstance(node, SequenceNode) else []


def keeps_order(branch: Branch) -> bool:
    """Whether a collection has the entries that it had, in the order that they had."""
    entries = branch.entries()
    return len(entries) == len(values(branch.node)) and all(
        item.home is branch.node and item.index == at for at, item in enumerate(entries)
    )


def changed(branch: Branch) -> bool:
    """Whether anything in a value is not as it was read."""
    if branch.node is None:
        return True
    if branch.items is None:
        return False
    return not keeps_order(branch) or any(
        item.value.node is not value or changed(item.value)
        for item, value in zip(branch.entries(), values(branch.node), strict=True)
    )


def still(branch: Branch) -> set[int]:
    """The places in the text of the entries that stand there yet: the others are gone, or were moved."""
    return {item.index for item in branch.entries() if item.home is branch.node and not item.moved}
