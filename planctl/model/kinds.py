"""The document kinds: which model belongs to which `schema:` line, and the JSON Schema of each."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

    from planctl.model.plain import Plain

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# kind: (module, model). The order is that of the docs: the plan first, then what it uses, then what surrounds
# it.
_MODELS = {
    "plan": ("plan", "Plan"),
    "actors": ("entries", "Actors"),
    "topics": ("entries", "Topics"),
    "categories": ("entries", "Categories"),
    "territories": ("entries", "Territories"),
    "timeline": ("process", "Timeline"),
    "stances": ("process", "Stances"),
    "crosswalk": ("process", "Crosswalk"),
    "lock": ("process", "Lock"),
    "redlines": ("redlines", "RedLines"),
}


class _Kinds(Mapping[str, "type[BaseModel]"]):
    """Each kind with its model, which is imported when it is asked for."""

    def __getitem__(self, kind: str) -> type[BaseModel]:
        module, model = _MODELS[kind]
        found: type[BaseModel] = getattr(importlib.import_module(f"planctl.model.{module}"), model)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_MODELS)

    def __len__(self) -> int:
        return len(_MODELS)


KINDS: Mapping[str, type[BaseModel]] = _Kinds()


def schema_line(kind: str) -> str:
    """The value of a document's `schema:` key: `planctl/plan/1`."""
    return f"planctl/{kind}/1"


def kind_of(data: Any) -> str | None:
    """The kind that a document's `schema:` key names, or None."""
    if not isinstance(data, dict):
        return None
    said = data.get("schema")
    return next((kind for kind in KINDS if said == schema_line(kind)), None)


def json_schema(model: type[BaseModel] | type[Plain], name: str, mode: str = "validation") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model. `name` goes into `$id`; `mode` is `validation` or
    `serialization`.
    """
    from pydantic.json_schema import GenerateJsonSchema

    class _Generator(GenerateJsonSchema):
        schema_dialect = DIALECT

    schema = model.model_json_schema(by_alias=True, mode=mode, schema_generator=_Generator)  # type: ignore[arg-type]
    return {"$schema": DIALECT, "$id": f"urn:planctl:{name}", **schema}


def document_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a document kind. Raises KeyError for a kind that does not exist."""
    return json_schema(KINDS[kind], f"{kind}:1")
