"""A part of a diff: the changes that a reader asks for, with their effects counted anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planctl.diff.kinds import KINDS, Level
from planctl.diff.result import ActorEffects, Change, PlanDiff, PointDiff


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep. Of several words of one sort one must fit; of several sorts each. Empty keeps everything.

    `points` are point ids of either text.
    """

    levels: frozenset[Level] = frozenset()
    kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()

    def keeps(self, change: Change, group: PointDiff | None) -> bool:
        """Whether a change of a group is wanted."""
        heads = [*group.a, *group.b] if group else []
        return (
            (not self.levels or change.level in self.levels)
            and (not self.kinds or change.kind in self.kinds)
            and (not self.actors or any(effect.actor in self.actors for effect in change.effects))
            and (not self.topics or any(self.topics & set(head.topics) for head in heads))
            and (not self.points or any(head.id in self.points for head in heads))
        )


def wanted(words: Iterable[str], actors: Iterable[str], topics: Iterable[str]) -> tuple[Wanted, list[str]]:
    """Sort words into levels, kinds, actors and topics; and those that are none of them."""
    known_actors, known_topics = set(actors) | {"all", "unnamed", "undisclosed"}, set(topics)
    found: dict[str, set[str]] = {"levels": set(), "kinds": set(), "actors": set(), "topics": set()}
    unknown = []
    for word in words:
        if word in {level.value for level in Level}:
            found["levels"].add(word)
        elif word in KINDS:
            found["kinds"].add(word)
        elif word in known_actors:
            found["actors"].add(word)
        elif word in known_topics:
            found["topics"].add(word)
        else:
            unknown.append(word)
    return Wanted(
        levels=frozenset(Level(word) for word in found["levels"]),
        kinds=frozenset(found["kinds"]),
        actors=frozenset(found["actors"]),
        topics=frozenset(found["topics"]),
    ), unknown


def select(diff: PlanDiff, wish: Wanted) -> PlanDiff:
    """The diff with only the changes wanted. Links and ledger stay whole: they account for everything."""
    if wish == Wanted():
        return diff
    group_of = {index: group for group in diff.points for index in group.changes}
    kept = [index for index, change in enumerate(diff.changes) if wish.keeps(change, group_of.get(index))]
    place = {old: new for new, old in enumerate(kept)}
    groups = []
    for group in diff.points:
        inside = [place[index] for index in group.changes if index in place]
        if inside:
            groups.append(group.model_copy(update={"changes": inside}))
    changes = [diff.changes[index] for index in kept]
    return diff.model_copy(update={"changes": changes, "points": groups, "effects": _effects(diff, changes)})


def _effects(diff: PlanDiff, changes: list[Change]) -> dict[str, ActorEffects]:
    zero = dict.fromkeys(("tightened", "loosened", "bound", "freed", "shifted", "entitled", "disentitled"), 0)
    counted: dict[str, dict[str, int]] = {}
    for change in changes:
        for effect in change.effects:
            counts = counted.setdefault(effect.actor, dict(zero))
            counts[effect.effect.value] += 1
    return {
        actor: row.model_copy(update=counted[actor])
        for actor, row in diff.effects.items()
        if actor in counted
    }
