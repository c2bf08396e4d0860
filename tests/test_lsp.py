"""The language server, driven over its pipes by a real client."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lsp_client import drive, editor, lsp
from running import SMALL, planctl


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive in a folder with a strange name."""
    root = tmp_path / "Архів 😀 %20"
    shutil.copytree(SMALL, root / "plans")
    return root


def plan(archive: Path, name: str = "sketch/0.1.yaml") -> Path:
    return archive / "plans" / name


def places(found: list[lsp.Diagnostic]) -> list[tuple[str, int, int, int, int]]:
    return sorted(
        (
            str(each.code),
            each.range.start.line,
            each.range.start.character,
            each.range.end.line,
            each.range.end.character,
        )
        for each in found
    )


def by_command(path: Path, text: str) -> list[tuple[str, int, int, int, int]]:
    """What `planctl validate` says of a text in the place of a file, from zero, in UTF-16."""
    said = planctl("validate", "-", "--stdin-filename", str(path), "-f", "json", cwd=path.parent, stdin=text)
    lines = text.split("\n")

    def column(line: int, at: int) -> int:
        return len(lines[line - 1][: at - 1].encode("utf-16-le")) // 2

    return sorted(
        (
            each["rule"],
            each["line"] - 1,
            column(each["line"], each["column"]),
            each["end_line"] - 1,
            column(each["end_line"], each["end_column"]),
        )
        for each in json.loads(said.stdout)["findings"]
        if each["path"] == str(path)
    )


def test_diagnostics_are_those_of_validate(archive: Path) -> None:
    """An open file has the findings of `planctl validate`, at the same places, with ids, related and help."""

    async def work() -> None:
        async with editor(archive) as client:
            for name in ("sketch/0.1.yaml", "accord/1.0.yaml", "accord/1.1.yaml"):
                path = plan(archive, name)
                text = (
                    path.read_text("utf-8").replace("proponents: [", "proponents: [nobody, ") + "\nwrong: 1\n"
                )
                uri = client.open(path, text)
                found = await client.until(uri, lambda _: True)
                assert places(found) == by_command(path, text)
                assert {"PL203", "PL024"} & {str(each.code) for each in found}
            assert all(each.source == "planctl" for each in found)

    drive(work)
