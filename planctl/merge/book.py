"""What is written down while a merge is made: a decision for each unit, and the conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planctl.merge.result import Alternative, Conflict, ConflictKind, Decision, MergeSide
from planctl.merge.values import MISSING, groups, plain


@dataclass(frozen=True, slots=True)
class Where:
    """A unit: a key of the head or of an entry of it, a point, a clause, or a key of one of these."""

    point: str | None = None
    clause: str | None = None
    field: str | None = None
    entry: str | None = None

    def __str__(self) -> str:
        if self.point is None:
            return "/".join(filter(None, (self.entry, self.field)))
        head = f"#{self.point}" + (f".{self.clause}" if self.clause is not None else "")
        return "/".join(filter(None, (head, self.field, self.entry)))


@dataclass
class Quarrel:
    """A conflict as it is found. `options` are filled in when the point's options are made."""

    where: Where
    kind: ConflictKind
    before: Any
    alternatives: dict[int, Any]
    says: str = ""
    options: dict[int, str] = field(default_factory=dict)
    after: Any = MISSING


@dataclass
class Book:
    """The record of one run. `names` are those of the sides."""

    sides: list[MergeSide]
    entries: list[tuple[Where, str, list[int], Any, Any, str | None]] = field(default_factory=list)
    quarrels: list[Quarrel] = field(default_factory=list)

    def decide(
        self, where: Where, take: str, sides: Iterable[int], before: Any, after: Any, note: str | None = None
    ) -> None:
        """Write a decision down."""
        self.entries.append((where, take, sorted(sides), before, after, note))

    def taken(self, where: Where, sides: list[int], before: Any, after: Any, note: str | None = None) -> None:
        """Write down that what one side did, or several alike, was taken."""
        take = self.sides[sides[0]].name if len(sides) == 1 else "same"
        self.decide(where, take, sides, before, after, note)

    def dispute(
        self,
        where: Where,
        kind: ConflictKind,
        before: Any,
        alternatives: Mapping[int, Any],
        after: Any = MISSING,
        says: str = "",
    ) -> Quarrel:
        """Write a conflict down, and that nothing was decided."""
        made = Quarrel(where, kind, before, dict(alternatives), says, after=after)
        self.quarrels.append(made)
        self.decide(where, "conflict", alternatives, before, after)
        return made

    def decisions(self) -> list[Decision]:
        """The decisions as published."""
        return [
            Decision(
                unit=str(where),
                point=where.point,
                clause=where.clause,
                field=where.field,
                take=take,
                sides=[self.sides[side].name for side in sides],
                before=plain(before),
                after=plain(after),
                note=note,
            )
            for where, take, sides, before, after, note in self.entries
        ]

    def conflicts(self) -> list[Conflict]:
        """The conflicts as published."""
        return [self._conflict(quarrel) for quarrel in self.quarrels]

    def _conflict(self, quarrel: Quarrel) -> Conflict:
        where = quarrel.where
        # A value that equals the base is a choice like any other here, so nothing counts as unchanged.
        order = list(quarrel.alternatives)
        alike = groups(object(), [quarrel.alternatives[side] for side in order])
        return Conflict(
            unit=str(where),
            point=where.point,
            clause=where.clause,
            field=where.field,
            kind=quarrel.kind,
            before=plain(quarrel.before),
            after=plain(quarrel.after),
            alternatives=[
                Alternative(
                    sides=[self.sides[order[at]].name for at in who],
                    by=self.actors(order[at] for at in who),
                    value=plain(value),
                    option=quarrel.options.get(order[who[0]]),
                )
                for value, who in alike
            ],
            explanation=quarrel.says,
        )

    def actors(self, sides: Iterable[int]) -> list[str]:
        """The actors of some sides, each once."""
        return list(dict.fromkeys(actor for side in sides for actor in self.sides[side].by))
