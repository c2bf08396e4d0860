""" "May" became "doit", or a "not" was lost on the way: then the two languages are two different
agreements. A rule is broken where one language says plainly that something is permitted, recommended,
expected or denied, and the other has no word for it at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

_KINDS = {"shall-not": "denies", "may": "permits", "should": "recommends", "expected": "expects"}

RULE = Rule(
    id="PL408",
    name="translated-modality",
    severity=Severity.WARNING,
    summary="Two languages of one text differ in how strongly they bind.",
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
    text:
      en: Ukraine may apply for membership.
      fr: L'Ukraine dépose une demande d'adhésion.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text:
      en: Ukraine may apply for membership.
      fr: L'Ukraine peut déposer une demande d'adhésion.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Pairs of wordings of which one plainly says what the other has no word for."""
    for point in subject.provisions:
        if not point.plain and "readings" not in point.raw:
            continue
        for first, *others in point.translated:
            for other in others:
                for text, rival in ((first, other), (other, first)):
                    for kind, does in _KINDS.items() if text.plain else ():
                        said = text.plain.get(kind)
                        if said and not rival.shows(kind):
                            words = one_line(said.group(), 40)
                            yield Hit(
                                Place(rival.path),
                                f"the {text.called} text {does} something (`{words}`), "
                                f"the {rival.called} one has no word for it",
                                "correct one of the two",
                                related=((Place(text.path, part=words), "the other language"),),
                            )
