"""Which files are meant: paths, folders and refs in, files out. Each file once, in a fixed order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from planctl.archive.archive import Archive
from planctl.archive.git import split_revision
from planctl.archive.ignoring import Ignoring
from planctl.archive.real import RealPaths
from planctl.errors import UnknownRef
from planctl.model.ref import parse_ref
from planctl.record import Record
from planctl.regex import regex
from planctl.suggest import did_you_mean

LOCK = "plans.lock"
_SCHEMA_KEY = regex(rb"^[\"']?schema[\"']?\s*:", re.MULTILINE)


class Found(Record):
    """A file to look at: its path, and its name as the user would call it."""

    path: Path
    name: str


class Search:
    """What a search gave. `missing` are messages with hints for what does not exist; `foreign` counts other
    YAML files, `ignored` those files and folders that exclusions and ignore files name.
    """

    def __init__(self) -> None:
        self.files: list[Found] = []
        self.missing: list[tuple[str, str | None]] = []
        self.empty: list[str] = []
        self.foreign = self.ignored = 0
        self.homes: dict[str, bool] = {}  # which folders lie in an archive
        self.real = RealPaths()

    def in_archive(self, folder: str) -> bool:
        """Whether a folder lies in an archive; asked once for each."""
        if folder not in self.homes:
            above = os.path.dirname(folder)
            self.homes[folder] = os.path.isdir(os.path.join(folder, "registry")) or (
                above != folder and self.in_archive(above)
            )
        return self.homes[folder]


def search(names: Iterable[str], archive: Archive, ignoring: Ignoring | None = None) -> Search:
    """The files that paths, folders, globs and refs name; without any, those of the archive.

    A folder is searched for `*.yaml`, `*.yml` and `plans.lock`, hidden files and folders excepted, and a glob
    (`**` for any depth) is taken as if a folder had been searched. A file found so is foreign, and left out,
    if it lies outside any archive, also the one in use, and has no `schema:` key at its top; `ignoring` says
    what else is left out. Raises UnknownRef for a ref with a version that names nothing.
    """
    result = Search()
    if archive.on_disk:
        result.homes[os.path.realpath(archive.root)] = True
    over = ignoring or Ignoring()
    seen: set[str] = set()
    for name in list(names) or [archive.display(archive.root)]:
        path = Path(name)
        if path.is_dir():
            found = list(_below(path, name, result, over))
            if not found:
                result.empty.append(name)
        elif path.exists() or path.is_symlink():
            found = [Found(path, name)]
            if over.refuses(path):
                found = []
                result.ignored += 1
        elif (at := split_revision(name)) is not None:
            found = _at_revision(*at, archive, result)
        elif any(mark in name for mark in "*?["):
            found = _by_glob(name, result, over)
        else:
            found = _by_ref(name, archive, result)
        for item in found:
            real = result.real(item.path)
            if real not in seen:
                seen.add(real)
                result.files.append(item)
    result.files.sort(key=lambda item: item.name)
    return result


def _below(folder: Path, name: str, result: Search, over: Ignoring) -> Iterator[Found]:
    top = over.start(folder)
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        kept = [each for each in folders if not over.passes_over(Path(base, each), top, is_folder=True)]
        result.ignored += len(folders) - len(kept)
        folders[:] = kept
        for file in sorted(files):
            path = Path(base, file)
            if _is_wanted(path, top, result, over):
                below = path.relative_to(folder)
                yield Found(path, str(below) if name in (".", "./") else str(Path(name, below)))


def _is_wanted(path: Path, top: Path | None, result: Search, over: Ignoring) -> bool:
    """Whether a file that was come upon is one to check. Counts those that are left out for a reason."""
    name = path.name
    if name.startswith(".") or not (name.endswith((".yaml", ".yml")) or name == LOCK):
        return False
    if _is_no_file(path):
        return False
    if over.passes_over(path, top):
        result.ignored += 1
        return False
    if not result.in_archive(os.path.dirname(result.real(path))) and not _has_schema_key(path):
        result.foreign += 1
        return False
    return True


def _by_glob(name: str, result: Search, over: Ignoring) -> list[Found]:
    """The files that a glob matches, and those below the folders that it matches."""
    found: list[Found] = []
    import glob

    matched = sorted(glob.glob(name, recursive=True))
    for each in matched:
        path = Path(each)
        if path.is_dir():
            if not name.rstrip("/").endswith("**"):  # these match all that is below a folder anyway
                found += _below(path, each, result, over)
        elif _is_wanted(path, over.start(path.parent), result, over):
            found.append(Found(path, str(path)))
    if not matched:
        result.missing.append((f"nothing matches `{name}`", None))
    elif not found:
        result.empty.append(name)
    return found


def _at_revision(rev: str, rest: str, archive: Archive, result: Search) -> list[Found]:
    """A file, the plan files of a folder, or what a ref names at a revision; without any, its archive."""
    from planctl.archive.git import Repository, archive_at, repository_of

    then = archive_at(rev, archive)
    if not rest:
        revision, path = then.store, then.root
    else:
        try:
            repository = Repository.discover()
        except UnknownRef:
            repository = repository_of(archive)
        at = repository.revision(rev)
        revision, path = at, at.path(at.full(rest).strip("/"))
    if revision.is_dir(path):
        found = [
            each for each in revision.files(path) if each.suffix in (".yaml", ".yml") or each.name == LOCK
        ]
        if not found:
            result.empty.append(f"{rev}:{rest}")
        return [Found(each, revision.display(each)) for each in found]
    if revision.is_file(path):
        return [Found(path, revision.display(path))]
    if parse_ref(rest) is not None:
        return _by_ref(rest, then, result)
    result.missing.append((f"there is no file or folder `{rest}` in {rev}", None))
    return []


def _is_no_file(path: Path) -> bool:
    """Whether a name is a pipe, a socket or a device: opening one would wait for ever."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # the run will say why it cannot be read


def _has_schema_key(path: Path) -> bool:
    try:
        with open(path, "rb") as handle:
            return bool(_SCHEMA_KEY.search(handle.read(1_000_000)))
    except OSError:
        return True  # not known to be foreign: the run will say why it cannot be read


def _by_ref(name: str, archive: Archive, result: Search) -> list[Found]:
    ref = parse_ref(name)
    if ref is not None and ref.point:
        raise UnknownRef(
            f"`{name}` names a part of a text",
            f"whole files are checked: `{ref.without_part()}`" if ref.plan else "name the file or its ref",
        )
    versions = archive.entries.get(ref.plan or "", []) if ref else []
    if ref is None or not versions:
        if ref is not None and ref.version:
            raise UnknownRef(f"there is no plan `{ref.plan}`", did_you_mean(ref.plan or "", archive.entries))
        thing = "file, folder or plan" if ref else "file or folder"
        result.missing.append((f"there is no {thing} `{name}`", did_you_mean(name, _near(name, archive))))
        return []
    entries = [entry for entry in versions if ref.version in (None, entry.version)]
    if not entries:
        known = ", ".join(entry.version for entry in versions)
        raise UnknownRef(f"`{ref.plan}` has no version {ref.version}", f"it has {known}")
    return [Found(entries[-1].path, archive.display(entries[-1].path))]


def _near(name: str, archive: Archive) -> list[str]:
    folder = Path(name).parent
    try:
        beside = [str(item) for item in folder.iterdir() if not item.name.startswith(".")]
    except OSError:
        beside = []
    return beside + ([] if "/" in name or "." in name else list(archive.entries))
