"""A git repository on disk and the files of its commits, read only: the store of an archive as it was."""

from __future__ import annotations

import os
import weakref
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.store import DISK
from planctl.errors import NoInput, UnknownRef, UnreadableFile
from planctl.regex import regex
from planctl.source import Document, read_bytes

if TYPE_CHECKING:
    from dulwich.objects import Tree
    from dulwich.repo import Repo

_VERSION_FILE = regex(r"[^/]+\.y[^/]*ml\Z")
_LINK, _SUBMODULE, _FOLDER, _KIND = 0o120000, 0o160000, 0o040000, 0o170000
_HOPS = 40


class Repository:
    """A git repository on disk, read only.

    `top` is the root of its working tree, None where it has none; `prefix` is the folder that relative paths
    (`REV:./PATH`) start from, below `top`, empty at the top.
    """

    def __init__(self, repo: Repo, top: Path | None, prefix: str) -> None:
        self.repo = repo
        self.top = top
        self.prefix = prefix
        weakref.finalize(self, repo.close)  # its pack files stay open until then

    @classmethod
    def discover(cls, start: Path | None = None) -> Repository:
        """The repository of a folder (the working directory), as git finds it: GIT_DIR and its like count.

        Working trees, linked ones, submodules and bare repositories are found from any folder below. Raises
        UnknownRef where there is none.
        """
        from dulwich.errors import NotGitRepository

        here = Path(os.path.realpath(start or Path.cwd()))
        try:
            repo, top = _opened(here)
        except (NotGitRepository, OSError, ValueError, KeyError) as error:
            detail = "" if isinstance(error, NotGitRepository) else f": {error}"
            raise UnknownRef(f"`{here}` is in no git repository{detail}") from None
        prefix = "" if top is None or not here.is_relative_to(top) else here.relative_to(top).as_posix()
        return cls(repo, top, "" if prefix == "." else prefix)

    def revision(self, rev: str) -> Revision:
        """What a branch, a tag, a commit id or an expression such as HEAD~3 names.

        Raises UnknownRef, with a did-you-mean over branches and tags.
        """
        from planctl.archive.revision import find_tree

        name, tree = find_tree(self.repo, rev)
        return Revision(self, rev, name, tree)

    def history(self, path: str) -> Iterator[Revision]:
        """The commits behind HEAD that changed a file and still have it, newest first, by their short ids."""
        try:
            self.repo.head()
        except KeyError:  # a repository without a commit
            return
        for entry in self.repo.get_walker(paths=[os.fsencode(path)]):
            name = entry.commit.id.decode()[:12]
            revision = self.revision(name)
            if revision.is_file(revision.path(path)):
                yield revision

    def fork(self, one: str, other: str) -> str:
        """The id of the best common ancestor of two revisions. Raises UnknownRef where there is none."""
        from dulwich.graph import find_merge_base

        ids = [self.revision(rev).id.encode() for rev in (one, other)]
        try:
            found = find_merge_base(self.repo, ids)  # type: ignore[arg-type]
        except KeyError:
            found = []
        if not found:
            raise UnknownRef(
                f"`{one}` and `{other}` have no common ancestor here",
                "`git fetch --unshallow` gets the whole history" if self.repo.get_shallow() else None,
            )
        return found[0].decode()[:12]

    def inside(self, path: Path) -> str | None:
        """A path of the working tree as the repository calls it, or None where it lies outside."""
        real = Path(os.path.realpath(path))
        if self.top is None or not real.is_relative_to(self.top):
            return None
        below = real.relative_to(self.top).as_posix()
        return "" if below == "." else below


class Revision:
    """The files of one commit: the store of an archive as it was (see planctl/archive/store.py).

    `name` is what the user called it, `id` the full id of the commit. Paths inside are relative to the root
    of the repository, with `/`.
    """

    def __init__(self, repository: Repository, name: str, id_: str, tree: Tree) -> None:
        self.repository = repository
        self.name = name
        self.id = id_
        self._root = tree
        self._trees: dict[bytes, dict[str, tuple[int, bytes]]] = {}

    def content(self, path: str) -> bytes:
        """The bytes that `git show REV:PATH` prints for a file. Raises NoInput where there is none."""
        found = self._find(path, follow=False)
        if found is None or found[0] & _KIND in (_FOLDER, _SUBMODULE):
            raise self._missing(path, found)
        return self._blob(found[1], path)

    def names(self, folder: str = "") -> Iterator[str]:
        """Every file below a folder, sorted; links and submodules are left out."""
        found = self._find(folder)
        if found is None or found[0] & _KIND != _FOLDER:
            return
        lead = f"{folder.strip('/')}/" if folder.strip("/") else ""
        for name, (mode, _) in sorted(self._entries(found[1]).items()):
            if mode & _KIND == _FOLDER:
                yield from self.names(lead + name)
            elif mode & _KIND not in (_LINK, _SUBMODULE):
                yield lead + name

    def full(self, path: str) -> str:
        """A path from the root of the repository; `./x` and `../x` start from the working directory."""
        if path not in (".", "..") and not path.startswith(("./", "../")):
            return path.replace("\\", "/") if os.name == "nt" else path
        joined = os.path.normpath(f"{self.repository.prefix or '.'}/{path}").replace(os.sep, "/")
        if joined.startswith(".."):
            raise UnknownRef(f"`{self.name}:{path}` lies outside of the repository")
        return "" if joined == "." else joined

    def path(self, inner: str) -> Path:
        """The path of a file inside, as entries and messages have it: `REV:plans/x.yaml`."""
        return Path(f"{self.name}:{inner}")

    def inner(self, path: Path) -> str:
        """A path that `path` made, or one below it, as the repository calls it."""
        return path.as_posix().removeprefix(f"{self.name}:").strip("/")

    # The store of an archive.

    def is_file(self, path: Path) -> bool:
        """Whether the commit has a file at a path; a link to one counts, as on disk."""
        if not self._is_mine(path):
            return DISK.is_file(path)
        found = self._find(self.inner(path))
        return found is not None and found[0] & _KIND not in (_FOLDER, _SUBMODULE)

    def is_dir(self, path: Path) -> bool:
        """Whether the commit has a folder at a path."""
        if not self._is_mine(path):
            return DISK.is_dir(path)
        found = self._find(self.inner(path))
        return found is not None and found[0] & _KIND == _FOLDER

    def versions(self, root: Path) -> list[Path]:
        """The YAML files that lie two levels below a folder, sorted."""
        lead = self.inner(root)
        return [
            self.path("/".join(part for part in (lead, plan, name) if part))
            for plan in sorted(self._names(lead))
            for name in sorted(self._names(f"{lead}/{plan}"))
            if _VERSION_FILE.match(name)
        ]

    def read(self, path: Path, name: str) -> Document:
        """Read a file into a document. Raises NoInput where the commit has none, UnreadableFile."""
        return read_bytes(self.raw(path), name)

    def raw(self, path: Path) -> bytes:
        """The bytes of a file, links followed. Raises NoInput where the commit has none, UnreadableFile."""
        if not self._is_mine(path):
            return DISK.raw(path)
        inner = self.inner(path)
        found = self._find(inner)
        if found is None or found[0] & _KIND in (_FOLDER, _SUBMODULE):
            raise self._missing(inner, found)
        return self._blob(found[1], inner)

    def files(self, root: Path) -> list[Path]:
        """Every file below a folder, hidden ones aside, sorted."""
        lead = self.inner(root)
        return [
            self.path(name)
            for name in self.names(lead)
            if not any(part.startswith(".") for part in name[len(lead) :].split("/"))
        ]

    def below(self, root: Path, path: Path) -> str:
        """A path below a folder as seen from it."""
        return self.inner(path).removeprefix(self.inner(root)).strip("/")

    def display(self, path: Path) -> str:
        """A path as git writes it: `REV:PATH`."""
        return f"{self.name}:{self.inner(path)}"

    def key(self, path: Path) -> str:
        """What two paths of one file have in common."""
        return self.inner(path)

    def _is_mine(self, path: Path) -> bool:
        """Whether a path is of this commit. Others, such as planctl's own library, lie on disk."""
        return path.as_posix().startswith(f"{self.name}:")

    # The trees.

    def _find(self, path: str, *, follow: bool = True) -> tuple[int, bytes] | None:
        """Mode and id of what lies at a path. Links inside the repository are followed, as on disk."""
        way: list[tuple[int, bytes]] = [(_FOLDER, self._root.id)]
        parts = deque(path.split("/"))
        hops = 0
        while parts:
            part = parts.popleft()
            if part in ("", "."):
                continue
            if part == "..":
                if len(way) == 1:
                    return None
                way.pop()
                continue
            if way[-1][0] & _KIND != _FOLDER:
                return None
            found = self._entries(way[-1][1]).get(part)
            if found is None:
                return None
            if found[0] & _KIND == _LINK and (follow or parts):
                hops += 1
                target = os.fsdecode(self._blob(found[1], path))
                if hops > _HOPS or target.startswith("/"):
                    return None
                parts.extendleft(reversed(target.split("/")))
                continue
            way.append(found)
        return way[-1]

    def _entries(self, id_: bytes) -> dict[str, tuple[int, bytes]]:
        if id_ not in self._trees:
            tree = self._root if id_ == self._root.id else self.repository.repo[id_]
            self._trees[id_] = {os.fsdecode(e.path): (e.mode, e.sha) for e in tree.items()}  # type: ignore[attr-defined]
        return self._trees[id_]

    def _names(self, folder: str) -> list[str]:
        found = self._find(folder)
        return list(self._entries(found[1])) if found and found[0] & _KIND == _FOLDER else []

    def _blob(self, id_: bytes, path: str) -> bytes:
        try:
            return self.repository.repo.object_store.get_raw(id_)[1]  # type: ignore[arg-type]
        except KeyError:
            raise UnreadableFile(
                f"this clone has not the content of `{self.name}:{path}`", "`git fetch --refetch` gets it"
            ) from None

    def _missing(self, path: str, found: tuple[int, bytes] | None) -> Exception:
        from planctl.suggest import did_you_mean

        if found is not None:
            what = "a submodule" if found[0] & _KIND == _SUBMODULE else "a directory"
            return UnreadableFile(f"`{self.name}:{path}` is {what}", "name a file in it")
        folder = path.rpartition("/")[0]
        near = did_you_mean(path, [f"{folder}/{name}".lstrip("/") for name in self._names(folder)])
        top = self.repository.top
        if near is None and self.repository.prefix and self._find(f"{self.repository.prefix}/{path}"):
            near = f"paths start at the root of the repository: `{self.name}:./{path}` is the file here"
        elif near is None and top is not None and (top / path).exists():
            near = "it exists on disk, but not in that revision"
        return NoInput(f"there is no file `{path}` in {self.name}", near)


def _opened(here: Path) -> tuple[Repo, Path | None]:
    from dulwich.repo import Repo

    control = os.environ.get("GIT_DIR")
    objects = os.environ.get("GIT_OBJECT_DIRECTORY")
    others = [
        each for each in os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES", "").split(os.pathsep) if each
    ]
    if not control:
        ceilings = [each for each in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if each]
        repo = Repo.discover(here, ceiling_dirs=ceilings or None)
        top = None if repo.bare else Path(os.path.realpath(repo.path))
        return repo, top
    folder = Path(control)
    if folder.is_file():  # a `.git` file of a linked working tree or a submodule
        word = folder.read_text(encoding="utf-8").strip().removeprefix("gitdir:").strip()
        folder = folder.parent / word
    tree = os.environ.get("GIT_WORK_TREE")
    repo = Repo(
        controldir=folder,
        commondir=os.environ.get("GIT_COMMON_DIR"),
        worktree=tree,
        object_directory=objects,
        alternates=others or None,
    )
    if repo.bare and repo.get_config().get_boolean((b"core",), b"bare", False):
        return repo, None
    # As in git: with GIT_DIR alone, the working directory is the top of the working tree.
    own = Path(repo.path) if tree or repo.path != repo.controldir() else Path.cwd()
    return repo, Path(os.path.realpath(own))
