"""Where the files of a new archive go, and what becomes of each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from planctl.archive.write import replace_file
from planctl.errors import PlanctlError, UnknownRef
from planctl.scaffold.texts import Planned


@dataclass(frozen=True)
class Place:
    """Where files go: the folder of the archive, and the top of the repository that it lies in."""

    folder: Path
    top: Path
    in_git: bool

    @classmethod
    def of(cls, folder: Path) -> Place:
        """The place that a folder is, made or not. GIT_DIR and its like count, as they do for git."""
        from planctl.archive.git import Repository

        there = next(
            (each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir()), None
        )
        try:
            top = Repository.discover(there).top
        except UnknownRef:
            top = None
        real = Path(os.path.realpath(folder))
        if top is None or not real.is_relative_to(top):
            return cls(folder, folder, False)
        # As the user names it, wherever that is possible.
        up = len(real.relative_to(top).parts)
        return cls(
            folder, folder if not up else top if folder.is_absolute() else Path(os.path.relpath(top)), True
        )

    @property
    def prefix(self) -> str:
        """The way from the top to the folder: empty, or with a slash at its end."""
        inside = Path(os.path.realpath(self.folder)).relative_to(os.path.realpath(self.top)).as_posix()
        return "" if inside == "." else f"{inside}/"


@dataclass(frozen=True)
class Step:
    """A file, and what becomes of it."""

    path: Path
    text: str
    done: str  # written, kept, replaced, same

    @property
    def name(self) -> str:
        """The file, as the user would name it."""
        return display(self.path)

    @property
    def note(self) -> str:
        """What there is to say about it."""
        return f"it is there already; --force {self.name} replaces it" if self.done == "kept" else ""

    def must_fit(self) -> None:
        """Raise where a file stands in the place of a folder, or a folder in the place of the file."""
        if self.done in ("kept", "same"):
            return
        if self.path.is_dir():
            raise PlanctlError(f"`{self.name}` is a folder, and should be a file")
        barred = next((each for each in self.path.parents if each.exists() and not each.is_dir()), None)
        if barred is not None:
            raise PlanctlError(f"`{display(barred)}` is a file, and should be a folder")

    def carry_out(self) -> None:
        """Write the file, if it is to be written."""
        if self.done in ("written", "replaced"):
            replace_file(self.path, self.text)


def step(place: Place, each: Planned, forced: tuple[Path, ...]) -> Step:
    """What becomes of a planned file: what is there already is kept, unless it is named by `forced`."""
    path = (place.top if each.at_top else place.folder).joinpath(*each.path.split("/"))
    if not (path.exists() or path.is_symlink()) or path.is_dir():
        return Step(path, each.text, "written")
    with_force = any(os.path.abspath(one) == os.path.abspath(path) for one in forced)
    try:
        same = path.read_bytes() == each.text.encode()
    except OSError:
        same = False
    return Step(path, each.text, "same" if same else "replaced" if with_force else "kept")


def display(path: Path) -> str:
    """A path as the user would name it."""
    return Path(os.path.normpath(path)).as_posix()
