"""Writing files: the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planctl.errors import UnreadableFile


def replace_file(path: Path, text: str) -> None:
    """Write a text file as a whole or not at all; missing folders are made. Raises UnreadableFile with the
    system's reason.
    """
    replace_bytes(path, text.encode())


def replace_bytes(path: Path, content: bytes) -> None:
    """Write a file of any kind as a whole or not at all, as `replace_file` does."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as handle:
            temporary = handle.name
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise UnreadableFile(f"cannot write `{path}`: {error.strerror or error}") from None


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else that of any new file; a temporary one is private."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
