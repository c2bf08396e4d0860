"""Refs, stances, events and comparisons name a point or a clause by its id, so an id stands for one
provision for ever. If a point was dropped or deleted in one version and its id comes back in a later one
for something else, all that was ever said of the first now points at the second.

A provision that comes back as itself takes its old id again. Which of the two it is, is judged by the
topics and words they share.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.history import earlier, sound_text
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, clauses, points
from planctl.lint.wordings import content_words, shared
from planctl.record import Record

RULE = Rule(
    id="PL112",
    name="reused-id",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    summary="An id that an earlier version dropped or deleted comes back for something else.",
    kinds=("plan",),
    at="a-plan/3.0.yaml",
    beside=(
        (
            "a-plan/1.0.yaml",
            """\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: neutrality, topics: [nato-membership], text: Ukraine stays out of military alliances.}
  - {id: elections, topics: [elections], text: Ukraine holds elections within a hundred days.}
""",
        ),
        (
            "a-plan/2.0.yaml",
            """\
schema: planctl/plan/1
id: a-plan
version: "2.0"
points:
  - {id: neutrality, state: deleted}
  - {id: elections, topics: [elections], text: Ukraine holds elections within a hundred days.}
""",
        ),
    ),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "3.0"
points:
  - {id: neutrality, topics: [media], text: Broadcasters report without taking sides.}
  - {id: elections, topics: [elections], text: Ukraine holds elections within a hundred days.}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "3.0"
points:
  - {id: neutral-media, topics: [media], text: Broadcasters report without taking sides.}
  - {id: neutrality, topics: [nato-membership], text: Ukraine joins no military alliance.}
  - {id: elections, topics: [elections], text: Ukraine holds elections within a hundred days.}
""",
)


class _Known(Record):
    part: Part
    subject: Subject
    version: str


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Points and clauses that the version before does not have, against all versions before that."""
    versions = earlier(subject, context)
    if len(versions) < 2:
        return
    before, plan = versions[-1], subject.data["id"]
    last = _alive(sound_text(plan, before, context))
    if last is None:
        return
    back: list[Part] = []
    clauses_back: list[tuple[str, Part]] = []
    for point in points(subject.data):
        if point.name is None or point.raw.get("state") == "deleted":
            continue
        if point.name not in last:
            back.append(point)
            continue
        there = {clause.name for clause in clauses(last[point.name])}
        clauses_back += [
            (point.name, clause) for clause in clauses(point) if clause.name and clause.name not in there
        ]
    if not back and not clauses_back:
        return
    yield from _returned(subject, context, versions[:-1], before, back, clauses_back)


def _alive(text: Subject | None) -> dict[str, Part] | None:
    """The points of a text that are not deleted, by id."""
    if text is None:
        return None
    return {
        point.name: point for point in points(text.data) if point.name and point.raw.get("state") != "deleted"
    }


def _returned(
    subject: Subject,
    context: Context,
    versions: list[str],
    gone: str,
    back: list[Part],
    clauses_back: list[tuple[str, Part]],
) -> Iterator[Hit]:
    wanted = {point.name: point for point in back}
    wanted_clauses = {(name, clause.name): clause for name, clause in clauses_back}
    for version in reversed(versions):
        text = sound_text(subject.data["id"], version, context)
        alive = _alive(text) or {}
        for name in [name for name in wanted if name in alive]:
            new, old = wanted.pop(name), alive[str(name)]
            if text and _differs(new, old):
                yield _hit(f"point `{name}`", new, old, text, version, gone)
        for key in [key for key in wanted_clauses if key[0] in alive]:
            found = [clause for clause in clauses(alive[key[0]]) if clause.name == key[1]]
            if found and text:
                clause = wanted_clauses.pop(key)
                if _acts_otherwise(clause, found[0]):
                    yield _hit(f"clause `{key[0]}.{key[1]}`", clause, found[0], text, version, gone)
        if not wanted and not wanted_clauses:
            return


def _differs(new: Part, old: Part) -> bool:
    topics = [part.raw.get("topics") for part in (new, old)]
    common = all(isinstance(each, list) for each in topics) and any(
        topic in (topics[1] or []) for topic in topics[0] or []
    )
    words = [content_words(part.raw.get("title"), part.raw.get("text")) for part in (new, old)]
    return shared(*words) < (0.2 if common else 0.4)


def _acts_otherwise(new: Part, old: Part) -> bool:
    words = [
        content_words(part.raw.get("action"), part.raw.get("object"), part.raw.get("text"))
        for part in (new, old)
    ]
    return shared(*words) == 0 and new.raw.get("actor") != old.raw.get("actor")


def _hit(what: str, new: Part, old: Part, text: Subject, version: str, gone: str) -> Hit:
    return Hit(
        Place(new.at("id")),
        f"{what} was in version {version} and not in {gone}, and now its id stands for something else",
        "give what is new an id of its own",
        related=((Place(old.at("id"), file=text.file), f"what it stood for in {version}"),),
    )
