"""Findings as an editor shows them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Range,
)

from planctl.errors import PlanctlError
from planctl.lint.finding import Finding, Related, Severity
from planctl.lint.subject import Subject
from planctl.lsp.buffers import Buffer, uri_of
from planctl.lsp.textmap import TextMap
from planctl.safe import one_line
from planctl.source.span import Lines

SOURCE = "planctl"
_SEVERITY = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
# Reads a file by its path; None where there is none.
Read = Callable[[Path], Subject | None]


class Places:
    """Ranges of findings. Each text's lines are counted once."""

    def __init__(self, buffer: Buffer, read: Read) -> None:
        self._buffer = buffer
        self._read = read
        self._known: dict[str, tuple[Lines, TextMap, int]] = {
            buffer.name: (Lines(buffer.text[buffer.shift :]), buffer.map, buffer.shift)
        }

    def range(self, at: Finding | Related) -> Range:
        """Where a finding or a related place stands."""
        lines, places, shift = self._lines(at.path)
        return places.range(
            shift + _offset(lines, at.line, at.column), shift + _offset(lines, at.end_line, at.end_column)
        )

    def uri(self, path: str) -> str | None:
        """The URI of a file as findings name it; None where it is not on disk."""
        if path == self._buffer.name:
            return self._buffer.uri
        return uri_of(Path(os.path.abspath(path))) if os.path.exists(path) else None

    def _lines(self, path: str) -> tuple[Lines, TextMap, int]:
        if path not in self._known:
            subject = self._read(Path(os.path.abspath(path)))
            text = subject.document.text if subject else ""
            self._known[path] = (Lines(text), TextMap(text, self._buffer.encoding), 0)
        return self._known[path]


def diagnostic(finding: Finding, places: Places) -> Diagnostic:
    """A finding as a diagnostic of its file."""
    related = [
        DiagnosticRelatedInformation(Location(uri, places.range(each)), one_line(each.message))
        for each in finding.related
        if (uri := places.uri(each.path))
    ]
    help_ = f"\nhelp: {one_line(finding.fix)}" if finding.fix else ""
    return Diagnostic(
        range=places.range(finding),
        message=one_line(finding.message) + help_,
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if finding.name == "unused-suppression" else None,
        related_information=related or None,
        data={"name": finding.name, "fingerprint": finding.fingerprint},
    )


def failure(error: PlanctlError, buffer: Buffer) -> Diagnostic:
    """Why a text could not be judged at all, at its beginning."""
    hint = f"\nhelp: {one_line(error.hint)}" if error.hint else ""
    return Diagnostic(
        range=buffer.map.range(0, buffer.map.line(0)[1]),
        message=f"not checked: {one_line(error.message)}{hint}",
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
    )


def _offset(lines: Lines, line: int, column: int) -> int:
    start = lines.starts[min(line, len(lines.starts)) - 1] if line > 0 else 0
    return min(start + max(column - 1, 0), len(lines.text))
