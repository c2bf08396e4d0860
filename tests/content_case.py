"""What the tests of search, actor and stats share: running a command, a hostile archive, independent judges."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
from markdown_it import MarkdownIt
from running import ROOT, SMALL, planctl

from planctl.schemas import schema

LIBRARY = ROOT / "plans"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "A [red]trap[/red] [/] \x1b[31mESC \u202etxt.exe <b>bold</b> *star* `tick` | # & ]]> end"


def result(kind: str, *args: str, code: int = 0, archive: Path = SMALL) -> dict[str, Any]:
    """The JSON of a command, valid against its exported schema."""
    done = planctl(kind, *args, "--format", "json", "--archive", str(archive))
    assert done.returncode == code, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(data, schema(kind))
    return data


def drawn(*args: str, archive: Path = SMALL, **extra: str) -> str:
    """What a command prints for people."""
    done = planctl(*args, "--archive", str(archive), **extra)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hostile_archive(folder: Path) -> Path:
    """A copy of the small archive in which a point, an actor and the sentence of a clause are hostile."""
    archive = Path(shutil.copytree(SMALL, folder / "plans"))
    plan = archive / "accord" / "1.1.yaml"
    said = json.dumps(HOSTILE, ensure_ascii=True)
    text = plan.read_text(encoding="utf-8").replace("title: Withdrawal", f"title: {said}")
    text = text.replace("title: {en: Accord of the two lands, fr: Accord des deux pays}", f"title: {said}")
    text = text.replace('text: "Both lands agree to withdraw as follows:"', f"text: {said}")
    text = text.replace("action: withdraw their forces from", f"action: {said}")
    plan.write_text(text, encoding="utf-8")
    actors = archive / "registry" / "actors.yaml"
    listed = actors.read_text(encoding="utf-8").replace("name: United Sudland", f"name: {said}")
    actors.write_text(listed.replace("short: Sudland", f"short: {said}"), encoding="utf-8")
    return archive


def assert_harmless(text: str) -> None:
    """No byte that a terminal would obey, whatever the plan says."""
    assert "\x1b" not in ESCAPE.sub("", text)
    assert "\u202e" not in text


def assert_markdown_harmless(text: str) -> None:
    """No HTML and no emphasis that the plan's text made: judged by a Markdown parser."""
    assert_harmless(text)
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        assert token.type != "html_block"
        inline = token.children or []
        assert all(child.type != "html_inline" for child in inline)
        for at, child in enumerate(inline):
            if child.type == "em_open":
                assert inline[at + 1].content != "star"


def rasterised(svg: str, folder: Path) -> bytes:
    """The picture as PNG by librsvg. Skips the test where the Debian package librsvg2-bin is not installed."""
    import pytest

    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not installed (Debian package librsvg2-bin)")
    file = folder / "plot.svg"
    file.write_text(svg, encoding="utf-8")
    return subprocess.run(["rsvg-convert", str(file)], capture_output=True, check=True).stdout
