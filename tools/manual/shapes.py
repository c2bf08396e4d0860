"""What the models demand of raw data, for `planctl.model.sound`: read off pydantic's own core schemas."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

from pydantic import TypeAdapter

from planctl.model import scalars
from planctl.model.config import Config
from planctl.model.kinds import KINDS

Core = dict[str, Any]
Shape = dict[str, Any]

# The keys of core schemas that demand nothing of raw data, and those that shapes tell.
_UNDERSTOOD = {
    *("type", "metadata", "serialization", "ref", "cls", "config", "custom_init", "root_model", "sub_type"),
    *("default", "default_factory", "default_factory_takes_data", "strict", "definitions", "schema_ref"),
    *("schema", "choices", "items_schema", "keys_schema", "values_schema", "members", "expected", "function"),
    *("min_length", "max_length", "ge", "le", "pattern", "fields", "frozen", "post_init", "slots"),
}


def shapes() -> str:
    """The shapes of all kinds, as JSON with a model to a line."""
    read = _Reader()
    kinds = {kind: read.named(_schema(model)) for kind, model in KINDS.items()}
    read.named(_core(TypeAdapter(Config)))
    models = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(shape)}" for name, shape in sorted(read.models.items())
    )
    return f'{{\n "kinds": {json.dumps(kinds)},\n "models": {{\n{models}\n }}\n}}\n'


def _schema(model: Any) -> Core:
    model.model_rebuild()
    return _core(model)


def _core(made: Any) -> Core:
    found: Core = getattr(made, "core_schema", None) or made.__pydantic_core_schema__
    return found


class _Reader:
    """Turns core schemas to shapes. What it does not know, no data is surely sound for."""

    def __init__(self) -> None:
        self.models: dict[str, Shape] = {}
        self._referred: dict[str, Core] = {}

    def named(self, core: Core) -> str:
        """The name of the model that a core schema is of."""
        name = self.shape(core).get("model")
        if name is None:
            raise ValueError(f"no model: {core['type']}")
        return str(name)

    def shape(self, core: Core) -> Shape:
        """The shape that a core schema demands."""
        read = getattr(self, "_" + core["type"].replace("-", "_"), None)
        if read is None or not core.keys() <= _UNDERSTOOD:
            return {"is": "unknown"}
        found: Shape = read(core)
        return found

    def _definitions(self, core: Core) -> Shape:
        self._referred |= {each["ref"]: each for each in core["definitions"]}
        return self.shape(core["schema"])

    def _definition_ref(self, core: Core) -> Shape:
        return self.shape(self._referred[core["schema_ref"]])

    def _model(self, core: Core) -> Shape:
        name = core["cls"].__name__
        config, inner = core.get("config", {}), core["schema"]
        if inner["type"] != "model-fields" or config.get("extra_fields_behavior") != "forbid":
            return {"is": "unknown"}
        if name not in self.models:
            self.models[name] = {}  # a model may be part of itself
            keys, required = {}, []
            for field, held in inner["fields"].items():
                key = held.get("validation_alias", field)
                keys[key] = self.shape(held["schema"])
                if held["schema"]["type"] != "default":
                    required.append(key)
            self.models[name] = {"required": required, "keys": keys}
        return {"model": name}

    def _dataclass(self, core: Core) -> Shape:
        name, inner = core["cls"].__name__, core["schema"]
        if core.get("config", {}).get("extra_fields_behavior") != "forbid" or core["post_init"]:
            return {"is": "unknown"}
        held = {each.get("validation_alias", each["name"]): each["schema"] for each in inner["fields"]}
        self.models[name] = {
            "required": [key for key, schema in held.items() if schema["type"] != "default"],
            "keys": {key: self.shape(schema) for key, schema in held.items()},
        }
        return {"model": name}

    def _default(self, core: Core) -> Shape:
        return self.shape(core["schema"])

    def _nullable(self, core: Core) -> Shape:
        return {"is": "either", "of": [self.shape(core["schema"]), {"is": "null"}]}

    def _union(self, core: Core) -> Shape:
        return {"is": "either", "of": [self.shape(each) for each in core["choices"]]}

    def _list(self, core: Core) -> Shape:
        return {
            "is": "list",
            "of": self.shape(core["items_schema"]),
            **_bounds(core, "min_length", "max_length"),
        }

    def _dict(self, core: Core) -> Shape:
        parts = {"keys": self.shape(core["keys_schema"]), "of": self.shape(core["values_schema"])}
        return {"is": "mapping", **parts, **_bounds(core, "min_length", "max_length")}

    def _str(self, core: Core) -> Shape:
        pattern = {"pattern": core["pattern"]} if "pattern" in core else {}
        return {"is": "text", **_bounds(core, "min_length", "max_length"), **pattern}

    def _enum(self, core: Core) -> Shape:
        return _words([each.value if isinstance(each, Enum) else each for each in core["members"]])

    def _literal(self, core: Core) -> Shape:
        return {"is": "true"} if core["expected"] == [True] else _words(core["expected"])

    def _int(self, core: Core) -> Shape:
        return {"is": "whole", **_bounds(core, "ge", "le")}

    def _float(self, core: Core) -> Shape:
        return {"is": "number", **_bounds(core, "ge", "le")}

    def _decimal(self, core: Core) -> Shape:
        return {"is": "number", **_bounds(core, "ge", "le")}

    def _date(self, core: Core) -> Shape:  # noqa: ARG002
        return {"is": "date"}

    def _none(self, core: Core) -> Shape:  # noqa: ARG002
        return {"is": "null"}

    def _function_before(self, core: Core) -> Shape:
        return self._function(core)

    def _function_after(self, core: Core) -> Shape:
        return self._function(core)

    def _function(self, core: Core) -> Shape:
        check = core["function"]["function"]
        name = str(check.__name__)
        if check is not getattr(scalars, name, None):
            return {"is": "unknown"}
        # Before or after the rest is one, as long as such a check leaves a sound text as it is.
        return {"is": "checked", "check": name, "of": self.shape(core["schema"])}


def _words(values: list[Any]) -> Shape:
    texts = all(isinstance(each, str) for each in values)
    return {"is": "word", "words": values} if texts else {"is": "unknown"}


def _bounds(core: Core, least: str, most: str) -> Shape:
    found = {"min": core.get(least), "max": core.get(most)}
    return {key: value for key, value in found.items() if value is not None}
