"""A verdict with what it rests on, so that it can be kept for as long as that stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.record import Record
from planctl.validation.outcome import Outcome, outcome

if TYPE_CHECKING:
    from planctl.archive.search import Found
    from planctl.validation.validator import Validator


# Files of which the contents are held at once: enough for the versions of a plan and its kin.
_HELD = 150


class Kept(Record):
    """An outcome, and the files that were read to come to it. Without `lasting`, it rests on more than files:
    on the history of a repository.
    """

    outcome: Outcome
    read: frozenset[str]
    lasting: bool


class Judge:
    """Judges files one by one, and notes what each verdict rests on."""

    def __init__(self, validator: Validator) -> None:
        self._validator = validator

    def __call__(self, found: Found) -> Kept:
        """The verdict on a file."""
        validator = self._validator
        validator.reads.clear()
        validator.asked_history = False
        made = outcome(validator, validator.subject(found.path, found.name))
        validator.forget(_HELD)
        return Kept(made, frozenset(validator.reads), not validator.asked_history)
