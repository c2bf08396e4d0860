"""A judge that is not ours: the YAML language server, with the schemas that planctl exports."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsp_client import Editor, drive, lsp
from running import SMALL, environment, planctl

from planctl.model.kinds import KINDS

CAPABILITIES = lsp.ClientCapabilities(
    text_document=lsp.TextDocumentClientCapabilities(
        publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(),
        hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
        completion=lsp.CompletionClientCapabilities(
            completion_item=lsp.ClientCompletionItemOptions(documentation_format=[lsp.MarkupKind.Markdown])
        ),
    ),
    workspace=lsp.WorkspaceClientCapabilities(configuration=True),
)


@pytest.fixture
def server() -> list[str]:
    """The command that starts the server, from the npm package."""
    node = shutil.which("node")
    home = os.environ.get("PLANCTL_NPM")
    program = Path(home or ".", "node_modules/yaml-language-server/bin/yaml-language-server")
    if node is None or not program.is_file():
        pytest.skip("not installed (npm: yaml-language-server, PLANCTL_NPM names its folder)")
    return [node, str(program), "--stdio"]


@asynccontextmanager
async def editor(root: Path, command: list[str]) -> AsyncIterator[Editor]:
    """An editor with the YAML server; the schemas of all kinds lie in the folder and are set for its files."""
    globs = {
        "plan": "plans/*/[0-9]*.yaml",
        **{kind: f"plans/registry/{kind}.yaml" for kind in ("actors", "topics", "categories", "territories")},
        **{kind: f"{kind}.yaml" for kind in ("timeline", "stances", "crosswalk", "lock", "redlines")},
    }
    schemas: dict[str, str] = {}
    for kind in KINDS:
        path = root / f"{kind}-1.json"
        path.write_text(planctl("schema", kind).stdout, "utf-8")
        schemas[path.as_uri()] = globs[kind]
    settings: dict[str, Any] = {
        "yaml": {
            "schemas": schemas,
            "validate": True,
            "hover": True,
            "completion": True,
            "schemaStore": {"enable": False},
        },
    }
    client = Editor()

    @client.feature(lsp.WORKSPACE_CONFIGURATION)
    def configured(params: lsp.ConfigurationParams) -> list[Any]:
        return [settings.get(item.section or "", {}) for item in params.items]

    await client.start_io(*command, cwd=root, env=environment())
    await client.initialize_async(lsp.InitializeParams(CAPABILITIES, root_uri=root.as_uri()))
    client.initialized(lsp.InitializedParams())
    client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(settings))
    process = client._server
    assert process is not None
    try:
        yield client
    finally:
        client.exit(None)
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
        await client.stop()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small archive."""
    shutil.copytree(SMALL, tmp_path / "plans")
    return tmp_path


def where(text: str, words: str, move: int) -> lsp.Position:
    """The position of some words, moved by some characters."""
    offset = text.index(words) + move
    return lsp.Position(text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1)


def test_the_yaml_server_takes_the_schemas(root: Path, server: list[str]) -> None:
    """It finds nothing wrong in sound documents of the archive, and says what is wrong in a broken plan."""

    async def work() -> None:
        async with editor(root, server) as client:
            for path in sorted(root.glob("plans/*/*.yaml")):
                uri = client.open(path)
                assert await client.until(uri, lambda _: True) == [], path
            text = (root / "plans/accord/1.1.yaml").read_text("utf-8")
            for number, (old, new, said) in enumerate(
                (
                    ("modality: shall\n", "modality: must\n", "Value is not accepted"),
                    ("status: leaked\n", "status: secret\n", "Value is not accepted"),
                    ("proponents: [nord]\n", "proponents: []\n", "too few items"),
                    ("fidelity: paraphrase\n", "", 'Missing property "fidelity"'),
                    ("drafters: [envoy]\n", "draughters: [envoy]\n", "draughters is not allowed"),
                    ("quantity: {max: 600000,", 'quantity: {max: "600000",', "Incorrect type"),
                )
            ):
                assert old in text
                uri = client.open(root / f"plans/accord/9.{number}.yaml", text.replace(old, new, 1))
                found = await client.until(uri, lambda found: found != [])
                assert any(said in each.message for each in found), (new, [each.message for each in found])

    drive(work)


def test_the_yaml_server_shows_and_completes(root: Path, server: list[str]) -> None:
    """Hover says what a key and a word mean; completion offers the words of closed lists and missing keys."""
    text = (root / "plans/accord/1.1.yaml").read_text("utf-8")

    async def work() -> None:
        async with editor(root, server) as client:
            uri = client.open(root / "plans/accord/1.1.yaml")
            await client.until(uri, lambda _: True)
            which = lsp.TextDocumentIdentifier(uri)

            async def hover(words: str, move: int) -> str:
                said = await client.text_document_hover_async(
                    lsp.HoverParams(which, where(text, words, move))
                )
                return json.dumps(said.contents.value) if said else ""  # type: ignore[union-attr]

            assert "Who is bound: an actor id" in await hover("actor: sued", 2)
            assert "How the clause binds its actor" in await hover("modality: shall", 2)
            assert "Must not do it." in await hover("modality: shall-not", 12)
            assert "How far the text got" in await hover("status: leaked", 2)
            assert "What readers call the text" in await hover("title: {en: Accord", 2)

            async def complete(old: str, new: str, version: int) -> dict[str, str]:
                typed = text.replace(old, new, 1)
                position = where(typed, "|", 0)
                client.type(uri, version, typed.replace("|", "", 1))
                params = lsp.CompletionParams(which, position)
                found = await client.text_document_completion_async(params)
                items = found.items if isinstance(found, lsp.CompletionList) else found or []
                return {
                    each.label: json.dumps(getattr(each.documentation, "value", each.documentation))
                    for each in items
                }

            words = await complete("modality: shall\n", "modality: |\n", 2)
            assert {"shall", "shall-not", "declares", "loses"} <= words.keys()
            assert "Must try." in words["endeavour"]
            words = await complete("status: leaked", "status: |", 3)
            assert {"idea", "signed", "superseded"} <= words.keys()
            keys = await complete("        verifier: council\n", "        |\n", 4)
            assert {"verifier", "condition", "deadline"} <= keys.keys()
            assert "Who checks it." in keys["verifier"]

    drive(work)
