"""Every claim leads to the page that shows it.

A source id that the file's `sources:` does not define leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.citations import citations
from planctl.lint.context import Context
from planctl.lint.entries import unknown
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL207",
    name="undefined-source",
    severity=Severity.ERROR,
    summary="A cited source is not defined in the file.",
    kinds=("plan", "timeline", "stances", "redlines"),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press}
points:
  - id: force-cap
    sources: [axois]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press}
points:
  - id: force-cap
    sources: [axios]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every source id that is cited."""
    data = subject.data
    found = data.get("sources") if isinstance(data, dict) else None
    defined = found if isinstance(found, dict) else {}
    if not subject.cited <= defined.keys():
        yield from unknown(citations(data), defined, "source", "`sources:` of this file")
