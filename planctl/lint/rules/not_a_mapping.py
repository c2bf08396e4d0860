"""Every document of the format begins with keys, the first of them `schema:`.

A list or a single text at the top is another kind of file.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.naming import kind_name
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL013",
    name="not-a-mapping",
    severity=Severity.ERROR,
    summary="The top of the file is not a mapping.",
    always=True,
    failing="""\
- id: a
- id: b
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The first line, where the document is something else than a mapping."""
    if not subject.document.is_empty and not isinstance(subject.data, (dict, type(None))):
        what = kind_name(subject.data)
        yield Hit(
            Place(),
            f"the file holds {what}, not the keys of a document",
            "a document starts with a line such as `schema: planctl/plan/1`",
        )
