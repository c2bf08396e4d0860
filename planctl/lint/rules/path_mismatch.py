"""A version lives in `<id>/<version>.yaml`, and refs are resolved by path.

A file copied to begin the next version, whose head nobody changed, would be found under one name and call
itself by another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL107",
    name="path-mismatch",
    severity=Severity.ERROR,
    summary="A plan's id or version is not the one that its path says.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The id and the version of a file in `<id>/<version>.yaml`."""
    path = PurePath(subject.file or subject.document.name)
    version = re.fullmatch(r"((?:0|[1-9]\d*)\.(?:0|[1-9]\d*))\.ya?ml", path.name)
    if not version or not isinstance(subject.data, dict):
        return
    folder = path.parent.name
    for key, expected in (("id", folder), ("version", version[1])):
        said = subject.data.get(key)
        if isinstance(said, str) and expected and said != expected:
            shown = one_line(said, 60)
            yield Hit(
                Place((key,)),
                f"the {key} is `{shown}`, but the file is {folder}/{path.name}",
                f"write `{expected}`, or move the file",
                fix=Fix(f"write `{expected}`", (Edit("replace", (key,), expected),), safe=False),
            )
