"""Whether anything changed on disk that verdicts rest on, told by the clocks and sizes of files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from planctl.archive.config import OWN, SHARED
from planctl.archive.locate import archive_of

# What steers verdicts from the folders above a file.
STEERING = (OWN, SHARED, ".planctlignore", ".gitignore")
Clocks = frozenset[tuple[str, int, int]]


def clocks(paths: Iterable[Path], roots: Iterable[Path] = ()) -> Clocks:
    """The path, time and size of some files, of every document of the archives that they lie in and of those
    at `roots`, and of what steers verdicts in the folders above. What does not exist is not in it.
    """
    files = {os.path.abspath(path) for path in paths}
    folders = {Path(file) if os.path.isdir(file) else Path(file).parent for file in files}
    homes = {*roots, *(home.root for folder in folders if (home := archive_of(folder / "x")))}
    above = {each for folder in folders for each in (folder, *folder.parents)}
    files |= {os.path.join(folder, name) for folder in above for name in STEERING}
    for root in homes:
        for each in (os.fspath(root), *_folders(root)):
            files |= _documents(each)
    return frozenset(_stats(files))


def _folders(root: Path) -> list[str]:
    """The folders directly below a root: an archive is no deeper."""
    try:
        with os.scandir(root) as found:
            return [each.path for each in found if each.is_dir() and not each.name.startswith(".")]
    except OSError:
        return []


def _documents(folder: str) -> set[str]:
    try:
        with os.scandir(folder) as found:
            return {each.path for each in found if each.name.endswith((".yaml", ".yml", ".lock"))}
    except OSError:
        return set()


def _stats(paths: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            said = os.stat(path)
        except OSError:
            continue
        if stat.S_ISREG(said.st_mode):
            yield path, said.st_mtime_ns, said.st_size
