"""The rulings on two plans are looked up as `crosswalks/A--B.yaml`. A crosswalk under another name, or one
between versions of a single plan, is never found: the rulings stand there and nothing follows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.ref import parse_ref
from planctl.safe import one_line

RULE = Rule(
    id="PL813",
    name="crosswalk-place",
    severity=Severity.ERROR,
    summary="A crosswalk is not of the two plans that its file name says, so it is never used.",
    kinds=("crosswalk",),
    at="crosswalks/us-28-point--e3-counter-proposal.yaml",
    failing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: european-24-point
links: []
""",
    passing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links: []
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The two plans, and the name of a file in a folder `crosswalks`."""
    refs = [parse_ref(text) if isinstance(text := subject.data.get(side), str) else None for side in "ab"]
    plans = [ref.plan for ref in refs if ref and ref.plan]
    if len(plans) < 2:
        return
    path = PurePath(subject.file or subject.document.name)
    if plans[0] == plans[1]:
        yield Hit(
            Place(("b",)),
            "a crosswalk is between two plans, not between versions of one",
            "name the other plan; in versions of one plan equal ids are the same provision",
            related=((Place(("a",)), "the same plan"),),
        )
    elif path.parent.name == "crosswalks" and path.name != f"{plans[0]}--{plans[1]}.yaml":
        sides = path.stem.split("--")
        side = "a" if sides[0] != plans[0] else "b"
        yield Hit(
            Place((side,)),
            f"the crosswalk is of `{one_line(plans[0], 60)}` and `{one_line(plans[1], 60)}`, but the file is "
            f"{one_line(path.name, 120)}",
            f"name the file {plans[0]}--{plans[1]}.yaml, or correct the ref",
        )
