"""A base for texts that have none in common: two desks that each added the same file.

Where texts before it are known, the nearest of them to each text is what its desk began with, and the older
of these is the base. Else the base is what all texts have alike, and whatever differs is a conflict; nothing
that only one of them says is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planctl.merge.ledger import units
from planctl.merge.lists import by_id, lineage
from planctl.merge.values import MISSING, same

Data = dict[str, Any]
_APART = ("points", "sources", "derived_from")


def base_among(before: Sequence[Data], texts: Sequence[Data]) -> int | None:
    """Which of the texts before, oldest first, the given ones can be merged from; None without any."""
    if not before:
        return None
    return min(_nearest(before, text) for text in texts)


def shared_base(texts: Sequence[Data]) -> Data:
    """What texts have alike. Raises ValueError where they are not texts of one plan in one language."""
    first = texts[0]
    if any(text[key] != first[key] for text in texts for key in ("id", "language")):
        raise ValueError("the texts are of different plans, or in different languages")
    made = {key: value for key, value in _alike(texts).items() if key not in _APART}
    # Versions differ by their nature, so the merge wants one to begin with, and a date.
    made["version"] = first["version"]
    made.setdefault("date", None)
    made["sources"] = {
        name: _alike([text["sources"][name] for text in texts])
        for name in first["sources"]
        if all(name in text["sources"] for text in texts)
    }
    made["derived_from"] = list(_alike([lineage(text.get("derived_from")) for text in texts]).values())
    made["points"] = list(_alike([by_id(text["points"]) for text in texts]).values())
    return made


def _alike(mappings: Sequence[Data]) -> Data:
    first, *others = mappings
    return {
        key: value
        for key, value in first.items()
        if all(same(each.get(key, MISSING), value) for each in others)
    }


def _nearest(before: Sequence[Data], text: Data) -> int:
    """The place of the text with the fewest units that are not in the other as well; the latest of equals."""
    own = units(text)

    def apart(data: Data) -> int:
        found = units(data)
        return sum(not same(found.get(where, MISSING), own.get(where, MISSING)) for where in {*found, *own})

    return min(range(len(before)), key=lambda at: (apart(before[at]), -at))
