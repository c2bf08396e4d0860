"""The outline of a document: its points with their clauses and options, its entries, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol.types import DocumentSymbol, SymbolKind

from planctl.lint.subject import Subject
from planctl.lint.tree import Part, entries, options, parts, points
from planctl.lsp.buffers import Buffer
from planctl.lsp.cards import title_of
from planctl.lsp.desk import Desk
from planctl.safe import one_line
from planctl.source.layout import content_end

_ENTRIES = ("actors", "topics", "categories", "territories", "texts")
_LISTS = ("events", "stances", "lines")


def outline(desk: Desk, buffers: Mapping[str, Buffer], uri: str) -> list[DocumentSymbol] | None:
    """The parts of an open document that have ids, in the order of the file."""
    opened = desk.opened(buffers, uri)
    if opened is None or not opened.parses:
        return None
    return list(_Outline(opened.subject, buffers[uri], opened.language).parts())


class _Outline:
    def __init__(self, subject: Subject, buffer: Buffer, language: str) -> None:
        self._subject = subject
        self._buffer = buffer
        self._language = language

    def parts(self) -> Iterator[DocumentSymbol]:
        """The parts at the top."""
        data = self._subject.data
        for name, part in entries(data, (), "sources"):
            yield self._symbol(name, part, SymbolKind.Constant)
        for point in points(data):
            yield self._symbol(
                _number(point), point, SymbolKind.Module, [*self._clauses(point), *self._options(point)]
            )
        for key in _ENTRIES:
            for name, part in entries(data, (), key):
                yield self._symbol(name, part, SymbolKind.Object)
        for key in _LISTS:
            for part in parts(data, (), key):
                yield self._symbol(part.name or "", part, SymbolKind.Event)

    def _clauses(self, part: Part) -> list[DocumentSymbol]:
        found = parts(part.raw, part.path, "clauses")
        return [self._symbol(each.name or "", each, SymbolKind.Method) for each in found]

    def _options(self, point: Part) -> Iterator[DocumentSymbol]:
        for option in options(point):
            yield self._symbol(option.name or "", option, SymbolKind.Interface, self._clauses(option))

    def _symbol(
        self, name: str, part: Part, kind: SymbolKind, children: list[DocumentSymbol] | None = None
    ) -> DocumentSymbol:
        document, shift = self._subject.document, self._buffer.shift
        key, node = document.find(part.path)
        first = key or node
        assert node is not None
        assert first is not None
        start = first.start
        end = max(content_end(document.text, node), first.end if key else start)
        own = document.span((*part.path, "id")) if "id" in part.raw else document.span(part.path, key=True)
        place = self._buffer.map.range
        return DocumentSymbol(
            one_line(name, 80) or "?",
            kind,
            place(start + shift, end + shift),
            place(max(own.start, start) + shift, min(own.end, end) + shift),
            detail=one_line(self._said(part.raw), 120) or None,
            children=children,
        )

    def _said(self, raw: dict[str, Any]) -> str:
        return title_of(raw, self._language) or str(raw.get("action") or raw.get("text") or "")


def _number(point: Part) -> str:
    number = point.raw.get("number")
    return f"{number}. {point.name}" if number is not None else point.name or ""
