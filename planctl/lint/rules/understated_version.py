"""MAJOR rises when the substance of a text changed, MINOR when only wording, sources or metadata did. Who
follows a plan may skip a MINOR version, and must be able to.

The two texts are compared as `planctl diff` compares them, and only if MAJOR stayed and something that
binds is written differently. Changes in clauses that planctl had to read out of the text itself do not
count, and neither do versions 0.x: their texts are not settled, and no number promises that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planctl.lint.changes import changes_between, place_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.history import number_of, predecessor
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import points
from planctl.model.digest import normal
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.diff.result import Change

_HEAD = """\
schema: planctl/plan/1
id: a-plan
version: "{version}"
title: A plan
language: en
date: 2026-01-0{day}
status: draft
fidelity: paraphrase
proponents: [us]
sources: {{a: {{publisher: A, kind: press}}}}
points:
  - id: force-cap
    number: 1
    title: {title}
    category: security-guarantees
    topics: [force-size]
    evidence: seen
    sources: [a]
    clauses:
      - {{id: cap, actor: ua, modality: shall, action: limit the forces, quantity: {{max: {cap}}}}}
"""

RULE = Rule(
    id="PL701",
    name="understated-version",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    summary="Only MINOR rose, but the substance changed from the version before.",
    kinds=("plan",),
    at="a-plan/1.1.yaml",
    beside=(("a-plan/1.0.yaml", _HEAD.format(version="1.0", day=1, title="Ceiling", cap=600000)),),
    failing=_HEAD.format(version="1.1", day=2, title="Ceiling", cap=800000),
    passing=_HEAD.format(version="1.1", day=2, title="Ceiling on the forces", cap=600000),
)

# What may differ without a change of substance.
_EDITORIAL = frozenset(
    {"title", "number", "category", "topics", "evidence", "sources", "readings", "see", "note", "label"}
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """This version against the one before, if they share their MAJOR number."""
    number = number_of(subject.data.get("version"))
    if number is None or number[0] == 0 or number[1] == 0 or subject.document.problems:
        return
    before = predecessor(subject, context)
    if before is None or (number_of(before.data.get("version")) or (0, 0))[0] != number[0]:
        return
    if _substance(before.data) == _substance(subject.data):
        return
    found = changes_between(before.data, subject.data, context.registry)
    changes = [change for change in found if change.level == "substantive" and not change.inferred]
    if changes:
        yield _hit(subject, before, number, changes)


def _substance(data: Any) -> dict[str | None, Any]:
    """What binds in a text, by point; the order of points is no substance."""
    return {point.name: normal(_without(point.raw)) for point in points(data)}


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if key not in _EDITORIAL}
    return [_without(item) for item in value] if isinstance(value, list) else value


def _hit(subject: Subject, before: Subject, number: tuple[int, int], changes: list[Change]) -> Hit:
    first = changes[0]
    more = f", and {len(changes) - 1} more changes of substance" if len(changes) > 1 else ""
    old, new = before.data["version"], subject.data["version"]
    related: list[tuple[Place, str]] = [(Place(("version",), file=before.file), "the version before")]
    for change in changes[:3]:
        path = place_of(subject.data, change.b)
        if path:
            related.append((Place(path), f"{change.kind}: {one_line(change.explanation, 120)}"))
    where = f" in `#{one_line(first.point, 80)}`" if first.point else ""
    return Hit(
        Place(("version",)),
        f"{new} understates what changed since {old}: `{first.kind}`{where}"
        f" ({one_line(first.explanation, 120)}){more}",
        f"a change of substance raises MAJOR: this text is {number[0] + 1}.0, and so is its file name",
        tuple(related),
    )
