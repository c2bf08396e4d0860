"""Which texts of two archives to compare: each version with itself, a new one with the version before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.archive.archive import Archive, Entry


@dataclass(frozen=True, slots=True)
class Place:
    """A version of a plan in one of the archives."""

    archive: Archive
    entry: Entry

    @property
    def ref(self) -> str:
        """The ref that its path gives it, whatever the file says."""
        return f"{self.entry.plan}@{self.entry.version}"

    @property
    def name(self) -> str:
        """Its path as a user would type it."""
        return self.archive.display(self.entry.path)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text that differs: what it was and what it is, None where there is none."""

    plan: str
    old: Place | None
    new: Place | None


@dataclass
class Paired:
    """The texts that differ, by plan and version; how many do not; and the other files that differ."""

    pairs: list[Pair] = field(default_factory=list)
    unchanged: int = 0
    others: list[str] = field(default_factory=list)


def paired(old: Archive, new: Archive, wanted: Callable[[Entry], bool] | None = None) -> Paired:
    """What differs between two archives.

    Of two files with the same path, the bytes are compared (line ends aside), so nothing is parsed that did
    not change. A version that came is paired with the one before it, so that a text in a new file is compared
    as well as one that was edited. `wanted` limits the versions, and leaves all other files aside.
    """
    found = Paired()
    for plan in sorted({*old.entries, *new.entries}):
        before = {entry.version: Place(old, entry) for entry in old.entries.get(plan, [])}
        after = {entry.version: Place(new, entry) for entry in new.entries.get(plan, [])}
        for place in after.values():
            if wanted and not wanted(place.entry):
                continue
            same = before.get(place.entry.version)
            if same is None:
                found.pairs.append(Pair(plan, _before(place, after) or _before(place, before), place))
            elif _bytes(same) == _bytes(place):
                found.unchanged += 1
            else:
                found.pairs.append(Pair(plan, same, place))
        for version, place in before.items():
            if version not in after and not (wanted and not wanted(place.entry)):
                found.pairs.append(Pair(plan, place, None))
    if wanted is None:
        found.others = _others(old, new)
    return found


def _before(place: Place, places: dict[str, Place]) -> Place | None:
    mine = (place.entry.major, place.entry.minor)
    lower = [each for each in places.values() if (each.entry.major, each.entry.minor) < mine]
    return max(lower, key=lambda each: (each.entry.major, each.entry.minor), default=None)


def _bytes(place: Place) -> bytes | None:
    return _read(place.archive, place.entry.path)


def _read(archive: Archive, path: Path) -> bytes | None:
    from planctl.errors import PlanctlError

    try:
        return archive.store.raw(path).replace(b"\r\n", b"\n")
    except PlanctlError:
        return None  # what cannot be read is not the same as anything: reading it will say why


def _others(old: Archive, new: Archive) -> list[str]:
    """The files beside the plans that differ, by their paths below the roots: `+` new, `−` gone, `~`
    changed.
    """
    texts = {
        entry.path for archive in (old, new) for versions in archive.entries.values() for entry in versions
    }
    sides = [
        {
            archive.store.below(archive.root, path): path
            for path in archive.store.files(archive.root)
            if path not in texts
        }
        for archive in (old, new)
    ]
    said = []
    for name in sorted({*sides[0], *sides[1]}):
        if name not in sides[1]:
            said.append(f"−{name}")
        elif name not in sides[0]:
            said.append(f"+{name}")
        elif _read(old, sides[0][name]) != _read(new, sides[1][name]):
            said.append(f"~{name}")
    return said
