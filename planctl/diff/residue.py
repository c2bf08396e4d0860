"""What no typed comparison claimed: every raw difference is reported, whatever the field."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from planctl.diff.draft import Draft


def raw_differences(a: dict[str, Any], b: dict[str, Any]) -> list[tuple[str, ...]]:
    """The paths at which two plain data differ, as DeepDiff finds them."""
    if a == b:
        return []
    from deepdiff import DeepDiff

    found = DeepDiff(a, b, view="tree", threshold_to_diff_deeper=0, verbose_level=2)
    paths = {
        tuple(str(step) for step in item.path(output_format="list"))
        for group in found.values()
        for item in group
    }
    return sorted(paths)


def residue(a: dict[str, Any], b: dict[str, Any], claimed: Collection[str]) -> list[Draft]:
    """One change for each top-level field that differs and that nobody claimed."""
    left = {name: value for name, value in a.items() if name not in claimed}
    right = {name: value for name, value in b.items() if name not in claimed}
    fields = dict.fromkeys(path[0] for path in raw_differences(left, right) if path)
    return [
        Draft(
            "detail-changed",
            f"{name}: {a.get(name, 'none')} becomes {b.get(name, 'none')}",
            a.get(name),
            b.get(name),
            fields=frozenset({name}),
        )
        for name in fields
    ]
