"""What concerns an actor is found by the clauses: who is bound, to whom, who gains, who verifies, and the
words of each. Somebody whom only the wording names is missing in every view by actor.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL411",
    name="actor-not-in-clauses",
    severity=Severity.INFO,
    summary="An actor stands in the text but in no clause.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: dialogue
    text: Russia and NATO hold a dialogue, with the United States as mediator.
    clauses: [{id: talk, actor: [ru, nato], modality: shall, action: hold a dialogue}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: dialogue
    text: Russia and NATO hold a dialogue, with the United States as mediator.
    clauses:
      - {id: talk, actor: [ru, nato], modality: shall, action: hold a dialogue}
      - {id: mediate, actor: us, modality: shall, action: mediate the dialogue}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every registered actor that the text of a point names and none of its clauses has."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told or not point.all_norms:
            continue
        for id_, (wording, name) in actors.unclaimed(point).items():
            yield Hit(
                Place(wording.path, part=wording.text[name.start : name.end]),
                f"the text names `{id_}`, but no clause does",
                "enter who is bound, to whom (`counterparty`), who gains (`beneficiary`) or who verifies",
            )
