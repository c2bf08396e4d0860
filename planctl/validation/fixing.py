"""Fixes carried out on whole files: in rounds, each proven before it counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from planctl.archive.write import replace_file
from planctl.errors import PlanctlError
from planctl.lint.finding import Finding
from planctl.lint.offers import Prover, patched_text
from planctl.lint.subject import Subject
from planctl.source import read_bytes
from planctl.validation.tally import file_of
from planctl.validation.validator import Validator

BOM = "\ufeff"
# Each round takes at least one finding away and adds none, so this bounds only what is hostile.
_ROUNDS = 100


@dataclass(frozen=True)
class Mended:
    """A file before and after its fixes, and the findings that are gone."""

    subject: Subject
    before: str
    fixed: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The text after the fixes, without a byte order mark."""
        return self.subject.document.text

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self.subject.document.name


def mend(validator: Validator, subject: Subject, *, unsafe: bool) -> Mended:
    """Carry out the fixes of a document in memory, until none is left that holds; the validator then sees the
    new text. Without `unsafe`, safe ones only.
    """
    before = subject.document.text
    fixed: list[Finding] = []
    for _ in range(_ROUNDS):
        policy = validator.settings.policy(file_of(subject))
        prover = Prover(subject, validator.context(subject), policy)
        sets = prover.proven(validator.judge(subject), unsafe=unsafe)
        if not sets:
            break
        text = patched_text(subject.document.text, sets[0])
        document = read_bytes(text.encode("utf-8"), subject.document.name)
        subject = validator.put(document, file_of(subject))
        fixed += [offer.finding for offer in sets[0]]
    return Mended(subject, before, tuple(fixed))


def write(mended: Mended) -> None:
    """Write a file's new text in its place; a link stays a link, a byte order mark stays.

    Raises PlanctlError where the file is no longer what was read, UnreadableFile where it cannot be written.
    """
    path = Path(os.path.realpath(file_of(mended.subject)))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PlanctlError(f"cannot read `{mended.name}`: {error.strerror or error}") from None
    mark = BOM if raw.startswith(BOM.encode("utf-8")) else ""
    if raw != (mark + mended.before).encode("utf-8"):
        raise PlanctlError(f"`{mended.name}` was changed while it was checked", "run the command again")
    replace_file(path, mark + mended.text)


def diff_lines(mended: Mended) -> Iterator[str]:
    """What the fixes change, as a unified diff that `patch` and `git apply` take."""
    before, after = (text.split("\n") for text in (mended.before, mended.text))
    made = unified_diff(_ended(before), _ended(after), f"a/{mended.name}", f"b/{mended.name}", lineterm="")
    for line in made:
        yield from line.split("\n\\", 1)[:1]
        if line.endswith(_NO_END):
            yield _NO_END.strip("\n")


_NO_END = "\n\\ No newline at end of file"


def _ended(lines: list[str]) -> list[str]:
    """Lines without the empty one past the last break; a last line without a break says so."""
    return lines[:-1] if not lines[-1] else [*lines[:-1], lines[-1] + _NO_END]
