"""The texts that are open in the editor, as they are being typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial
from pygls.uris import from_fs_path, to_fs_path

from planctl.archive.search import LOCK
from planctl.lsp.textmap import TextMap

BOM = "\ufeff"
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Buffer:
    """An open text. `path` is None for one that no file has yet, and for one that is not of this machine."""

    uri: str
    text: str
    version: int | None = None
    language: str = "yaml"
    encoding: str = "utf-16"

    @cached_property
    def path(self) -> Path | None:
        """The file that the text is of."""
        return path_of(self.uri)

    @property
    def is_yaml(self) -> bool:
        """Whether it could be a document of an archive: a YAML file on this machine, or a new text."""
        if self.path is None:
            return self.uri.startswith("untitled:") and self.language in ("yaml", "planctl")
        return self.path.suffix in (".yaml", ".yml") or self.path.name == LOCK

    @property
    def name(self) -> str:
        """What findings call it."""
        return str(self.path) if self.path else "<untitled>"

    @cached_property
    def map(self) -> TextMap:
        """Its places."""
        return TextMap(self.text, self.encoding)

    @property
    def shift(self) -> int:
        """By how much its offsets are ahead of those of its document: a byte order mark is not counted."""
        return 1 if self.text.startswith(BOM) else 0

    @cached_property
    def raw(self) -> bytes:
        """Its bytes in a file. Half characters, which a client may send one after the other, are replaced."""
        return _HALF.sub("\ufffd", self.text).encode("utf-8")

    def changed(self, changes: Iterable[TextDocumentContentChangeEvent], version: int | None) -> Buffer:
        """The text after the changes of one message, in turn."""
        text = self.text
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                places = TextMap(text, self.encoding)
                ends = (places.offset(change.range.start), places.offset(change.range.end))
                text = text[: min(ends)] + change.text + text[max(ends) :]
            else:
                text = change.text
        return replace(self, text=_joined(text), version=version)


def _joined(text: str) -> str:
    """The text with halves of characters that came to stand side by side joined."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@dataclass
class Buffers:
    """All open texts by URI. A snapshot of them does not change any more."""

    open: dict[str, Buffer] = field(default_factory=dict)

    def snapshot(self) -> dict[str, Buffer]:
        """The open texts as they are now."""
        return dict(self.open)


def path_of(uri: str) -> Path | None:
    """The file of a URI, or None where it names none on this machine."""
    try:
        said = to_fs_path(uri)
    except (ValueError, UnicodeError):
        return None
    return Path(said) if said and "\0" not in said and Path(said).is_absolute() else None


def uri_of(path: Path) -> str:
    """The URI of a file."""
    return from_fs_path(str(path)) or path.as_uri()
