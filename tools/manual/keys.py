"""The tables of the keys: of the documents (each key with an example) and of the results."""

from __future__ import annotations

import enum
import importlib
import inspect
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from planctl.model.kinds import KINDS
from planctl.model.plain import Plain
from planctl.schemas import RESULTS
from tools.manual.prose import code, prose, table
from tools.manual.values import value_words

EXAMPLES = Path(__file__).with_name("keys.toml")


@cache
def examples() -> dict[str, dict[str, str]]:
    """The hand-written part of the tables, by model and key: an example of each key."""
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))


@cache
def document_models() -> dict[str, type[BaseModel | Plain | enum.Enum]]:
    """Every model and closed list that documents are made of, by name."""
    found: dict[str, type[BaseModel | Plain | enum.Enum]] = {}
    for model in KINDS.values():
        _collect(model, found)
    return found


@cache
def result_models(result: str) -> dict[str, type[BaseModel | Plain | enum.Enum]]:
    """Every model and closed list that a result is made of, the result itself first."""
    module, name = RESULTS[result]
    found: dict[str, type[BaseModel | Plain | enum.Enum]] = {}
    _collect(getattr(importlib.import_module(module), name), found)
    return found


def document_keys(name: str) -> str:
    """The keys of one model of the documents. Raises KeyError where keys.toml lacks the example of a key."""
    model = document_models()[name]
    if issubclass(model, enum.Enum):
        return _values(model)
    rows = []
    for key, schema, required, text in _keys(model, "validation"):
        values = value_words(schema, required)
        example = examples()[name][key]
        rows.append([code(key), "yes" if required else "", values, prose(text), code(example)])
    return table(["key", "required", "value", "meaning", "example"], rows)


def result_keys(result: str) -> str:
    """The keys of a result and of everything in it."""
    parts: list[str] = []
    for name, model in result_models(result).items():
        if issubclass(model, enum.Enum):
            continue
        rows = [
            [code(key), _plain(value_words(schema)), prose(text)]
            for key, schema, _, text in _keys(model, "serialization")
        ]
        title = f"The whole ({name})" if not parts else name
        said = prose(inspect.getdoc(model) or "")
        parts.append(f"**{title}.** {said}\n\n" + table(["key", "value", "meaning"], rows))
    lists = [
        f"`{name}`: " + ", ".join(code(str(item.value)) for item in model)
        for name, model in result_models(result).items()
        if issubclass(model, enum.Enum)
    ]
    if lists:
        parts.append("**Closed lists.** " + "; ".join(lists) + ".")
    return "\n\n".join(parts)


def result_list(argument: str = "") -> str:  # noqa: ARG001
    """Every result with its keys, a section each."""
    from planctl.schemas import all_schemas

    texts = all_schemas()
    return "\n\n".join(f"## {name}\n\n{_sentence(texts[name])}\n\n{result_keys(name)}" for name in RESULTS)


def _values(model: type[enum.Enum]) -> str:
    rows = [[code(str(item.value)), prose(getattr(item, "meaning", ""))] for item in model]
    return table(["value", "meaning"], rows)


def _keys(model: type[BaseModel | Plain], mode: Any) -> list[tuple[str, dict[str, Any], bool, str]]:
    schema = model.model_json_schema(by_alias=True, mode=mode)
    if "properties" not in schema:  # a model that contains itself
        schema = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    required = schema.get("required", [])
    if issubclass(model, Plain):
        told = {key: text or "" for key, text in model.meanings().items()}
    else:
        told = {field.alias or name: _own(field.description) for name, field in model.model_fields.items()}
    return [(key, part, key in required, told.get(key, "")) for key, part in schema["properties"].items()]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{prose(text[1:]).rstrip('.')}."


def _own(description: str | None) -> str:
    """What is said of the key itself. What every translatable text says of itself is in the value's words."""
    if description is None or description.startswith("A text in the document's language"):
        return ""
    return description


def _plain(words: str) -> str:
    """Without the links, which lead nowhere on the page of the results."""
    return re.sub(r"\[(\w+)\]\(#\w+\)", r"`\1`", words)


def _collect(kind: Any, found: dict[str, type[BaseModel | Plain | enum.Enum]]) -> None:
    if inspect.isclass(kind) and issubclass(kind, (BaseModel, Plain, enum.Enum)):
        if kind.__name__ in found:
            return
        found[kind.__name__] = kind
        if issubclass(kind, BaseModel):
            for field in kind.model_fields.values():
                _collect(field.annotation, found)
        elif issubclass(kind, Plain):
            for part in get_type_hints(kind).values():
                _collect(part, found)
    for inner in get_args(kind):
        _collect(inner, found)
