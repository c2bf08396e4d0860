"""Refs as text: a name for a plan, a version, a point or a clause. Resolution is the archive's."""

from __future__ import annotations

from functools import lru_cache

from planctl.record import Record
from planctl.regex import regex

_REF = regex(
    r"(?P<plan>[a-z0-9]+(?:-[a-z0-9]+)*)?"
    r"(?:@(?P<version>[0-9]+\.[0-9]+))?"
    r"(?:#(?P<point>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<clause>[a-z0-9]+(?:-[a-z0-9]+)*))?)?\Z"
)


class Ref(Record):
    """A parsed ref. `point` is an id or a number; a ref without `plan` points inside its own document."""

    plan: str | None = None
    version: str | None = None
    point: str | None = None
    clause: str | None = None

    def __str__(self) -> str:
        text = self.plan or ""
        if self.version:
            text += f"@{self.version}"
        if self.point:
            text += f"#{self.point}"
        if self.clause:
            text += f".{self.clause}"
        return text

    def without_part(self) -> Ref:
        """The ref of the whole text."""
        return self._replace(point=None, clause=None)


@lru_cache(maxsize=8192)
def parse_ref(text: str) -> Ref | None:
    """A ref's parts, or None where the text is not a ref (it may still be a path)."""
    match = _REF.match(text)
    if not match or not text:
        return None
    parts = match.groupdict()
    if parts["plan"] is None and (parts["version"] or not parts["point"]):
        return None
    return Ref(**parts)
