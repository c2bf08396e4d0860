"""Rules that look at each point by itself, and what they found in points that were seen before.

The versions of a plan, and often the plans of a family, have most of their points in common. What such a rule
says of a point depends on the point, the language of the plan and the registries, and on nothing else: so it
is asked once for all points that are equal, and once in every plan for the rest.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planctl.lint.lazy import lazy
from planctl.lint.prose import prose
from planctl.lint.provisions import Provision, Wording, language_of
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

Memory = dict[bytes, dict[str, tuple[Hit, ...]]]
_KEPT: list[tuple[Registry, frozenset[str], Memory]] = []


class OnePoint:
    """What a local rule sees of a plan: one point, at its place."""

    kind = "plan"

    def __init__(self, provision: Provision) -> None:
        self.provisions = [provision]

    @lazy
    def data(self) -> dict[str, Any]:
        """A plan that has this point alone, in its place."""
        provision = self.provisions[0]
        before = int(provision.part.path[-1])
        return {"language": provision.language, "points": [*[None] * before, provision.raw]}

    @lazy
    def prose(self) -> list[Wording]:
        """The free texts of the point."""
        provision = self.provisions[0]
        return prose(provision.raw, provision.language, provision.part.path)


class NoPoint(OnePoint):
    """What else a local rule sees of a plan: all but its points."""

    def __init__(self, whole: Subject) -> None:
        self.provisions = []
        self._data = whole.data

    @lazy
    def data(self) -> dict[str, Any]:
        """The plan without its points."""
        return {key: value for key, value in self._data.items() if key != "points"}

    @lazy
    def prose(self) -> list[Wording]:
        """The free texts beside the points."""
        return prose(self.data, language_of(self.data))


class Views:
    """A plan point by point, and the rest of it."""

    def __init__(self, whole: Subject) -> None:
        self.points = [OnePoint(provision) for provision in whole.provisions]
        self.rest = NoPoint(whole)
        # What equal points of plans in one language have in common, and others have not.
        self._names = [_name(each.language, each.raw) for each in whole.provisions]
        self._known: tuple[Memory, list[dict[str, tuple[Hit, ...]]]] | None = None

    def known(self, memory: Memory) -> list[dict[str, tuple[Hit, ...]]]:
        """What is remembered of each point, to be added to; what has no name is remembered for this plan."""
        if self._known is None or self._known[0] is not memory:
            known = [{} if name is None else memory.setdefault(name, {}) for name in self._names]
            self._known = memory, known
        return self._known[1]


def local_hits(item: Registered, subject: Subject, context: Context) -> Iterator[Hit]:
    """The hits of a local rule on a plan, point by point, and on what else is in it."""
    views = subject.views
    for view, known in zip(views.points, views.known(_memory(context)), strict=True):
        hits = known.get(item.rule.id)
        if hits is None:
            here = view.provisions[0].part.path
            made = tuple(item.check(view, context))  # type: ignore[arg-type]
            yield from made
            if all(path[: len(here)] == here for hit in made for path in _paths(hit)):
                known[item.rule.id] = tuple(_at(hit, here, ()) for hit in made)
        elif hits:
            yield from (_at(hit, (), view.provisions[0].part.path) for hit in hits)
    yield from item.check(views.rest, context)  # type: ignore[arg-type]


def _name(language: str, raw: Any) -> bytes | None:
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
