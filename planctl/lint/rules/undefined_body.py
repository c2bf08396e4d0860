""" "The Commission verifies the withdrawal": which commission? A body that acts is in the actor registry,
or the text sets it up ("a joint commission"). This is a guess from capital letters, so it is only a hint.

One finding for each body of a file. English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.lint.actors import actors_of
from planctl.lint.context import Context
from planctl.lint.cues import bodies, body_heads, introduced
from planctl.lint.finding import Confidence, Severity
from planctl.lint.provisions import Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL410",
    name="undefined-body",
    severity=Severity.INFO,
    summary="A body is spoken of as known, but nothing says which.",
    kinds=("plan",),
    confidence=Confidence.LOW,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: monitoring
    text: The Verification Secretariat monitors the ceasefire.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: monitoring
    text: A verification secretariat is set up. The Verification Secretariat monitors the ceasefire.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Capitalised bodies with a definite article that neither the registry nor the file introduces."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    told: str | None = None
    for point, summary in zip(subject.provisions, subject.summaries, strict=True):
        if summary.names_body is None:
            summary.names_body = point.is_told and any(map(_bodies, point.all_texts))
        for text in point.all_texts if summary.names_body else ():
            for match in _bodies(text):
                start, end = match.span("name")
                if any(name.start < end and start < name.end for name in actors.names(text)):
                    continue
                told = told or subject.prose.said.lower()
                head = match["head"].lower()
                if introduced(head, text.tongue, told) or (
                    match["name"] == match["head"] and re.search(rf"\b(?!the\b)\w+ {head}\b", told)
                ):
                    continue  # set up by the text, or the short form of a name that stands before
                name = " ".join(match["name"].split())
                yield Hit(
                    Place(text.path, part=name),
                    f"`{one_line(name, 60)}` is neither in the actor registry nor set up by this text",
                    "add it to registry/actors.yaml, with the names that texts give it",
                    fold=name,
                )


def _bodies(text: Wording) -> list[re.Match[str]]:
    if not text.readable or body_heads(text.tongue).isdisjoint(text.words):
        return []
    return list(bodies(text.tongue).finditer(text.text))
