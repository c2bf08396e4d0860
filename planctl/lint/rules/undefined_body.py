""" "The Commission verifies the withdrawal": which commission? A body that acts is in the actor registry,
or the text sets it up ("a joint commission"). This is a guess from capital letters, so it is only a hint.

One finding for each body of a file. English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.lint.actors import Actors, actors_of
from planctl.lint.context import Context
from planctl.lint.cues import bodies, body_heads, introduced
from planctl.lint.finding import Confidence, Severity
from planctl.lint.local import known_points
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


# What is kept of a point: whether it speaks of a body that the registry does not have.
_FACT = (RULE.id,)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Capitalised bodies with a definite article that neither the registry nor the file introduces."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    told: str | None = None
    for point, known in zip(subject.provisions, known_points(subject, context), strict=True):
        if _FACT not in known.facts:
            known.facts[_FACT] = any(next(_strange(text, actors), None) for text in point.all_texts)
        for text in point.all_texts if known.facts[_FACT] and point.is_told else ():
            for match in _strange(text, actors):
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


def _strange(text: Wording, actors: Actors) -> Iterator[re.Match[str]]:
    """The bodies that a text speaks of as known, but those that the registry has."""
    if text.readable and not body_heads(text.tongue).isdisjoint(text.words):
        for match in bodies(text.tongue).finditer(text.text):
            start, end = match.span("name")
            if not any(name.start < end and start < name.end for name in actors.names(text)):
                yield match
