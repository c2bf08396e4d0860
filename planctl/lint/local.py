"""Rules that look at each point by itself, and what they found in points that were seen before.

The versions of a plan, and often the plans of a family, have most of their points in common. What such a rule
says of a point depends on the point, the language of the plan and the registries, and on nothing else: so it
is asked once for all points that are equal, and once in every plan for the rest.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from planctl.lint.lazy import lazy
from planctl.lint.prose import Prose
from planctl.lint.provisions import Provision, language_of
from planctl.lint.rule import Hit, Place
from planctl.model.registry import Registry
from planctl.source import Path

if TYPE_CHECKING:
    from planctl.lint.context import Context
    from planctl.lint.ruleset import Registered
    from planctl.lint.subject import Subject

# Points of which the hits are kept, and registries for which they are.
_MOST, _REGISTRIES = 20_000, 4
# Bytes from which on a point is named by their digest.
_LONG = 2_000


class Known:
    """What is known of a point: which rules were asked about it, by id, and the hits of those that had any,
    with paths below the point. `facts` are what rules on a whole plan keep of it.
    """

    __slots__ = ("asked", "facts", "hits")

    def __init__(self) -> None:
        self.asked: frozenset[str] = frozenset()
        self.hits: dict[str, tuple[Hit, ...]] = {}
        self.facts: dict[tuple[str, ...], bool] = {}


Memory = dict[bytes, Known]
_KEPT: list[tuple[Registry, frozenset[str], Memory]] = []


class Points:
    """What a local rule sees of a plan: some of its points, each at its place."""

    kind = "plan"

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.provisions = provisions

    @lazy
    def data(self) -> dict[str, Any]:
        """A plan that has these points alone."""
        shown = {int(each.part.path[-1]): each.raw for each in self.provisions}
        points = [shown.get(at) for at in range(max(shown) + 1)]
        return {"language": self.provisions[0].language, "points": points}

    @lazy
    def prose(self) -> Prose:
        """The free texts of the points."""
        return Prose(self.data["points"], self.provisions[0].language, ("points",))


class NoPoint(Points):
    """What else a local rule sees of a plan: all but its points."""

    def __init__(self, whole: Subject) -> None:
        super().__init__(())
        self._data = whole.data

    @lazy
    def data(self) -> dict[str, Any]:
        """The plan without its points."""
        return {key: value for key, value in self._data.items() if key != "points"}

    @lazy
    def prose(self) -> Prose:
        """The free texts beside the points."""
        return Prose(self.data, language_of(self.data))


def known_points(subject: Subject, context: Context) -> list[Known]:
    """What is known of each point of a plan."""
    memory = _memory(context)
    known = []
    for name in subject.names:
        found = None if name is None else memory.get(name)
        if found is None:
            found = Known()
            if name is not None:
                memory[name] = found
        known.append(found)
    return known


def local_hits(items: Sequence[Registered], subject: Subject, context: Context) -> dict[str, list[Hit]]:
    """The hits of local rules on a plan, by rule: on its points in order, then on the rest of it."""
    wanted = frozenset(item.rule.id for item in items)
    points = subject.provisions
    known = known_points(subject, context)
    found: dict[str, dict[int, list[Hit]]] = {}
    for point, (provision, each) in enumerate(zip(points, known, strict=True)):
        for rule, hits in each.hits.items():
            if rule in wanted:
                found.setdefault(rule, {})[point] = [_at(hit, (), provision.part.path) for hit in hits]
    fresh = tuple(point for point, each in enumerate(known) if not wanted <= each.asked)
    before = {known[point].asked for point in fresh}  # one, unless rules were chosen before
    views: dict[tuple[int, ...], Points] = {}
    answers: dict[tuple[int, ...], list[str]] = {}
    for item in items if fresh else ():
        rule, new = item.rule.id, fresh
        if any(rule in each for each in before):
            new = tuple(point for point in fresh if rule not in known[point].asked)
        if not new:
            continue
        if new not in views:
            views[new] = Points([points[point] for point in new])
        asked = list(item.check(views[new], context))  # type: ignore[arg-type]
        if not asked:
            answers.setdefault(new, []).append(rule)
            continue
        made = _sorted(asked, {points[point].part.path: point for point in new})
        found.setdefault(rule, {}).update(made)
        if learnt := _learn(rule, made, {point: (points[point], known[point]) for point in new}):
            answers.setdefault(learnt, []).append(rule)
    for about, rules in answers.items():
        _note(rules, [known[point] for point in about])
    rest = NoPoint(subject)
    told: dict[str, list[Hit]] = {}
    for item in items:
        by_point = found.get(item.rule.id)
        told[item.rule.id] = here = (
            [hit for point in sorted(by_point) for hit in by_point[point]] if by_point else []
        )
        here += item.check(rest, context)  # type: ignore[arg-type]
    return told


# Stands for the point of a hit that is in none.
_NOWHERE = -1


def _sorted(hits: Iterable[Hit], points: dict[Path, int]) -> dict[int, list[Hit]]:
    """Hits by the point that they are in."""
    made: dict[int, list[Hit]] = {}
    for hit in hits:
        made.setdefault(points.get(hit.place.path[:2], _NOWHERE), []).append(hit)
    return made


def _learn(
    rule: str, made: dict[int, list[Hit]], asked: dict[int, tuple[Provision, Known]]
) -> tuple[int, ...]:
    """Remember what a rule found in points, as far as it is about them alone. Gives the points for which that
    is so.
    """
    if _NOWHERE in made:
        return ()
    left = dict.fromkeys(asked)
    for point, hits in made.items():
        provision, known = asked[point]
        here = provision.part.path
        if all(path[: len(here)] == here for hit in hits for path in _paths(hit)):
            known.hits[rule] = tuple(_at(hit, here, ()) for hit in hits)
        else:
            del left[point]
    return tuple(left)


def _note(rules: list[str], points: list[Known]) -> None:
    """Remember that rules were asked about points. Points of which they were all asked share one set."""
    made: dict[frozenset[str], frozenset[str]] = {}
    for known in points:
        if known.asked not in made:
            made[known.asked] = known.asked.union(rules)
        known.asked = made[known.asked]


def name(language: str, raw: Any) -> bytes | None:
    """What names a point by all there is in it; None for one that cannot be named so."""
    try:
        # In this version equal data have equal bytes, and every kind of value has its own.
        told = marshal.dumps((language, raw), 0)
    except ValueError:  # a decimal, or nested too deep
        return None
    if len(told) < _LONG:
        return told
    from hashlib import blake2b

    return blake2b(told, digest_size=32).digest()


def _memory(context: Context) -> Memory:
    for registry, unknown, memory in _KEPT:
        if registry is context.registry and unknown == context.unknown:
            if len(memory) > _MOST:
                memory.clear()
            return memory
    if len(_KEPT) >= _REGISTRIES:
        del _KEPT[0]
    _KEPT.append((context.registry, context.unknown, {}))
    return _KEPT[-1][2]


def _paths(hit: Hit) -> Iterator[Path]:
    """Every path in the document that a hit names."""
    for place in (hit.place, *(place for place, _ in hit.related)):
        if not (place.span or place.file):
            yield place.path
    for edit in hit.fix.edits if hit.fix else ():
        yield edit.path
        if edit.origin:
            yield edit.origin


def _at(hit: Hit, old: Path, new: Path) -> Hit:
    """A hit with its places and its fix below another path."""

    def moved(path: Path) -> Path:
        return (*new, *path[len(old) :])

    def placed(place: Place) -> Place:
        return place if place.span or place.file else place._replace(path=moved(place.path))

    fix = hit.fix and hit.fix._replace(
        edits=tuple(
            edit._replace(path=moved(edit.path), origin=moved(edit.origin) if edit.origin else ())
            for edit in hit.fix.edits
        ),
    )
    related = tuple((placed(place), said) for place, said in hit.related)
    return hit._replace(place=placed(hit.place), related=related, fix=fix)
