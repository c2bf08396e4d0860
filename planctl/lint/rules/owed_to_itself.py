"""`counterparty` is to whom a duty is owed, `beneficiary` who else gains by it. Named as its own
counterparty, an actor is bound to itself; most often the two sides were to be listed under `actor`, bound
jointly.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.provisions import named
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.scalars import SPECIAL_ACTORS
from planctl.safe import one_line

RULE = Rule(
    id="PL513",
    name="owed-to-itself",
    severity=Severity.WARNING,
    summary="A clause is owed to the one that it binds.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: prisoners
    clauses: [{id: exchange, actor: ru, counterparty: ru, modality: shall, action: exchange prisoners}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: prisoners
    clauses: [{id: exchange, actor: ru, counterparty: ua, modality: shall, action: exchange prisoners}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every clause with one actor who is also its only counterparty or beneficiary."""
    for point in subject.provisions:
        for norm in point.all_norms:
            for key in ("counterparty", "beneficiary"):
                if key not in norm.raw:
                    continue
                others = named(norm.raw, key)
                if others and norm.actors == others and others[0] not in SPECIAL_ACTORS and len(others) == 1:
                    yield Hit(
                        Place(norm.part.at(key)),
                        f"`{one_line(others[0], 60)}` is bound, and is its own {key}",
                        f"correct one of the two, or delete `{key}`",
                        related=((Place(norm.part.at("actor")), "who is bound"),),
                    )
