"""Shared by the rules on identity: what stands twice where it may stand once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planctl.lint.rule import Hit, Place
from planctl.safe import one_line
from planctl.source import Path


def repeated(names: Iterable[tuple[Path, Any]], thing: str) -> Iterator[Hit]:
    """A hit for each name that an earlier path has already; what is not a text is passed over."""
    first: dict[str, Path] = {}
    for path, name in names:
        if not isinstance(name, str):
            continue
        if name in first:
            yield Hit(
                Place(path),
                f"{thing} `{one_line(name, 60)}` is already taken in this file",
                "give one of the two another one",
                related=((Place(first[name]), "first used here"),),
            )
        else:
            first[name] = path
