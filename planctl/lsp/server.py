"""The server: messages in, answers out. One thread works, so that what is known never changes midway."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from planctl._version import __version__
from planctl.errors import PlanctlError
from planctl.lsp.acting import KINDS, actions
from planctl.lsp.buffers import Buffer, Buffers, path_of
from planctl.lsp.completing import TRIGGERS, complete
from planctl.lsp.desk import Desk, Judged
from planctl.lsp.diagnostics import Places, diagnostic, failure
from planctl.lsp.looking import definition, hover
from planctl.lsp.outline import outline

LOG = logging.getLogger("planctl.lsp")
# Seconds without a change after which a text is judged, and after which the others are that may see it.
SOON, LATER = 0.15, 0.8
_TICK = 0.05
_WATCHED = ("**/*.{yaml,yml}", "**/plans.lock", "**/planctl.toml", "**/pyproject.toml", "**/.planctlignore")
Answer = TypeVar("Answer")


class Protocol(LanguageServerProtocol):
    """The protocol of pygls, but for the open texts: it breaks lines where no editor does."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass it on."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: lsp.DidChangeTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Pass it on."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: lsp.DidCloseTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Pass it on."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """The language server of planctl."""

    def __init__(self, archive: str | None = None) -> None:
        super().__init__("planctl", __version__, protocol_cls=Protocol)
        self.buffers = Buffers()
        self._archive = archive
        self._desk: Desk | None = None
        self._worker = ThreadPoolExecutor(1, "planctl")
        self._due: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None
        self._beside: dict[str, dict[str, list[lsp.Diagnostic]]] = {}
        self.has_related = self.has_versions = False

    @property
    def desk(self) -> Desk:
        """What is known. Only the working thread may use it."""
        if self._desk is None:
            root = path_of(self.workspace.root_uri) if self.workspace.root_uri else None
            self._desk = Desk(self._archive, root if root and root.is_dir() else None)
        return self._desk

    @property
    def encoding(self) -> str:
        """How columns are counted, as agreed with the editor."""
        said = self.workspace.position_encoding
        return str(getattr(said, "value", said) or "utf-16")

    async def work(self, work: Callable[..., Answer], *args: Any) -> Answer | None:
        """Have the working thread do something with the desk. What goes wrong is logged and gives None."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._worker, work, self.desk, *args)
        except PlanctlError as error:
            LOG.warning("%s", error)
        except Exception:
            LOG.exception("internal error in %s: please report it", getattr(work, "__name__", "a request"))
        return None

    async def ask(self, work: Callable[..., Answer], uri: str, *args: Any) -> Answer | None:
        """The answer to a question about an open text; None for a text that is not open."""
        if uri not in self.buffers.open:
            return None
        return await self.work(work, self.buffers.snapshot(), uri, *args)

    def close_down(self) -> None:
        """Stop the working thread."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def touch(self, uri: str | None, wait: float = SOON) -> None:
        """Have a text judged soon, and later the others; without a text, all of them soon."""
        now = asyncio.get_running_loop().time()
        for each in self.buffers.open:
            self._due[each] = now + (wait if uri in (None, each) else max(wait, LATER))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._attend())

    async def _attend(self) -> None:
        """Judge the texts that are due, one at a time, until none is left."""
        loop = asyncio.get_running_loop()
        while self._due:
            uri = min(self._due, key=lambda each: self._due[each])
            left = self._due[uri] - loop.time()
            if left > 0:
                await asyncio.sleep(min(left, _TICK))  # another may become due before it
                continue
            del self._due[uri]
            buffer = self.buffers.open.get(uri)
            if buffer is None:
                continue
            said = await self.work(_judged, self.buffers.snapshot(), uri)
            # What was typed meanwhile is due again; of a text that was closed nothing is shown.
            if said is not None and self.buffers.open.get(uri) is buffer:
                own, beside = said
                self._publish(uri, own, buffer.version)
                self._publish_beside(uri, beside)

    def _publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        if not self.has_related:
            for each in found:
                each.related_information = None
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def _publish_beside(self, uri: str, found: dict[str, list[lsp.Diagnostic]]) -> None:
        """Show what is wrong in files that are not open but needed; take back what is no longer so."""
        before = self._beside.pop(uri, {})
        if found:
            self._beside[uri] = found
        for other in before.keys() | found.keys():
            if other not in self.buffers.open:
                shown = next((said[other] for said in self._beside.values() if other in said), [])
                self._publish(other, shown)

    def forget(self, uri: str) -> None:
        """A text was closed: nothing is shown of it, and the file on disk is seen again."""
        self._due.pop(uri, None)
        self._publish(uri, [])
        self._publish_beside(uri, {})
        self.touch(None)


def _judged(
    desk: Desk, buffers: dict[str, Buffer], uri: str
) -> tuple[list[lsp.Diagnostic], dict[str, list[lsp.Diagnostic]]]:
    """The diagnostics of an open text, and by URI those of files beside it that could not be read."""
    buffer = buffers[uri]
    try:
        judged: Judged = desk.judged(buffers, uri)
    except PlanctlError as error:
        return [failure(error, buffer)], {}
    places = Places(buffer, desk.subject)
    beside: dict[str, list[lsp.Diagnostic]] = {}
    for finding in judged.beside:
        other = places.uri(finding.path)
        if other:
            beside.setdefault(other, []).append(diagnostic(finding, places))
    return [diagnostic(finding, places) for finding in judged.findings], beside


def make_server(archive: str | None = None) -> Server:
    """A server that is ready to be started. `archive` is where texts are judged that lie in none."""
    server = Server(archive)

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        said = server.client_capabilities
        shown = said.text_document and said.text_document.publish_diagnostics
        server.has_related = bool(shown and shown.related_information)
        edits = said.workspace and said.workspace.workspace_edit
        server.has_versions = bool(edits and edits.document_changes)
        watch = said.workspace and said.workspace.did_change_watched_files
        if watch and watch.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked = lsp.Registration("watched", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(lsp.RegistrationParams([asked]))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        said = params.text_document
        buffer = Buffer(said.uri, said.text, said.version, said.language_id, server.encoding)
        server.buffers.open[said.uri] = buffer
        server.touch(said.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        buffer = server.buffers.open.get(uri)
        if buffer is None:
            LOG.warning("a change of %s, which is not open", uri)
            return
        server.buffers.open[uri] = buffer.changed(params.content_changes, params.text_document.version)
        server.touch(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: lsp.DidSaveTextDocumentParams) -> None:
        server.touch(None, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        if server.buffers.open.pop(params.text_document.uri, None) is not None:
            server.forget(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.touch(None)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(_: lsp.DidChangeConfigurationParams) -> None:
        """What steers planctl stands in the project's own files, so that editors and CI agree."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return await server.ask(hover, params.text_document.uri, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: lsp.DefinitionParams) -> list[lsp.Location] | None:
        return await server.ask(definition, params.text_document.uri, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
        return await server.ask(outline, params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=TRIGGERS))
    async def completed(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        return await server.ask(complete, params.text_document.uri, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=KINDS))
    async def acted(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        asked = (params.range, params.context, server.has_versions)
        return await server.ask(actions, params.text_document.uri, *asked)

    return server


def serve(archive: str | None = None) -> int:
    """Serve an editor over standard input and output until it says goodbye or goes away. Returns the exit
    code that the protocol asks for: 0 after a shutdown, else 1.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    server = make_server(archive)
    # Whatever prints, now or one day, must not be taken for a message: stdout is stderr from here on.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        server.start_io(stdout=out)
    server.close_down()
    return 0 if getattr(server.protocol, "_shutdown", False) else 1
