"""Merging what is said of a text as a whole: its head, its sources and its lineage.

There are no brackets here: where sides disagree, what the first of them has stands, and the conflict is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planctl.merge.book import Book, Where
from planctl.merge.fields import ENTRY, PLAN, Fields
from planctl.merge.lists import lineage, merge_wholes
from planctl.merge.orders import merge_orders
from planctl.merge.values import MISSING, groups

Data = dict[str, Any]
_APART = ("points", "sources", "derived_from", "version", "date")


class Head:
    """Merges the keys of plans but their points."""

    def __init__(self, book: Book, base: Data, sides: Sequence[Data]) -> None:
        self.book = book
        self.base, self.sides = base, sides
        self.fields = Fields(book, str(base["language"]))

    def merged(self, cited: set[str]) -> Data:
        """The merged keys. `cited` are sources that must stay, because merged points cite them."""
        made, _ = self.fields.mapping(
            lambda name: Where(None, None, name), PLAN, self.base, self.sides, _APART, "metadata"
        )
        self._dated(made)
        made["sources"] = self._sources(cited)
        edges = merge_wholes(
            self.book,
            lambda item: Where(None, None, None, f"derived_from/{item}"),
            lineage(self.base.get("derived_from")),
            [lineage(side.get("derived_from")) for side in self.sides],
            lambda value, *_: value,
            "metadata",
        )
        if edges or any(text.get("derived_from") == [] for text in self.sides):
            made["derived_from"] = edges
        return made

    def _dated(self, made: Data) -> None:
        """Versions differ from one another by their nature: the highest is taken, with its date."""
        versions = [str(side["version"]) for side in self.sides]
        version, date = Where(None, None, "version"), Where(None, None, "date")
        old, dates = str(self.base["version"]), [side["date"] for side in self.sides]
        found = groups(old, versions)
        made["version"] = max([old, *versions], key=_version) if found else old
        if len(found) > 1:
            who = [side for _, sides in found for side in sides]
            self.book.decide(version, "both", who, old, made["version"], "the highest version")
        elif found:
            made["version"] = found[0][0]
            self.book.taken(version, found[0][1], old, made["version"])
        if len(found) < 2:
            made["date"] = self.fields.key(date, "whole", self.base["date"], dates, "metadata").value
            return
        newest = [side for side, text in enumerate(versions) if text == made["version"]]
        made["date"] = max((dates[side] for side in newest), default=self.base["date"])
        changed = [side for _, sides in groups(self.base["date"], dates) for side in sides]
        if changed:
            self.book.decide(
                date, "both", changed, self.base["date"], made["date"], "that of the version taken"
            )

    def _sources(self, cited: set[str]) -> Data:
        before, after = self.base["sources"], [side["sources"] for side in self.sides]
        order, _ = merge_orders(list(before), [list(side) for side in after])
        made: Data = {}
        for key in order:
            where = Where(None, None, None, f"sources/{key}")
            old, new = before.get(key, MISSING), [side.get(key, MISSING) for side in after]
            found = groups(old, new)
            if len(found) < 2:
                value = found[0][0] if found else old
                if value is MISSING and key in cited:
                    note = "deleted, but still cited"
                    self.book.decide(where, "both", found[0][1], old, old, note)
                    value = old
                elif found:
                    self.book.taken(where, found[0][1], old, value)
            elif any(value is MISSING for value, _ in found) and old is not MISSING:
                wanted = dict(sorted((side, value) for value, who in found for side in who))
                value = next(value for value in wanted.values() if value is not MISSING)
                self.book.dispute(where, "deletion", old, wanted, value)
            else:
                entries = [entry if entry is not MISSING else {} for entry in new]
                value, _ = self.fields.mapping(
                    lambda name, key=key: Where(None, None, name, f"sources/{key}"),  # type: ignore[misc]
                    ENTRY, old, entries, (), "metadata",
                )  # fmt: skip
            if value is not MISSING:
                made[key] = value
        return made


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
