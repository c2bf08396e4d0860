"""What surrounds a document: the registries, the other plans and the events of its archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planctl.model.ref import Ref
from planctl.model.registry import Registry


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """The names inside one text: point ids with their clause ids, and the points' numbers."""

    points: Mapping[str, frozenset[str]]
    numbers: Mapping[str, str]

    @classmethod
    def of(cls, data: Any) -> PlanIndex:
        """The index of a plan's raw data; what is broken in it is left out."""
        from planctl.lint.tree import clauses, points

        found: dict[str, frozenset[str]] = {}
        numbers: dict[str, str] = {}
        for point in points(data):
            name = point.raw.get("id")
            if isinstance(name, str):
                ids = {clause.name for clause in clauses(point)}
                found[name] = found.get(name, frozenset()) | {each for each in ids if each}
                number = point.raw.get("number")
                if number is not None and isinstance(number, (int, str)):
                    numbers[str(number)] = name
        return cls(found, numbers)


Versions = Mapping[str, PlanIndex]


@dataclass(frozen=True)
class Context:
    """The surroundings of a document. Mappings may be filled on demand.

    `plans` is by plan id, then by version; `events` holds the ids of the timeline. `unknown` names the parts
    that could not be read (`actors`, `topics`, `categories`, `territories`, `events`): what cannot be known
    is not reported as missing.
    """

    registry: Registry = field(default_factory=Registry)
    plans: Mapping[str, Versions] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    def indexes(self, ref: Ref) -> list[PlanIndex]:
        """The texts that a ref with a plan may mean: the version it names, else every version.

        Empty if unknown.
        """
        if ref.plan is None or ref.plan not in self.plans:
            return []
        versions = self.plans[ref.plan]
        if ref.version is None:
            return list(versions.values())
        return [versions[ref.version]] if ref.version in versions else []
