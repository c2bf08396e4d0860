"""What commands that change a plan do with the new text: check it, print it, or put it in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.cli.options import Common
    from planctl.source import Document

BOM = "\ufeff"


def own_file(named: str, document: Document, archive: Archive) -> Path:
    """The file to write in place. A link stays a link: what it points to is written.

    Raises UsageError for what is no file, PlanctlError for a plan of planctl's own library.
    """
    from planctl.errors import PlanctlError

    path = Path(os.path.realpath(document.name))
    if named in ("-", "<stdin>") or not path.is_file():
        raise click.UsageError(f"`{named}` is not a file that could be written in place; use -o FILE")
    if archive.is_library and not Path(named).is_file():
        raise PlanctlError(
            f"`{named}` is a plan of planctl's own library, which is not edited",
            "name a file, or write the result elsewhere with -o FILE",
        )
    return path


def must_be_sound(text: str, name: str, done: str) -> None:
    """Raise PatchError with the first finding where the result would not be a sound plan. `done` says what
    was: "the operations apply".
    """
    from planctl.lint.engine import check
    from planctl.lint.ruleset import structural_rules
    from planctl.lint.subject import Subject
    from planctl.source import read_bytes
    from planctl.source.edits import PatchError

    document = read_bytes(text.encode("utf-8"), name)
    findings = check(Subject(document, Path(name)), rules=structural_rules())
    if not findings:
        return
    more = len(findings) - 1
    others = "" if not more else " (and 1 more finding)" if more == 1 else f" (and {more:,} more findings)"
    raise PatchError(
        f"{done}, but {name} would no longer be a sound plan: {findings[0].message}{others}",
        "nothing was written",
    )


def mark(document: Document) -> str:
    """The byte order mark that the file began with, if it did: reading drops it."""
    try:
        with open(document.name, "rb") as handle:
            return BOM if handle.read(3) == BOM.encode("utf-8") else ""
    except OSError:
        return ""  # standard input


def print_text(common: Common, text: str) -> None:
    """Print the text byte for byte; on a terminal, as any other result."""
    from planctl.cli.streams import ClosedPipe
    from planctl.safe import printable

    if sys.stdout.isatty():
        common.emit(printable(text.removeprefix(BOM).replace("\r\n", "\n")))
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ClosedPipe from None
