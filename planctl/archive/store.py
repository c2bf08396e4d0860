"""Where an archive's files lie: in folders on disk, or in a commit of a git repository.

An archive knows only this interface, so whatever works on an archive works at any revision too. Paths are
those of `Entry.path`; a store understands the paths that it gave.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from planctl.errors import NoInput, UnreadableFile
from planctl.source import Document, read_file


class Store(Protocol):
    """What an archive asks of the place that its files lie in."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at a path."""
        ...

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder at a path."""
        ...

    def versions(self, root: Path) -> list[Path]:
        """The YAML files that lie two levels below a folder (PLAN/VERSION.yaml), sorted."""
        ...

    def read(self, path: Path, name: str) -> Document:
        """Read a file, which messages call `name`. Raises NoInput where it is missing, UnreadableFile."""
        ...

    def raw(self, path: Path) -> bytes:
        """The bytes of a file. Raises NoInput where it is missing, UnreadableFile."""
        ...

    def files(self, root: Path) -> list[Path]:
        """Every file below a folder, hidden ones aside, sorted."""
        ...

    def below(self, root: Path, path: Path) -> str:
        """A path below a folder as seen from it, with `/`."""
        ...

    def display(self, path: Path) -> str:
        """A path as a user would type it."""
        ...

    def key(self, path: Path) -> str:
        """What two paths of one file have in common."""
        ...


class Disk:
    """Files and folders of the operating system."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at a path."""
        return path.is_file()

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder at a path."""
        return path.is_dir()

    def versions(self, root: Path) -> list[Path]:
        """The YAML files that lie two levels below a folder, sorted."""
        return sorted(root.glob("*/*.y*ml"))

    def read(self, path: Path, name: str) -> Document:
        """Read a file. Raises NoInput where it is missing, UnreadableFile with the system's reason."""
        with _said(name):
            return read_file(path, name)

    def raw(self, path: Path) -> bytes:
        """The bytes of a file. Raises NoInput where it is missing, UnreadableFile."""
        with _said(str(path)):
            return path.read_bytes()

    def files(self, root: Path) -> list[Path]:
        """Every file below a folder, hidden ones aside, sorted."""
        found = []
        for base, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(base, name) for name in names if not name.startswith(".")]
        return sorted(found)

    def below(self, root: Path, path: Path) -> str:
        """A path below a folder as seen from it, with `/`."""
        return path.relative_to(root).as_posix()

    def display(self, path: Path) -> str:
        """A path relative to the working directory where it is below it."""
        try:
            return str(Path(self.key(path)).relative_to(Path.cwd()))
        except ValueError:
            return str(path)

    def key(self, path: Path) -> str:
        """The path without links. Unlike `Path.resolve`, this does not raise on a link to itself."""
        return os.path.realpath(path)


@contextmanager
def _said(name: str) -> Iterator[None]:
    """Say in words why a file could not be read."""
    try:
        yield
    except FileNotFoundError:
        raise NoInput(f"there is no file `{name}`") from None
    except IsADirectoryError:
        raise UnreadableFile(f"`{name}` is a directory", "name a plan file in it") from None
    except OSError as error:
        raise UnreadableFile(f"cannot read `{name}`: {error.strerror or error}") from None


DISK = Disk()
