"""`member_of`, `broader` and `part_of` build the trees by which a view sums up: the coalition for its
members, an oblast for its country. An entry cannot belong to itself either.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import entries, words
from planctl.safe import one_line

# kind of registry: its section, the key that refers, what an entry is called
LINKS = {
    "actors": ("actors", "member_of", "actor"),
    "topics": ("topics", "broader", "topic"),
    "territories": ("territories", "part_of", "territory"),
}

RULE = Rule(
    id="PL209",
    name="unknown-entry",
    severity=Severity.ERROR,
    summary="A registry entry refers to one that is not there.",
    kinds=("actors", "topics", "territories"),
    failing="""\
schema: planctl/actors/1
actors:
  efd: {name: A ministry, kind: body, member_of: [xx]}
""",
    passing="""\
schema: planctl/actors/1
actors:
  xx: {name: A state, kind: state}
  efd: {name: A ministry, kind: body, member_of: [xx]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every reference from entry to entry."""
    assert subject.kind is not None
    section, key, thing = LINKS[subject.kind]
    entry_list = subject.data.get(section)
    known = entry_list if isinstance(entry_list, dict) else {}
    for name, entry in entries(subject.data, (), section):
        used = list(words(entry.raw, entry.path, key))
        yield from unknown(used, known, thing, "this file")
        for path, word in used:
            if word == name:
                yield Hit(
                    Place(path),
                    f"{thing} `{one_line(name, 60)}` cannot belong to itself",
                    f"delete it from `{key}`",
                )
