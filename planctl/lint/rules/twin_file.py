"""A version is one text in one file. With `1.0.yaml` beside `1.0.yml`, which of them a ref means would
depend on the order in which a folder is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.safe import one_line

RULE = Rule(
    id="PL817",
    name="twin-file",
    severity=Severity.ERROR,
    summary="Two files of a plan are named as the same version.",
    kinds=("plan",),
    at="a-plan/1.0.yml",
    beside=(("a-plan/1.0.yaml", 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\npoints: []\n'),),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
""",
)

_NAME = regex(r"(\d{1,9})\.(\d{1,9})\.ya?ml\Z")


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """All files that claim this one's version, reported in each but the first."""
    match = _NAME.match(subject.file.name) if subject.file else None
    if subject.file is None or match is None:
        return
    files = context.files(subject.file.parent.name, f"{int(match[1])}.{int(match[2])}")
    if len(files) < 2:
        return
    real = [os.path.realpath(file) for file in files]
    if os.path.realpath(subject.file) in real[1:]:
        yield Hit(
            Place(("version",)),
            f"{one_line(files[0].name, 60)} is the same version in the same folder",
            "keep one of the two files, or give one another version",
            related=((Place(("version",), file=files[0]), "the other file"),),
        )
