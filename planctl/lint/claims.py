"""Shared by the rules on evidence: what a file claims, how well, and on which pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planctl.lint.provisions import Provision, named
from planctl.record import Record
from planctl.source import Path

# Whoever speaks, posts, publishes or leaks the text itself is no reporter of it: one such page is enough.
_PRIMARY = ("official", "speech", "social", "leak")
# A text that was made public can be read anywhere; which page of many is cited says nothing of it.
_PUBLIC = ("published", "agreed", "signed")


class Claim(Record):
    """A point or a clause with its evidence (its own, which it `says`, or its point's) and the sources that
    it cites.
    """

    path: Path
    thing: str
    evidence: str
    sources: tuple[str, ...]
    says: bool

    @property
    def place(self) -> Path:
        """The path of what is claimed: its evidence, or else its sources."""
        return (*self.path, "evidence" if self.says else "sources")


def claims(point: Provision) -> Iterator[Claim]:
    """A point of a plan, and those of its clauses that cite for themselves or say how well they are known."""
    raw = point.raw
    said, sources = raw.get("evidence"), tuple(named(raw, "sources"))
    if isinstance(said, str):
        yield Claim(point.part.path, "point", said, sources, says=True)
    for norm in point.all_norms:
        own, says = norm.raw.get("evidence", said), "evidence" in norm.raw
        if isinstance(own, str) and (says or "sources" in norm.raw):
            yield Claim(norm.part.path, "clause", own, tuple(named(norm.raw, "sources")) or sources, says)


def seen_on(data: Any, claimed: Iterable[Claim]) -> Iterator[tuple[Claim, dict[str, dict[str, Any]]]]:
    """The claims marked `seen` that rest on reports alone, with the defined pages that they cite."""
    defined = defined_sources(data)
    primary = {name for name, source in defined.items() if is_primary(source)}
    for claim in claimed:
        if claim.evidence == "seen" and primary.isdisjoint(claim.sources):
            pages = {name: defined[name] for name in claim.sources if name in defined}
            if pages:
                yield claim, pages


def defined_sources(data: Any) -> dict[str, dict[str, Any]]:
    """The sources of a file by id; broken ones are left out."""
    found = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(found, dict):
        return {}
    return {name: source for name, source in found.items() if isinstance(source, dict)}


def is_public(data: Any) -> bool:
    """Whether a plan's text was made public by those who made it."""
    return isinstance(data, dict) and data.get("status") in _PUBLIC


def is_primary(source: dict[str, Any]) -> bool:
    """Whether a source is the speaker's or author's own, and not a report."""
    return source.get("kind") in _PRIMARY


def line_of(name: str, source: dict[str, Any]) -> str:
    """The witness that a page stands for: the outlet that it copies, else itself."""
    line = source.get("line")
    return line if isinstance(line, str) else name
