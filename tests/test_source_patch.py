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
from planctl.source import Document, read_bytes
from planctl.source.edits import Edit, PatchError, edits_from, pointer, read_edits, steps
from planctl.source.emit import inline
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


@pytest.mark.parametrize(
    ("operations", "spans"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_edit_changes_these_bytes_and_no_others(
    operations: list[dict[str, Any]], spans: dict[str, str]
) -> None:
    """Each kind of edit replaces the bytes concerned; comments, quotes and blank lines elsewhere stay."""
    made = edit(LIST, *operations)
    wanted = LIST
    for old, new in spans.items():
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert made == wanted


def paths(node: Node | None, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values below a node."""
    pairs: list[tuple[str | int, Node]] = []
    if isinstance(node, MappingNode):
        pairs = [(key, value) for key, (_, value) in node.items.items()]
    elif isinstance(node, SequenceNode):
        pairs = list(enumerate(node.items))
    return [below for step, value in pairs for below in ((*path, step), *paths(value, (*path, step)))]


VALUES: list[Any] = [
    "word", "two words", "a: b", "- x", "it's", 'say "so"', "a, b", "[x]", "# no", "1.0", "true", "null", "", " x ", "é",
    "line\nline", "end\n", "tab\tbed", "2025-01-01", "*", "long text " * 30 + "end", 7, True, None, [], {}, ["a", "b"],
    {"en": "x", "fr": "y"}, [{"id": "n", "text": "t"}], {"id": "m", "list": [1, [2, {"k": "v"}]]}, "\u2028", "emoji 🕊",
]  # fmt: skip


def operation(rng: random.Random, data: Any) -> dict[str, Any]:
    """An operation that applies to the data."""
    spots = [path for path in walk(data) if path]
    path = rng.choice(spots)
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    match rng.choice(["replace", "remove", "add", "move"]):
        case "replace":
            return replace(pointer(path), rng.choice(VALUES))
        case "remove":
            return remove(pointer(path))
        case "move" if isinstance(parent, list):
            return move(pointer(path), pointer((*path[:-1], rng.randrange(len(parent)))))
        case _:
            step = rng.randint(0, len(parent)) if isinstance(parent, list) else rng.choice(["fresh", "note"])
            return add(pointer((*path[:-1], step)), rng.choice(VALUES))


def walk(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(below for step, value in pairs for below in walk(value, (*path, step)))]


@slow
@given(st.sampled_from(FILES), st.integers(0, 10**9))
def test_any_edits_give_the_data_that_the_judge_gives(path: Path, seed: int) -> None:
    """Random edits to real files parse to what jsonpatch makes of their data, also with CRLF or without a last
    line break, and the three texts differ in nothing else.
    """
    rng = random.Random(seed)
    document = read(TEXTS[path])
    data = copy.deepcopy(document.data)
    operations = []
    for _ in range(rng.randint(1, 5)):
        made = operation(rng, data)
        operations.append(made)
        data = jsonpatch.apply_patch(data, [copy.deepcopy(made)])
        if not data:
            return
    text = patched(document, edits_from(operations))
    assert read(text).data == data
    windows = patched(read(TEXTS[path].replace("\n", "\r\n")), edits_from(operations))
    assert windows == text.replace("\n", "\r\n")
    open_ended = patched(read(TEXTS[path].rstrip("\n")), edits_from(operations))
    assert read(open_ended).data == data


@slow
@given(st.sampled_from(FILES), st.integers(0, 10**9))
def test_bytes_outside_the_edited_entry_are_unchanged(path: Path, seed: int) -> None:
    """A new value at a path leaves every byte before its key's end and after its last line as it was."""
    rng = random.Random(seed)
    document = read(TEXTS[path])
    where = rng.choice(paths(document.root))
    made = patched(document, [Edit("replace", where, rng.choice(VALUES))])
    # What may change: the value, or the collection in brackets around it when its line gets too long.
    while len(where) > 1 and document.text[document.find(where[:-1])[1].start] in "[{":  # type: ignore[union-attr]
        where = where[:-1]
    key, node = document.find(where)
    assert node is not None
    begin = key.end if key else document.text.rindex("-", 0, node.start + 1)
    end = document.text.find("\n", max(node.start, node.end - 1))
    tail = document.text[end:].lstrip() if end >= 0 else ""
    assert made[:begin] == document.text[:begin]
    assert made.endswith(tail)


def test_a_comment_in_brackets_outweighs_a_long_line() -> None:
    """A collection in brackets with a comment in it is not written anew because a line of it gets too long."""
    text = "links:\n  - {a: [one,\n         two],\n     # why\n     note: said}\n"
    made = patched(read(text), [Edit("replace", ("links", 0, "a", 0), "w" * 150)])
    assert made == text.replace("one", "w" * 150)


@slow
@given(st.sampled_from(FILES), st.integers(0, 10**9))
def test_comments_survive(path: Path, seed: int) -> None:
    """Comments sown over a real file are all there after values were replaced and entries added and moved."""
    rng = random.Random(seed)
    lines, inside = [], -1
    for number, line in enumerate(TEXTS[path].splitlines()):
        column = len(line) - len(line.lstrip())
        if line.strip() and column <= inside:
            inside = -1
        if inside < 0 and re.match(r" *(- )?[a-z_-]+:", line) and rng.random() < 0.1:
            lines.append(f"{' ' * column}# sown {number}.")
        if inside < 0 and re.match(r" *(- )?[a-z_]+: [^>|\[{]*[^,]$", line) and rng.random() < 0.1:
            line += f"  # beside {number}."
        if inside < 0 and line.rstrip().endswith(">-"):
            inside = column + (2 if line.lstrip().startswith("- ") else 0)
        lines.append(line)
    document = read_bytes("\n".join(lines).encode(), "x.yaml")
    if document.problems or document.data != read(TEXTS[path]).data:
        return  # a comment fell into a text of several lines
    scalars = [
        p for p in paths(document.root) if not isinstance(document.find(p)[1], MappingNode | SequenceNode)
    ]
    edits = [Edit("replace", rng.choice(scalars), rng.choice(VALUES[:12])) for _ in range(3)]
    listed = [p for p in paths(document.root) if isinstance(document.find(p)[1], SequenceNode)]
    for where in rng.sample(listed, min(3, len(listed))):
        count = len(document.find(where)[1].items)  # type: ignore[union-attr]
        if count > 1 and not any(e.path[: len(where)] == where for e in edits):
            edits.append(Edit("move", (*where, rng.randrange(count)), origin=(*where, rng.randrange(count))))
            break
    made = patched(document, edits)
    before, after = (sorted(re.findall(r"# (?:sown|beside) \d+\.", text)) for text in (document.text, made))
    assert before == after


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_edit_and_an_edit_undone_change_no_byte(path: Path) -> None:
    """A text without edits is the same text, and so is one whose edits were undone."""
    document = read(TEXTS[path])
    assert patched(document, []) == TEXTS[path]
    first = next(iter(document.data))
    value = document.data[first]
    undone = [Edit("replace", (first,), "x"), Edit("replace", (first,), value)]
    assert patched(document, undone) == TEXTS[path]


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        (
            [remove("/points/0/txt")],
            "operation 1 (remove /points/0/txt) does not apply: x.yaml:8: `/points/0` has no key",
        ),
        ([add("/points/9", 1)], "`/points` has no item 9"),
        ([replace("/points/-", 1)], "`-` is no place in it"),
        ([add("/head/x", 1)], "`/head` is a single value and has no `x`"),
        ([replace("/head", 2), {"op": "test", "path": "/head", "value": 1}], "operation 2 (test /head)"),
        ([{"op": "test", "path": "/head", "value": True}], "not the value that the patch tests for"),
        ([move("/points", "/points/0")], "cannot be moved into itself"),
        ([remove("")], "the whole document cannot be removed"),
        ([add("/x", "\x1b[31m")], "would break the dialect"),
        ([add("/x", "\ud800")], "lone surrogate"),
        ([{"op": "copy", "from": "", "path": f"/x{n}"} for n in range(40)], "values"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_place_and_reason(operations: list[Any], said: str) -> None:
    """A missing path, a failed test and a value that no document may hold are refused, each with its reason."""
    with pytest.raises(PatchError) as error:
        patched(read(LIST), edits_from(operations))
    assert said in error.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[{", "p:1:3: not valid JSON"),
        ("{}", "a patch is a list of operations, not an object"),
        ("[1]", "operation 1: an operation is an object, not a number"),
        ('[{"op": "drop", "path": ""}]', 'there is no `op` "drop"'),
        ('[{"op": "remove", "path": "x"}]', "should begin with `/`"),
        ('[{"op": "remove", "path": "/~2"}]', "`~` stands only in"),
        ('[{"op": "add", "path": "/x"}]', "the key `value` is missing"),
        ('[{"op": "move", "path": "/x"}]', "the key `from` is missing"),
        ('[{"op": "add", "path": "/x", "value": NaN}]', "NaN is not a number"),
        ('[{"op": "add", "op": "add"}]', "stands twice"),
        ('[{"op": "add", "path": "/x", "value": ' + "[" * 50 + "]" * 50 + "}]", "nested more than 40"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_patch_that_is_none_is_refused(text: str, said: str) -> None:
    """What is not a JSON Patch is refused with the operation and the reason."""
    with pytest.raises(PatchError) as error:
        read_edits(text, "p")
    assert said in error.value.message


def test_a_document_that_breaks_the_dialect_is_not_edited() -> None:
    """Only a document without problems is edited."""
    with pytest.raises(InvalidDocument):
        patched(read_bytes(b"a: &x 1\n", "x.yaml"), [])


@given(st.lists(st.text()))
def test_pointers_and_paths_are_each_other(path: list[str]) -> None:
    """A path written as a JSON Pointer reads back as the same path."""
    assert list(steps(pointer(tuple(path)))) == path


def test_a_question_mark_in_brackets_reads_back() -> None:
    """What some parsers take for a key inside brackets is written in quotes there."""
    value = {"action": "the depots are ? open", "topics": ["why ? so", "?"]}
    document = read_bytes(f"clause: {inline(value)}\n".encode(), "x.yaml")
    assert (document.problems, document.data) == ([], {"clause": value})
