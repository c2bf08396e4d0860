"""The JSON Patch (RFC 6902) that turns one document's data into another's, as a person would word it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from planctl.diff.order import moved

Operation = dict[str, Any]


def make_patch(a: Any, b: Any) -> list[Operation]:
    """The operations that turn A into B. Both are plain data: dict, list, str, int, Decimal, bool and None.

    Lists of things with ids (points, clauses, options, events) are matched by id: removed, added, moved, then
    edited inside. Other lists are edited item by item. What is equal is not named; the same data give the
    same operations.
    """
    operations: list[Operation] = []
    _compare(a, b, "", operations)
    return operations


def _compare(a: Any, b: Any, path: str, out: list[Operation]) -> None:
    if same_data(a, b):
        return
    if isinstance(a, dict) and isinstance(b, dict) and (not path or a.keys() & b.keys()):
        _mappings(a, b, path, out)
    elif isinstance(a, list) and isinstance(b, list) and a and b:
        ids_a, ids_b = _ids(a), _ids(b)
        if ids_a is not None and ids_b is not None:
            _things(a, b, ids_a, ids_b, path, out)
        else:
            _items(a, b, path, out)
    else:
        out.append({"op": "replace", "path": path, "value": b})


def _mappings(a: Mapping[str, Any], b: Mapping[str, Any], path: str, out: list[Operation]) -> None:
    out.extend({"op": "remove", "path": _below(path, key)} for key in a if key not in b)
    for key, value in b.items():
        if key in a:
            _compare(a[key], value, _below(path, key), out)
        else:
            out.append({"op": "add", "path": _below(path, key), "value": value})


def _things(
    a: Sequence[Any], b: Sequence[Any], ids_a: list[str], ids_b: list[str], path: str, out: list[Operation]
) -> None:
    """Lists of things with ids. Each operation counts places in the list that the one before left."""
    kept = set(ids_a) & set(ids_b)
    for index in reversed(range(len(ids_a))):
        if ids_a[index] not in kept:
            out.append({"op": "remove", "path": _below(path, index)})
    now = [name for name in ids_a if name in kept]
    order = {name: index for index, name in enumerate(ids_b)}
    moving = {now[index] for index in moved([(index, order[name]) for index, name in enumerate(now)])}
    after = -1  # the place of the thing that comes before in B
    for name in ids_b:
        if name not in kept:
            after += 1
            out.append({"op": "add", "path": _below(path, after), "value": b[order[name]]})
            now.insert(after, name)
        elif name in moving:
            origin = now.index(name)
            del now[origin]
            after = after + 1 if origin > after else after
            now.insert(after, name)
            if origin != after:
                out.append({"op": "move", "from": _below(path, origin), "path": _below(path, after)})
        else:
            after = now.index(name)
    old = dict(zip(ids_a, a, strict=True))
    for index, name in enumerate(ids_b):
        if name in kept:
            _compare(old[name], b[index], _below(path, index), out)


def _items(a: Sequence[Any], b: Sequence[Any], path: str, out: list[Operation]) -> None:
    """Lists of other things. Those of equal length are compared place by place where that takes fewer
    edits.
    """
    pairs = _common(a, b)
    in_place = sum(not same_data(x, y) for x, y in zip(a, b, strict=False))
    if len(a) == len(b) and in_place <= len(a) + len(b) - 2 * len(pairs):
        for index, (x, y) in enumerate(zip(a, b, strict=True)):
            _compare(x, y, _below(path, index), out)
        return
    i = j = at = 0
    for next_i, next_j in [*pairs, (len(a), len(b))]:
        both = min(next_i - i, next_j - j)
        for offset in range(both):
            _compare(a[i + offset], b[j + offset], _below(path, at + offset), out)
        at += both
        out.extend({"op": "remove", "path": _below(path, at)} for _ in range(next_i - i - both))
        for value in b[j + both : next_j]:
            out.append({"op": "add", "path": _below(path, at), "value": value})
            at += 1
        i, j, at = next_i + 1, next_j + 1, at + 1


def _common(a: Sequence[Any], b: Sequence[Any]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence."""
    start = 0
    while start < min(len(a), len(b)) and same_data(a[start], b[start]):
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and same_data(a[-1 - end], b[-1 - end]):
        end += 1
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    best = [[0] * (len(middle_b) + 1) for _ in range(len(middle_a) + 1)]
    for i in reversed(range(len(middle_a))):
        for j in reversed(range(len(middle_b))):
            best[i][j] = (
                best[i + 1][j + 1] + 1
                if same_data(middle_a[i], middle_b[j])
                else max(best[i + 1][j], best[i][j + 1])
            )
    pairs = [(index, index) for index in range(start)]
    i = j = 0
    while i < len(middle_a) and j < len(middle_b):
        if same_data(middle_a[i], middle_b[j]):
            pairs.append((start + i, start + j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs + [(len(a) - back, len(b) - back) for back in range(end, 0, -1)]


def _ids(items: Sequence[Any]) -> list[str] | None:
    """The ids of the items, or None where one has none or two are alike."""
    found = [item.get("id") if isinstance(item, dict) else None for item in items]
    ids = [name for name in found if isinstance(name, str)]
    return ids if len(ids) == len(items) == len(set(ids)) else None


def same_data(a: Any, b: Any) -> bool:
    """Equality of JSON: numbers by value, true is not 1, the order of keys says nothing."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_data(value, b[key]) for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same_data, a, b))
    if isinstance(a, bool) or isinstance(b, bool) or not isinstance(a, int | Decimal):
        return type(a) is type(b) and bool(a == b)
    return isinstance(b, int | Decimal) and a == b


def _below(path: str, step: str | int) -> str:
    return f"{path}/{str(step).replace('~', '~0').replace('/', '~1')}"
