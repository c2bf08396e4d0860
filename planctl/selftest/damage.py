"""Kinds of damage: what each does to a good plan, and which rules are meant to notice it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.selftest.body import Body


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged copy of a plan. `what` says in words what was done to it.

    `version` is the one that the copy stands for, where it is another than the plan's own; `beside` are other
    files of the archive, by their place below its folder.
    """

    raw: bytes
    what: str
    version: str | None = None
    beside: dict[tuple[str, ...], bytes] = field(default_factory=dict)


Bend = Callable[["Body"], Iterator[Case]]


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of damage. `bend` yields damaged copies of a plan, in an order that chance gave the body.

    `rules` are the names of the rules meant for it. `sure` says that they must notice every case; a rule that
    reads texts only has to notice some. `why` says why no rule is meant for it.
    """

    name: str
    group: str
    summary: str
    rules: tuple[str, ...]
    bend: Bend
    sure: bool = True
    why: str | None = None


class Kinds:
    """Collects the kinds of a group: `@kinds.damage(…)` above the function that does it."""

    def __init__(self, group: str) -> None:
        self.group = group
        self.found: list[Damage] = []

    def damage(
        self, name: str, summary: str, *rules: str, sure: bool = True, why: str | None = None
    ) -> Callable[[Bend], Bend]:
        """Have a function be a kind of damage; `rules` are meant for it, or `why` says why none is."""

        def decorate(bend: Bend) -> Bend:
            self.found.append(Damage(name, self.group, summary, rules, bend, sure, why))
            return bend

        return decorate
