"""The first line says what a document is, and by which version of the format it is to be read.

Without it, a program would have to guess. Where the kind can still be told, the rest of the file is checked
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.naming import shown
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.kinds import KINDS, schema_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL020",
    name="unknown-schema",
    severity=Severity.ERROR,
    summary="The `schema:` line is missing or unknown.",
    failing="""\
schema: planctl/plans/1
id: a-plan
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The `schema:` line, or the beginning of the file where there is none."""
    data = subject.data
    if not isinstance(data, dict) or subject.schema.said:
        return
    guess = subject.schema.kind
    lines = [schema_line(kind) for kind in KINDS]
    write = f"write `schema: {schema_line(guess)}`" if guess else f"it is one of: {', '.join(lines)}"
    if "schema" not in data:
        said_nothing = "the file has no `schema:` line, so it is not known what it is"
        yield Hit(Place(("schema",)), said_nothing, write, fix=_fix("add", guess))
        return
    said = data["schema"]
    version = re.match(r"planctl/([a-z]+)/(\d+)\Z", said) if isinstance(said, str) else None
    if version and version[1] in KINDS:
        yield Hit(
            Place(("schema",)),
            f"`{said}` is not a version of the format that this planctl knows",
            write,
            fix=_fix("replace", guess),
        )
    else:
        yield Hit(
            Place(("schema",)),
            f"{shown(said)} is not a schema of planctl",
            f"did you mean `{schema_line(guess)}`?" if guess else write,
            fix=_fix("replace", guess),
        )


def _fix(op: Literal["add", "replace"], kind: str | None) -> Fix | None:
    line = schema_line(kind) if kind else ""
    return Fix(f"write `schema: {line}`", (Edit(op, ("schema",), line),), safe=False) if kind else None
