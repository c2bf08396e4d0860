"""What an option says, in words: its wording, else what it does to the point."""

from __future__ import annotations

from planctl.model.point import Option
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.gist import clause_gist

DELETED = "the point is deleted"
AS_IT_STANDS = "as it stands"


def option_words(option: Option, text: str | None, registry: Registry, language: str) -> str:
    """The option in words. `text` is its wording in the language of the reader, if it has any; what it does
    beside that follows in brackets.
    """
    if option.deletes:
        return DELETED
    said: list[str] = []
    if not text:
        given = {clause: name for name, clause in (option.replaces or {}).items() if clause}
        for clause in option.clauses:
            said.append(f"{given.get(clause.id, clause.id)}: {clause_gist(clause, registry, language)}")
        said += [
            f"without clause {name}" for name, clause in (option.replaces or {}).items() if clause is None
        ]
    said += settings_words(option, language)
    if not text:
        return "; ".join(said) or AS_IT_STANDS
    return f"{text.rstrip()} ({'; '.join(said)})" if said else text


def settings_words(option: Option, language: str) -> list[str]:
    """The other keys that an option sets, each in words: "title: Ceiling on forces", "no note"."""
    if option.sets is None:
        return []
    said = []
    for key in type(option.sets).model_fields:
        if key not in option.sets.model_fields_set:
            continue
        value = getattr(option.sets, key)
        if value is None or value == []:
            said.append(f"no {key}")
        elif key in ("title", "note"):
            said.append(f"{key}: {localized(value, language)}")
        elif key == "readings":
            said.append("readings: " + " / ".join(localized(reading.text, language) for reading in value))
        else:
            said.append(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    return said
