"""From the places that instructions name to paths in a document's data. What is ambiguous is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planctl.amend.instruction import HOMES, Chain, Part
from planctl.amend.parse import AmendError
from planctl.source import Path


def locate(data: Any, chain: Chain) -> Path:
    """The path of the thing or field that a chain names. Its last field may be missing.

    Raises AmendError where a point, clause, option, reading or source is not there, or more than one fits.
    """
    path: Path = ()
    for part in reversed(chain.parts):
        path = (*path, *_fields(part)) if part.kind == "field" else _thing(data, path, part)
    return path


def at(data: Any, path: Path) -> Any:
    """The value at a path, None where there is none."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def words_at(data: Any, chain: Chain) -> Path:
    """The path of the text that a chain means: of a point, clause, option or reading its `text`, of a text
    in several languages the one in the document's own.

    Raises AmendError where that is no text, or one in other languages only.
    """
    path = locate(data, chain)
    if not chain.parts or chain.parts[0].kind != "field":
        path = (*path, "text")
    found = at(data, path)
    own = data.get("language") if isinstance(data, Mapping) else None
    if isinstance(found, Mapping) and isinstance(own, str) and own in found:
        path, found = (*path, own), found[own]
    if isinstance(found, Mapping):
        languages = ", ".join(f"`{path[-1]}.{tag} of …`" for tag in found)
        raise AmendError(f"{chain} has words in several languages", f"say which: {languages}")
    if not isinstance(found, str):
        raise AmendError(
            f"{chain} has no words", "`set text of … to …` gives it some" if found is None else None
        )
    return path


def position_in(data: Any, home: Path, key: str, anchor: Part | None, where: str) -> int:
    """The index at which a thing is put in the list under `key` of the thing at `home`."""
    things = at(data, (*home, key)) or []
    if anchor is None:
        return 0 if where == "start" else len(things)
    found = _thing(data, home, anchor)[-1]
    assert isinstance(found, int)
    return found if where == "before" else found + 1


def _fields(part: Part) -> Path:
    return tuple(int(step) if step.isdecimal() else step for step in part.name.split("."))


def _thing(data: Any, home: Path, part: Part) -> Path:
    from planctl.suggest import did_you_mean

    if part.kind == "source":
        sources = at(data, (*home, "sources"))
        if not isinstance(sources, Mapping) or part.name not in sources:
            raise AmendError(f"there is no source `{part.name}`", did_you_mean(part.name, sources or ()))
        return (*home, "sources", part.name)
    if part.kind == "clause":
        return _clause(data, home, part)
    key = HOMES[part.kind]
    things = at(data, (*home, key)) or []
    if part.kind == "reading":
        if not part.name.isdecimal() or not 1 <= int(part.name) <= len(things):
            raise AmendError(f"there is no reading {part.name}", f"readings are counted: 1 to {len(things)}")
        return (*home, key, int(part.name) - 1)
    return (*home, key, _only(_called(things, part), part, things))


def _clause(data: Any, home: Path, part: Part) -> Path:
    """A clause of a point: one of its own before one of an option."""
    point = at(data, home) or {}
    own: Path = (*home, "clauses")
    inner = [(*home, "options", index, "clauses") for index in range(len(point.get("options") or []))]
    clauses: list[Any] = []
    for lists in ([own], inner):
        found: list[Path] = []
        for each in lists:
            things = at(data, each) or []
            clauses += things
            found += [(*each, index) for index in _called(things, part)]
        if found:
            return found[_only(list(range(len(found))), part, clauses)]
    return (*own, _only([], part, clauses))


def _called(things: list[Any], part: Part) -> list[int]:
    """The places of the things with a name. An id goes before a label or number that is written alike."""
    by_id = [index for index, thing in enumerate(things) if _has(thing, "id", part.name.lstrip("#"))]
    if by_id or part.name.startswith("#"):
        return by_id
    key = {"point": "number", "clause": "label"}.get(part.kind)
    return [index for index, thing in enumerate(things) if key and _has(thing, key, part.name)]


def _has(thing: Any, key: str, name: str) -> bool:
    return isinstance(thing, Mapping) and thing.get(key) is not None and str(thing[key]) == name


def _only(found: list[int], part: Part, things: list[Any]) -> int:
    from planctl.suggest import did_you_mean

    if len(found) == 1:
        return found[0]
    if found:
        raise AmendError(f"{len(found)} {HOMES[part.kind]} are called `{part.name}`", "name it by its id")
    name = part.name.lstrip("#")
    known = [str(thing.get("id")) for thing in things if isinstance(thing, Mapping)]
    hint = did_you_mean(name, known)
    numbers = [thing["number"] for thing in things if isinstance(thing, Mapping) and thing.get("number")]
    if name.isdecimal() and numbers:
        hint = f"the numbers run from {numbers[0]} to {numbers[-1]}"
    if hint is None and known:
        hint = f"there are: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"
    raise AmendError(f"there is no {part}", hint)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, as whole words: `600` does not stand in `600,000`, nor `or` in `for`.

    Where they do not stand letter for letter, they are found with whatever white space between them.
    """
    found = _whole(text, re.compile(re.escape(words)))
    if not found and words.split():
        found = _whole(text, re.compile(r"\s+".join(map(re.escape, words.split()))))
    return found


def _whole(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    while match := pattern.search(text, start):
        if match.end() > match.start() and not _cuts(text, match.start()) and not _cuts(text, match.end()):
            found.append(match.span())
            start = match.end()
        else:
            start = match.start() + 1
    return found


def _cuts(text: str, at: int) -> bool:
    """Whether a place lies inside a word or a number."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if before.isalnum() and after.isalnum():
        return True
    if before in ".," and before and at >= 2:
        return text[at - 2].isdigit() and after.isdigit()
    return bool(after) and after in ".," and before.isdigit() and text[at + 1 : at + 2].isdigit()
