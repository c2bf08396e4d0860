"""Validation from end to end: files in, a report out. What the command and the library share.

It stands above `archive` and `lint`, which do not know each other: it reads files by the one, surrounds them
with what the archive knows, and has them judged by the other.
"""

from planctl.validation.settings import Overrides, Settings
from planctl.validation.tally import Checked
from planctl.validation.validator import Validator, check_paths

__all__ = ["Checked", "Overrides", "Settings", "Validator", "check_paths"]
