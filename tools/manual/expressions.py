"""The table of the fields that expressions may ask for, from the code."""

from __future__ import annotations

from planctl.query.fields import FIELDS, Field
from planctl.query.values import KINDS, OPERATORS
from tools.manual.prose import code, prose, table


def field_table(level: str) -> str:
    """The fields of a level (`clause`, `point` or `plan`), with what each takes."""
    rows = [
        [code(field.name), _values(field), ", ".join(code(sign) for sign in _operators(field)),
         prose(field.meaning[:1].upper() + field.meaning[1:])]
        for field in FIELDS.values() if field.level == level
    ]  # fmt: skip
    return table(["field", "compared with", "by", "meaning"], rows)


def _operators(field: Field) -> list[str]:
    found = [*OPERATORS[field.type], "in"]
    return found + (["weaker than", "stronger than"] if field.name == "modality" else [])


def _values(field: Field) -> str:
    if field.members:
        return ", ".join(code(member) for member in field.members)
    if field.registry:
        return f"an id of registry/{field.registry}.yaml"
    return KINDS[field.type]
