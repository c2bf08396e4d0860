"""`vague` is for the text's own words that fix no day ("as soon as possible"). A day or a number of days
that is entered there is not compared, not put on the calendar and not checked against the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.spans import exact_deadline
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL510",
    name="vague-but-exact",
    severity=Severity.WARNING,
    summary="A deadline that is entered as vague is an exact one.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses: [{id: hold, deadline: {vague: within 100 days}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    clauses: [{id: hold, deadline: {within: P100D}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every vague deadline whose words are a date or a time from a start."""
    for point in subject.provisions:
        for norm in point.all_norms:
            if "deadline" not in norm.raw:
                continue
            for deadline in mappings(norm.raw, norm.part.path, "deadline"):
                said = deadline.raw.get("vague")
                exact = exact_deadline(said, norm.language) if isinstance(said, str) else None
                if exact is None:
                    continue
                key, value = exact
                edits = (Edit("add", deadline.at(key), value), Edit("remove", deadline.at("vague")))
                yield Hit(
                    Place(deadline.at("vague")),
                    f"`{one_line(str(said), 40)}` is not vague",
                    f"write `{key}: {value}`",
                    fix=Fix(f"write `{key}: {value}`", edits, safe=False)
                    if key not in deadline.raw
                    else None,
                )
