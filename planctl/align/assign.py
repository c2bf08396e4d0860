"""Optimal one-to-one assignment of sparse pairs, with leaving alone as an allowed choice."""

from __future__ import annotations

from collections.abc import Iterable


def assign(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The set of pairs, each side used once, with the largest total score. Scores are positive.

    Pairs that share no side are independent, so each connected group is solved by itself, exactly.
    """
    scores = {(i, j): score for i, j, score in pairs}
    chosen: list[tuple[int, int, float]] = []
    for rows, columns in _groups(scores):
        if len(rows) == 1 or len(columns) == 1:
            best = max(
                ((i, j) for i in rows for j in columns if (i, j) in scores),
                key=lambda pair: (scores[pair], -pair[0], -pair[1]),
            )
            chosen.append((*best, scores[best]))
            continue
        chosen += _solve(rows, columns, scores)
    return sorted(chosen)


def _groups(scores: dict[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for i, j in scores:
        by_row.setdefault(i, []).append(j)
        by_column.setdefault(j, []).append(i)
    seen: set[int] = set()
    groups = []
    for start in by_row:
        if start in seen:
            continue
        rows, columns, queue = {start}, set(), [start]
        while queue:
            for j in by_row[queue.pop()]:
                if j not in columns:
                    columns.add(j)
                    fresh = [i for i in by_column[j] if i not in rows]
                    rows.update(fresh)
                    queue += fresh
        seen |= rows
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _solve(
    rows: list[int], columns: list[int], scores: dict[tuple[int, int], float]
) -> list[tuple[int, int, float]]:
    """The Hungarian method with potentials, O(rows² · columns).

    Each row has a column of its own at score 0, so leaving it alone is a choice like any other.
    """
    n, m = len(rows), len(columns) + len(rows)
    infinite = float("inf")

    def cost(i: int, j: int) -> float:
        if j < len(columns):
            return -scores.get((rows[i], columns[j]), -1.0)
        return 0.0 if j - len(columns) == i else 1.0

    u, v = [0.0] * (n + 1), [0.0] * (m + 1)
    match, way = [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0] = i
        j0 = 0
        least = [infinite] * (m + 1)
        used = [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], infinite, 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                reduced = cost(i0 - 1, j - 1) - u[i0] - v[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            j1 = way[j0]
            match[j0] = match[j1]
            j0 = j1
    return [
        (rows[match[j] - 1], columns[j - 1], scores[rows[match[j] - 1], columns[j - 1]])
        for j in range(1, len(columns) + 1)
        if match[j] and (rows[match[j] - 1], columns[j - 1]) in scores
    ]
