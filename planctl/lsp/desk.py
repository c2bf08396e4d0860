"""What the server knows at a moment: the open texts laid over the files on disk. Used by one thread."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planctl.archive.ignoring import Ignoring
from planctl.archive.locate import archive_of, open_archive
from planctl.lint.context import Context
from planctl.lint.finding import Finding
from planctl.lint.provisions import language_of
from planctl.lint.subject import Subject
from planctl.lsp.buffers import BOM, Buffer
from planctl.model.kinds import KINDS
from planctl.source import read_bytes
from planctl.validation import Settings, Validator
from planctl.validation.clocks import Clocks, clocks
from planctl.validation.fixing import mend

_SCHEMA_KEY = re.compile(r"^[\"']?schema[\"']?\s*:", re.MULTILINE)
_KIND = re.compile(r"^[\"']?schema[\"']?\s*:\s*[\"']?planctl/(?P<kind>\w+)/", re.MULTILINE)


@dataclass(frozen=True)
class Judged:
    """The verdict on a text: its own findings, and those of files without which it cannot be judged whole."""

    buffer: Buffer
    findings: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Opened:
    """An open document: as it is now, as it was when it parsed last, of which kind, and what surrounds it."""

    subject: Subject
    known: Subject
    kind: str | None
    context: Context

    @property
    def language(self) -> str:
        """The language of its texts."""
        return language_of(self.known.data)

    @property
    def parses(self) -> bool:
        """Whether it parses now."""
        return self.known is self.subject


class Desk:
    """Judges texts and looks names up in them. What it has read it keeps until a file changes on disk."""

    def __init__(self, archive: str | None = None, root: Path | None = None) -> None:
        self._named = archive
        self._root = root
        self._stamp: tuple[date, Clocks] | None = None
        self._laid: dict[str, Buffer] = {}
        self._validator: Validator | None = None
        self._judged: dict[str, Judged] = {}
        self._sound: dict[str, Subject] = {}

    def judged(self, buffers: Mapping[str, Buffer], uri: str) -> Judged:
        """The verdict on an open text. Raises PlanctlError for a configuration that cannot be used."""
        buffer = buffers[uri]
        validator = self.lay(buffers)
        if uri not in self._judged:
            if not self._is_ours(buffer, validator):
                self._judged[uri] = Judged(buffer)
            else:
                report = validator.run([], (buffer.raw, buffer.name)).report
                own = tuple(each for each in report.findings if each.path == buffer.name)
                others = tuple(each for each in report.findings if each.path != buffer.name)
                self._judged[uri] = Judged(buffer, own, others)
        return self._judged[uri]

    def opened(self, buffers: Mapping[str, Buffer], uri: str) -> Opened | None:
        """An open document and what surrounds it; None where it is none of planctl's."""
        buffer = buffers[uri]
        validator = self.lay(buffers)
        if not self._is_ours(buffer, validator):
            return None
        subject = validator.subject(buffer.path or Path(buffer.name), buffer.name)
        if isinstance(subject.data, dict):
            self._sound[uri] = subject
        known = self._sound.get(uri, subject)
        said = _KIND.search(subject.document.text)
        kind = known.schema.kind or (said["kind"] if said and said["kind"] in KINDS else None)
        return Opened(subject, known, kind, validator.context(subject))

    def subject(self, path: Path) -> Subject | None:
        """Any file as it is now, open or on disk; None where there is none."""
        assert self._validator is not None
        known = os.path.realpath(path) in {os.path.realpath(each.name) for each in self._laid.values()}
        return self._validator.subject(path) if known or path.is_file() else None

    def lay(self, buffers: Mapping[str, Buffer]) -> Validator:
        """A validator that sees the open texts as they are now. Raises PlanctlError."""
        yaml = {uri: buffer for uri, buffer in buffers.items() if buffer.is_yaml}
        if self._validator is None or self._laid.keys() - yaml.keys() or self._stamp_of(yaml) != self._stamp:
            self._validator = Validator(open_archive(self._named, self._root), Settings())
            self._stamp = self._stamp_of(yaml)
            self._laid, self._judged = {}, {}
            self._sound = {uri: subject for uri, subject in self._sound.items() if uri in yaml}
        for uri, buffer in yaml.items():
            if self._laid.get(uri) is not buffer:
                document = read_bytes(buffer.raw, buffer.name)
                self._validator.put(document, buffer.path or Path(buffer.name))
                self._laid[uri] = buffer
                self._judged.clear()  # any text may be seen by the others
        return self._validator

    def mended(self, buffers: Mapping[str, Buffer], uri: str) -> str:
        """An open text with every safe fix carried out."""
        buffer = buffers[uri]
        validator = self.lay(buffers)
        path = buffer.path or Path(buffer.name)
        subject = validator.subject(path, buffer.name)
        try:
            return mend(validator, subject, unsafe=False).text
        finally:
            validator.put(subject.document, path)

    def _is_ours(self, buffer: Buffer, validator: Validator) -> bool:
        """Whether a text is one to judge: not every YAML file that is opened is planctl's. The same that a
        search of a folder would pass over is passed over.
        """
        if not buffer.is_yaml:
            return False
        text = buffer.text.removeprefix(BOM)
        if buffer.path is None:
            return bool(_SCHEMA_KEY.search(text))
        if archive_of(buffer.path) is None and not _SCHEMA_KEY.search(text):
            return False
        return not Ignoring(None, validator.settings.excluded, force=True).refuses(buffer.path)

    def _stamp_of(self, buffers: Mapping[str, Buffer]) -> tuple[date, Clocks]:
        """The day, and what the files on disk that verdicts rest on look like: a change of any shows."""
        archive = self._validator.archive if self._validator else None
        roots = [archive.root] if archive and not archive.is_library else []
        return date.today(), clocks((buffer.path for buffer in buffers.values() if buffer.path), roots)
