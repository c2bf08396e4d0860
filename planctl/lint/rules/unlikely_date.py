"""A deadline lies in the life of its text: not before the day of the text itself, for then it had passed
when it was written, and not a lifetime later. Nearly always a year was mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.dates import day, period_of
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings

RULE = Rule(
    id="PL605",
    name="unlikely-date",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    summary="A deadline is earlier than the text, or more than a hundred years later.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2026-01-06
points:
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, deadline: {by: 2025-05-15}}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
date: 2026-01-06
points:
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, deadline: {by: 2026-05-15}}
""",
)

_YEARS = 100


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every deadline with a day, against the date of the text."""
    written = period_of(subject.data.get("date"))
    if written is None:
        return
    for point, summary in zip(subject.provisions, subject.summaries, strict=True):
        for norm in point.all_norms if summary.due else ():
            if "deadline" not in norm.raw:
                continue
            for deadline in mappings(norm.raw, norm.part.path, "deadline"):
                due = day(deadline.raw.get("by"))
                if due is None or (written.first <= due and due.year <= written.last.year + _YEARS):
                    continue
                side = "before" if due < written.first else f"more than {_YEARS} years after"
                yield Hit(
                    Place(deadline.at("by")),
                    f"the deadline {due} is {side} the date of the text",
                    "check the year of both",
                    related=((Place(("date",)), "the date of the text"),),
                )
