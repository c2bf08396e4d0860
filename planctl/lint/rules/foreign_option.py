"""Alternatives are put by those who negotiate: the proponents of a text, its drafters and the parties that
it is to bind, or bodies and persons that belong to one of them. An option by somebody else is unusual;
often the id of an actor was taken for that of another.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import options, points, words
from planctl.model.scalars import SPECIAL_ACTORS
from planctl.safe import one_line

RULE = Rule(
    id="PL554",
    name="foreign-option",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    summary="An option is put by an actor who neither proposes the text nor is a party to it.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
proponents: [us]
parties: [ua, ru]
points:
  - id: force-cap
    options:
      - {id: low, by: [ru], text: "The ceiling is 600,000."}
      - {id: high, by: [cn], text: "The ceiling is 800,000."}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
proponents: [us]
parties: [ua, ru]
points:
  - id: force-cap
    options:
      - {id: low, by: [ru], text: "The ceiling is 600,000."}
      - {id: high, by: [ua], text: "The ceiling is 800,000."}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The proposers of every option, in a text that says who its parties are."""
    involved = {actor for _, actor in words(subject.data, (), "parties")}
    if not involved or "all" in involved:
        return
    involved |= {actor for _, actor in words(subject.data, (), "proponents", "drafters")}
    for point in points(subject.data):
        for option in options(point):
            for path, actor in words(option.raw, option.path, "by"):
                if actor in SPECIAL_ACTORS or actor not in context.registry.actors:
                    continue
                if not _belongs(actor, involved, context):
                    yield Hit(
                        Place(path),
                        f"`{one_line(actor, 60)}` puts an option, but is neither a proponent nor a party",
                        "add it to `parties`, or correct the actor",
                        fold=actor,
                    )


def _belongs(actor: str, involved: set[str], context: Context) -> bool:
    """Whether an actor, or one that it belongs to or that belongs to it, is involved."""
    known = context.registry.actors
    todo, seen = [actor], {actor}
    while todo:
        name = todo.pop()
        if name in involved:
            return True
        entry = known.get(name)
        above = [group for group in entry.member_of if group not in seen] if entry else []
        seen.update(above)
        todo += above
    return any((entry := known.get(each)) and actor in entry.member_of for each in involved)
