"""Of the options of a point one is chosen. A clause that waits for clauses of two of them, or that stands
in one and waits for a clause of another, can never begin: what it waits for is never all agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.order import Wait
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL606",
    name="exclusive-order",
    severity=Severity.ERROR,
    summary="A clause waits for alternatives of which only one will be chosen.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: line
    options:
      - id: stay
        by: [ua]
        text: The forces stay where they are.
        clauses:
          - {id: hold, actor: all, modality: shall, action: hold, after: ["#line.leave"]}
      - id: withdraw
        by: [ru]
        text: The forces of Ukraine withdraw.
        clauses:
          - {id: leave, actor: ua, modality: shall, action: withdraw}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: line
    options:
      - id: stay
        by: [ua]
        text: The forces stay where they are.
        clauses:
          - {id: hold, actor: all, modality: shall, action: hold, after: [signature]}
      - id: withdraw
        by: [ru]
        text: The forces of Ukraine withdraw.
        clauses:
          - {id: leave, actor: ua, modality: shall, action: withdraw}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses that need two options of one point."""
    order = subject.order
    for act in order.waiting:
        chosen: dict[str, tuple[str, Wait | None]] = {}
        if act.option:
            chosen[act.option[0]] = (act.option[1], None)
        for wait in act.waits:
            option = order.option(wait.target)
            if option is None:
                continue
            point, name = option
            taken, before = chosen.setdefault(point, (name, wait))
            if taken != name:
                stands = f"stands in option `{one_line(taken, 60)}` of it"
                also = f"also waits for option `{one_line(taken, 60)}` of it"
                yield Hit(
                    Place(wait.path),
                    f"`{one_line(act.node, 120)}` waits for option `{one_line(name, 60)}` of `#{point}`, but "
                    f"{also if before else stands}, and only one will be chosen",
                    "name what comes first whichever is chosen",
                    related=((Place(before.path), "the other one"),) if before else (),
                )
