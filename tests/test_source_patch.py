"""Edits as byte-span patches: the data become what was asked for, and nothing else in the text changes."""

from __future__ import annotations

import copy
import random
import re
from pathlib import Path
from typing import Any

import jsonpatch
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import ROOT, SMALL

from planctl.errors import InvalidDocument
from planctl.source import Document, read_bytes, read_file
from planctl.source.edits import Edit, PatchError, edits_from, pointer, read_edits, steps
from planctl.source.nodes import MappingNode, Node, SequenceNode
from planctl.source.patch import patched

FILES = sorted([*(ROOT / "plans").rglob("*.yaml"), *SMALL.rglob("*.yaml")])
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Document:
    """A document from text; it keeps the dialect."""
    document = read_bytes(text.encode(), "x.yaml")
    assert document.problems == []
    return document


def edit(text: str, *operations: dict[str, Any]) -> str:
    """A text after operations; the `jsonpatch` package is the judge of the data."""
    document = read(text)
    made = patched(document, edits_from(list(operations)))
    assert read(made).data == jsonpatch.apply_patch(copy.deepcopy(document.data), list(operations))
    return made


def add(path: str, value: Any) -> dict[str, Any]:
    return {"op": "add", "path": path, "value": value}


def replace(path: str, value: Any) -> dict[str, Any]:
    return {"op": "replace", "path": path, "value": value}


def remove(path: str) -> dict[str, Any]:
    return {"op": "remove", "path": path}


def move(origin: str, path: str) -> dict[str, Any]:
    return {"op": "move", "from": origin, "path": path}


LIST = """\
# about the file
head: 1

points:
  # first chapter

  # about a
  - id: a
    text: one   # said softly
    tags: [x, 'y', "z"]
    # the end of a

  - id: b
    text: >-
      two
      lines

  # second chapter

  - id: c
    text: "three"
note: end
"""

A = LIST[LIST.index("  # about a\n") : LIST.index("  - id: b")]
B = LIST[LIST.index("  - id: b") : LIST.index("  # second")]
TAGS = "    tags: [x, 'y', \"z\"]\n"
CHAPTERS = "  # first chapter\n\n  # second chapter\n"

# what is edited, the operations, what goes and what comes for it
CASES: list[tuple[str, list[dict[str, Any]], dict[str, str]]] = [
    ("a plain value keeps its comment", [replace("/points/0/text", "uno")], {"text: one ": "text: uno "}),
    ("double quotes stay", [replace("/points/2/text", "tre")], {'"three"': '"tre"'}),
    ("single quotes stay", [replace("/points/0/tags/1", "it's")], {"'y'": "'it''s'"}),
    ("a folded block stays one", [replace("/points/1/text", "deux")], {"two\n      lines": "deux"}),
    ("the last item in brackets", [remove("/points/0/tags/2")], {", \"z\"]": "]"}),
    ("all items in brackets", [remove("/points/0/tags/0")] * 3, {"[x, 'y', \"z\"]": "[]"}),
    ("a new item in brackets", [add("/points/0/tags/1", "a, b")], {"[x, ": '[x, "a, b", '}),
    ("an item moves in brackets", [move("/points/0/tags/2", "/points/0/tags/0")], {"x, 'y', \"z\"": "\"z\", x, 'y'"}),
    ("a number, and a text that looks like one", [replace("/head", 2), add("/points/2/v", "1.0")],
     {"head: 1": "head: 2", '"three"\n': '"three"\n    v: "1.0"\n'}),
    ("an item goes, with its comments and a blank line; chapters stay", [remove("/points/0")], {A: ""}),
    ("an item moves, with its comments; chapters stay", [move("/points/0", "/points/1")], {A + B: B + A}),
    ("the last item goes", [remove("/points/2")], {'\n  - id: c\n    text: "three"\n': ""}),
    ("the first key of an item goes", [remove("/points/2/id")], {"- id: c\n    text": "- text"}),
    ("a new item is set off as the others are", [add("/points/-", {"id": "d", "text": "four: 4"})],
     {'"three"\n': '"three"\n\n  - id: d\n    text: "four: 4"\n'}),
    ("all items go", [remove("/points/0")] * 3, {LIST[LIST.index("points:") : LIST.index("note")]: f"points: []\n{CHAPTERS}"}),
    ("a value becomes null", [replace("/note", None)], {"note: end": "note: null"}),
    ("a value becomes a mapping", [replace("/note", {"en": "end"})], {"note: end": "note: {en: end}"}),
    ("a comment stays beside its key", [replace("/points/0/text", [{"id": "t"}])],
     {"text: one   # said softly": "text:   # said softly\n      - id: t"}),
    ("a test that holds", [{"op": "test", "path": "/head", "value": 1}], {}),
    ("a copy", [{"op": "copy", "from": "/points/0/tags", "path": "/tags"}], {"end\n": "end\ntags: [x, y, z]\n"}),
    ("an edit and its undoing", [replace("/note", "x"), replace("/note", "end")], {}),
    ("a move and its undoing", [move("/points/0", "/points/2"), move("/points/2", "/points/0")], {}),
    ("a clause moves to another point", [move("/points/0/tags", "/points/2/tags")],
     {TAGS: "", '"three"\n': f'"three"\n{TAGS}'}),
]  # fmt: skip


@pytest.mark.parametrize(("operations", "spans"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_edit_changes_these_bytes_and_no_others(operations: list[dict[str, Any]], spans: dict[str, str]) -> None:
    """Each kind of edit replaces the bytes concerned; comments, quotes and blank lines elsewhere stay."""
    made = edit(LIST, *operations)
    wanted = LIST
    for old, new in spans.items():
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert made == wanted
