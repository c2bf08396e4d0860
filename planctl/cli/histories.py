"""What `blame` and `bisect` start from: a ref, and the texts that its text comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.archive import Archive, Target
    from planctl.model.plan import Plan
    from planctl.track.descent import Link


@dataclass(frozen=True)
class History:
    """Texts by ref, parents before children, the last the one that was named; and what leads to what."""

    target: Target
    texts: dict[str, Plan]
    links: list[Link]
    notes: list[str]


def history(ref: str, archive: Archive, *, lineage: bool) -> History:
    """The history of what a ref names. Raises what `resolve` raises."""
    from planctl.archive import resolve
    from planctl.archive.ancestry import ancestry
    from planctl.track.descent import Link, distinct

    target = resolve(ref, archive)
    found = ancestry(target.plan, archive, lineage=lineage)
    links = [Link(edge.parent, edge.child, edge.relation, edge.kin) for edge in found.edges]
    texts = {name: distinct(plan) for name, plan in found.texts.items()}
    return History(target, texts, links, found.notes)
