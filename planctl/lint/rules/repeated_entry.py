"""Who is bound jointly with himself, and a topic that counts twice, are slips that every count carries
on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts
from planctl.safe import one_line
from planctl.source import Path
from planctl.source.edits import Edit

_HEAD = ("proponents", "drafters", "parties", "editorial")
_POINT = ("topics", "sources", "see")
_OPTION = ("by", "sources")
_CLAUSE = ("actor", "counterparty", "beneficiary", "verifier", "territory", "after", "sources")

RULE = Rule(
    id="PL108",
    name="repeated-entry",
    severity=Severity.WARNING,
    summary="A list names one thing twice.",
    kinds=("plan", "timeline", "stances"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: force-cap, topics: [force-size, nato, force-size]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: force-cap, topics: [force-size, nato]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every entry of a list that an earlier one of the same list equals."""
    data = subject.data
    yield from _repeats(data, (), _HEAD)
    for edge in parts(data, (), "derived_from"):
        yield from _repeats(edge.raw, edge.path, ("sources",))
    for provision in subject.provisions:
        yield from _repeats(provision.raw, provision.part.path, _POINT)
        for option in provision.options:
            yield from _repeats(option.part.raw, option.part.path, _OPTION)
        for norm in provision.all_norms:
            yield from _repeats(norm.raw, norm.part.path, _CLAUSE)
        if "readings" in provision.raw:
            for reading in parts(provision.raw, provision.part.path, "readings"):
                yield from _repeats(reading.raw, reading.path, ("sources",))
    for key, lists in (("events", ("plans", "sources")), ("stances", ("on", "sources"))):
        for part in parts(data, (), key):
            yield from _repeats(part.raw, part.path, lists)


def _repeats(raw: dict[str, Any], path: Path, keys: tuple[str, ...]) -> Iterator[Hit]:
    for key in keys:
        items = raw.get(key)
        if not isinstance(items, list) or len(items) < 2:
            continue
        texts = [item for item in items if isinstance(item, str)]
        if len(set(texts)) == len(texts):
            continue
        first: dict[str, int] = {}
        for index, item in enumerate(items):
            if isinstance(item, str) and first.setdefault(item, index) != index:
                place = (*path, key, index)
                yield Hit(
                    Place(place),
                    f"`{one_line(item, 60)}` stands twice in `{key}`",
                    "leave it out",
                    related=((Place((*path, key, first[item])), "first here"),),
                    fix=Fix(f"leave out the second `{one_line(item, 60)}`", (Edit("remove", place),)),
                )
