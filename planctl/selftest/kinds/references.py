"""Damage to what a plan points at: actors, topics, places, sources, points and other plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planctl.lint.tree import words
from planctl.selftest.body import Body, fresh, misspelt
from planctl.selftest.damage import Case, Kinds
from planctl.source import Path
from planctl.source.edits import Edit

KINDS = Kinds("references")


def _misspelt(
    body: Body, found: Iterable[tuple[Path, str]], known: Iterable[str], thing: str
) -> Iterator[Case]:
    """Each name under some keys with two letters exchanged."""
    taken = set(known)
    for path, word in body.shuffled(found):
        wrong = misspelt(word, body.rng)
        if wrong in taken:
            wrong = fresh(f"{word}-x", taken)
        what = f"{thing} `{word}` of {body.near(path)} is spelt `{wrong}`"
        yield from body.cases(what, Edit("replace", path, wrong))


@KINDS.damage("actor-misspelt", "an actor who is not in the registry", "unknown-actor")
def _actor(body: Body) -> Iterator[Case]:
    special = {"all", "unnamed", "undisclosed"}
    found = [
        each
        for _, norm in body.norms
        for each in words(norm.raw, norm.part.path, "actor", "counterparty", "beneficiary", "verifier")
        if each[1] not in special
    ]
    yield from _misspelt(body, found, body.registry.actors, "actor")


@KINDS.damage("topic-misspelt", "a topic that is not in the registry", "unknown-topic")
def _topic(body: Body) -> Iterator[Case]:
    found = [each for point in body.points for each in words(point.raw, point.part.path, "topics")]
    yield from _misspelt(body, found, body.registry.topics, "topic")


@KINDS.damage("category-misspelt", "a category that is not in the registry", "unknown-category")
def _category(body: Body) -> Iterator[Case]:
    found = [each for point in body.points for each in words(point.raw, point.part.path, "category")]
    yield from _misspelt(body, found, body.registry.categories, "category")


@KINDS.damage("territory-misspelt", "a territory that is not in the registry", "unknown-territory")
def _territory(body: Body) -> Iterator[Case]:
    found = [each for _, norm in body.norms for each in words(norm.raw, norm.part.path, "territory")]
    yield from _misspelt(body, found, body.registry.territories, "territory")


@KINDS.damage("source-dropped", "a source that is cited and defined no more", "undefined-source")
def _source(body: Body) -> Iterator[Case]:
    cited = {name for point in body.points for _, name in words(point.raw, (), "sources")}
    for name in body.sources:
        if name in cited and len(body.sources) > 1:
            yield from body.cases(f"source `{name}` is gone", Edit("remove", ("sources", name)))


@KINDS.damage("source-misspelt", "a citation of a source that nobody defined", "undefined-source")
def _citation(body: Body) -> Iterator[Case]:
    found = [each for point in body.points for each in words(point.raw, point.part.path, "sources")]
    yield from _misspelt(body, found, body.sources, "source")


@KINDS.damage("ref-broken", "a ref to a point or clause that is not there", "dangling-ref")
def _ref(body: Body) -> Iterator[Case]:
    found = [each for point in body.points for each in words(point.raw, point.part.path, "see")]
    found += [each for _, norm in body.norms for each in words(norm.raw, norm.part.path, "after")]
    inner = [(path, word) for path, word in found if word.startswith("#")]
    for path, word in body.shuffled(inner):
        what = f"`{word}` of {body.near(path)} is `{word}-gone`"
        yield from body.cases(what, Edit("replace", path, f"{word}-gone"))
    for point in body.points:
        if "see" not in point.raw:
            what = f"{body.call(point)} refers to `#no-such-point`"
            yield from body.cases(what, Edit("add", point.part.at("see"), ["#no-such-point"]))


@KINDS.damage("target-renamed", "the id changed of a point that others refer to", "dangling-ref")
def _renamed(body: Body) -> Iterator[Case]:
    aims = {
        word[1:].partition(".")[0]
        for point in body.subject.provisions
        for raw, key in ((point.raw, "see"), *((norm.raw, "after") for norm in point.all_norms))
        for _, word in words(raw, (), key)
        if word.startswith("#") and word[1:].partition(".")[0] != point.part.name
    }
    for point in body.points:
        if point.part.name in aims:
            what = f"{body.call(point)} is called `{point.part.name}-new`"
            yield from body.cases(what, Edit("replace", point.part.at("id"), f"{point.part.name}-new"))


@KINDS.damage("parent-misspelt", "a plan it derives from that the archive does not have", "unknown-plan")
def _parent(body: Body) -> Iterator[Case]:
    for edge in body.derivations:
        plan = edge.raw.get("plan")
        if isinstance(plan, str):
            what = f"derived from `{plan}-gone`, not `{plan}`"
            yield from body.cases(what, Edit("replace", edge.at("plan"), f"{plan}-gone"))


@KINDS.damage(
    "citation-swapped",
    "another source cited for a point",
    why="whether a page shows a point is known to who reads the page",
)
def _swapped(body: Body) -> Iterator[Case]:
    for point in body.points:
        cited = [name for _, name in words(point.raw, (), "sources")]
        others = [name for name in body.sources if name not in cited]
        if cited and others:
            what = f"{body.call(point)} cites `{others[0]}`, not `{cited[0]}`"
            yield from body.cases(what, Edit("replace", point.part.at("sources", 0), others[0]))
