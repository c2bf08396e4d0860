"""What is said of a text as a whole, between versions of one plan."""

from __future__ import annotations

from planctl.diff.clauses import brief, dump
from planctl.diff.draft import Draft
from planctl.diff.residue import raw_differences
from planctl.model.plan import Plan

# A version differs from the one before in these by its nature.
_OWN = frozenset({"version", "date", "points"})


def compare_metadata(a: Plan, b: Plan) -> list[Draft]:
    """One change for each differing field of the head; sources are counted, not listed."""
    left, right = dump(a), dump(b)
    fields = dict.fromkeys(path[0] for path in raw_differences(_head(left), _head(right)))
    drafts = []
    for name in fields:
        old, new = left.get(name), right.get(name)
        if name == "sources":
            gone = sorted(set(old or {}) - set(new or {}))
            come = sorted(set(new or {}) - set(old or {}))
            both = [key for key in old or {} if key in (new or {}) and (old or {})[key] != (new or {})[key]]
            parts = [
                f"{label} {', '.join(keys)}"
                for label, keys in (("new:", come), ("gone:", gone), ("changed:", both))
                if keys
            ]
            drafts.append(Draft("sources-changed", f"sources {'; '.join(parts)}", gone, come))
        else:
            drafts.append(Draft("metadata-changed", f"{name}: {brief(old)} becomes {brief(new)}", old, new))
    return drafts


def _head(data: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if key not in _OWN}
