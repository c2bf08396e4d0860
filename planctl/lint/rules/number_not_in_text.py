"""A typed figure that the text beside it does not show is a slip of the finger or a change that was made
in one place only; a reader would see one number and the comparison compute with another. Checked for
English and French texts.
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
    id="PL402",
    name="number-not-in-text",
    severity=Severity.WARNING,
    summary="A clause's quantity or deadline is not in the text.",
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
      - {id: cap, actor: ua, modality: shall, action: limit, quantity: {max: 800000}}
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
      - {id: cap, actor: ua, modality: shall, action: limit, quantity: {max: 600000}}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every quantity and deadline of a clause that none of the texts beside it shows."""
    for passage in passages(subject.provisions):
        for typed in passage.unsaid():
            yield Hit(
                Place(typed.path),
                f"the text does not say {one_line(typed.shown, 80)}",
                "correct the figure, or say it in the text of the point or clause",
            )
