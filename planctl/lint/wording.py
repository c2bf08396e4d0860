"""Words for breaches: what is wrong in the reader's terms, and what to write instead."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from planctl.lint.breach import Breach, Error
from planctl.lint.naming import owner_name, shown_key, value_at
from planctl.lint.shape import PART_NAMES, home_of, keys_of, model_at
from planctl.lint.values import wrong_value
from planctl.source import Path
from planctl.suggest import did_you_mean, nearest


def worded(errors: list[Error], model: type[BaseModel], data: Any) -> list[Breach]:
    """The breaches that settled errors amount to.

    An unknown key beside a missing one that it resembles is one.
    """
    missing: dict[Path, list[str]] = {}
    for error in errors:
        if error.type == "missing":
            missing.setdefault(error.path[:-1], []).append(str(error.path[-1]))
    found: list[Breach] = []
    meant: set[Path] = set()
    for error in errors:
        if error.type == "extra_forbidden":
            breach, key = _unknown_key(error, model, data, missing.get(error.path[:-1], []))
            found.append(breach)
            if key:
                meant.add((*error.path[:-1], key))
    for path, keys in missing.items():
        lacking = [key for key in keys if (*path, key) not in meant]
        if lacking:
            found.append(_missing_keys(path, lacking, model, data))
    return found + [
        wrong_value(error, data) for error in errors if error.type not in ("extra_forbidden", "missing")
    ]


def _unknown_key(
    error: Error, model: type[BaseModel], data: Any, missing: list[str]
) -> tuple[Breach, str | None]:
    key = str(error.path[-1])
    home = model_at(model, error.path[:-1])
    known = keys_of(home) if home else {}
    lacking = nearest(key, missing, 1)
    raw = value_at(data, error.path[:-1])
    unused = [name for name in known if not (isinstance(raw, dict) and name in raw)]
    part = PART_NAMES.get(home.__name__, "this document") if home else "this mapping"
    if lacking:
        hint: str | None = f"did you mean `{lacking[0]}`? It is missing here"
    else:
        hint = did_you_mean(key, unused) or did_you_mean(key, known)
        elsewhere = [name for name in home_of(key, model) if name != part]
        if elsewhere:
            hint = f"`{key}` is a key of {' and of '.join(elsewhere)}" + (f"; {hint}" if hint else "")
        elif not hint and known:
            hint = f"{part} may also have: {', '.join(unused)}" if unused else None
    message = f"`{shown_key(key)}` is not a key of {part}"
    return Breach("unknown-key", error.path, message, hint, on_key=True), lacking[0] if lacking else None


def _missing_keys(path: Path, keys: list[str], model: type[BaseModel], data: Any) -> Breach:
    home = model_at(model, path)
    owner = owner_name(path, data, home)
    if len(keys) > 1:
        quoted = [f"`{key}`" for key in keys]
        return Breach(
            "missing-key",
            (*path, keys[0]),
            f"{owner} has no {', '.join(quoted[:-1])} and {quoted[-1]}",
            "add " + ", ".join(f"`{key}: …`" for key in keys)
            if len(keys) < 4
            else f"`planctl schema {model.__name__.lower()}` describes every key",
        )
    described = (keys_of(home).get(keys[0]) if home else None) or ""
    return Breach(
        "missing-key",
        (*path, keys[0]),
        f"{owner} has no `{keys[0]}`",
        f"add `{keys[0]}: …`" + (f" ({described.rstrip('.')})" if described else ""),
    )
