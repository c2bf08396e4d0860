"""What the language server is made of: places, names, and answers about texts in any state. Laws, without a
process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, SMALL

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp

from planctl.lsp.acting import actions
from planctl.lsp.buffers import Buffer, path_of, uri_of
from planctl.lsp.completing import complete
from planctl.lsp.desk import Desk
from planctl.lsp.keys import keys_at, words_at
from planctl.lsp.looking import definition, hover, named
from planctl.lsp.meanings import meaning
from planctl.lsp.outline import outline
from planctl.lsp.spots import Spot
from planctl.lsp.textmap import TextMap
from planctl.model.kinds import KINDS
from planctl.model.scalars import SPECIAL_ACTORS, STEPS
from planctl.source import Path as Place
from planctl.source import read_file
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

TEXTS = st.text(alphabet="ab \n\r\té\u2028\u0085😀\ufeff\x0c", max_size=40)
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
REDLINES = SMALL.parent / "redlines" / "nordland.yaml"
LIBRARY = sorted((ROOT / "plans").rglob("*.yaml"))
DOCUMENTS = [*sorted(SMALL.rglob("*.yaml")), REDLINES]


def lines_of(text: str) -> list[str]:
    """The lines of a text as the protocol has them, without their ends."""
    return re.split(r"\r\n|\n|\r", text)


@given(TEXTS, st.sampled_from(sorted(UNITS)))
def test_positions_are_those_of_the_protocol(text: str, encoding: str) -> None:
    """Each offset has the line and units that the protocol says, and each position leads back to its offset."""
    codec, size = UNITS[encoding]
    places = TextMap(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two halves of a line end is no place
        before = lines_of(text[:offset])
        position = places.position(offset)
        assert (position.line, position.character) == (len(before) - 1, len(before[-1].encode(codec)) // size)
        assert places.offset(position) == offset


@given(TEXTS, st.integers(0, 9), st.integers(0, 99))
def test_positions_that_do_not_exist_are_taken_for_the_nearest(text: str, line: int, character: int) -> None:
    """Past the end of a line, of the text, or inside a character: the offset is one of the text."""
    places = TextMap(text)
    offset = places.offset(lsp.Position(line, character))
    assert 0 <= offset <= len(text)
    if line < len(lines_of(text)):
        assert places.position(offset).line == line


@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), TEXTS),
        max_size=4,
    ),
)
def test_edits_give_the_text_that_the_editor_has(
    text: str, edits: list[tuple[int, int, int, int, str]]
) -> None:
    """Edits in UTF-16, carried out by the units, give the same text as in the buffer."""
    buffer = Buffer("file:///x.yaml", text)
    for line, column, end, last, new in edits:
        lines = lines_of(buffer.text)
        line, end = min(line, len(lines) - 1), min(end, len(lines) - 1)
        places = buffer.map
        start, stop = places.offset(lsp.Position(line, column)), places.offset(lsp.Position(end, last))
        start, stop = min(start, stop), max(start, stop)
        expected = buffer.text[:start] + new + buffer.text[stop:]
        change = lsp.TextDocumentContentChangePartial(places.range(start, stop), new)
        buffer = buffer.changed([change], 2)
        assert buffer.text == expected


@pytest.mark.parametrize(
    "name", ["a b.yaml", "Київ/1.0.yaml", "100%.yaml", "a#b?c.yaml", "😀.yaml", "a:b.yaml"]
)
def test_files_and_their_uris(name: str, tmp_path: Path) -> None:
    """A file's URI leads back to it, whatever its name, and so does the URI that another program makes."""
    path = tmp_path / name
    assert path_of(uri_of(path)) == path
    assert path_of(path.as_uri()) == path


@pytest.mark.parametrize(
    "uri", ["untitled:x", "git:/a.yaml", "nonsense", "", "file:", "file:///%00", "http://[x/"]
)
def test_other_uris_name_no_file(uri: str) -> None:
    """What is no file of this machine is None, and no error."""
    assert path_of(uri) is None


def scalars(node: Node | None, path: Place = ()) -> Iterator[tuple[Place, bool, ScalarNode]]:
    """Every key and value of a document with its path; `True` with a key."""
    if isinstance(node, MappingNode):
        for name, (key, value) in node.items.items():
            yield (*path, name), True, key
            yield from scalars(value, (*path, name))
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.items):
            yield from scalars(value, (*path, index))
    elif isinstance(node, ScalarNode):
        yield path, False, node


def names_in(path: Path) -> Iterator[tuple[Spot, str]]:
    """Every place of a document that names something, with what."""
    document = read_file(path)
    kind = str(document.data["schema"]).split("/")[1]
    for place, on_key, node in scalars(document.root):
        meant = meaning(kind, place, on_key)
        if meant and meant != "expression" and node.value is not None:
            word = str(node.value)
            yield Spot(place, on_key, word, word, node.start, node.end), meant


@pytest.mark.parametrize("path", [*LIBRARY, *DOCUMENTS], ids=lambda path: "/".join(path.parts[-2:]))
def test_every_name_in_sound_documents_leads_somewhere(path: Path) -> None:
    """Whatever an actor, topic, source, ref, clause or plan is named by, its definition is found."""
    buffer = Buffer(path.as_uri(), path.read_text("utf-8"))
    desk = Desk(str(SMALL))
    opened = desk.opened({buffer.uri: buffer}, buffer.uri)
    assert opened is not None
    lost = [
        (spot.path, spot.value)
        for spot, meant in names_in(path)
        if not named(spot, opened)
        and not (meant == "actor" and spot.value in SPECIAL_ACTORS)
        and not (meant == "ref" and spot.value in STEPS)
        and not (
            path == SMALL / "sketch/0.1.yaml" and spot.value == "mystery"
        )  # a category that there is not
    ]
    assert lost == []


@pytest.mark.parametrize(
    "path",
    [SMALL / "accord/1.1.yaml", ROOT / "plans/crosswalks/us-28-point--uk-gaza-style.yaml"],
    ids=lambda path: path.name,
)
def test_every_name_is_offered_where_it_stands(path: Path) -> None:
    """With a name taken out, completion at its place offers it again."""
    text = path.read_text("utf-8")
    desk = Desk(str(SMALL))
    whole = Buffer(path.as_uri(), text)
    desk.opened({whole.uri: whole}, whole.uri)
    seen: set[tuple[str, str]] = set()
    for spot, meant in names_in(path):
        key = (meant, str(spot.path[-1]) if isinstance(spot.path[-1], str) else str(spot.path[-2]))
        if spot.on_key or key in seen:
            continue
        seen.add(key)
        quote = text[spot.start] if text[spot.start] in "\"'" else ""
        without = text[: spot.start] + quote + text[spot.end - len(quote) :]
        buffer = Buffer(path.as_uri(), without)
        position = buffer.map.position(spot.start + len(quote))
        found = complete(desk, {buffer.uri: buffer}, buffer.uri, position)
        assert found is not None, spot
        assert spot.value in {item.label for item in found.items}, (spot, meant)
    assert len(seen) > 1


def test_every_kind_has_keys_and_words() -> None:
    """The schema of each kind is walked: its keys have meanings, and its `schema:` line is a closed list."""
    for kind in KINDS:
        keys = keys_at(kind, ())
        assert {"schema"} <= {key.name for key in keys}
        assert all(key.meaning for key in keys), kind
        assert [word.name for word in words_at(kind, ("schema",))] == [f"planctl/{kind}/1"]
    assert [key.name for key in keys_at("plan", ("points", 3, "clauses", 0, "quantity", 1))][:2] == [
        "value",
        "min",
    ]
    assert words_at("plan", ("points", 0, "title")) == []


JUNK = [
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "#",
    "\t",
    "\r\n",
    "\u2028",
    "😀",
    "\ud83d",
    "&a",
    "*a",
    "|",
    "\0",
    "\ufeff",
    "  ",
]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_text_is_too_broken_to_ask_about(data: st.DataObject) -> None:
    """Whatever is done to a document, every question about every place of it has an answer."""
    path = data.draw(st.sampled_from([SMALL / "accord/1.1.yaml", SMALL / "registry/actors.yaml", REDLINES]))
    text = path.read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(st.sampled_from(JUNK)) + text[end:]
    buffer = Buffer(path.as_uri(), text)
    buffers = {buffer.uri: buffer}
    position = buffer.map.position(data.draw(st.integers(0, len(text))))
    desk = Desk(str(SMALL))
    assert desk.judged(buffers, buffer.uri).buffer is buffer
    hover(desk, buffers, buffer.uri, position)
    definition(desk, buffers, buffer.uri, position)
    complete(desk, buffers, buffer.uri, position)
    outline(desk, buffers, buffer.uri)
    actions(desk, buffers, buffer.uri, lsp.Range(position, position), lsp.CodeActionContext([]))


def test_cards_are_in_the_language_of_the_document() -> None:
    """In a French document, names and titles that are given in French are shown in French."""
    path = SMALL / "accord/1.1.yaml"
    plan = Buffer(path.as_uri(), path.read_text("utf-8").replace("language: en", "language: fr"))
    place = plan.map.position(plan.text.index("proponents: [nord]") + 14)
    said = hover(Desk(str(SMALL)), {plan.uri: plan}, plan.uri, place)
    assert said is not None
    assert said.contents.value.startswith("**Nordie** `nord`")  # type: ignore[union-attr]


def test_text_in_a_card_is_no_markup(tmp_path: Path) -> None:
    """A name with Markdown, HTML, a command link or control characters in it is shown as it is."""
    text = (
        (SMALL / "registry/actors.yaml")
        .read_text("utf-8")
        .replace("name: Peace Council", 'name: "<img src=x> [a](command:evil) **b** \\u202e"')
    )
    registry = Buffer((SMALL / "registry/actors.yaml").as_uri(), text)
    plan = Buffer((SMALL / "accord/1.1.yaml").as_uri(), (SMALL / "accord/1.1.yaml").read_text("utf-8"))
    desk = Desk(str(SMALL))
    place = plan.map.position(plan.text.index("verifier: council") + 11)
    said = hover(desk, {registry.uri: registry, plan.uri: plan}, plan.uri, place)
    assert said is not None
    shown = said.contents.value  # type: ignore[union-attr]
    assert "<img" not in shown
    assert "\\[a\\](command:evil)" in shown
    assert "<U+202E>" in shown.replace("&lt;", "<").replace("&gt;", ">")
