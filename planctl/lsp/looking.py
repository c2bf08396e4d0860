"""Hover and go to definition."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol.types import Hover, Location, MarkupContent, MarkupKind, Position

from planctl.lsp.buffers import Buffer, uri_of
from planctl.lsp.cards import card, key_card, special_card, word_card
from planctl.lsp.desk import Desk, Opened
from planctl.lsp.keys import key_at, words_at
from planctl.lsp.meanings import meaning
from planctl.lsp.spots import Spot, spot_at
from planctl.lsp.targets import Target, targets
from planctl.lsp.textmap import TextMap
from planctl.model.scalars import SPECIAL_ACTORS
from planctl.query.fields import FIELDS
from planctl.render.markdown import code, escaped

# Told by what stands beside the place, which is not known where the text does not parse.
_BESIDE = ("clause", "bracketed", "version", "local")
_MANY = 3  # things shown at once where a word may mean several


def hover(desk: Desk, buffers: Mapping[str, Buffer], uri: str, position: Position) -> Hover | None:
    """What there is to know of what stands at a position."""
    found = _seen(desk, buffers, uri, position)
    said = _said(*found) if found else None
    if found is None or said is None:
        return None
    buffer, spot = buffers[uri], found[0]
    marked = buffer.map.range(spot.start + buffer.shift, spot.end + buffer.shift)
    return Hover(MarkupContent(MarkupKind.Markdown, said), marked)


def definition(
    desk: Desk, buffers: Mapping[str, Buffer], uri: str, position: Position
) -> list[Location] | None:
    """Where what a position names stands."""
    found = _seen(desk, buffers, uri, position)
    if found is None:
        return None
    encoding = buffers[uri].encoding
    places = (location(each, buffers, encoding) for each in named(*found))
    return [place for place in places if place]


def location(target: Target, buffers: Mapping[str, Buffer], encoding: str) -> Location | None:
    """The place of a thing: its id, or the key that it stands under."""
    file, document = target.subject.file, target.subject.document
    has_id = isinstance(target.raw, dict) and "id" in target.raw
    span = document.span((*target.path, "id")) if has_id else document.span(target.path, key=True)
    marked = TextMap(document.text, encoding).range(span.start, span.end)
    uri = next((uri for uri, buffer in buffers.items() if buffer.name == document.name), None)
    if uri is None and file is not None:
        uri = uri_of(file)
    return Location(uri, marked) if uri else None


def named(spot: Spot, opened: Opened) -> list[Target]:
    """What a place of an open document names."""
    meant = meaning(opened.kind, spot.path, spot.on_key)
    if meant is None or (not opened.parses and meant in _BESIDE):
        return []
    return targets(meant, spot, opened.known, opened.context)


def _seen(
    desk: Desk, buffers: Mapping[str, Buffer], uri: str, position: Position
) -> tuple[Spot, Opened] | None:
    opened = desk.opened(buffers, uri)
    if opened is None:
        return None
    buffer = buffers[uri]
    spot = spot_at(opened.subject.document, buffer.map.offset(position) - buffer.shift)
    return (spot, opened) if spot else None


def _said(spot: Spot, opened: Opened) -> str | None:
    found = named(spot, opened)
    if found:
        return "\n\n---\n\n".join(card(each, opened.context, opened.language) for each in found[:_MANY])
    kind = opened.kind
    if kind is None:
        return None
    meant = meaning(kind, spot.path, spot.on_key)
    if meant == "actor" and spot.value in SPECIAL_ACTORS:
        return special_card(spot.value)
    if meant == "expression" and spot.word in FIELDS:
        return f"{code(spot.word)} {escaped(FIELDS[spot.word].meaning)}"
    if not spot.on_key:
        word = next((each for each in words_at(kind, spot.path) if each.name == spot.value), None)
        if word is not None and word.meaning:
            return word_card(word)
    key = key_at(kind, spot.path)
    return key_card(key, kind, spot.path) if key and key.meaning else None
