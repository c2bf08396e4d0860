"""Shared by the rules on names: which registry entry an unknown word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planctl.lint.rule import Fix, Hit, Place
from planctl.model.scalars import as_list, localized
from planctl.safe import one_line
from planctl.source import Path
from planctl.source.edits import Edit
from planctl.suggest import did_you_mean, only_suggestion


def suggestion(word: str, registered: Mapping[str, Any]) -> str | None:
    """A did-you-mean by id, or by the entry that has the word as its name or alias."""
    if len(word) > 80:
        return None
    folded = word.casefold()
    for key, entry in registered.items():
        name = getattr(entry, "name", None)
        names = [
            localized(name, "en"),
            *(name.values() if isinstance(name, dict) else ()),
            *as_list(getattr(entry, "aliases", None)),
            *as_list(getattr(entry, "short", None)),
            *as_list(getattr(entry, "iso", None)),
        ]
        if folded in (str(other).casefold() for other in names):
            return f"did you mean `{key}` ({localized(name, 'en')})?"
    return did_you_mean(word, registered)


def unknown(
    used: Iterable[tuple[Path, str]],
    known: Mapping[str, Any] | Iterable[str],
    thing: str,
    where: str,
    special: tuple[str, ...] = (),
) -> Iterator[Hit]:
    """A hit for each used name that is not known, folded by name.

    `where` says where such names are defined.
    """
    entries = known if isinstance(known, Mapping) else dict.fromkeys(known)
    for path, word in used:
        if word in entries or word in special:
            continue
        hint = (
            suggestion(word, {**dict.fromkeys(special), **entries})
            or f"add it to {where}, or correct the name"
        )
        yield Hit(
            Place(path),
            f"there is no {thing} `{one_line(word, 60)}`",
            hint,
            fold=word,
            fix=respelt(path, hint),
        )


def respelt(path: Path, hint: str | None) -> Fix | None:
    """The fix that puts the one name that a hint suggests at a path. A guess, so not a safe one."""
    name = only_suggestion(hint)
    return Fix(f"write `{name}`", (Edit("replace", path, name),), safe=False) if name else None
