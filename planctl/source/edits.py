"""Edits to a document as JSON Patch (RFC 6902) words them: read from a patch, or made by code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, get_args

from planctl.errors import Exit, PlanctlError
from planctl.record import Record
from planctl.source.budget import DEFAULT
from planctl.source.document import Path

Operation = Literal["add", "remove", "replace", "move", "copy", "test"]
_OPERATIONS: tuple[str, ...] = get_args(Operation)


class PatchError(PlanctlError):
    """A patch that is none, or that does not fit the document."""

    exit_code = Exit.FOUND


class Edit(Record):
    """One operation. A step of `path` is a key, or a place in a list (as number or digits; `-` is its end).

    `value` is plain data, for add, replace and test; `origin` is where move and copy take the value from.
    """

    op: Operation
    path: Path
    value: Any = None
    origin: Path = ()

    def __str__(self) -> str:
        words = [self.op, *([pointer(self.origin)] if self.op in ("move", "copy") else [])]
        return " ".join([*words, pointer(self.path)])


def pointer(path: Path) -> str:
    """A path as a JSON Pointer (RFC 6901): `/points/0/text`; the whole document is the empty text."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def steps(text: str) -> Path:
    """The path that a JSON Pointer names. Raises ValueError with the reason."""
    if text and not text.startswith("/"):
        raise ValueError(f"`{text}` is not a JSON Pointer: it should begin with `/`")
    found = text.split("/")[1:]
    for step in found:
        if "~" in step.replace("~0", "").replace("~1", ""):
            raise ValueError(f"`{text}` is not a JSON Pointer: `~` stands only in `~0` and `~1`")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in found)


def read_edits(text: str, name: str) -> list[Edit]:
    """The operations of a patch file. `name` is how the user called it. Raises PatchError."""
    try:
        found = json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_repeats
        )
    except json.JSONDecodeError as error:
        raise PatchError(
            f"{name}:{error.lineno}:{error.colno}: not valid JSON: {error.msg.removesuffix(' at')}",
            "a patch is a JSON list of operations, as `planctl diff A B --format patch` prints it",
        ) from None
    except RecursionError:
        raise PatchError(f"{name}: the JSON is nested too deep") from None
    except ValueError as error:
        raise PatchError(f"{name}: not valid JSON: {error}") from None
    return edits_from(found, name)


def edits_from(operations: Any, name: str = "the patch") -> list[Edit]:
    """The edits that plain data words as RFC 6902 does. Raises PatchError where an operation is none."""
    if not isinstance(operations, list):
        raise PatchError(f"{name}: a patch is a list of operations, not {_kind(operations)}")
    edits = []
    for number, operation in enumerate(operations, 1):
        try:
            edits.append(_edit(operation))
        except ValueError as error:
            raise PatchError(f"{name}: operation {number}: {error}") from None
    return edits


def _edit(operation: Any) -> Edit:
    if not isinstance(operation, Mapping):
        raise ValueError(f"an operation is an object, not {_kind(operation)}")
    op = operation.get("op")
    if op not in _OPERATIONS:
        said = f"there is no `op` {json.dumps(op)}" if "op" in operation else "the key `op` is missing"
        raise ValueError(f"{said}; it is one of {', '.join(_OPERATIONS)}")
    path = _pointer(operation, "path")
    if op in ("move", "copy"):
        return Edit(op, path, origin=_pointer(operation, "from"))
    if op != "remove" and "value" not in operation:
        raise ValueError(f"the key `value` is missing ({op} needs one)")
    if _depth(operation.get("value")) > DEFAULT.depth:
        raise ValueError(f"the value is nested more than {DEFAULT.depth} levels deep")
    return Edit(op, path, operation.get("value"))


def _pointer(operation: Mapping[str, Any], key: str) -> Path:
    if key not in operation:
        raise ValueError(f"the key `{key}` is missing")
    if not isinstance(operation[key], str):
        raise ValueError(f"the key `{key}` should be a JSON Pointer")
    return steps(operation[key])


def _depth(value: Any) -> int:
    """How deep a value is nested, by levels and not by recursion."""
    depth, level = 0, [value]
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        level = [below for item in level for below in (item.values() if isinstance(item, dict) else item)]
    return depth


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return {str: "a text", bool: "a truth value", type(None): "null"}.get(type(value), "a number")


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


def _no_repeats(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key `{twice}` stands twice in one object")
    return made
