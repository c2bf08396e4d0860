"""Cycles in a directed graph: which nodes lead back to themselves, and by which shortest way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Graph = Mapping[Node, Sequence[Node]]

# A thing that has alternatives, and the one of them that a node belongs to: a way may use one of each thing.
Choice = tuple[Hashable, Hashable]

# How many edges a search may look at. Real documents need some dozens; a document made to be hard gets a
# cycle that is perhaps not the shortest.
BUDGET = 200_000


def components(graph: Graph[Node]) -> list[list[Node]]:
    """The strongly connected components (Tarjan's algorithm), each after all that it leads to.

    Most are single nodes. Edges to what is no key of the graph are passed over; the members of a component
    are in the graph's order.
    """
    place = {node: at for at, node in enumerate(graph)}
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    waiting: set[Node] = set()
    found: list[list[Node]] = []

    def enter(node: Node) -> tuple[Node, Iterator[Node]]:
        index[node] = low[node] = len(index)
        stack.append(node)
        waiting.add(node)
        return node, iter(graph[node])

    for root in graph:
        todo = [] if root in index else [enter(root)]
        while todo:
            node, targets = todo[-1]
            new = None
            for target in targets:
                if target in waiting:
                    low[node] = min(low[node], index[target])
                elif target not in index and target in graph:
                    new = target
                    break
            if new is not None:
                todo.append(enter(new))
                continue
            todo.pop()
            if todo:
                above = todo[-1][0]
                low[above] = min(low[above], low[node])
            if low[node] == index[node]:
                members = [stack.pop()]
                while members[-1] != node:
                    members.append(stack.pop())
                waiting.difference_update(members)
                found.append(sorted(members, key=place.__getitem__))
    return found


def knots(graph: Graph[Node]) -> list[list[Node]]:
    """The components in which every node leads to every other; nodes that only lead to themselves are not
    counted.
    """
    return [members for members in components(graph) if len(members) > 1]


def shortest_cycle(
    graph: Graph[Node], members: Sequence[Node], choice: Callable[[Node], Choice | None] | None = None
) -> list[Node] | None:
    """A shortest cycle of at least two nodes among `members`, beginning with the one that stands first there.

    With `choice`, no cycle that needs two alternatives of one thing is taken. None where there is no cycle.
    """
    best: list[Node] | None = None
    left = [BUDGET]
    todo = [list(members)]
    rank = {node: at for at, node in enumerate(members)}
    while todo and left[0] > 0:
        some = todo.pop()
        inside = set(some)
        start = some[0]
        way = _round(graph, inside, start, choice, len(best) if best else len(some) + 1, left)
        if way:
            best = way
            if len(best) == 2:
                break
        # Every cycle that is left does without `start`.
        rest = {node: [to for to in graph[node] if to in inside and to != start] for node in some[1:]}
        left[0] -= sum(map(len, rest.values()))
        todo += knots(rest)
    if best is None:
        return None
    first = min(range(len(best)), key=lambda at: rank[best[at]])
    return best[first:] + best[:first]


def _round(
    graph: Graph[Node],
    inside: set[Node],
    start: Node,
    choice: Callable[[Node], Choice | None] | None,
    limit: int,
    left: list[int],
) -> list[Node] | None:
    """The shortest way from a node back to it, breadth first, if it has fewer nodes than `limit`."""
    chosen = {node: choice(node) for node in inside} if choice else {}
    values: dict[Hashable, set[Hashable]] = {}
    for each in chosen.values():
        if each:
            values.setdefault(each[0], set()).add(each[1])
    rivals = {thing for thing, alternatives in values.items() if len(alternatives) > 1}

    def with_choice(taken: frozenset[Choice], node: Node) -> frozenset[Choice] | None:
        mine = chosen.get(node)
        if mine is None or mine[0] not in rivals or mine in taken:
            return taken
        return None if any(thing == mine[0] for thing, _ in taken) else taken | {mine}

    begin = (start, with_choice(frozenset(), start) or frozenset())
    came: dict[tuple[Node, frozenset[Choice]], tuple[Node, frozenset[Choice]] | None] = {begin: None}
    queue = deque([(begin, 1)])
    while queue and left[0] > 0:
        state, length = queue.popleft()
        if length >= limit:
            return None
        for target in graph[state[0]]:
            left[0] -= 1
            if target == start and length > 1:
                way = [state]
                while (before := came[way[-1]]) is not None:
                    way.append(before)
                return [node for node, _ in reversed(way)]
            if target in inside and target != start:
                taken = with_choice(state[1], target)
                after = (target, taken)
                if taken is not None and after not in came:
                    came[(target, taken)] = state
                    queue.append(((target, taken), length + 1))
    return None
