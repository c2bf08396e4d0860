"""The real paths of many files: what `os.path.realpath` gives, with each folder looked up once."""

from __future__ import annotations

import os


class RealPaths:
    """Gives real paths, for as long as no folder is moved: for one run."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: str | os.PathLike[str]) -> str:
        """A path without links. Does not raise, not even on a link to itself."""
        folder, name = os.path.split(os.fspath(path))
        if name in ("", ".", ".."):
            return os.path.realpath(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = os.path.realpath(folder)
        whole = os.path.join(real, name)
        return os.path.realpath(whole) if os.path.islink(whole) else whole
