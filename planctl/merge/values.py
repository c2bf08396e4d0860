"""What every merge of values needs: absence, equality, and who changed what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from planctl.diff.patch import same_data


class Missing:
    """The value of a key that is not there."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()


def same(a: Any, b: Any) -> bool:
    """Equality as JSON sees it; what is missing equals only what is missing."""
    if a is MISSING or b is MISSING:
        return a is b
    return same_data(a, b)


def groups(base: Any, sides: Sequence[Any]) -> list[tuple[Any, list[int]]]:
    """The values that differ from the base, each with the sides that have it, in the order of the sides."""
    found: list[tuple[Any, list[int]]] = []
    for index, value in enumerate(sides):
        if same(value, base):
            continue
        for known, who in found:
            if same(known, value):
                who.append(index)
                break
        else:
            found.append((value, [index]))
    return found


def plain(value: Any) -> Any:
    """A value for a result: null where it is missing."""
    return None if value is MISSING else value


def get(data: Any, key: str) -> Any:
    """A key of a mapping, or MISSING, also where there is no mapping."""
    return data.get(key, MISSING) if isinstance(data, dict) else MISSING
