"""Average-link clustering: two sets are joined while the parts of one are, on the whole, close to those of
the other. No chain of neighbours can join what is far apart, and no item leads.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import fsum


def cluster(
    size: int,
    scores: dict[tuple[int, int], float],
    threshold: float,
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Sets of the items 0 to `size` - 1. `scores` are of pairs (i < j); a pair that is missing scores 0.

    `together` are pairs that must end in one set, `apart` pairs that must not (unless `together` says so).
    The result depends on the numbering of the items only where two joins score the same to the last digit.
    """
    members = {i: [i] for i in range(size)}
    home = list(range(size))
    for i, j in sorted(together):
        one, other = sorted((home[i], home[j]))
        if one != other:
            for item in members[other]:
                home[item] = one
            members[one] = sorted(members[one] + members.pop(other))
    never = {(min(home[i], home[j]), max(home[i], home[j])) for i, j in apart if home[i] != home[j]}
    sums: dict[int, dict[int, list[float]]] = {c: {} for c in members}
    for (i, j), score in sorted(scores.items()):
        a, b = home[i], home[j]
        if a != b and score:
            for x, y in ((a, b), (b, a)):
                sums[x].setdefault(y, []).append(score)
    blocked: dict[int, set[int]] = {c: set() for c in members}
    for a, b in never:
        blocked[a].add(b)
        blocked[b].add(a)

    def mean(a: int, b: int) -> float:
        # Rounded, so that the order of a sum never decides.
        return round(fsum(sums[a][b]) / (len(members[a]) * len(members[b])), 9)

    heap = [(-mean(a, b), a, b) for a in sums for b in sums[a] if a < b]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if -score < threshold:
            break
        if a not in members or b not in members or b not in sums[a] or -mean(a, b) != score:
            continue  # of sets that are no more
        if b in blocked[a]:
            continue
        members[a] = sorted(members[a] + members.pop(b))
        del sums[a][b]
        for c, between in sums.pop(b).items():
            if c == a:
                continue
            del sums[c][b]
            sums[a].setdefault(c, []).extend(between)
            sums[c][a] = sums[a][c]
        for c in blocked.pop(b):
            blocked[c].discard(b)
            blocked[c].add(a)
            blocked[a].add(c)
        for c in sums[a]:
            x, y = min(a, c), max(a, c)
            heappush(heap, (-mean(x, y), x, y))
    return sorted(members.values())
