"""`unnamed` is for texts that do not say who is to act ("European fighter jets are to be stationed in
Poland"). Where the text, or the part of it that the clause stands for, says who is to act, by the subject of
the clause's own verb or by whom that is done, a clause that binds nobody drops the one thing on which a
comparison of duties rests. A `note` on the clause that says why it is so is taken at its word.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of, leading_actor
from planctl.lint.closely import acting
from planctl.lint.context import Context
from planctl.lint.doers import doer
from planctl.lint.finding import Confidence, Severity
from planctl.lint.provisions import Norm, Wording
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
_NOBODY = frozenset({"unnamed", "undisclosed"})


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses of nobody named whose text, or whose part of it, says who is to act."""
    if "actors" in context.unknown:
        return
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told:
            continue
        for norm in point.all_norms:
            if not norm.actors or not _NOBODY.issuperset(norm.actors):
                continue
            found = leading_actor(point, norm, actors)
            if found:
                wording, name = found
                yield _hit(norm, name.id, wording, wording.text[name.start : name.end])
            elif not norm.raw.get("note") and (
                part := acting(point, norm, actors) or doer(point, norm, actors)
            ):
                yield _hit(norm, part.actor, part.wording, part.said)


def _hit(norm: Norm, actor: str, wording: Wording, said: str) -> Hit:
    return Hit(
        Place(norm.part.at("actor")),
        f"the clause binds nobody, but the text says who is to act: `{actor}`",
        f"write `actor: {actor}`",
        related=((Place(wording.path, part=said), "named here"),),
        fix=Fix(f"write `{actor}`", (Edit("replace", norm.part.at("actor"), actor),), safe=False),
    )
