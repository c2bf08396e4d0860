"""`plans.lock`: which texts are sealed, and the text of the file after another was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import read, validated
from planctl.model.kinds import schema_line
from planctl.source import Document, read_bytes

if TYPE_CHECKING:
    from planctl.archive.archive import Archive
    from planctl.model.process import Lock

NAME = "plans.lock"
_NEW = f"""\
# The digests of sealed texts, by ref. `planctl seal` writes them, `planctl verify` checks them.
schema: {schema_line("lock")}
texts: {{}}
"""


def lock_path(archive: Archive) -> Path:
    """Where an archive's lock lies, or would."""
    return archive.root / NAME


def read_lock(archive: Archive) -> Lock:
    """The lock of an archive; an empty one where there is none. Raises InvalidDocument or UnreadableFile."""
    from planctl.model.process import Lock

    found: Lock = validated(_document(archive), Lock)
    return found


def sealed(archive: Archive, digests: dict[str, str], day: date) -> str:
    """The text of the lock with these texts sealed on a day: `digests` is by ref with version.

    Everything else in the file stays as it is. Raises InvalidDocument where the lock is broken.
    """
    from planctl.model.process import Lock
    from planctl.source.edits import Edit
    from planctl.source.patch import patched

    document = _document(archive)
    validated(document, Lock)
    values = {ref: {"digest": digest, "sealed": day.isoformat()} for ref, digest in sorted(digests.items())}
    known = document.data.get("texts") or {}
    if not known:
        return patched(document, [Edit("replace", ("texts",), values)])
    edits = [
        Edit("replace" if ref in known else "add", ("texts", ref), value) for ref, value in values.items()
    ]
    return patched(document, edits)


def _document(archive: Archive) -> Document:
    path = lock_path(archive)
    if not path.exists():
        return read_bytes(_NEW.encode(), archive.display(path))
    return read(path, archive.display(path))
