"""The same duty twice is counted twice: in the ledger, in the statistics, in the effects of every change.
Ids, labels and notes make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.provisions import Norm
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

_ASIDE = ("id", "label", "note", "text", "sources", "evidence")

RULE = Rule(
    id="PL511",
    name="repeated-clause",
    severity=Severity.WARNING,
    summary="A clause says exactly what another clause of the point says.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections}
      - {id: hold-again, actor: ua, modality: shall, action: hold elections}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections}
      - {id: observe, actor: osce, modality: shall, action: observe elections}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every clause that an earlier one of the same point or of the same option equals."""
    for point in subject.provisions:
        for norms in (point.norms, *(option.norms for option in point.options)):
            actions = [action for norm in norms if isinstance(action := norm.raw.get("action"), str)]
            if len(set(actions)) == len(actions):
                continue
            first: dict[str, Norm] = {}
            for norm in norms:
                if not isinstance(norm.raw.get("action"), str):
                    continue
                said = repr(sorted((key, value) for key, value in norm.raw.items() if key not in _ASIDE))
                other = first.setdefault(said, norm)
                if other is not norm:
                    yield Hit(
                        Place(norm.part.at("id") if norm.part.name else norm.part.path),
                        "the clause says exactly what an earlier one says",
                        "delete one of the two, or say in what they differ",
                        related=(
                            (
                                Place(other.part.at("id") if other.part.name else other.part.path),
                                "the earlier one",
                            ),
                        ),
                        fix=Fix("delete the clause", (Edit("remove", norm.part.path),), safe=False),
                    )
