"""`see`, `after`, `deadline.after` and `readings.clause` tie provisions together.

A ref to nothing is an order of steps that has a hole, most often after a point was renamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import respelt
from planctl.lint.finding import Severity
from planctl.lint.refs import Failure, full_failure, local_failure
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.summaries import refs_in, strays
from planctl.lint.tree import points
from planctl.model.ref import parse_ref
from planctl.model.scalars import STEPS
from planctl.safe import one_line
from planctl.suggest import did_you_mean

RULE = Rule(
    id="PL201",
    name="dangling-ref",
    severity=Severity.ERROR,
    summary="A ref inside a plan names no point or clause.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    see: ["#force-flor"]
  - id: force-floor
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    see: ["#force-floor"]
  - id: force-floor
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every ref of points, clauses and readings."""
    found: dict[tuple[str, bool], Failure | None] = {}
    for point, summary in zip(points(subject.data), subject.summaries, strict=True):
        for ref in summary.refs:
            if ref not in found:
                found[ref] = _failure(*ref, subject, context)
        if any(map(found.get, summary.refs)):
            for path, text, is_step in refs_in(point):
                failure = found[text, is_step]
                if failure is not None:
                    yield Hit(Place(path), *failure, fold=text, fix=respelt(path, failure[1]))
        for reading, name in strays(point, summary.clauses) if summary.strays else ():
            own = sorted(summary.clauses)
            yield Hit(
                Place(reading.at("clause")),
                f"the point has no clause `{one_line(name, 60)}`",
                did_you_mean(name, own) or ("its clauses: " + ", ".join(own) if own else "it has no clauses"),
                fold=f"#{point.name}.{name}",
                fix=respelt(reading.at("clause"), did_you_mean(name, own)),
            )


def _failure(text: str, is_step: bool, subject: Subject, context: Context) -> Failure | None:
    """Why a ref names nothing, or None if it does."""
    if is_step and text in STEPS:
        return None
    if text.startswith("#") or (is_step and parse_ref(text) is None):
        failure = local_failure(text, [subject.index])
    else:
        failure = full_failure(text, subject, context)
    if failure is None:
        return None
    message, hint = failure
    if is_step and not text.startswith("#"):
        if text in subject.index.points:
            hint = f'did you mean the point? Write "#{text}"'
        else:
            hint = did_you_mean(text, STEPS) or f'a step is {", ".join(STEPS)}, "#point" or "#point.clause"'
            message = f"`{one_line(text, 60)}` is not a step"
    return message, hint
