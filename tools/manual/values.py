"""What may stand at a key, in a few words, read from the key's JSON Schema."""

from __future__ import annotations

from typing import Any

from planctl.model.scalars import LANGUAGE, SLUG, VERSION

_PATTERNS = {
    SLUG: "slug",
    VERSION: "version",
    LANGUAGE: "language tag",
    r"^https?://[^\s]+$": "web address",
    r"^[A-Z]{2}$": "two letters",
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": "ISO code",
}


def value_words(schema: dict[str, Any], required: bool = True) -> str:
    """The values that a schema allows: `slug or list of slugs`. A null is named where the key must stand."""
    if said := _known(schema):
        return said
    if "anyOf" in schema:
        arms = [value_words(arm) for arm in schema["anyOf"] if required or arm.get("type") != "null"]
        return " or ".join(dict.fromkeys(arms))
    if "allOf" in schema and len(schema["allOf"]) == 1:
        return value_words(schema["allOf"][0])
    if "const" in schema:
        return f"`{str(schema['const']).lower() if isinstance(schema['const'], bool) else schema['const']}`"
    kind = schema.get("type")
    if kind == "array":
        if "prefixItems" in schema:
            return f"list of {len(schema['prefixItems'])} {value_words(schema['prefixItems'][0])}"
        words = value_words(schema.get("items", {}))
        return f"list of {words}{'s' if words in ('slug', 'text', 'number') else ''}"
    if kind == "object":
        return _map(schema)
    plain = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "`true` or `false`",
        "null": "null",
    }
    return plain.get(str(kind), "anything")


def _known(schema: dict[str, Any]) -> str | None:
    """What has a name of its own: models and closed lists (linked), texts in languages, days, slugs."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("format") == "date":
        return "day"
    if schema.get("type") == "string" and "pattern" in schema:
        if "immediately" in schema["pattern"]:
            return "duration"
        return _PATTERNS.get(schema["pattern"], "text")
    arms = schema.get("anyOf", [])
    if arms and any(_is_languages(arm) for arm in arms):
        return "text, or text by language"
    if any("\\d{4}" in arm.get("pattern", "") for arm in arms):
        return "day, month or year"
    return None


def _is_languages(schema: dict[str, Any]) -> bool:
    return bool(schema.get("type") == "object" and LANGUAGE in schema.get("patternProperties", {})) or (
        schema.get("type") == "object" and schema.get("propertyNames", {}).get("pattern") == LANGUAGE
    )


def _map(schema: dict[str, Any]) -> str:
    for pattern, inner in schema.get("patternProperties", {}).items():
        return f"map of {_PATTERNS.get(pattern, 'text')} to {value_words(inner)}"
    inner = schema.get("additionalProperties")
    if isinstance(inner, dict):
        key = _PATTERNS.get(schema.get("propertyNames", {}).get("pattern", ""), "text")
        return f"map of {key} to {value_words(inner)}"
    return "map"
