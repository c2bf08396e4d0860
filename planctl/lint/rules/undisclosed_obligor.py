"""`undisclosed` says that the text names who is bound and that the name is not public. In a clause that
sources show, the name is shown too, or the text names nobody; then the word is `unnamed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL506",
    name="undisclosed-obligor",
    severity=Severity.WARNING,
    summary="A clause that is seen binds somebody undisclosed.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: jets
    evidence: seen
    sources: [axios]
    clauses: [{id: station, actor: undisclosed, modality: shall, action: station jets}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: jets
    evidence: seen
    sources: [axios]
    clauses: [{id: station, actor: unnamed, modality: shall, action: station jets}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses marked `seen`, themselves or by their point, whose actor is undisclosed."""
    for point in subject.provisions:
        said = point.raw.get("evidence")
        for norm in point.all_norms:
            if "undisclosed" in norm.actors and norm.raw.get("evidence", said) == "seen":
                if norm.raw.get("note"):
                    continue
                yield Hit(
                    Place(norm.part.at("actor")),
                    "the clause is seen, but who is bound is said to be undisclosed",
                    "write `unnamed` where the text names nobody, or say in a `note` how it is known",
                )
