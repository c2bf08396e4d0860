"""The clauses are what the comparison computes with.

A figure that the text gives and no clause has (as quantity, as deadline, or in its words) would change
between two versions without a typed change to show for it. Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.figures import passages
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL401",
    name="number-not-in-clauses",
    severity=Severity.WARNING,
    summary="A number in the text stands in no clause.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to 600,000 personnel.
    clauses:
      - {id: cap, actor: ua, modality: shall, action: limit the armed forces}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to 600,000 personnel.
    clauses:
      - {id: cap, actor: ua, modality: shall, action: limit the armed forces, quantity: {max: 600000}}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every number of the text of a point, an option or a clause that the clauses beside it lack."""
    for passage in passages(subject.provisions):
        for stated in passage.unclaimed():
            yield Hit(
                Place(stated.path, part=stated.wording, ordinal=stated.ordinal),
                f"the number {one_line(stated.wording, 60)} stands in the text but in no clause",
                "put it into a quantity, a deadline or the words of the clause it belongs to",
            )
