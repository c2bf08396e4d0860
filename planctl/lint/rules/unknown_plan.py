"""The lineage (`derived_from`), the timeline, the stances and the crosswalks hang on plans of the same
archive. A ref to one that is not there draws an edge to nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.refs import Failure, full_failure, local_failure, plan_failure
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, parts, words
from planctl.model.ref import parse_ref
from planctl.source import Path

RULE = Rule(
    id="PL202",
    name="unknown-plan",
    severity=Severity.ERROR,
    summary="A ref to another text names no plan, version, point or clause of the archive.",
    kinds=("plan", "timeline", "stances", "crosswalk"),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
derived_from:
  - {plan: us-28-pont, relation: counters}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
derived_from:
  - {plan: us-28-point, relation: counters}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every ref to another text."""
    data = subject.data
    used = list(words(data, (), "a", "b")) if subject.kind == "crosswalk" else []
    for event in parts(data, (), "events"):
        used += words(event.raw, event.path, "plans")
    for stance in parts(data, (), "stances"):
        used += words(stance.raw, stance.path, "on")
    for path, text in used:
        yield from _hit(path, text, full_failure(text, subject, context))
    for edge in parts(data, (), "derived_from"):
        yield from _edge(edge, context)
    if subject.kind == "crosswalk":
        yield from _links(data, context)


def _edge(edge: Part, context: Context) -> Iterator[Hit]:
    plan, version = edge.raw.get("plan"), edge.raw.get("version")
    if isinstance(plan, str):
        failure = plan_failure(plan, version if isinstance(version, str) else None, context)
        key = "version" if plan in context.plans else "plan"
        yield from _hit(edge.at(key), f"{plan}@{version}", failure)


def _links(data: dict[str, Any], context: Context) -> Iterator[Hit]:
    for side in ("a", "b"):
        text = data.get(side)
        ref = parse_ref(text) if isinstance(text, str) else None
        indexes = context.indexes(ref) if ref else []
        if not indexes:
            continue  # the plan itself is unknown, and reported
        for link in parts(data, (), "links"):
            for path, point in words(link.raw, link.path, side):
                yield from _hit(path, side + point, local_failure(point, indexes, f"`{ref}`"))


def _hit(path: Path, fold: str, failure: Failure | None) -> Iterator[Hit]:
    if failure is not None:
        yield Hit(Place(path), failure[0], failure[1], fold=fold)
