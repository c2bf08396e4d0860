"""Who is bound is the question that every command answers.

Two spellings of one actor would be two actors, one of them bound to nothing. In clauses, `all`, `unnamed` and
`undisclosed` stand for every party, nobody named by the text, and not made public.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import clauses, options, parts, points, words
from planctl.model.scalars import SPECIAL_ACTORS
from planctl.source import Path

REGISTRY = "registry/actors.yaml"

RULE = Rule(
    id="PL203",
    name="unknown-actor",
    severity=Severity.ERROR,
    summary="An actor is not in the registry.",
    kinds=("plan", "timeline", "stances", "redlines"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
proponents: [usa]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
proponents: [us]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every actor named in heads, clauses, options, events and stances."""
    if "actors" not in context.unknown:
        yield from unknown(
            _in_clauses(subject.data), context.registry.actors, "actor", REGISTRY, SPECIAL_ACTORS
        )
        yield from unknown(_elsewhere(subject.data), context.registry.actors, "actor", REGISTRY, ("all",))


def _in_clauses(data: Any) -> Iterator[tuple[Path, str]]:
    for point in points(data):
        for clause in clauses(point):
            yield from words(clause.raw, clause.path, "actor", "counterparty", "beneficiary", "verifier")
        for option in options(point):
            yield from words(option.raw, option.path, "by")


def _elsewhere(data: Any) -> Iterator[tuple[Path, str]]:
    yield from words(data, (), "actor", "proponents", "drafters", "parties")
    for event in parts(data, (), "events"):
        yield from words(event.raw, event.path, "actors")
    for stance in parts(data, (), "stances"):
        yield from words(stance.raw, stance.path, "actor", "speaker")
