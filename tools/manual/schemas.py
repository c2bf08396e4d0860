"""The published JSON Schemas as files: `plan-1.json` and its like."""

from __future__ import annotations

import json

from planctl.schemas import all_schemas, schema
from tools.manual.prose import code, prose, table


def schema_files() -> dict[str, str]:
    """Every schema by file name, as `planctl schema` prints it."""
    made = {name: json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n" for name in all_schemas()}
    return {_file(name): text for name, text in made.items()}


def schema_list(argument: str = "") -> str:  # noqa: ARG001
    """The schemas with what each describes."""
    rows = []
    for name, text in all_schemas().items():
        file = _file(name)
        rows.append([f"[{code(file)}](schema/{file})", prose(text[:1].upper() + text[1:])])
    return table(["schema", "describes"], rows)


def _file(name: str) -> str:
    """The version is in the schema's own id: `urn:planctl:plan:1`."""
    return f"{name}-{schema(name)['$id'].rpartition(':')[2]}.json"
