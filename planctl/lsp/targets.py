"""Where the things stand that a document names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planctl.lint.context import Context
from planctl.lint.naming import value_at
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, clauses, parts, points
from planctl.lsp.meanings import Meaning
from planctl.lsp.spots import Spot
from planctl.model.ref import Ref, parse_ref
from planctl.source import Path

# Things that have a registry, and its name.
REGISTRIES = {"actor": "actors", "topic": "topics", "category": "categories", "territory": "territories"}


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that was named: what it is, the document it stands in, and its path there."""

    thing: str
    subject: Subject
    path: Path

    @property
    def raw(self) -> Any:
        """Its data; anything may be in it."""
        return value_at(self.subject.data, self.path)

    @property
    def name(self) -> str:
        """Its id."""
        raw = self.raw
        said = raw.get("id") if isinstance(raw, dict) else None
        return str(self.path[-1]) if self.path and isinstance(self.path[-1], str) else str(said or "")


def targets(meant: Meaning, spot: Spot, subject: Subject, context: Context) -> list[Target]:
    """What a value names, in every text that it may mean; empty where it names nothing."""
    word = spot.value
    if meant in REGISTRIES:
        return list(_registered(REGISTRIES[meant], word, context))
    if meant == "source":
        return [Target("source", subject, ("sources", word))] if word in _mapping(subject, "sources") else []
    if meant == "event":
        timeline = context.beside("timeline.yaml")
        found = parts(timeline.data, (), "events") if timeline else iter(())
        return [Target("event", timeline, each.path) for each in found if timeline and each.name == word]
    if meant in ("plan", "version"):
        return list(_derived(meant, spot, subject, context))
    if meant in ("clause", "bracketed"):
        return list(_clauses(spot, subject, bracketed=meant == "bracketed"))
    if meant == "local":
        return list(_across(spot, subject, context))
    if meant == "expression":
        return list(_in_expression(spot.word, context))
    return list(of_ref(word, subject, context))


def of_ref(text: str, subject: Subject, context: Context) -> Iterator[Target]:
    """What a ref names: a plan, a point or a clause; one without a plan means the document itself."""
    ref = parse_ref(text)
    if ref is None:
        return
    if ref.plan is None:
        yield from _inside(ref, [subject])
        return
    own = subject.data if isinstance(subject.data, dict) else {}
    if subject.kind == "plan" and ref.plan == own.get("id") and ref.version in (None, own.get("version")):
        yield from _inside(ref, [subject])
        return
    yield from _inside(ref, texts(ref, context))


def texts(ref: Ref, context: Context) -> list[Subject]:
    """The texts that a ref with a plan may mean, the latest first."""
    if ref.plan is None or ref.plan not in context.plans:
        return []
    versions = [ref.version] if ref.version else list(reversed(list(context.plans[ref.plan])))
    return [found for each in versions if (found := context.text(ref.plan, each))]


def _inside(ref: Ref, found: Iterable[Subject]) -> Iterator[Target]:
    """The part that a ref names, in the first text that has it."""
    for subject in found:
        if ref.point is None:
            yield Target("plan", subject, ())
            return
        for point in points(subject.data):
            if ref.point not in (point.name, str(point.raw.get("number"))):
                continue
            if ref.clause is None:
                yield Target("point", subject, point.path)
                return
            for clause in clauses(point):
                if clause.name == ref.clause:
                    yield Target("clause", subject, clause.path)
                    return


def _registered(kind: str, word: str, context: Context) -> Iterator[Target]:
    from planctl.archive.locate import library_root

    own = context.beside("registry", f"{kind}.yaml")
    if own is None and context.root is not None and not (context.root / "registry").is_dir():
        own = context.subject(library_root() / "registry" / f"{kind}.yaml")
    if own is not None and word in _mapping(own, kind):
        thing = next(thing for thing, file in REGISTRIES.items() if file == kind)
        yield Target(thing, own, (kind, word))


def _derived(meant: Meaning, spot: Spot, subject: Subject, context: Context) -> Iterator[Target]:
    edge = value_at(subject.data, spot.path[:-1])
    plan = spot.value if meant == "plan" else edge.get("plan") if isinstance(edge, dict) else None
    version = edge.get("version") if isinstance(edge, dict) else None
    if isinstance(plan, str):
        named = str(version) if isinstance(version, str) else None
        found = texts(Ref(plan, named), context) or (texts(Ref(plan), context) if meant == "plan" else [])
        yield from (Target("plan", each, ()) for each in found[:1])


def _clauses(spot: Spot, subject: Subject, *, bracketed: bool) -> Iterator[Target]:
    """A clause of the point that a place is in, or of the option."""
    depth = next(
        (at for at, step in enumerate(spot.path) if step == ("options" if bracketed else "points")), None
    )
    if depth is None:
        return
    path = spot.path[: depth + 2]
    raw = value_at(subject.data, path)
    if isinstance(raw, dict):
        own = parts(raw, path, "clauses") if bracketed else clauses(Part(path, raw))
        yield from (Target("clause", subject, each.path) for each in own if each.name == spot.value)


def _across(spot: Spot, subject: Subject, context: Context) -> Iterator[Target]:
    """A point or clause of the side of a crosswalk that a link names."""
    side = next((step for step in reversed(spot.path) if step in ("a", "b")), None)
    plan = subject.data.get(side) if isinstance(subject.data, dict) and side else None
    base, local = parse_ref(plan) if isinstance(plan, str) else None, parse_ref(spot.value)
    if base and base.plan and local and local.plan is None:
        yield from _inside(local, texts(base, context))


def _in_expression(word: str, context: Context) -> Iterator[Target]:
    """What a word of an expression may mean: a point in any plan, or an entry of a registry."""
    if word.startswith("#"):
        ref = parse_ref(word)
        for plan in context.plans if ref else ():
            yield from _inside(ref, texts(Ref(plan), context)) if ref else ()
        return
    for kind in REGISTRIES.values():
        yield from _registered(kind, word, context)


def _mapping(subject: Subject, key: str) -> dict[str, Any]:
    found = subject.data.get(key) if isinstance(subject.data, dict) else None
    return found if isinstance(found, dict) else {}
