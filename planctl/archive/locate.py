"""Which archive is meant: `--archive`, else PLANCTL_ARCHIVE, else what the configuration names, else the
nearest `plans/` upward, else the library.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import Archive
from planctl.archive.store import DISK, Store
from planctl.errors import UnknownRef

if TYPE_CHECKING:
    from planctl.model.registry import Registry
    from planctl.source import Document


def open_archive(directory: str | os.PathLike[str] | None = None, start: Path | None = None) -> Archive:
    """The archive to use. `directory` is a `plans/` folder or a folder that holds one; `REV:` is the nearest
    archive as it was at a git revision, `REV:FOLDER` the one in a folder.

    Raises UnknownRef where a named directory or revision does not exist.
    """
    named = directory or os.environ.get("PLANCTL_ARCHIVE")
    if named:
        if not Path(named).is_dir() and ":" in os.fspath(named):
            then = _at_revision(os.fspath(named))
            if then is not None:
                return then
        return _named(Path(named), "--archive" if directory else "PLANCTL_ARCHIVE")
    here = start or Path.cwd()
    configured = _configured(here)
    if configured is not None:
        return configured
    for folder in (here, *here.parents):
        if folder.name == "plans" and looks_like_archive(folder):
            return Archive(folder)
        if looks_like_archive(folder / "plans"):
            return Archive(folder / "plans")
    return Archive(library_root(), is_library=True)


def _at_revision(named: str) -> Archive | None:
    from planctl.archive.git import archive_at, archive_in, split_revision

    at = split_revision(named)
    if at is None:
        return None
    return archive_in(*at) if at[1] else archive_at(at[0])


def _named(root: Path, origin: str) -> Archive:
    if not root.is_dir():
        raise UnknownRef(f"there is no directory `{root}` ({origin})")
    return Archive(root / "plans" if (root / "plans").is_dir() else root)


def _configured(here: Path) -> Archive | None:
    """The archive that the configuration nearest upward names, if there is one and it names any."""
    names = ("planctl.toml", "pyproject.toml")
    if not any((folder / name).is_file() for folder in (here, *here.parents) for name in names):
        return None  # most often: then nothing has to be imported to read one
    from planctl.archive.config import config_for

    found = config_for(here)
    if found.config.archive is None or found.folder is None:
        return None
    return _named(found.folder / found.config.archive, found.at("archive"))


def looks_like_archive(folder: Path) -> bool:
    """Whether a folder holds a registry or at least one plan file."""
    return (folder / "registry").is_dir() or (folder.is_dir() and any(folder.glob("*/[0-9]*.[0-9]*.yaml")))


def library_root() -> Path:
    """The plans shipped with the package; in a source checkout, the repository's own."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "library"
    return shipped if shipped.is_dir() else package.parent / "plans"


def archive_of(path: Path, store: Store = DISK) -> Archive | None:
    """The archive that a file lies in: the nearest folder upward that holds a registry, or None."""
    for folder in Path(os.path.realpath(path)).parents:
        if store.is_dir(folder / "registry"):
            return Archive(folder, store=store)
    return None


def registry_for(document: Document, archive: Archive) -> Registry:
    """The registry that a document's ids refer to: of the archive it lies in, else of the one in use."""
    return archive_registry(archive_for(document, archive))


def archive_for(document: Document, archive: Archive) -> Archive:
    """The archive that a document lies in, on disk or at the revision it was read from; else the one in
    use.
    """
    from planctl.archive.git import archive_around

    path = Path(document.name)
    own = archive_of(path) if path.is_file() else archive_around(document.name, archive)
    return own or archive


def archive_registry(archive: Archive) -> Registry:
    """The registry of an archive; the library's where the archive has none."""
    if archive.is_dir(archive.root / "registry"):
        return archive.registry
    return Archive(library_root(), is_library=True).registry
