"""Edits that are each sound and together are not: provisions that wait for one another after a merge, and
exceptions that take back the whole condition.
"""

from __future__ import annotations

import re
from typing import Any

from planctl.merge.keys import refs_of
from planctl.merge.lists import by_id

Data = dict[str, Any]


def deadlocks(data: Data) -> set[str]:
    """The clauses (`point.clause`) of a plan that wait, through others, for themselves."""
    graph = _graph(data)
    return {clause for clause, waits in graph.items() if waits and clause in _reached(graph, clause)}


def cancelled(data: Data) -> set[str]:
    """The clauses (`point.clause`) of a plan whose exception is their condition over again."""
    return {
        f"{name}.{clause_id}"
        for name, point in by_id(data["points"]).items()
        for clause_id, clause in by_id(point.get("clauses")).items()
        if _words(clause.get("condition")) and _words(clause["condition"]) == _words(clause.get("exception"))
    }


def _words(text: Any) -> list[str]:
    return re.findall(r"\w+", str(text or "").lower())


def _graph(data: Data) -> dict[str, list[str]]:
    """By clause, the clauses that come first. To wait for a point is to wait for all its clauses."""
    own: dict[str, list[str]] = {}
    waits: dict[str, list[str]] = {}
    for name, point in by_id(data["points"]).items():
        for clause_id, clause in by_id(point.get("clauses")).items():
            own.setdefault(name, []).append(f"{name}.{clause_id}")
            waits[f"{name}.{clause_id}"] = refs_of({"id": name, "clauses": [clause]})
    return {
        clause: [target for ref in refs for target in own.get(ref, [ref] if ref in waits else [])]
        for clause, refs in waits.items()
    }


def _reached(graph: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = list(graph[start])
    while todo:
        clause = todo.pop()
        if clause not in found:
            found.add(clause)
            todo += graph[clause]
    return found
