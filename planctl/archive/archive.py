"""An archive: a folder of plan files, registries, timeline, stances and crosswalks, read on demand."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planctl.archive.store import DISK, Store
from planctl.errors import InvalidDocument, UnknownRef
from planctl.record import Record
from planctl.regex import regex
from planctl.source import Document

if TYPE_CHECKING:
    from pydantic import BaseModel

    from planctl.model.plan import Plan
    from planctl.model.registry import Registry

_VERSION_FILE = regex(r"(\d+)\.(\d+)\.ya?ml\Z")
Model = TypeVar("Model", bound="BaseModel")


class Entry(Record):
    """A version's place in the archive. Sorting entries sorts versions as numbers."""

    plan: str
    major: int
    minor: int
    path: Path

    @property
    def version(self) -> str:
        """MAJOR.MINOR."""
        return f"{self.major}.{self.minor}"


def entry_at(path: Path) -> Entry | None:
    """The version that a path PLAN/MAJOR.MINOR.yaml is of, or None for another path."""
    match = _VERSION_FILE.match(path.name)
    return Entry(path.parent.name, int(match[1]), int(match[2]), path) if match else None


class Loaded(Record):
    """A text that was read: its plan, and the document it was read from."""

    plan: Plan
    document: Document


class Archive:
    """The plans under one folder. Nothing is read before it is asked for, and nothing twice.

    The folder lies on disk, or in a commit (planctl/archive/git.py): `store` says which, and whatever reads a
    file of the archive reads it through `load`, `read`, `companion`, `is_file` and `is_dir`.
    """

    def __init__(self, root: Path, *, is_library: bool = False, store: Store = DISK) -> None:
        self.root = root
        self.is_library = is_library
        self.store = store
        self._loaded: dict[str, Loaded] = {}

    @property
    def called(self) -> str:
        """What messages call it: its folder, or `REV:FOLDER`."""
        return "the built-in library" if self.is_library else self.display(self.root)

    @property
    def on_disk(self) -> bool:
        """Whether its files can be opened and written by their paths."""
        return self.store is DISK

    def is_file(self, path: Path) -> bool:
        """Whether the archive has a file at a path below its root."""
        return self.store.is_file(path)

    def is_dir(self, path: Path) -> bool:
        """Whether the archive has a folder at a path."""
        return self.store.is_dir(path)

    def read(self, path: Path, name: str | None = None) -> Document:
        """Read any file of the archive. Raises NoInput where it is missing, UnreadableFile."""
        return self.store.read(path, name or self.display(path))

    def display(self, path: Path) -> str:
        """A path as a user would type it: relative to the working directory where it is below it, or
        REV:PATH.
        """
        return self.store.display(path)

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """Every version of every plan, by plan id, oldest first."""
        found: dict[str, list[Entry]] = {}
        for path in self.store.versions(self.root):
            entry = entry_at(path)
            if entry:
                found.setdefault(entry.plan, []).append(entry)
        for versions in found.values():
            versions.sort(key=lambda entry: (entry.major, entry.minor))
        return found

    def latest(self) -> list[Entry]:
        """The latest version of each plan, by plan id."""
        return [versions[-1] for _, versions in sorted(self.entries.items())]

    def load(self, path: Path, name: str | None = None) -> Loaded:
        """Read a plan file. Raises UnreadableFile, or InvalidDocument where it is not a sound plan."""
        key = self.store.key(path)
        if key not in self._loaded:
            self._loaded[key] = load_plan(self.read(path, name))
        return self._loaded[key]

    def plans(self) -> list[Loaded]:
        """The latest version of each plan, loaded."""
        return [self.load(entry.path) for entry in self.latest()]

    def all_versions(self) -> list[Loaded]:
        """Every version of each plan, loaded, oldest first within a plan."""
        return [self.load(entry.path) for _, versions in sorted(self.entries.items()) for entry in versions]

    @cached_property
    def registry(self) -> Registry:
        """The four registries as one. A missing file is an empty registry."""
        from planctl.model.kinds import KINDS
        from planctl.model.registry import Registry

        parts = {}
        for kind in ("actors", "topics", "categories", "territories"):
            loaded = self.companion(self.root / "registry" / f"{kind}.yaml", KINDS[kind])
            if loaded is not None:
                parts[kind] = getattr(loaded, kind)
        return Registry(**parts)

    def companion(self, path: Path, model: type[Model]) -> Model | None:
        """A document beside the plans (registry, timeline, stances), or None where the file is not there."""
        if not self.is_file(path):
            return None
        return validated(self.read(path), model)


def validated(document: Document, model: type[Model]) -> Model:
    """The document as a model. Raises InvalidDocument where it breaks the dialect or the model."""
    from pydantic import ValidationError

    if document.problems:
        raise InvalidDocument(document)
    try:
        return model.model_validate(document.data)
    except ValidationError:
        raise InvalidDocument(document) from None


def load_plan(document: Document) -> Loaded:
    """The document as a plan. Raises InvalidDocument, or UnknownRef for a document of another kind."""
    from planctl.model.kinds import kind_of
    from planctl.model.plan import Plan

    kind = None if document.problems else kind_of(document.data)
    if kind not in (None, "plan"):
        raise UnknownRef(
            f"`{document.name}` holds no plan: its schema is planctl/{kind}/1",
            "name a plan or the file of one; `planctl list` shows the plans there are",
        )
    return Loaded(validated(document, Plan), document)
