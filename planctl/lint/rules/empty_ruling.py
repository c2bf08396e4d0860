"""A ruling says how points of A and points of B answer each other. `none` may leave one side empty (nothing
answers these points); every other relation needs both, or it relates something to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts
from planctl.source.edits import Edit

RULE = Rule(
    id="PL815",
    name="empty-ruling",
    severity=Severity.ERROR,
    summary="A ruling relates points to nothing.",
    kinds=("crosswalk",),
    failing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links:
  - {a: ["#force-cap"], b: [], relation: same}
""",
    passing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links:
  - {a: ["#force-cap"], b: ["#force-cap"], relation: same}
  - {a: ["#elections"], b: [], relation: none}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Rulings with an empty side."""
    for link in parts(subject.data, (), "links"):
        empty = [side for side in ("a", "b") if link.raw.get(side) == []]
        relation = link.raw.get("relation")
        if len(empty) == 2:
            yield Hit(
                Place(link.path),
                "the ruling names no point at all",
                "name the points, or take it out",
                fix=Fix("take the ruling out", (Edit("remove", link.path),), safe=False),
            )
        elif empty and isinstance(relation, str) and relation != "none":
            yield Hit(
                Place(link.at(empty[0])),
                f"`{relation}` relates the points of {'b' if empty[0] == 'a' else 'a'} to nothing",
                f"name points of {empty[0]}, or write `relation: none`",
                related=((Place(link.at("relation")), "needs both sides"),),
            )
