"""Files of red lines: by path, or by name in the folder `redlines` beside the plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import Archive, validated
from planctl.errors import PlanctlError, UnknownRef
from planctl.suggest import did_you_mean

if TYPE_CHECKING:
    from planctl.model.redlines import RedLines
    from planctl.source import Document


def find_red_lines(name: str, archive: Archive) -> tuple[RedLines, Document]:
    """The red lines at a path, or of a name beside the archive's plans, with their document.

    Raises UnknownRef with a did-you-mean, UnreadableFile, NoInput or InvalidDocument, PlanctlError for a line
    that demands nothing.
    """
    from planctl.model.kinds import kind_of
    from planctl.model.redlines import RedLines

    path = Path(name)
    if not path.is_file():
        known = {file.stem: file for folder in _folders(archive) for file in sorted(folder.glob("*.y*ml"))}
        if name not in known:
            hint = did_you_mean(name, known) or (
                f"there are {', '.join(known)}"
                if known
                else "name a file, or put one into redlines/ beside plans/"
            )
            raise UnknownRef(f"there are no red lines `{name}`", hint)
        path = known[name]
        name = archive.display(path)
    document = archive.read(path, name)
    kind = None if document.problems else kind_of(document.data)
    if kind not in (None, "redlines"):
        raise UnknownRef(f"`{name}` holds no red lines: its schema is planctl/{kind}/1")
    found = validated(document, RedLines)
    for line in found.lines:
        if (line.must is None) == (line.must_not is None):
            raise PlanctlError(
                f"`{name}`: the line `{line.id}` has not exactly one of `must` and `must-not`",
                "`planctl validate` shows where",
            )
    return found, document


def _folders(archive: Archive) -> list[Path]:
    folders = (archive.root.resolve().parent / "redlines", archive.root / "redlines")
    return [folder for folder in folders if folder.is_dir()]
