"""What a search passes over: excluded globs, and what `.planctlignore` and `.gitignore` name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planctl.archive.patterns import Patterns

# In one folder, what stands in a later file goes before what stands in an earlier one.
GIT, OWN = ".gitignore", ".planctlignore"


@dataclass
class Ignoring:
    """Decides what a search passes over.

    `exclude` are patterns of the call, `excluded_by_config` gives those that hold for a folder. A
    `.gitignore` counts within its git repository, a `.planctlignore` anywhere; the one nearest to a file has
    the last word. With `force`, files that are named are passed over too.
    """

    exclude: Patterns | None = None
    excluded_by_config: Callable[[Path], Patterns | None] = lambda folder: None  # noqa: ARG005
    ignore_files: bool = True
    force: bool = False
    _read: dict[Path, Patterns | None] = field(default_factory=dict)
    _tops: dict[Path, Path | None] = field(default_factory=dict)

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
        configured = self.excluded_by_config(path.parent)
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
        for patterns in self._levels(Path(os.path.realpath(path.parent)), top):
            verdict = patterns.verdict(path, is_folder=is_folder)
            if verdict is not None:
                return verdict
        return False

    def _levels(self, folder: Path, top: Path | None) -> Iterator[Patterns]:
        """The ignore files that hold in a folder, the nearest first."""
        repository = self._repository(folder)
        within = repository is not None
        for each in (folder, *folder.parents):
            for name in (OWN, GIT) if within else (OWN,):
                found = self._patterns(each, name)
                if found:
                    yield found
            if each == repository:
                within = False
            if each == top:
                return

    def _patterns(self, folder: Path, name: str) -> Patterns | None:
        path = folder / name
        if path not in self._read:
            try:
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                lines = []
            self._read[path] = Patterns(tuple(lines), folder) if lines else None
        return self._read[path]

    def _repository(self, folder: Path) -> Path | None:
        if folder not in self._tops:
            found = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
            self._tops[folder] = found
        return self._tops[folder]
