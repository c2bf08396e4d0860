"""A ref from a provision to itself says nothing, and where it says what must come first it says that the
provision can never begin. Most often another point or clause was meant.

A clause that waits for its own point waits for itself too, for the point is done when its clauses are;
where it comes after the point's other clauses, these are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.order import local_node
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import removal, words
from planctl.safe import one_line
from planctl.source import Path
from planctl.source.edits import Edit

RULE = Rule(
    id="PL602",
    name="self-reference",
    severity=Severity.ERROR,
    summary="A point or clause refers to itself.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: elections
    clauses:
      - {id: vote, actor: ua, modality: shall, action: vote, after: ["#elections.vote"]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: elections
    clauses:
      - {id: vote, actor: ua, modality: shall, action: vote, after: ["#elections.law"]}
      - {id: law, actor: ua, modality: shall, action: pass a law}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses that wait for themselves or their own point, and points that point at themselves."""
    data = subject.data
    own = (data.get("id"), data.get("version"))
    for provision, summary in zip(subject.provisions, subject.summaries, strict=True):
        if not summary.sees_itself:
            continue
        point = provision.part
        for path, text in words(point.raw, point.path, "see"):
            if point.name and local_node(text, own) == f"#{point.name}":
                yield Hit(
                    Place(path),
                    f"point `{one_line(point.name, 60)}` refers to itself",
                    "take it out",
                    fix=_without(data, path),
                )
    order = subject.order
    for act in order.waiting:
        point_node = act.node.partition(".")[0]
        for wait in act.waits:
            verb = "waits for" if wait.how == "after" else "has its time run from"
            if wait.target == act.node:
                yield Hit(
                    Place(wait.path),
                    f"`{one_line(act.node, 120)}` {verb} itself",
                    "name what comes first, or take it out",
                    fix=_without(data, wait.path) if wait.how == "after" else None,
                )
            elif wait.target == point_node:
                others = len(order.points[point_node]) > 1
                yield Hit(
                    Place(wait.path),
                    f"`{one_line(act.node, 120)}` {verb} its own point, which is not done without it",
                    "name the clauses that come first" if others else "name what comes first, or take it out",
                )


def _without(data: Any, path: Path) -> Fix:
    # Not safe: most often another provision was meant.
    return Fix("take the ref out", (Edit("remove", removal(data, path)),), safe=False)
