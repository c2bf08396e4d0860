"""The document kinds: which model belongs to which `schema:` line, and the JSON Schema of each."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from planctl.model.plain import Plain
from planctl.model.plan import Plan
from planctl.model.process import Crosswalk, Lock, Stances, Timeline
from planctl.model.redlines import RedLines
from planctl.model.registry import Actors, Categories, Territories, Topics

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The order is that of the docs: the plan first, then what it uses, then what surrounds it.
KINDS: dict[str, type[BaseModel]] = {
    "plan": Plan,
    "actors": Actors,
    "topics": Topics,
    "categories": Categories,
    "territories": Territories,
    "timeline": Timeline,
    "stances": Stances,
    "crosswalk": Crosswalk,
    "lock": Lock,
    "redlines": RedLines,
}


def schema_line(kind: str) -> str:
    """The value of a document's `schema:` key: `planctl/plan/1`."""
    return f"planctl/{kind}/1"


def kind_of(data: Any) -> str | None:
    """The kind that a document's `schema:` key names, or None."""
    if not isinstance(data, dict):
        return None
    said = data.get("schema")
    return next((kind for kind in KINDS if said == schema_line(kind)), None)


class _Generator(GenerateJsonSchema):
    schema_dialect = DIALECT


def json_schema(model: type[BaseModel] | type[Plain], name: str, mode: str = "validation") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model. `name` goes into `$id`; `mode` is `validation` or
    `serialization`.
    """
    schema = model.model_json_schema(by_alias=True, mode=mode, schema_generator=_Generator)  # type: ignore[arg-type]
    return {"$schema": DIALECT, "$id": f"urn:planctl:{name}", **schema}


def document_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a document kind. Raises KeyError for a kind that does not exist."""
    return json_schema(KINDS[kind], f"{kind}:1")
