"""A state, person or organisation that a clause binds is named by its text. Where it is not, and the text
names somebody whom no clause has, the two were mixed up; and where the text begins with the name of who
is to act, that is who its clause binds. Who is named in the title counts as named.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of, leading_actor
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.scalars import SPECIAL_ACTORS

RULE = Rule(
    id="PL503",
    name="actor-mismatch",
    severity=Severity.WARNING,
    summary="A clause binds somebody else than its text.",
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
    text: Ukraine holds elections within 100 days.
    clauses: [{id: hold, actor: ru, modality: shall, action: hold elections}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Ukraine holds elections within 100 days.
    clauses: [{id: hold, actor: ua, modality: shall, action: hold elections}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses whose actor the point does not name while it names another, or whose text begins with
    another.
    """
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told or not point.all_norms:
            continue
        reported = set()
        left = actors.unclaimed(point)
        if left and not any("all" in norm.actors for norm in point.all_norms):
            said = actors.ids([*point.all_texts, *point.titles])
            wording, name = next(iter(left.values()))
            for norm in point.all_norms:
                strange = [
                    actor
                    for actor in norm.actors
                    if actors.is_proper(actor) and not any(actors.akin(actor, each) for each in said)
                ]
                if strange and not norm.raw.get("note"):
                    reported.add(norm.part.path)
                    yield Hit(
                        Place(norm.part.at("actor")),
                        f"the text does not name `{strange[0]}`, but `{name.id}`, whom no clause has",
                        f"did you mean `{name.id}`?",
                        related=(
                            (Place(wording.path, part=wording.text[name.start : name.end]), "named here"),
                        ),
                    )
        for norm in point.all_norms:
            if norm.part.path in reported or not norm.actors or set(norm.actors) & set(SPECIAL_ACTORS):
                continue
            found = leading_actor(point, norm, actors)
            if found and not any(actors.akin(found[1].id, actor) for actor in norm.actors):
                wording, name = found
                yield Hit(
                    Place(norm.part.at("actor")),
                    f"the text says who is to act, `{name.id}`, but the clause binds `{norm.actors[0]}`",
                    f"did you mean `{name.id}`?",
                    related=((Place(wording.path, part=wording.text[name.start : name.end]), "named here"),),
                )
