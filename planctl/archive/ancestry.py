"""The texts that a text comes from: earlier versions, and what the lineage names, parents before children."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planctl.errors import PlanctlError
from planctl.model.vocabulary import INHERITS

if TYPE_CHECKING:
    from planctl.archive.archive import Archive
    from planctl.model.plan import Derivation, Plan


@dataclass(frozen=True, slots=True)
class Edge:
    """A text and one that it comes from, by their refs. `kin` says that equal ids mean the same provision.

    `relation` is `version` for the version before, else what the lineage says.
    """

    parent: str
    child: str
    relation: str
    kin: bool


@dataclass
class Ancestry:
    """Texts by ref, in an order in which parents stand before their children; the last is the text itself.

    Edges of one child stand in the order of its lineage, the version before first. `notes` say what the
    lineage names and nobody can read.
    """

    texts: dict[str, Plan] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def parents(self, ref: str) -> list[Edge]:
        """The edges to what a text comes from."""
        return [edge for edge in self.edges if edge.child == ref]


def ancestry(plan: Plan, archive: Archive, *, lineage: bool = True) -> Ancestry:
    """A text with all that it comes from; without `lineage`, its earlier versions alone.

    A lineage that runs in a circle is cut where it closes; a text that is not sound is left out with a note.
    """
    found = Ancestry()
    _collect(plan, archive, found, lineage=lineage)
    return found


def _collect(plan: Plan, archive: Archive, found: Ancestry, *, lineage: bool) -> None:
    """Depth first, without recursion: two hundred versions are two hundred levels."""
    known: dict[str, Plan] = {plan.ref: plan}
    edges: dict[str, list[Edge]] = {}
    state: dict[str, int] = {}
    stack = [plan.ref]
    while stack:
        ref = stack[-1]
        if ref not in state:
            state[ref] = 1
            parents = _parents(known[ref], archive, found.notes, lineage=lineage)
            for edge, parent in parents:
                known.setdefault(edge.parent, parent)
            edges[ref] = [edge for edge, _ in parents]
        waiting = [edge.parent for edge in edges[ref] if edge.parent not in state]
        if waiting:
            stack.append(waiting[-1])
            continue
        stack.pop()
        if state[ref] == 1:
            state[ref] = 2
            # A parent that is not settled yet is above on the path: the lineage runs in a circle.
            for edge in edges[ref]:
                if state[edge.parent] == 2 and edge.parent != ref:
                    found.edges.append(edge)
                elif edge.relation != "version":
                    found.notes.append(f"the lineage of {ref} runs in a circle at {edge.parent}")
            found.texts[ref] = known[ref]


def _parents(plan: Plan, archive: Archive, notes: list[str], *, lineage: bool) -> list[tuple[Edge, Plan]]:
    made: dict[str, tuple[Edge, Plan]] = {}
    before = _before(plan, archive, notes)
    if before is not None:
        made[before.ref] = (Edge(before.ref, plan.ref, "version", True), before)
    for derivation in plan.derived_from if lineage else []:
        parent = _named(derivation, plan, archive, notes)
        if parent is not None and parent.ref != plan.ref and parent.ref not in made:
            kin = parent.id == plan.id or derivation.relation in INHERITS
            made[parent.ref] = (Edge(parent.ref, plan.ref, str(derivation.relation.value), kin), parent)
    return list(made.values())


def _before(plan: Plan, archive: Archive, notes: list[str]) -> Plan | None:
    """The version before that can be read."""
    own = tuple(int(part) for part in plan.version.split("."))
    for entry in reversed(archive.entries.get(plan.id, [])):
        if (entry.major, entry.minor) < own:
            try:
                return archive.load(entry.path).plan
            except PlanctlError:
                _note(notes, f"{entry.plan}@{entry.version} is left out: it is not a sound document")
    return None


def _named(derivation: Derivation, plan: Plan, archive: Archive, notes: list[str]) -> Plan | None:
    """The text that a line of the lineage names; where it names no version, the latest of those days."""
    if derivation.plan == plan.id and derivation.version is None:
        return None  # the version before, which stands already
    said = f"{derivation.plan}@{derivation.version}" if derivation.version else derivation.plan
    versions = archive.entries.get(derivation.plan, [])
    if derivation.version is not None:
        versions = [entry for entry in versions if entry.version == derivation.version]
    loaded = []
    for entry in versions:
        try:
            loaded.append(archive.load(entry.path).plan)
        except PlanctlError:
            _note(notes, f"{entry.plan}@{entry.version} is left out: it is not a sound document")
    if not versions:
        _note(notes, f"{plan.ref} comes from {said}, which the archive does not have")
    in_time = [text for text in loaded if text.date <= plan.date]
    candidates = in_time or loaded
    return candidates[-1] if candidates else None


def _note(notes: list[str], text: str) -> None:
    if text not in notes:
        notes.append(text)
