"""A source in the list that nothing cites makes a text look better established than it is, or marks a
claim whose citation was forgotten. A note cites a source by naming its id.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.citations import mentions
from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import entries
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL304",
    name="uncited-source",
    severity=Severity.INFO,
    summary="A source is defined but never cited.",
    kinds=("plan", "timeline", "stances", "redlines"),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources: {axios: {publisher: Axios, kind: press}}
points:
  - id: a
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources: {axios: {publisher: Axios, kind: press}}
points:
  - id: a
    sources: [axios]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every defined source that nothing cites."""
    left = [
        (name, source) for name, source in entries(subject.data, (), "sources") if name not in subject.cited
    ]
    mentioned = mentions(subject.data) if left else set()
    for name, source in left:
        if name not in mentioned:
            yield Hit(
                Place(source.path, on_key=True),
                f"source `{one_line(name, 60)}` is never cited",
                "cite it where it shows something, or delete it",
                fix=Fix("delete the source", (Edit("remove", source.path),), safe=False),
            )
