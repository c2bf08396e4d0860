"""What a search passes over: excluded globs, and what `.planctlignore` and `.gitignore` name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from planctl.archive.patterns import Patterns
from planctl.archive.real import RealPaths

# In one folder, what stands in a later file goes before what stands in an earlier one.
GIT, OWN = ".gitignore", ".planctlignore"


class Ignoring:
    """Decides what a search passes over.

    `exclude` are patterns of the call, `excluded_by_config` gives those that hold for a folder. A
    `.gitignore` counts within its git repository, a `.planctlignore` anywhere; the one nearest to a file has
    the last word. With `force`, files that are named are passed over too.
    """

    def __init__(
        self,
        exclude: Patterns | None = None,
        excluded_by_config: Callable[[Path], Patterns | None] | None = None,
        ignore_files: bool = True,
        force: bool = False,
    ) -> None:
        self.exclude, self.excluded_by_config = exclude, excluded_by_config
        self.ignore_files, self.force = ignore_files, force
        self._real = RealPaths()
        self._held: dict[tuple[Path, Path | None], tuple[tuple[str, Patterns], ...]] = {}
        self._tops: dict[Path, Path | None] = {}

    def start(self, folder: Path) -> Path | None:
        """The uppermost folder whose ignore files count in a search of a folder: a folder that is named is
        searched even if it is ignored itself, and then nothing above it counts.
        """
        top = Path(os.path.realpath(folder))
        if any(self._ignored(each, None, is_folder=True) for each in (top, *top.parents)):
            return top
        return None

    def passes_over(self, path: Path, top: Path | None = None, *, is_folder: bool = False) -> bool:
        """Whether a file or folder is left out. `top` is what `start` gave for the search."""
        if self.exclude and self.exclude.match(path, is_folder=is_folder):
            return True
        configured = self.excluded_by_config and self.excluded_by_config(path.parent)
        if configured and configured.match(path, is_folder=is_folder):
            return True
        return self._ignored(path, top, is_folder=is_folder)

    def refuses(self, path: Path) -> bool:
        """Whether a file that was named is left out all the same."""
        return self.force and any(
            self.passes_over(each, is_folder=each != path) for each in (path, *path.absolute().parents)
        )

    def _ignored(self, path: Path, top: Path | None, *, is_folder: bool) -> bool:
        if not self.ignore_files:
            return False
        for _, patterns in self._levels(Path(self._real(path.parent)), top):
            verdict = patterns.verdict(path, is_folder=is_folder)
            if verdict is not None:
                return verdict
        return False

    def _levels(self, folder: Path, top: Path | None) -> tuple[tuple[str, Patterns], ...]:
        """The ignore files that hold in a folder, by name, the nearest first."""
        found = self._held.get((folder, top))
        if found is None:
            above = () if folder in (top, folder.parent) else self._levels(folder.parent, top)
            repository = self._repository(folder)
            if folder == repository:
                above = tuple(each for each in above if each[0] != GIT)
            here = ((name, self._patterns(folder, name)) for name in ((OWN, GIT) if repository else (OWN,)))
            own = tuple((name, patterns) for name, patterns in here if patterns)
            found = self._held[folder, top] = own + above
        return found

    @staticmethod
    def _patterns(folder: Path, name: str) -> Patterns | None:
        try:
            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return None
        return Patterns(tuple(lines), folder) if lines else None

    def _repository(self, folder: Path) -> Path | None:
        if folder not in self._tops:
            above = self._repository(folder.parent) if folder != folder.parent else None
            self._tops[folder] = folder if (folder / ".git").exists() else above
        return self._tops[folder]
