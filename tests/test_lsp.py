"""The language server, driven over its pipes by a real client."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lsp_client import SERVER, Editor, drive, editor, lsp
from running import SMALL, environment, planctl

Place = tuple[str, int, int, int, int]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive, in a folder with a strange name."""
    root = tmp_path / "Архів 😀 %20"
    shutil.copytree(SMALL, root / "plans")
    return root


def plan(archive: Path, name: str = "accord/1.1.yaml") -> Path:
    """A plan of the archive."""
    return archive / "plans" / name


def places(found: list[lsp.Diagnostic]) -> list[Place]:
    """Rules with their ranges."""
    return sorted(
        (str(d.code), d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character)
        for d in found
    )


def by_command(path: Path, text: str) -> list[Place]:
    """What `planctl validate` says of a text in the place of a file, as the protocol counts."""
    said = planctl("validate", "-", "--stdin-filename", str(path), "-f", "json", cwd=path.parent, stdin=text)
    lines = text.split("\n")

    def column(line: int, at: int) -> int:
        return len(lines[line - 1][: at - 1].encode("utf-16-le")) // 2

    return sorted(
        (
            f["rule"],
            f["line"] - 1,
            column(f["line"], f["column"]),
            f["end_line"] - 1,
            column(f["end_line"], f["end_column"]),
        )
        for f in json.loads(said.stdout)["findings"]
        if f["path"] == str(path)
    )


def at(text: str, words: str, move: int = 0, encoding: str = "utf-16-le") -> lsp.Position:
    """The position of some words of a text, moved by some characters."""
    offset = text.index(words) + move
    start = text.rfind("\n", 0, offset) + 1
    size = 2 if "16" in encoding else 1
    return lsp.Position(text.count("\n", 0, offset), len(text[start:offset].encode(encoding)) // size)


async def hover(client: Editor, uri: str, position: lsp.Position) -> str:
    """What is shown at a position."""
    said = await client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), position))
    return said.contents.value if said else ""  # type: ignore[union-attr]


async def definition(client: Editor, uri: str, position: lsp.Position) -> list[tuple[str, int]]:
    """The files and lines, from one, that a position leads to."""
    which = lsp.TextDocumentIdentifier(uri)
    found = await client.text_document_definition_async(lsp.DefinitionParams(which, position))
    return [(each.uri.rpartition("/plans/")[2], each.range.start.line + 1) for each in found or []]  # type: ignore[union-attr]


async def completion(client: Editor, uri: str, text: str, version: int) -> dict[str, str]:
    """What may stand where `|` is in a text: what is offered, and what it would write."""
    position = at(text, "|")
    client.type(uri, version, text.replace("|", "", 1))
    params = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), position)
    found = await client.text_document_completion_async(params)
    assert found is None or isinstance(found, lsp.CompletionList)
    return {each.label: each.text_edit.new_text for each in found.items if each.text_edit} if found else {}


async def actions(client: Editor, uri: str, position: lsp.Position, *only: str) -> list[lsp.CodeAction]:
    """What can be done at a position."""
    context = lsp.CodeActionContext([], only=list(only) or None)  # type: ignore[arg-type]
    params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), lsp.Range(position, position), context)
    found = await client.text_document_code_action_async(params)
    return [each for each in found or [] if isinstance(each, lsp.CodeAction)]


def edited(text: str, action: lsp.CodeAction) -> str:
    """A text after the edits of an action, carried out as an editor does: in UTF-16."""
    assert action.edit is not None
    assert action.edit.document_changes is not None or action.edit.changes is not None
    if action.edit.changes is not None:
        edits = next(iter(action.edit.changes.values()))
    else:
        (change,) = action.edit.document_changes or ()
        edits = change.edits  # type: ignore[assignment, union-attr]
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode("utf-16-le")) + 2)
    raw = text.encode("utf-16-le")

    def offset(position: lsp.Position) -> int:
        return starts[position.line] + 2 * position.character

    for each in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
        raw = (
            raw[: offset(each.range.start)]
            + each.new_text.encode("utf-16-le")
            + raw[offset(each.range.end) :]
        )
    return raw.decode("utf-16-le")


def test_diagnostics_are_those_of_validate(archive: Path) -> None:
    """An open file has the findings of `planctl validate`, at the same places, whatever is on disk."""

    async def work() -> None:
        async with editor(archive) as client:
            for name in ("sketch/0.1.yaml", "accord/1.0.yaml", "accord/1.1.yaml"):
                path = plan(archive, name)
                text = (
                    path.read_text("utf-8").replace("proponents: [", "proponents: [nobody, ") + "wrong: 1\n"
                )
                uri = client.open(path, text)
                found = await client.until(uri, lambda _: True)
                assert places(found) == by_command(path, text)
                assert {"PL203", "PL021"} <= {str(each.code) for each in found}
                assert all(each.source == "planctl" for each in found)
            assert client.registered == ["workspace/didChangeWatchedFiles"]

    drive(work)


def test_columns_are_counted_as_the_editor_does(archive: Path) -> None:
    """Cyrillic and characters beyond the 16 bits before a finding move it by their units in each encoding."""
    text = (
        plan(archive)
        .read_text("utf-8")
        .replace("nord", "nord")
        .replace("  - {plan: sketch,", '  - {note: "Київ 😀😀", plan: skech,')
    )

    async def work() -> None:
        before = '  - {note: "Київ 😀😀", plan: '
        for encoding, size in (("utf-16-le", 2), ("utf-8", 1), ("utf-32-le", 4)):
            name = encoding.removesuffix("-le")
            async with editor(archive, encodings=[name]) as client:
                uri = client.open(plan(archive), text)
                found = await client.until(uri, lambda _: True)
                (wrong,) = [each for each in found if each.code == "PL202"]
                assert wrong.range.start.character == len(before.encode(encoding)) // size, encoding
                assert wrong.range.end.character == wrong.range.start.character + len("skech")

    drive(work)


def test_typing_is_followed_edit_by_edit(archive: Path) -> None:
    """After any sequence of edits the server judges the text that the editor has: CRLF, lone CR, characters
    beyond 16 bits and other line separators included.
    """
    first = plan(archive).read_text("utf-8").replace("\n", "\r\n")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), first)
            assert places(await client.until(uri, lambda _: True, 1)) == by_command(plan(archive), first)
            line = first.split("\r\n").index("note: The text was shown for one day only.")
            # A separator that Python takes for a line break, and no editor; then an emoji, taken in two halves.
            client.type(uri, 2, ((line, 6, line, 6), "\u2028\u0085 😀"))
            client.type(uri, 3, ((line, 6, line, 8), ""), ((line, 7, line, 9), "x"))
            # What stands after it, on the last line: a key that there is not.
            client.type(
                uri, 4, ((line + 1, 0, line + 1, 0), "wrong: 1\r\n"), ((line + 1, 0, line + 1, 1), "W")
            )
            found = await client.until(uri, lambda found: "PL021" in {each.code for each in found}, 4)
            text = first.replace("note: The text was", "note:  xThe text was") + "Wrong: 1\r\n"
            assert places(found) == by_command(plan(archive), text)
            client.type(uri, 5, ((line + 1, 0, 9999, 0), ""))
            assert "PL021" not in await client.rules(uri, 5)
            client.type(uri, 6, "schema: planctl/plan/1\rid: [\r\n")
            assert "PL004" in await client.rules(uri, 6)
            client.type(uri, 7, "")
            assert await client.rules(uri, 7) == [code for code, *_ in by_command(plan(archive), "")]
            client.type(uri, 8, first)
            assert places(await client.until(uri, lambda _: True, 8)) == by_command(plan(archive), first)

    drive(work)


def test_only_the_last_of_many_edits_is_shown_at_the_end(archive: Path) -> None:
    """A storm of edits while verdicts are being computed ends in the verdict on the last one."""
    text = plan(archive).read_text("utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            for version in range(2, 60):
                client.type(uri, version, ((2, 0, 2, 0), "x") if version % 2 == 0 else ((2, 0, 2, 1), ""))
                await asyncio.sleep(0.01)
            assert places(await client.until(uri, lambda _: True, 59)) == by_command(plan(archive), text)

    drive(work)


def test_other_open_texts_are_seen_as_they_are_typed(archive: Path) -> None:
    """An actor that is only in the unsaved registry is known in a plan, and unknown again when it is closed."""
    registry = plan(archive, "registry/actors.yaml")
    text = plan(archive).read_text("utf-8").replace("proponents: [nord]", "proponents: [west]")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            await client.until(uri, lambda found: "PL203" in {each.code for each in found})
            other = client.open(
                registry, registry.read_text("utf-8") + "  west: {name: Westland, kind: state}\n"
            )
            await client.until(uri, lambda found: "PL203" not in {each.code for each in found})
            client.close(other)
            await client.until(uri, lambda found: "PL203" in {each.code for each in found})
            assert not client.found[other].diagnostics

    drive(work)


def test_files_that_change_on_disk_are_seen(archive: Path) -> None:
    """A registry that another program writes counts after a save or when the editor tells of it."""
    registry = plan(archive, "registry/actors.yaml")
    text = plan(archive).read_text("utf-8").replace("proponents: [nord]", "proponents: [west]")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            await client.until(uri, lambda found: "PL203" in {each.code for each in found})
            registry.write_text(
                registry.read_text("utf-8") + "  west: {name: Westland, kind: state}\n", "utf-8"
            )
            event = lsp.FileEvent(registry.as_uri(), lsp.FileChangeType.Changed)
            client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
            await client.until(uri, lambda found: "PL203" not in {each.code for each in found})
            (archive / "planctl.toml").write_text('select = ["PL0"]\n', "utf-8")
            client.save(uri)
            await client.until(uri, lambda found: found == [])
            (archive / "planctl.toml").write_text('selekt = ["PL0"]\n', "utf-8")
            client.save(uri)
            (said,) = await client.until(uri, lambda found: len(found) == 1)
            assert said.message.startswith("not checked: ")
            assert "selekt" in said.message

    drive(work)


def test_a_broken_registry_is_shown_too(archive: Path) -> None:
    """What is wrong in a file that is not open and without which names cannot be judged is published there."""
    registry = plan(archive, "registry/actors.yaml")
    registry.write_text("schema: planctl/actors/1\nactors: [\n", "utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive))
            await client.until(registry.as_uri(), lambda found: [each.code for each in found] == ["PL004"])
            client.close(uri)
            await client.until(registry.as_uri(), lambda found: found == [])

    drive(work)


def test_related_places_lead_there(archive: Path) -> None:
    """A second place of a finding is a location in its file; its help is in the message."""
    text = plan(archive).read_text("utf-8").replace("id: retreat", "id: cap")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            found = await client.until(uri, lambda _: True)
            (double,) = [each for each in found if each.code == "PL101"]
            (related,) = double.related_information or []
            assert related.location.uri == uri
            assert text.split("\n")[related.location.range.start.line].strip() == "- id: cap"
            assert double.severity == lsp.DiagnosticSeverity.Error
            assert "\nhelp: " in double.message

    drive(work)


def test_what_is_not_planctls_is_left_alone(archive: Path, tmp_path: Path) -> None:
    """YAML of other programs, excluded files, texts of other schemes and closed files bring neither findings
    nor trouble.
    """
    other = tmp_path / "compose.yaml"
    other.write_text("services: {web: {image: x}}\n", "utf-8")
    (archive / ".planctlignore").write_text("sketch/\n", "utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            for uri in (
                client.open(other),
                client.open(plan(archive, "sketch/0.1.yaml"), "schema: planctl/plan/1\n"),
                client.open("git:/x/1.0.yaml?ref=HEAD", "schema: planctl/plan/1\n"),
                client.open("untitled:Untitled-1", "a: [", "yaml"),
                client.open("file://otherhost/%00/1.0.yaml", "schema: planctl/plan/1\n"),
                client.open("nonsense", "schema: planctl/plan/1\n"),
                client.open((archive / "notes.md").as_uri(), "schema: planctl/plan/1\n", "markdown"),
            ):
                assert await client.until(uri, lambda _: True) == [], uri
                assert await hover(client, uri, lsp.Position(0, 2)) == ""
                assert await actions(client, uri, lsp.Position(0, 0)) == []
                client.close(uri)
                client.close(uri)
                client.type(uri, 9, "after the end")
                assert await hover(client, uri, lsp.Position(0, 0)) == ""
            new = client.open("untitled:Untitled-2", "schema: planctl/plan/1\nid: 5\n", "yaml")
            assert "PL022" in await client.rules(new)

    drive(work)


def test_a_file_may_go_away_while_it_is_open(archive: Path) -> None:
    """A file that is deleted, or moved with its folder, is still judged as it stands in the editor."""
    text = plan(archive).read_text("utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive))
            before = places(await client.until(uri, lambda _: True))
            plan(archive).unlink()
            client.type(uri, 2, text)
            # It is no version of the archive any more, so nothing compares it with the one before.
            after = places(await client.until(uri, lambda _: True, 2))
            assert after == [each for each in before if each[0] != "PL701"]
            shutil.rmtree(archive / "plans")
            client.type(uri, 3, text + "wrong: 1\n")
            await client.until(uri, lambda found: "PL021" in {each.code for each in found}, 3)

    drive(work)


def test_hover_says_what_a_name_means(archive: Path) -> None:
    """Actors, topics, sources, refs, clauses, plans, words and keys say what they are, where YAML is broken
    too.
    """
    text = plan(archive).read_text("utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive))
            for words, move, said in (
                ("actor: sued", 8, "**United Sudland** `sued`"),
                ("verifier: council", 11, "Peace Council"),
                ("actor: all", 8, "all parties"),
                ("topics: [forces]", 10, "`forces`"),
                ("territory: [strip]", 13, "`strip`"),
                ("category: security", 11, "`security`"),
                ("sources: [gazette, herald]", 12, "Gazette: The accord"),
                ('see: ["#payment"]', 9, "**4\\. Payment \\[bracketed\\]"),
                ('"#retreat.pull-back"', 4, "`accord@1.1#retreat.pull-back` 2\\. Withdrawal"),
                ("clause: share", 9, "Nordland receives a share of the profits"),
                ("plan: sketch", 7, "**Sketch without numbers** `sketch@0.1`"),
                ("modality: shall-not", 12, "`shall-not` Must not do it."),
                ("status: leaked", 10, "authors did not publish it"),
                ("counterparty: nord", 3, "To whom it is owed."),
                ("evidence: disputed", 2, "`single-source` One page shows it."),
                ("text: Talks", 2, "") if "text: Talks" in text else ("point", 0, ""),
            ):
                assert said in await hover(client, uri, at(text, words, move)), words
            client.type(uri, 2, text.replace('version: "1.1"', "version: [") + "more: ]\n")
            broken = text.replace('version: "1.1"', "version: [") + "more: ]\n"
            for words, move, said in (
                ("actor: sued", 8, "United Sudland"),
                ('see: ["#payment"]', 9, "Payment"),
                ("counterparty: nord", 3, "To whom it is owed."),
            ):
                assert said in await hover(client, uri, at(broken, words, move)), words

    drive(work)


def test_definitions_lead_to_the_entry(archive: Path) -> None:
    """Names lead to the registry's line, the source's entry, the point, the plan: also in the unsaved text."""
    text = "# one line more\n" + plan(archive).read_text("utf-8")
    lines = [line.strip() for line in text.split("\n")]
    crosswalk = archive / "plans/crosswalks/accord--sketch.yaml"
    redlines = archive / "redlines/nord.yaml"

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            own = "accord/1.1.yaml"
            for words, move, there in (
                ("actor: sued", 8, ("registry/actors.yaml", 7)),
                ("topics: [forces]", 10, ("registry/topics.yaml", 3)),
                ("sources: [mirror]", 11, (own, lines.index("mirror:") + 1)),
                ('see: ["#payment"]', 9, (own, lines.index("- id: payment") + 1)),
                ('"#retreat.pull-back"', 4, (own, lines.index("- id: pull-back") + 1)),
                ("clause: share", 9, (own, lines.index("- id: share") + 1)),
                ("plan: sketch", 7, ("sketch/0.1.yaml", 2)),
                ('version: "1.0", relation', 11, ("accord/1.0.yaml", 2)),
            ):
                found = await definition(client, uri, at(text, words, move))
                assert len(found) == 1, words
                assert (found[0][0].replace("%20", " "), found[0][1]) == there, words
            ruled = (
                "schema: planctl/crosswalk/1\na: accord@1.1\nb: sketch\n"
                'links:\n  - {a: ["#cap"], b: ["#talks.hold"], relation: related}\n'
            )
            other = client.open(crosswalk, ruled)
            assert await definition(client, other, at(ruled, "#cap", 2)) == [
                (own, lines.index("- id: cap") + 1)
            ]
            assert [where for where, _ in await definition(client, other, at(ruled, "#talks", 2))] == [
                "sketch/0.1.yaml"
            ]
            held = "schema: planctl/redlines/1\nactor: nord\nlines:\n  - {id: x, must: 'any(actor = sued and point cap)'}\n"
            red = client.open(redlines, held)
            assert await definition(client, red, at(held, "sued", 1)) == [("registry/actors.yaml", 7)]

    drive(work)


def test_the_outline_is_that_of_the_document(archive: Path) -> None:
    """Points stand in the outline with their clauses and options, each with a range that holds its id."""
    text = "\ufeff" + plan(archive).read_text("utf-8").replace("\n", "\r\n")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri))
            found = await client.text_document_document_symbol_async(params)
            assert found
            names = {each.name: each for each in found if isinstance(each, lsp.DocumentSymbol)}
            assert list(names)[:4] == ["gazette", "herald", "mirror", "1. cap"]
            assert names["1. cap"].detail == "Ceiling on the armed forces"
            payment = names["4. payment"]
            assert [each.name for each in payment.children or []] == ["share", "a", "b"]
            assert [each.name for each in (payment.children or [])[1].children or []] == ["pay-all"]
            lines = text.split("\r\n")
            for name, each in names.items():
                start, end = each.selection_range.start, each.selection_range.end
                assert lines[start.line][start.character : end.character] == name.rpartition(" ")[2]
                assert each.range.start.line <= start.line <= each.range.end.line
            assert lines[payment.range.end.line] == "    note: Who holds the assets is not stated."

    drive(work)


def test_completion_offers_what_may_stand_there(archive: Path) -> None:
    """Ids, words of closed lists and missing keys are offered where they may stand, half-typed lines included."""
    text = plan(archive).read_text("utf-8")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive))
            for version, (old, new, offered, missing) in enumerate(
                (
                    ("actor: sued", "actor: |", {"sued": "sued", "undisclosed": "undisclosed"}, "shall"),
                    ("actor: [nord, sued]", "actor: [nord, |", {"council": "council"}, "shall"),
                    ("proponents: [nord]", "proponents: [n|]", {"nord": "nord"}, "unnamed"),
                    ("modality: shall", "modality: |", {"shall-not": "shall-not"}, "nord"),
                    ("status: leaked", "status: l|", {"leaked": "leaked", "signed": "signed"}, "open"),
                    ("topics: [money]", "topics: [|]", {"forces": "forces"}, "nord"),
                    ("sources: [herald, mirror]", "sources: [he|, mirror]", {"herald": "herald"}, "nord"),
                    (
                        'see: ["#payment"]',
                        'see: ["#|',
                        {"#cap": "#cap", "#retreat.pull-back": "#retreat.pull-back"},
                        "signature",
                    ),
                    ('see: ["#payment"]', "see: [#|", {"#cap": '"#cap"'}, "signature"),
                    ('see: ["#payment"]', 'see: ["sketch#|"]', {"sketch#talks": "sketch#talks"}, "#cap"),
                    (
                        "after: signature}",
                        "after: |}",
                        {"signature": "signature", "#retreat": '"#retreat"'},
                        "sketch",
                    ),
                    ("plan: sketch", "plan: |", {"sketch": "sketch", "accord": "accord"}, "nord"),
                    ("clause: share", "clause: |", {"share": "share", "pay-all": "pay-all"}, "limit"),
                    (
                        "modality: shall-not",
                        "mod|",
                        {"modality": "modality: ", "condition": "condition: "},
                        "actor",
                    ),
                    (
                        "        exception: unless",
                        "        exc|: unless",
                        {"exception": "exception"},
                        "actor",
                    ),
                    ("label: a", "|", {"label": "label: ", "quantity": "quantity: "}, "actor"),
                    ("text: Both lands withdraw", "text: Both | lands", {}, "nord"),
                    ("note: Who holds", "# note: |", {}, "nord"),
                ),
                2,
            ):
                assert old in text
                found = await completion(client, uri, text.replace(old, new, 1), version)
                assert offered.items() <= found.items(), (new, found)
                assert missing not in found, new

    drive(work)


def test_fixes_are_offered_as_actions(archive: Path) -> None:
    """A safe fix is preferred, a guess says that it is one, all safe ones go at once, a comment lets a finding
    stand; each, carried out, does what it says and leaves every other byte alone.
    """
    path = plan(archive)
    # Below a byte order mark and an emoji: a source twice (safe to mend), an actor that is a slip (a guess).
    text = path.read_text("utf-8").replace("sources: [gazette, herald]", "sources: [gazette, herald, herald]")
    text = "\ufeff# 😀\r\n" + text.replace("actor: sued\n", "actor: sudd\n", 1).replace("\n", "\r\n")

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(path, text)
            found = await client.until(uri, lambda _: True)
            assert {"PL203"} <= {str(each.code) for each in found}
            (guess, stand) = [
                each
                for each in await actions(client, uri, at(text, "sudd", 1))
                if [said.code for said in each.diagnostics or []] == ["PL203"]
            ]
            assert guess.title == "Write `sued` (a guess)"
            assert not guess.is_preferred
            assert edited(text, guess) == text.replace("sudd", "sued")
            silent = edited(text, stand)
            assert silent.replace("  # planctl: ignore[PL203] TODO say why this may stand", "") == text
            client.type(uri, 2, silent)
            assert "PL203" not in await client.rules(uri, 2)
            client.type(uri, 3, text)
            found = await client.until(uri, lambda _: True, 3)
            safe = [
                action
                for each in found
                for action in await actions(client, uri, each.range.start, "quickfix")
                if action.is_preferred
            ]
            assert safe, [each.message for each in found]
            (every,) = await actions(client, uri, lsp.Position(0, 0), "source.fixAll")
            assert every.kind == "source.fixAll.planctl"
            mended = edited(text, every)
            assert mended == edited(text, safe[0])
            assert mended.count("herald") == text.count("herald") - 1
            assert await actions(client, uri, lsp.Position(0, 0), "refactor") == []

    drive(work)


def test_findings_in_blocks_can_be_let_stand(archive: Path) -> None:
    """The comment is put where the finding is covered by it and the text is none the worse: not into a block."""
    text = (
        plan(archive)
        .read_text("utf-8")
        .replace(
            "    text: The payment for the assets is open between the two lands.\n",
            "    text: |\n      The payment is open.\n      TBD of the assets.\n",
        )
    )

    async def work() -> None:
        async with editor(archive) as client:
            uri = client.open(plan(archive), text)
            found = await client.until(uri, lambda _: True)
            todo = [each for each in found if "TBD" in each.message]
            assert todo, [each.message for each in found]
            stand = [
                each for each in await actions(client, uri, todo[0].range.start) if "stand here" in each.title
            ]
            silent = edited(text, stand[0])
            assert "TBD of the assets.\n" in silent
            client.type(uri, 2, silent)
            rules = await client.rules(uri, 2)
            assert todo[0].code not in rules
            assert "PL801" not in rules

    drive(work)


def test_a_defect_is_logged_and_the_server_goes_on(archive: Path) -> None:
    """An error inside the server answers one request with nothing; the next is answered."""
    program = (
        "import sys\n"
        "from planctl.lsp import server\n"
        "def broken(*args):\n    raise ZeroDivisionError('on purpose')\n"
        "server.hover = broken\n"
        "from planctl.cli.app import run\n"
        "sys.exit(run(['lsp']))"
    )
    text = plan(archive).read_text("utf-8")
    logs: list[Editor] = []

    async def work() -> None:
        async with editor(archive, ("-c", program), quiet=False) as client:
            logs.append(client)
            uri = client.open(plan(archive))
            await client.until(uri, lambda _: True)
            assert await hover(client, uri, at(text, "actor: sued", 8)) == ""
            assert await definition(client, uri, at(text, "actor: sued", 8)) != []

    drive(work)
    assert "on purpose" in logs[0].log


def test_an_editor_that_goes_away_ends_the_server(archive: Path) -> None:
    """When its input ends, the server ends, with the exit code of the protocol and nothing on stdout."""
    done = subprocess.run(
        [sys.executable, *SERVER],
        input=b"",
        capture_output=True,
        cwd=archive,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_without_pygls_the_way_to_get_it_is_told() -> None:
    """A missing package is a message with the line that installs it, and exit code 2."""
    program = (
        "import sys\nsys.modules['pygls'] = None\nfrom planctl.cli.app import run\nsys.exit(run(['lsp']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert (
        done.stderr
        == "planctl: the language server needs the package pygls, which is not installed\n  pip install 'planctl[lsp]'\n"
    )


def test_a_wrong_archive_is_told_at_once() -> None:
    """`planctl lsp --archive` of a folder that does not exist is a usage error."""
    done = planctl("lsp", "--archive", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr


def test_on_a_terminal_it_says_who_starts_it() -> None:
    """Somebody who types the command is told what it is for, and is not left waiting."""
    main, end = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, *SERVER],
            stdin=end,
            capture_output=True,
            env=environment(),
            timeout=60,
            check=False,
        )
    finally:
        os.close(main)
        os.close(end)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is started by an editor" in done.stderr
