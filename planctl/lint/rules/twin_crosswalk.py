"""A crosswalk is read from either side, so two plans have one: `A--B.yaml` or `B--A.yaml`. With both there,
which rulings hold would depend on which plan was named first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

_OTHER = """\
schema: planctl/crosswalk/1
a: e3-counter-proposal
b: us-28-point
links: []
"""

RULE = Rule(
    id="PL814",
    name="twin-crosswalk",
    severity=Severity.ERROR,
    summary="There is a crosswalk of the same two plans the other way round.",
    kinds=("crosswalk",),
    at="crosswalks/us-28-point--e3-counter-proposal.yaml",
    beside=(("crosswalks/e3-counter-proposal--us-28-point.yaml", _OTHER),),
    failing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links: []
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The file of the other way round, reported in the one whose name comes second."""
    path = PurePath(subject.file or subject.document.name)
    left, found, right = path.stem.partition("--")
    if path.parent.name != "crosswalks" or not found or left <= right:
        return
    other = context.beside("crosswalks", f"{right}--{left}.yaml")
    if other is not None:
        yield Hit(
            Place(("a",)),
            f"{one_line(right, 60)}--{one_line(left, 60)}.yaml has rulings on the same two plans",
            "put the rulings of both into one file",
            related=((Place(("a",), file=other.file), "the other crosswalk"),),
        )
