"""A report cannot show a text that did not exist yet, nor an event before it took place: either a date is
wrong, or the report speaks of an earlier version, and the claim belongs to that. That sources are dated
after the text is the rule and no defect: reports follow what they report. Within a week the rule says
nothing: texts are presented in several places, and meetings are announced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planctl.lint.ages import long_before
from planctl.lint.claims import defined_sources
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.provisions import named
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts
from planctl.source import Path

RULE = Rule(
    id="PL309",
    name="source-before-text",
    severity=Severity.WARNING,
    summary="Every source of a claim is older than what it is to show.",
    kinds=("plan", "timeline", "stances"),
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2025-11-20
sources: {axios: {publisher: Axios, kind: press, date: 2025-10-20}}
points:
  - {id: a, evidence: seen, sources: [axios]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2025-11-20
sources: {axios: {publisher: Axios, kind: press, date: 2025-11-21}}
points:
  - {id: a, evidence: seen, sources: [axios]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Points, clauses, events and stances, all of whose sources are dated before them."""
    data = subject.data
    dates = {name: source.get("date") for name, source in defined_sources(data).items()}
    if subject.kind == "plan":
        for claim in subject.claims:
            if claim.evidence in ("seen", "single-source", "disputed"):
                yield from _judge(claim.path, claim.sources, data.get("date"), dates, "the text")
        return
    for key, thing in (("events", "the event"), ("stances", "the position")):
        for part in parts(data, (), key):
            yield from _judge(part.path, named(part.raw, "sources"), part.raw.get("date"), dates, thing)


def _judge(path: Path, sources: Sequence[str], said: Any, dates: dict[str, Any], thing: str) -> Iterator[Hit]:
    known = [name for name in sources if dates.get(name) is not None]
    if not known or len(known) < len(sources) or not all(long_before(dates[name], said) for name in known):
        return
    last = max(known, key=lambda name: str(dates[name]))
    yield Hit(
        Place((*path, "sources")),
        f"{thing} is of {said}, but the latest source cited for it is of {dates[last]}",
        "cite a report that could show it, or correct a date",
        related=((Place(("sources", last)), "the latest"),),
        fold=f"{said} {last}",
    )
