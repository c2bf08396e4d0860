"""`unnamed` is for texts that do not say who is to act ("European fighter jets are to be stationed in
Poland"). Where the text begins with the name of who is to act, a clause that binds nobody drops the one
thing on which a comparison of duties rests.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of, leading_actor
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

RULE = Rule(
    id="PL505",
    name="obligation-without-actor",
    severity=Severity.WARNING,
    summary="A clause binds nobody although its text says whom.",
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
    clauses: [{id: hold, actor: unnamed, modality: shall, action: hold elections}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Elections are held in Ukraine within 100 days.
    clauses: [{id: hold, actor: unnamed, modality: shall, action: hold elections}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses of nobody named whose text begins with the name of who is to act."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told:
            continue
        for norm in point.all_norms:
            if not norm.actors or not set(norm.actors) <= {"unnamed", "undisclosed"}:
                continue
            found = leading_actor(point, norm, actors)
            if found:
                wording, name = found
                yield Hit(
                    Place(norm.part.at("actor")),
                    f"the clause binds nobody, but the text says who is to act: `{name.id}`",
                    f"write `actor: {name.id}`",
                    related=((Place(wording.path, part=wording.text[name.start : name.end]), "named here"),),
                    fix=Fix(
                        f"write `{name.id}`",
                        (Edit("replace", norm.part.at("actor"), name.id),),
                        safe=False,
                    ),
                )
