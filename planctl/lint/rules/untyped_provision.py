"""What is not typed is not compared as a duty, only as wording. Where a point tells a story or sets a
heading that is as it should be; where it says who shall do what, its clauses are still to be written.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex

_DUTY = {
    "en": regex(
        r"\b(?:shall|must|undertakes?|agrees? to|commits? to|obliged|required to|will|should|"
        r"(?:is|are) (?:also |not |called (?:up)?on )?to)\b"
    ),
    "fr": regex(
        r"\b(?:doit|doivent|devra|devront|s['’]engagent?|accepten?t? de|tenue?s? de|devrai(?:en)?t)\b"
    ),
}

RULE = Rule(
    id="PL512",
    name="untyped-provision",
    severity=Severity.INFO,
    summary="A text that binds somebody has no clauses.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Ukraine shall hold elections within 100 days.
    evidence: seen
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Ukraine shall hold elections within 100 days.
    evidence: seen
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections, deadline: {within: P100D}}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Points and options whose text has a word of duty or says who acts, and that have no clause; one finding
    for the file.
    """
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told:
            continue
        parts = [(point.texts, point.all_norms), *((option.texts, option.norms) for option in point.options)]
        for texts, norms in parts:
            if norms:
                continue
            known = (text for text in texts if text.readable)
            duty = next((t for t in known if _DUTY[t.tongue].search(t.lower) or actors.acts(t)), None)
            if duty:
                yield Hit(
                    Place(duty.path, on_key=True),
                    "the text binds somebody, but there is no clause that says whom to what",
                    "add `clauses:`; without them the wording alone is compared",
                    fold="untyped",
                )
