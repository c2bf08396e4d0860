"""Damage to names: ids and numbers given twice, dropped or changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planctl.lint.provisions import Provision
from planctl.lint.tree import Part, clauses
from planctl.selftest.body import Body, fresh
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("identity")


@KINDS.damage("point-id-twice", "two points with one id", "duplicate-point-id")
def _points(body: Body) -> Iterator[Case]:
    named = [point for point in body.points if point.part.name]
    for one, other in pairwise(named):
        what = f"{body.call(one)} is called {body.call(other)} too"
        yield from body.cases(what, Edit("replace", one.part.at("id"), other.part.name))


@KINDS.damage("clause-id-twice", "two clauses of a point with one id", "duplicate-clause-id")
def _clauses(body: Body) -> Iterator[Case]:
    for point in body.points:
        own = [clause for clause in clauses(point.part) if clause.name]
        if len(own) > 1:
            one, other = body.shuffled(own)[:2]
            if one.path[:-1] == other.path[:-1]:
                what = f"{body.name(point.part.name, one.name)} is called `{other.name}` too"
                yield from body.cases(what, Edit("replace", one.at("id"), other.name))


@KINDS.damage("option-id-twice", "two options of a point with one id", "duplicate-option-id")
def _options(body: Body) -> Iterator[Case]:
    for _, (one, other) in _option_pairs(body):
        what = f"option `{one.name}` is called `{other.name}` too"
        yield from body.cases(what, Edit("replace", one.at("id"), other.name))


def _option_pairs(body: Body) -> Iterator[tuple[Provision, tuple[Part, Part]]]:
    for point in body.points:
        named = [each.part for each in point.options if each.part.name]
        if len(named) > 1:
            one, other = body.shuffled(named)[:2]
            yield point, (one, other)


@KINDS.damage("number-twice", "two points with one number", "duplicate-number")
def _numbers(body: Body) -> Iterator[Case]:
    numbered = [point for point in body.points if point.raw.get("number") is not None]
    for one, other in pairwise(numbered):
        what = f"{body.call(one)} has number {other.raw['number']} too"
        yield from body.cases(what, Edit("replace", one.part.at("number"), other.raw["number"]))


@KINDS.damage("point-dropped", "a point in the middle dropped", "number-gap")
def _dropped(body: Body) -> Iterator[Case]:
    data = body.data
    editorial = data.get("editorial")
    own = data.get("fidelity") != "partial" and data.get("point_count") is None
    numbers = [point.raw.get("number") for point in body.subject.provisions]
    if not own or (isinstance(editorial, list) and "numbers" in editorial):
        return  # the file says itself that its numbers may have gaps
    if not all(isinstance(number, int) and not isinstance(number, bool) for number in numbers):
        return
    known = {number for number in numbers if isinstance(number, int)}
    for point in body.points:
        number = point.raw["number"]
        if number - 1 in known and number + 1 in known:
            yield from body.cases(f"{body.call(point)} is gone", Edit("remove", point.part.path))


@KINDS.damage(
    "last-point-dropped", "the last point dropped", why="only the text itself says how many there are"
)
def _last(body: Body) -> Iterator[Case]:
    if len(body.subject.provisions) > 1:
        point = body.subject.provisions[-1]
        yield from body.cases(f"{body.call(point)} is gone", Edit("remove", point.part.path))


@KINDS.damage("entry-twice", "a list that names one thing twice", "repeated-entry")
def _entries(body: Body) -> Iterator[Case]:
    for point in body.points:
        topics = point.raw.get("topics")
        if isinstance(topics, list) and topics:
            what = f"topic `{topics[0]}` of {body.call(point)} twice"
            yield from body.cases(what, Edit("add", point.part.at("topics", "-"), topics[0]))


@KINDS.damage("plan-id-changed", "an id that is not the folder's", "path-mismatch")
def _plan(body: Body) -> Iterator[Case]:
    if body.is_archived:
        name = fresh("another-plan", [body.data.get("id")])
        yield from body.cases(f"the plan is called `{name}`", Edit("replace", ("id",), name))


@KINDS.damage("version-changed", "a version that is not the file's", "path-mismatch")
def _version(body: Body) -> Iterator[Case]:
    if body.is_archived:
        yield from body.cases("the version is 97.0", Edit("replace", ("version",), "97.0"))
