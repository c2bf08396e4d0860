"""What is kept of the verdict on a file: all that a report needs, and nothing of the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.record import Record

if TYPE_CHECKING:
    from planctl.lint.finding import Finding, Waived
    from planctl.lint.subject import Subject
    from planctl.validation.validator import Validator


class Outcome(Record):
    """The verdict on a file. `home` is the document it holds, `text` its contents where they are at hand.

    `broken` are files beside it, by path and name, that could not be read when something was looked up.
    """

    file: Path
    name: str
    home: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    text: str | None = None
    broken: tuple[tuple[str, str], ...] = ()


def outcome(validator: Validator, subject: Subject) -> Outcome:
    """The outcome of a file, judged within its surroundings; its findings have the patches that hold."""
    from planctl.lint.concrete import home_of
    from planctl.validation.tally import file_of

    verdict = validator.judge(subject)
    return Outcome(
        file_of(subject),
        subject.document.name,
        home_of(subject),
        tuple(validator.patched(subject, verdict)),
        verdict.waived,
        subject.document.text,
        tuple((str(each.file), each.document.name) for each in validator.broken() if each.file),
    )


def renamed(made: Outcome, called: Callable[[str], str | None]) -> Outcome:
    """An outcome that calls other files by other names, where `called` gives one."""

    def told(finding: Finding) -> Finding:
        if not any(called(each.path) for each in finding.related if each.path != made.name):
            return finding
        related = [
            each
            if each.path == made.name
            else each.model_copy(update={"path": called(each.path) or each.path})
            for each in finding.related
        ]
        return finding.model_copy(update={"related": related})

    return made._replace(
        findings=tuple(told(each) for each in made.findings),
        waived=tuple(each.model_copy(update={"finding": told(each.finding)}) for each in made.waived),
    )


class Texts(Mapping[str, str]):
    """The contents of the files of a run by name; what is not at hand is read when it is asked for."""

    def __init__(self, outcomes: Iterator[Outcome]) -> None:
        self._known = {each.name: each for each in outcomes}

    def __getitem__(self, name: str) -> str:
        found = self._known[name]
        if found.text is not None:
            return found.text
        from planctl.source import read_text

        try:
            return read_text(found.file)
        except OSError:
            return ""  # it went away since; its findings stand

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
