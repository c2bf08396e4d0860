"""A change in the making: what a comparison found, before it is known which wording it claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from planctl.diff.kinds import KINDS, Level
from planctl.diff.result import Change, Effect, EffectKind
from planctl.text.inferred import is_inferred

Effects = list[tuple[str, EffectKind]]


@dataclass
class Draft:
    """One edit as a comparison found it.

    `fields` are the typed fields that it accounts for; `words` are texts, old and new, whose words it
    accounts for in the point's wording; `modals` says that it accounts for modal words and negations too.
    """

    kind: str
    explanation: str
    before: Any = None
    after: Any = None
    effects: Effects = field(default_factory=list)
    fields: frozenset[str] = frozenset()
    words: list[str] = field(default_factory=list)
    modals: bool = False
    a: str | None = None
    b: str | None = None
    point: str | None = None
    clause: str | None = None
    subject: str | None = None
    subject_b: str | None = None
    inferred: bool = False

    @property
    def level(self) -> Level:
        """The level of its kind."""
        return KINDS[self.kind].level

    def change(self) -> Change:
        """The change as published."""
        seen: dict[tuple[str, EffectKind], None] = dict.fromkeys(self.effects)
        return Change(
            kind=self.kind,
            level=self.level,
            a=self.a,
            b=self.b,
            point=self.point,
            clause=self.clause,
            subject=self.subject,
            subject_b=self.subject_b,
            before=self.before,
            after=self.after,
            explanation=self.explanation,
            effects=[Effect(actor=actor, effect=effect) for actor, effect in seen],
            inferred=self.inferred or (self.clause is not None and is_inferred(self.clause)),
        )


def texts(*values: Any) -> list[str]:
    """The non-empty texts among some values."""
    return [str(value) for value in values if value is not None and value != ""]


def on(actors: Iterable[str], effect: EffectKind | None) -> Effects:
    """One effect on each of some actors; none where there is no effect."""
    return [(actor, effect) for actor in actors] if effect else []
