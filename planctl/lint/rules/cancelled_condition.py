"""`condition` says when a clause applies, `exception` when it does not. Where both say the same, the clause
applies only when it does not apply: never. One of the two was filled in twice, or under the wrong key.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.wordings import plain

RULE = Rule(
    id="PL608",
    name="cancelled-condition",
    severity=Severity.ERROR,
    summary="The condition of a clause is also its exception, so it never applies.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: response
    clauses:
      - id: respond
        actor: us
        modality: shall
        action: respond
        condition: if Russia attacks
        exception: if Russia attacks
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: response
    clauses:
      - id: respond
        actor: us
        modality: shall
        action: respond
        condition: if Russia attacks
        exception: if Ukraine attacked first
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses whose condition and exception are the same words."""
    for point in subject.provisions:
        for norm in point.all_norms:
            if "exception" not in norm.raw or "condition" not in norm.raw:
                continue
            condition = plain(norm.raw["condition"])
            if condition and condition == plain(norm.raw["exception"]):
                yield Hit(
                    Place(norm.part.at("exception")),
                    "the exception is the condition over again, so the clause never applies",
                    "take out the one that is wrong",
                    related=((Place(norm.part.at("condition")), "the condition"),),
                )
