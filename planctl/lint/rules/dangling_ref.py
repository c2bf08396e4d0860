"""`see`, `after`, `deadline.after` and `readings.clause` tie provisions together.

A ref to nothing is an order of steps that has a hole, most often after a point was renamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import respelt
from planctl.lint.finding import Severity
from planctl.lint.refs import full_failure, local_failure
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import clauses, mappings, parts, points, words
from planctl.model.ref import parse_ref
from planctl.model.scalars import STEPS
from planctl.safe import one_line
from planctl.source import Path
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
    for point in points(subject.data):
        for path, text in words(point.raw, point.path, "see") if "see" in point.raw else ():
            yield from _judge(path, text, subject, context)
        for clause in clauses(point):
            if "after" not in clause.raw and "deadline" not in clause.raw:
                continue
            steps = list(words(clause.raw, clause.path, "after"))
            for deadline in mappings(clause.raw, clause.path, "deadline"):
                steps += words(deadline.raw, deadline.path, "after")
            for path, text in steps:
                if text not in STEPS:
                    yield from _judge(path, text, subject, context, is_step=True)
        if "readings" not in point.raw:
            continue
        own = sorted({clause.name for clause in clauses(point) if clause.name})
        for reading in parts(point.raw, point.path, "readings"):
            name = reading.raw.get("clause")
            if isinstance(name, str) and name not in own:
                yield Hit(
                    Place(reading.at("clause")),
                    f"the point has no clause `{one_line(name, 60)}`",
                    did_you_mean(name, own)
                    or ("its clauses: " + ", ".join(own) if own else "it has no clauses"),
                    fold=f"#{point.name}.{name}",
                    fix=respelt(reading.at("clause"), did_you_mean(name, own)),
                )


def _judge(
    path: Path, text: str, subject: Subject, context: Context, *, is_step: bool = False
) -> Iterator[Hit]:
    if text.startswith("#") or (is_step and parse_ref(text) is None):
        failure = local_failure(text, [subject.index])
    else:
        failure = full_failure(text, subject, context)
    if failure is None:
        return
    message, hint = failure
    if is_step and not text.startswith("#"):
        if text in subject.index.points:
            hint = f'did you mean the point? Write "#{text}"'
        else:
            hint = did_you_mean(text, STEPS) or f'a step is {", ".join(STEPS)}, "#point" or "#point.clause"'
            message = f"`{one_line(text, 60)}` is not a step"
    yield Hit(Place(path), message, hint, fold=text, fix=respelt(path, hint))
