"""What the tests of search, actor and stats share: runs of commands, hostile plans, independent judges."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import making
from markdown_it import MarkdownIt
from pydantic import BaseModel
from running import ROOT, SMALL, planctl

from planctl.model.entries import Actor, Category, Topic
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import ActorKind
from planctl.render.dispatch import _DRAWN, render_result
from planctl.render.screen import Screen
from planctl.schemas import schema

LIBRARY = ROOT / "plans"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
# What a file may hold, and what only a model can: control bytes are a finding long before anything is drawn.
HOSTILE = "A [red]trap[/red] [/] <b>bold</b> *star* `tick` | # & ]]> end"
EVIL = f"{HOSTILE} \x1b[31mESC \u202etxt.exe"


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
    """A copy of the small archive in which a plan, a point, a clause and an actor are hostile."""
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


def evil_plan() -> tuple[Plan, Registry]:
    """A plan and a registry in which every free text is hostile, control bytes included."""
    evil = making.clause(action=EVIL, object=EVIL, condition=EVIL, counterparty="ru")
    option = {"id": "o", "by": ["ua"], "text": EVIL, "clauses": [{**evil, "id": "d"}]}
    reading = {"text": EVIL, "sources": ["s"]}
    point = making.point(
        "p", 1, EVIL, title=EVIL, note=EVIL, clauses=[evil], options=[option], readings=[reading]
    )
    actors = {
        "ua": Actor(name=EVIL, kind=ActorKind.STATE, aliases=[EVIL], note=EVIL),
        "ru": Actor(name=EVIL, kind=ActorKind.PERSON, member_of=["ua"]),
    }
    registry = Registry(
        actors=actors,
        topics={"ceasefire": Topic(name=EVIL)},
        categories={"peace-in-ukraine": Category(name=EVIL)},
    )
    return making.plan(point, title=EVIL, note=EVIL, parties=["ua"]), registry


def every_format(result: BaseModel) -> Iterator[str]:
    """A result in every format it has but JSON, on several screens."""
    kind = getattr(result, "schema_").split("/")[1]  # noqa: B009
    for of, format_ in _DRAWN:
        if of == kind:
            for screen in (Screen(40, None, False), Screen(100, "truecolor"), Screen(140)):
                yield render_result(result, format_, screen)


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
    """The picture as PNG by librsvg. Skips the test where Debian's librsvg2-bin is not installed."""
    import pytest

    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not installed (Debian package librsvg2-bin)")
    file = folder / "plot.svg"
    file.write_text(svg, encoding="utf-8")
    return subprocess.run(["rsvg-convert", str(file)], capture_output=True, check=True).stdout
