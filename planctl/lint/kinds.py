"""Which kind of document a file is: as its `schema:` line says, else as its place and its keys suggest."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from planctl.model.kinds import KINDS, kind_of, schema_line
from planctl.record import Record

# The key that only this kind has at its top; a file that lacks its `schema:` line is recognised by it.
_TELLING = {
    "points": "plan",
    "actors": "actors",
    "topics": "topics",
    "categories": "categories",
    "territories": "territories",
    "events": "timeline",
    "stances": "stances",
    "links": "crosswalk",
    "texts": "lock",
    "lines": "redlines",
}


class Kind(Record):
    """The kind that a document is checked as. `said` tells whether its `schema:` line names it."""

    kind: str | None
    said: bool


def recognise(data: Any, name: str) -> Kind:
    """The kind of a document, from its data and its file's name."""
    said = kind_of(data)
    if said:
        return Kind(said, True)
    if not isinstance(data, dict):
        return Kind(None, False)
    return Kind(_near(data.get("schema")) or _by_place(name) or _by_keys(data), False)


def _near(said: Any) -> str | None:
    if not isinstance(said, str) or len(said) > 60:
        return None
    for kind in KINDS:  # another version of the format, or the kind alone
        if said == kind or said.startswith(f"planctl/{kind}/"):
            return kind
    from planctl.suggest import nearest

    lines = {schema_line(kind): kind for kind in KINDS}
    close = nearest(said, lines, 1)
    return lines[close[0]] if close else None


def _by_place(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name == "plans.lock":
        return "lock"
    if path.parent.name == "crosswalks":
        return "crosswalk"
    if path.parent.name == "redlines":
        return "redlines"
    if path.parent.name == "registry" or path.stem in ("timeline", "stances"):
        return path.stem if path.stem in KINDS else None
    return None


def _by_keys(data: dict[str, Any]) -> str | None:
    return next((kind for key, kind in _TELLING.items() if isinstance(data.get(key), (dict, list))), None)
