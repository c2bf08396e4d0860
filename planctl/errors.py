"""What can go wrong between a user and planctl, each with the exit code it leads to."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.source import Document


class Exit(IntEnum):
    """The exit codes, an interface: see the docs page on exit codes."""

    CLEAN = 0
    FOUND = 1
    USAGE = 2
    NO_INPUT = 3
    INTERNAL = 4
    INTERRUPTED = 130


class PlanctlError(Exception):
    """A failure with a message for people: what is wrong, and what to do about it."""

    exit_code = Exit.USAGE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class MissingExtra(PlanctlError):
    """A package that only some users need is not installed."""

    def __init__(self, what: str, package: str, extra: str, otherwise: str | None = None) -> None:
        hint = f"pip install 'planctl[{extra}]'"
        super().__init__(
            f"{what} needs the package {package}, which is not installed",
            f"{hint}, or {otherwise}" if otherwise else hint,
        )


class UnknownRef(PlanctlError):
    """A ref or path that names nothing."""


class NoInput(PlanctlError):
    """Nothing matched what the user asked for."""

    exit_code = Exit.NO_INPUT


class UnreadableFile(PlanctlError):
    """A file that the operating system does not let us read."""


class InvalidDocument(PlanctlError):
    """A file that was read but is not a sound document of its kind."""

    exit_code = Exit.FOUND

    def __init__(self, document: Document) -> None:
        super().__init__(
            f"{document.name} is not a sound document", "run `planctl validate` on it for the reasons"
        )
        self.document = document
