"""`seen`, `single-source` and `disputed` speak of sources: of many, of one, of some that disagree.

Without a citation nobody can check that. What is known only in general is `background`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, clauses, options, parts, points

RULE = Rule(
    id="PL302",
    name="evidence-without-source",
    severity=Severity.ERROR,
    summary="A point said to be seen, single-source or disputed cites no source.",
    kinds=("plan", "timeline", "stances"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: a
    evidence: seen
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources: {axios: {publisher: Axios, kind: press}}
points:
  - id: a
    evidence: seen
    sources: [axios]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Points, events and stances with such evidence and no source; for points, a source of any part
    counts.
    """
    data = subject.data
    for point in points(data):
        cited = [*parts(point.raw, point.path, "readings"), *options(point), *clauses(point), point]
        yield from _judge(point, any(_sources(part) for part in cited), "point")
    for key, thing in (("events", "event"), ("stances", "stance")):
        for part in parts(data, (), key):
            yield from _judge(part, _sources(part), thing)


def _sources(part: Part) -> bool:
    return bool(part.raw.get("sources"))


def _judge(part: Part, has_source: bool, thing: str) -> Iterator[Hit]:
    said = part.raw.get("evidence")
    if said in ("seen", "single-source", "disputed") and not has_source:
        yield Hit(
            Place(part.at("evidence")),
            f"the {thing} is said to be {said}, but cites no source",
            "add `sources: [...]`, or say `background`",
        )
