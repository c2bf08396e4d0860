"""`plans.lock`: which texts are sealed, and the text of the file after another was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import validated
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
    return archive.read(path) if archive.is_file(path) else read_bytes(_NEW.encode(), archive.display(path))


def sealed_text(path: Path, digest: str, archive: Archive) -> tuple[Document, str] | None:
    """The text of a file as it was when it had this digest, and the commit that has it: the latest such.

    None where the archive is under no git repository, or its history has no such text.
    """
    from planctl.archive.git import repository_of
    from planctl.errors import PlanctlError
    from planctl.model.digest import digest as digest_of

    try:
        repository = repository_of(archive)
        inside = repository.inside(path) if archive.on_disk else None
        for revision in repository.history(inside) if inside else ():
            document = read_bytes(revision.content(inside or ""), f"{revision.name}:{inside}")
            if not document.problems and digest_of(document.data) == digest:
                return document, revision.name
    except PlanctlError:
        pass  # what cannot be found again is said to be not found
    return None
