"""Where the French text has Russia and the English one Ukraine, the two bind different states. Names are
looked up in the registry, with the adjectives that are made of them; a rule is broken where each language
names somebody whom the other does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import Actors, actors_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.provisions import Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.text.aliases import Name

RULE = Rule(
    id="PL407",
    name="translated-actor",
    severity=Severity.WARNING,
    summary="Two languages of one text name different actors.",
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
      en: Ukraine withdraws its forces.
      fr: La Russie retire ses forces.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text:
      en: Ukraine withdraws its forces.
      fr: L'Ukraine retire ses forces.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Pairs of wordings of which each names an actor that the other does not."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    for point in subject.provisions:
        for first, *others in point.translated:
            for other in others:
                here = {name.id: name for name in actors.names(first)}
                there = {name.id: name for name in actors.names(other)}
                if here.keys() == there.keys():
                    continue
                lost = _lost(here, there, other, actors)
                new = _lost(there, here, first, actors)
                if lost and new:
                    name = there[new[0]]
                    said = here[lost[0]]
                    yield Hit(
                        Place(other.path, part=other.text[name.start : name.end]),
                        f"the {other.called} text names `{new[0]}`, "
                        f"where the {first.called} one names `{lost[0]}`",
                        "correct one of the two",
                        related=(
                            (Place(first.path, part=first.text[said.start : said.end]), "the other language"),
                        ),
                    )


def _lost(here: dict[str, Name], there: dict[str, Name], other: Wording, actors: Actors) -> list[str]:
    """Who is named here and, by name or adjective, not in the other language."""
    return [
        id_
        for id_ in here
        if not any(actors.akin(id_, each) for each in there) and not actors.alluded(id_, other)
    ]
