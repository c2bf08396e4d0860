"""Plans bind those who are party to them, and otherwise whom they name. A clause that binds a state, person
or organisation whom its point names nowhere, and who is neither a party to the text nor stands behind it,
most often has the wrong id: one letter makes Austria of Australia. A `note` on the clause that says how it
is known is taken at its word.

Checked for English and French texts. Who belongs to a party (`member_of`) counts as the party does.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import Actors, actors_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.local import Known, known_points
from planctl.lint.provisions import Norm, Provision, named
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL516",
    name="stranger-bound",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    summary="A clause binds somebody whom its point does not name and who is no party to the text.",
    kinds=("plan",),
    yields_to=("PL503",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
proponents: [us]
parties: [ua, ru]
points:
  - id: elections
    text: Ukraine holds elections. Parliament sets the day.
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections}
      - {id: set, actor: jp, modality: shall, action: set the day}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
proponents: [us]
parties: [ua, ru]
points:
  - id: elections
    text: Ukraine holds elections. Both sides set the day.
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections}
      - {id: set, actor: [ua, ru], modality: shall, action: set the day}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses whose actor is neither named in the point nor at home in the plan."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    home = named(subject.data, "parties", "proponents", "drafters")
    strange: dict[str, bool] = {}
    known = known_points(subject, context)
    for point, summary, each in zip(subject.provisions, subject.summaries, known, strict=True):
        for actor in summary.actors:
            if actor not in strange:
                strange[actor] = _is_stranger(actor, home, actors)
        if not any(strange[actor] and _has_unheard(actor, point, each, actors) for actor in summary.actors):
            continue
        for norm in point.all_norms:
            for index, actor in enumerate(norm.actors):
                if strange[actor] and _is_unheard(actor, point, norm, actors):
                    place = norm.part.at("actor")
                    yield Hit(
                        Place((*place, index) if isinstance(norm.raw["actor"], list) else place),
                        f"the clause binds `{one_line(actor, 60)}`, whom its point does not name and who "
                        "is no party to the text",
                        "correct the actor, name it in the text, or say in a `note` how it is known",
                        related=((Place(point.texts[0].path), "the text"),) if point.texts else (),
                    )


def _is_stranger(actor: str, home: list[str], actors: Actors) -> bool:
    return actors.is_proper(actor) and not any(actors.akin(actor, each) for each in home)


def _has_unheard(actor: str, point: Provision, known: Known, actors: Actors) -> bool:
    """Whether a clause binds an actor of whom nothing is heard in its point: remembered with that."""
    fact = RULE.id, actor
    if fact not in known.facts:
        bound = [norm for norm in point.all_norms if actor in norm.actors]
        known.facts[fact] = any(_is_unheard(actor, point, norm, actors) for norm in bound)
    return known.facts[fact]


def _is_unheard(actor: str, point: Provision, norm: Norm, actors: Actors) -> bool:
    texts = [*point.all_texts, *point.titles]
    if norm.raw.get("note") or not point.all_texts or not all(text.readable for text in texts):
        return False
    said = actors.ids(texts)
    return not any(actors.akin(actor, each) for each in said) and not any(
        actors.alluded(actor, text) for text in texts
    )
