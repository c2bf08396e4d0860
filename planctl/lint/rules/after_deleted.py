"""A deleted point is a tombstone: nothing in it will ever be done. A clause that must come after it can never
begin, and a time that runs from it never starts to run.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import removal
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL603",
    name="after-deleted",
    severity=Severity.ERROR,
    summary="A clause waits for a point that is deleted.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: ceasefire, state: deleted}
  - id: elections
    clauses:
      - {id: vote, actor: ua, modality: shall, action: vote, after: ["#ceasefire"]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: ceasefire, state: deleted}
  - id: elections
    see: ["#ceasefire"]
    clauses:
      - {id: vote, actor: ua, modality: shall, action: vote, after: [signature]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses that wait for a deleted point, or for a clause that is left over in one."""
    order = subject.order
    if not order.deleted:
        return
    for act in order.waiting:
        if act.node.partition(".")[0] in order.deleted:
            continue
        for wait in act.waits:
            point = wait.target.partition(".")[0]
            if point in order.deleted:
                verb = "waits for" if wait.how == "after" else "has its time run from"
                yield Hit(
                    Place(wait.path),
                    f"`{one_line(act.node, 120)}` {verb} `{wait.target}`, but `{point}` is deleted",
                    "name what comes first now, or take it out",
                    related=((Place(order.deleted[point]), "deleted here"),),
                    fix=Fix(
                        "take the ref out",
                        (Edit("remove", removal(subject.data, wait.path)),),
                        safe=False,
                    ),
                )
