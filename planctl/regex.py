"""Regular expressions that are compiled when they are first used.

Most of them are for what a sound file does not have, and a run on one small file would take longer to compile
them all than to check the file. What every file needs is compiled by `re.compile`, which is quicker in use.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that can be asked like a compiled one. Only the functions of `re` do not take it."""
    return cast("re.Pattern[AnyStr]", _Regex(source, flags))


class _Regex:
    # Where what was once asked for is kept.
    __slots__ = ("_flags", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value
