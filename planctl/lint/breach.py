"""From pydantic's errors to breaches: one for each place, at a path that exists in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planctl.lint.local import name
from planctl.model.sound import sound
from planctl.record import Record
from planctl.source import Path

# Errors that say that a union's arm was not meant at all, with what the arm would have taken.
EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "dict_type": "a mapping",
    "list_type": "a list",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "bool_type": "true or false",
    "decimal_type": "a number",
    "float_type": "a number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "decimal_parsing": "a number",
    "date_type": "a date",
}


# The names of points and sources that were found sound, and how many are kept.
_SOUND: set[bytes] = set()
_MOST = 20_000


class Breach(Record):
    """One place where a document breaks its model. `kind` is the name of the rule that reports it."""

    kind: str
    path: Path
    message: str
    hint: str | None = None
    on_key: bool = False


class Error(Record):
    """A pydantic error at a real path. `arms` are the union arms passed on the way: (path of the union,
    arm).
    """

    type: str
    path: Path
    arms: tuple[tuple[Path, str], ...]
    on_key: bool
    detail: dict[str, Any]
    said: str


def breaches(kind: str, data: Any, names: Sequence[bytes | None] = ()) -> list[Breach]:
    """Where raw data breaks the model of a document kind. The `schema:` line is not judged here.

    `names` are what the points of a plan are known by: equal points, and equal sources, are looked at once.
    """
    if _is_sound(kind, data, names):
        return []
    from pydantic import ValidationError

    from planctl.lint.wording import worded
    from planctl.model.kinds import KINDS, schema_line

    model = KINDS[kind]
    try:
        model.model_validate({**data, "schema": schema_line(kind)})
    except ValidationError as error:
        raw = error.errors(include_url=False, include_input=False)
        errors = [
            _located(item["type"], item["loc"], data, dict(item.get("ctx", {})), item["msg"]) for item in raw
        ]
        return worded(list(_one_for_each_place(errors)), model, data)
    return []


def _is_sound(kind: str, data: Any, names: Sequence[bytes | None]) -> bool:
    points, sources = data.get("points"), data.get("sources")
    left, met = dict(data), list(names)
    if names and isinstance(points, list) and len(points) == len(names):
        left["points"] = [
            point for point, each in zip(points, names, strict=True) if each is None or each not in _SOUND
        ] or points[:1]
    if sources and type(sources) is dict:
        called = {id_: name(kind, [id_, source]) for id_, source in sources.items()}
        fresh = [id_ for id_, each in called.items() if each is None or each not in _SOUND]
        left["sources"] = {id_: sources[id_] for id_ in fresh or [*sources][:1]}
        met += called.values()
    if not sound(kind, left):
        return False
    if len(_SOUND) > _MOST:
        _SOUND.clear()
    _SOUND.update([each for each in met if each is not None])
    return True


def _located(kind: str, loc: Sequence[str | int], data: Any, detail: dict[str, Any], said: str) -> Error:
    path: list[str | int] = []
    arms: list[tuple[Path, str]] = []
    node = data
    on_key = False
    for position, step in enumerate(loc):
        if isinstance(node, dict) and step in node:
            node = node[str(step)]
            path.append(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
            path.append(step)
        elif step == "[key]":
            on_key = True
        elif kind == "missing" and position == len(loc) - 1:
            path.append(step)
        else:
            arms.append((tuple(path), str(step)))
    return Error(kind, tuple(path), tuple(arms), on_key, detail, said)


def _one_for_each_place(errors: list[Error]) -> Iterator[Error]:
    """Settle the unions: of each, keep the errors of the arm that the value was meant for."""
    unions: dict[Path, list[Error]] = {}
    for error in errors:
        if not error.arms:
            yield error
        else:
            unions.setdefault(error.arms[0][0], []).append(error)
    for site, members in unions.items():
        by_arm: dict[str, list[Error]] = {}
        for member in members:
            by_arm.setdefault(member.arms[0][1], []).append(member)
        meant = [
            found
            for found in by_arm.values()
            if not any(e.type in EXPECTED and e.path == site for e in found)
        ]
        if meant:
            inner = [Error(e.type, e.path, e.arms[1:], e.on_key, e.detail, e.said) for e in meant[0]]
            yield from _one_for_each_place(inner)
        else:
            names = list(
                dict.fromkeys(EXPECTED[e.type] for e in members if e.type in EXPECTED and e.path == site)
            )
            yield Error("no_arm", site, (), False, {"expected": names}, "")
