"""The working tree as it was at a revision: the paths are those of today, the bytes are those of a commit.

So whatever is said of a file then and now is said under one name. Nothing is checked out.
"""

from __future__ import annotations

from pathlib import Path

from planctl.archive.archive import Archive
from planctl.archive.git import repository_of
from planctl.archive.repository import Revision
from planctl.archive.store import DISK
from planctl.errors import UnknownRef
from planctl.source import Document


class Past:
    """A store over paths of the working tree. What lies outside of the repository is as it is on disk."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision

    def _then(self, path: Path) -> Path | None:
        inner = self._revision.repository.inside(path)
        return None if inner is None else self._revision.path(inner)

    def _now(self, path: Path) -> Path:
        top = self._revision.repository.top
        assert top is not None  # else `_then` finds nothing inside
        return top / self._revision.inner(path)

    def is_file(self, path: Path) -> bool:
        """Whether there was a file at a path."""
        then = self._then(path)
        return self._revision.is_file(then) if then else DISK.is_file(path)

    def is_dir(self, path: Path) -> bool:
        """Whether there was a folder at a path."""
        then = self._then(path)
        return self._revision.is_dir(then) if then else DISK.is_dir(path)

    def versions(self, root: Path) -> list[Path]:
        """The YAML files that lay two levels below a folder, sorted."""
        then = self._then(root)
        return list(map(self._now, self._revision.versions(then))) if then else DISK.versions(root)

    def read(self, path: Path, name: str) -> Document:
        """Read a file as it was. Raises NoInput where there was none, UnreadableFile."""
        then = self._then(path)
        return self._revision.read(then, name) if then else DISK.read(path, name)

    def raw(self, path: Path) -> bytes:
        """The bytes of a file as they were. Raises NoInput where there was none, UnreadableFile."""
        then = self._then(path)
        return self._revision.raw(then) if then else DISK.raw(path)

    def files(self, root: Path) -> list[Path]:
        """Every file that lay below a folder, hidden ones aside, sorted."""
        then = self._then(root)
        return list(map(self._now, self._revision.files(then))) if then else DISK.files(root)

    def below(self, root: Path, path: Path) -> str:
        """A path below a folder as seen from it, with `/`."""
        return DISK.below(root, path)

    def display(self, path: Path) -> str:
        """A path as a user would type it today."""
        return DISK.display(path)

    def key(self, path: Path) -> str:
        """What two paths of one file have in common."""
        return DISK.key(path)


def past(archive: Archive, rev: str) -> Archive:
    """An archive as it was at a revision of the repository that it lies in, else of that around the working
    directory. Raises UnknownRef for an unknown revision, or where there is no repository with files.
    """
    repository = repository_of(archive)
    revision = repository.revision(rev)
    if repository.top is None:
        raise UnknownRef("this git repository has no working tree", "clone it to have files to compare")
    return Archive(archive.root, is_library=archive.is_library, store=Past(revision))
