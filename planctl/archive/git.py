"""Reading a git repository: revisions, the files in them, and a whole archive as it was.

Nothing is checked out, stashed or written, and no git program is run. The entrances are::

    Repository.discover().revision("HEAD~3").content("plans/us-28-point/1.0.yaml")  # bytes
    archive_at("HEAD~3", archive).entries  # an Archive like any other

`archive_at(REV, ARCHIVE)` is the archive in use as it was at REV: registries, timeline, stances, crosswalks
and lock included. Its entries have paths like `HEAD~3:plans/us-28-point/1.0.yaml`, which name what they are
in every message, and which `Archive.load(entry.path)`, `Archive.read`, `.is_file`, `.is_dir` and `.companion`
understand; they are no files on disk, so never open them yourself. `repository_of(archive)` is the repository
of an archive, and `changed_files(old, new, folder)` lists what differs between two of its revisions.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl.archive.repository import Repository, Revision
from planctl.errors import UnknownRef

if TYPE_CHECKING:
    from planctl.archive.archive import Archive

__all__ = [
    "Repository",
    "Revision",
    "archive_around",
    "archive_at",
    "archive_in",
    "changed_files",
    "repository_of",
    "split_revision",
]

_KEPT = 32
_ARCHIVES: dict[tuple[str, str, str, str], Archive] = {}


def split_revision(text: str) -> tuple[str, str] | None:
    """`REV:REST` as its two parts, or None where a text cannot be one: no colon, a drive letter, a URL.

    Whether there is such a revision is not asked. A colon in braces belongs to the revision, as in git.
    """
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth <= 0:
            rev, rest = text[:at], text[at + 1 :]
            drive = len(rev) == 1 and rev.isalpha() and (rest[:1] in ("/", "\\") or os.name == "nt")
            return (
                None
                if not rev or drive or rest.startswith("//") or any(c.isspace() for c in rev)
                else (rev, rest)
            )
    return None


def changed_files(old: Revision, new: Revision, folder: str = "") -> list[tuple[str | None, str | None]]:
    """The files below a folder that differ between two revisions, as (path in old, path in new).

    None stands for a side that has no such file. Renames are not guessed.
    """
    sides = [{path: revision._find(path) for path in revision.names(folder)} for revision in (old, new)]
    return [
        (path if path in sides[0] else None, path if path in sides[1] else None)
        for path in sorted({*sides[0], *sides[1]})
        if sides[0].get(path) != sides[1].get(path)
    ]


def archive_at(rev: str, archive: Archive | None = None) -> Archive:
    """The archive in use as it was at a revision; without one, the nearest that the revision has.

    The repository is the one that the archive lies in, else that of the working directory. A folder that
    did not exist yet is an empty archive. Raises UnknownRef for an unknown revision, or where there is no
    repository.
    """
    on_disk = archive is not None and archive.on_disk and not archive.is_library
    if archive is not None and isinstance(archive.store, Revision):
        repository = archive.store.repository
    else:
        repository = _home(archive if on_disk else None)
    revision = repository.revision(rev)
    inside = repository.inside(archive.root) if archive is not None and on_disk else None
    return _archive(revision, _root(revision) if inside is None else inside)


def archive_in(rev: str, folder: str) -> Archive | None:
    """The archive in a folder of a revision (`HEAD~3:plans`), or None where it has no such folder.

    Paths are as in `REV:PATH`. Raises UnknownRef.
    """
    revision = Repository.discover().revision(rev)
    inner = revision.full(folder).strip("/")
    if not revision.is_dir(revision.path(inner)):
        return None
    nested = f"{inner}/plans".lstrip("/")
    return _archive(revision, nested if revision.is_dir(revision.path(nested)) else inner)


def repository_of(archive: Archive) -> Repository:
    """The repository that an archive lies in, else that of the working directory. Raises UnknownRef."""
    if isinstance(archive.store, Revision):
        return archive.store.repository
    return _home(None if archive.is_library else archive)


def archive_around(name: str, archive: Archive) -> Archive | None:
    """The archive that a document called `REV:PATH` lies in; None for any other document."""
    split = split_revision(name)
    if split is None or os.path.lexists(name):
        return None
    try:
        revision = Repository.discover().revision(split[0])
        inside = revision._find(split[1]) is not None
    except UnknownRef:
        inside = False
    if not inside:
        try:
            revision = repository_of(archive).revision(split[0])
        except UnknownRef:
            return None
    folder = split[1]
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if revision.is_dir(revision.path(f"{folder}/registry")):
            return _archive(revision, folder)
    return archive_at(split[0], archive)


def _home(archive: Archive | None) -> Repository:
    if archive is not None and not os.environ.get("GIT_DIR"):
        try:
            return Repository.discover(archive.root)
        except UnknownRef:
            pass
    return Repository.discover()


def _root(revision: Revision) -> str:
    """Where the nearest archive of a revision lies, from the working directory upward; else `plans`."""
    folder = revision.repository.prefix
    while True:
        for tried in (folder, f"{folder}/plans".lstrip("/")):
            if tried.rpartition("/")[2] == "plans" and revision.is_dir(revision.path(tried)):
                return tried
        if not folder:
            return "plans"
        folder = folder.rpartition("/")[0]


def _archive(revision: Revision, root: str) -> Archive:
    from planctl.archive.archive import Archive

    # What a commit holds never changes, so its id is key enough.
    key = (revision.repository.repo.controldir(), revision.id, revision.name, root)
    if key not in _ARCHIVES:
        if len(_ARCHIVES) >= _KEPT:
            _ARCHIVES.clear()
        _ARCHIVES[key] = Archive(revision.path(root), store=revision)
    return _ARCHIVES[key]
