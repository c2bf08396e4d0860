"""An editor for the tests: a client of the protocol that drives the real server over its pipes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, environment

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SERVER = ("-m", "planctl", "lsp", "--stdio")


class Editor(LanguageClient):
    """A client that remembers what the server publishes."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.found: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.news = asyncio.Condition()
        self.log = ""

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: lsp.PublishDiagnosticsParams) -> None:
            async with self.news:
                self.found[params.uri] = params
                self.news.notify_all()

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def shown(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams) -> None:
            self.registered += [each.method for each in params.registrations]

    async def until(
        self, uri: str, wanted: Callable[[list[lsp.Diagnostic]], bool], version: int | None = None
    ) -> list[lsp.Diagnostic]:
        """The diagnostics of a file as soon as they are as wanted, and of a version where one is given."""

        def there() -> bool:
            said = self.found.get(uri)
            return said is not None and version in (None, said.version) and wanted(list(said.diagnostics))

        async with self.news:
            try:
                await asyncio.wait_for(self.news.wait_for(there), 30)
            except TimeoutError:
                raise AssertionError(f"never so: {self.found.get(uri)}") from None
        return list(self.found[uri].diagnostics)

    async def rules(self, uri: str, version: int | None = None) -> list[str]:
        """The rules of the diagnostics of a version of a file, as soon as they are there."""
        return [str(each.code) for each in await self.until(uri, lambda _: True, version)]

    def open(self, path: Path | str, text: str | None = None, language: str = "yaml") -> str:
        """Open a file, or a text in its place. Returns the URI."""
        uri = path if isinstance(path, str) else path.as_uri()
        if text is None:
            text = Path(path).read_bytes().decode("utf-8")
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, version: int, *changes: tuple[tuple[int, int, int, int], str] | str) -> None:
        """Change an open text: whole, or at ranges of line and column, from zero, to line and column."""
        made: list[lsp.TextDocumentContentChangeEvent] = []
        for change in changes:
            if isinstance(change, str):
                made.append(lsp.TextDocumentContentChangeWholeDocument(change))
            else:
                (line, column, end, last), text = change
                at = lsp.Range(lsp.Position(line, column), lsp.Position(end, last))
                made.append(lsp.TextDocumentContentChangePartial(at, text))
        which = lsp.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(which, made))

    def close(self, uri: str) -> None:
        """Close an open text."""
        self.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))

    def save(self, uri: str) -> None:
        """Say that an open text was saved."""
        self.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))


CAPABILITIES = lsp.ClientCapabilities(
    text_document=lsp.TextDocumentClientCapabilities(
        publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(related_information=True)
    ),
    workspace=lsp.WorkspaceClientCapabilities(
        did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    ),
)


@asynccontextmanager
async def editor(
    root: Path,
    command: tuple[str, ...] = SERVER,
    capabilities: lsp.ClientCapabilities = CAPABILITIES,
    encodings: list[str] | None = None,
    quiet: bool = True,
) -> AsyncIterator[Editor]:
    """An editor with a folder open and a server started; the server must end well."""
    client = Editor()
    await client.start_io(sys.executable, *command, cwd=root, env=environment())
    asked: dict[str, Any] = {}
    if encodings:
        asked["general"] = lsp.GeneralClientCapabilities(position_encodings=encodings)
        capabilities = lsp.ClientCapabilities(text_document=capabilities.text_document, **asked)
    await client.initialize_async(lsp.InitializeParams(capabilities, root_uri=root.as_uri()))
    client.initialized(lsp.InitializedParams())
    process = client._server
    assert process is not None
    try:
        yield client
        assert process.returncode is None, "the server died"
        await asyncio.wait_for(client.shutdown_async(None), 30)
    finally:
        if process.returncode is None:
            client.exit(None)
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
                raise
        await client.stop()
    assert process.stderr is not None
    client.log = (await process.stderr.read()).decode("utf-8")
    assert process.returncode == 0, client.log
    assert quiet is False or "Traceback" not in client.log, client.log


def drive(work: Callable[[], Awaitable[None]]) -> None:
    """Run a test that talks to a server."""
    asyncio.run(asyncio.wait_for(work(), 120))  # type: ignore[arg-type]


__all__ = ["ROOT", "Editor", "drive", "editor", "lsp"]
