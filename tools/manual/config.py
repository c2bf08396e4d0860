"""The keys of the configuration, from its model."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from planctl.model.config import Config, spelt
from tools.manual.prose import code, prose, table


def config_keys(argument: str = "") -> str:  # noqa: ARG001
    """Each key with what it holds and means."""
    kinds, keys = get_type_hints(Config), TypeAdapter(Config).json_schema()["properties"]
    rows = [
        [code(spelt(name)), _holds(kinds[name]), prose(keys[spelt(name)]["description"])]
        for name in Config.names()
    ]
    return table(["key", "holds", "meaning"], rows)


def _holds(kind: Any) -> str:
    """What a value is, in words."""
    arguments = [arg for arg in get_args(kind) if arg is not type(None)]
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _holds(arguments[0])
    if origin is Literal:
        return ", ".join(code(str(word)) for word in arguments)
    if origin is list:
        return "a list of texts"
    if origin is dict:
        return f"a table; each value is {_holds(arguments[1])}"
    return "a text"
