"""Patterns of files, written as in a `.gitignore` and meant from a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.record import Record

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns(Record):
    """Patterns of one folder. A path that lies outside the folder matches none of them."""

    lines: tuple[str, ...]
    folder: Path

    @classmethod
    def of(cls, lines: Iterable[str], folder: Path | None) -> Patterns:
        """Patterns that are meant from a folder; without one, from the working directory."""
        return cls(tuple(lines), Path(os.path.realpath(folder or ".")))

    def match(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether a file or folder is meant, by itself or by a folder that it lies in."""
        return self.verdict(path, is_folder=is_folder) is True

    def verdict(self, path: Path, *, is_folder: bool = False) -> bool | None:
        """True where the patterns mean a path, False where a `!` takes it back, else None."""
        here = os.path.join(os.path.realpath(path.parent), path.name)
        below = os.path.relpath(here, self.folder).replace(os.sep, "/")
        if below == "." or below == ".." or below.startswith("../"):
            return None
        return _spec(self.lines).check_file(below + "/" if is_folder else below).include


@lru_cache(maxsize=256)
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
