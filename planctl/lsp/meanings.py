"""What a value names, told by where it stands: an actor, a topic, a source of the file, a point, a plan."""

from __future__ import annotations

from typing import Literal

from planctl.lint.actors import ROLES
from planctl.lsp.spots import EXPRESSIONS
from planctl.source import Path

Meaning = Literal[
    "actor", "topic", "category", "territory", "source", "event", "plan", "version", "ref", "local", "clause",
    "bracketed", "expression",
]  # fmt: skip

_ACTORS = {"proponents", "drafters", "parties", "actors", "member_of", "by", "actor", "speaker", *ROLES}
_BY_KEY: dict[str, Meaning] = {
    **dict.fromkeys(_ACTORS, "actor"),
    "topics": "topic",
    "broader": "topic",
    "category": "category",
    "territory": "territory",
    "part_of": "territory",
    "sources": "source",
    "event": "event",
    "see": "ref",
    "after": "ref",
    "on": "ref",
    "plans": "ref",
    **dict.fromkeys(EXPRESSIONS, "expression"),
}
# Keys that hold lists of names: such a list itself names nothing.
_LISTS = {"sources", "topics", "actors", "plans", "proponents", "drafters", "parties", "by"}
# Mappings at the top of a document whose keys are ids: what stands there names itself.
_DEFINING: dict[str, Meaning] = {
    "sources": "source",
    "actors": "actor",
    "topics": "topic",
    "categories": "category",
    "territories": "territory",
}


def meaning(kind: str | None, path: Path, on_key: bool) -> Meaning | None:
    """What the key or value at a path of a document names; None where it names nothing."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return None
    if on_key:
        return _of_key(kind, names, path)
    last = names[-1]
    is_item = isinstance(path[-1], int)
    if kind == "crosswalk":
        if last in ("a", "b"):
            return "ref" if len(names) == 1 else "local"
        return None
    if "derived_from" in names and last in ("plan", "version"):
        return "plan" if last == "plan" else "version"
    if last == "clause":
        return "clause"
    if "replaces" in names:
        return "bracketed" if names[-2] == "replaces" else None
    if last in _LISTS and not is_item:
        return None
    return _BY_KEY.get(last)


def _of_key(kind: str | None, names: list[str], path: Path) -> Meaning | None:
    """What a key names: most keys are words of the format; those of registries and maps are ids."""
    if len(path) < 2 or not isinstance(path[-2], str):
        return None
    above = names[-2]
    if above == "replaces":
        return "clause"
    if kind == "lock" and above == "texts":
        return "ref"
    return _DEFINING.get(above) if len(path) == 2 else None
