"""A consequence says what follows a breach. What a clause merely allows, expects or grants cannot be
breached, so a consequence there hangs on nothing, unless a condition says what it follows from. Most often
the consequence belongs to the clause before, or the clause's modality is another.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL607",
    name="orphan-consequence",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    summary="A consequence follows nothing: the clause cannot be breached and has no condition.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: guarantee
    clauses:
      - {id: observe, actor: us, modality: may, action: send observers, consequence: the guarantee lapses}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: guarantee
    clauses:
      - id: lapse
        actor: ua
        modality: loses
        action: the guarantee
        condition: if Ukraine attacks
        consequence: the guarantee lapses
""",
)

_NO_BREACH = ("may", "expected", "receives", "loses")


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Consequences in clauses that nobody can breach."""
    for point in subject.provisions:
        for norm in point.all_norms:
            raw = norm.raw
            if raw.get("consequence") is None or raw.get("condition") is not None:
                continue
            if raw.get("modality") in _NO_BREACH:
                yield Hit(
                    Place(norm.part.at("consequence"), on_key=True),
                    f"the consequence follows nothing: `{raw['modality']}` cannot be breached, and there is "
                    "no condition",
                    "say on which condition it follows, or move it to the clause whose breach it follows",
                    related=((Place(norm.part.at("modality")), "nobody is bound here"),),
                )
