"""What stands at a place of a text: the path to it in the document's tree, and the word under the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planctl.source import Document, Path, read_bytes
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

# Keys whose values are expressions: there, a word is a part of the value.
EXPRESSIONS = ("must", "must-not", "fallback")
# A word that no document has.
_MARK = "planctl-cursor-7c1f"
_WORD = re.compile(r"[#\w][\w.@#-]*|[.@#]")
_CONTENT = re.compile(r"[ \t]*(?:- +)*")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the path of the value or, with `on_key`, of the key there; `value` is the whole of it as data.
    `word` is what the cursor is in, from `start` to `end`.
    """

    path: Path
    on_key: bool
    value: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where something is being typed: the path of the value or, with `on_key`, of the mapping in
    which a key is wanted. `typed` is what there is of it so far; a completion replaces what is between
    `start` and `end`; `data` is that of the document as far as it can be told.
    """

    path: Path
    on_key: bool
    typed: str
    start: int
    end: int
    quoted: bool
    has_colon: bool
    data: object


def spot_at(document: Document, offset: int) -> Spot | None:
    """What stands at an offset of a document, even of one that does not parse; None where nothing does."""
    found = _found(document.root, offset) if document.root is not None else None
    if found is None and document.root is None:
        skeleton, at = _skeleton(document.text, offset, _line(document.text, offset))
        found = _found(read_bytes(skeleton.encode("utf-8", "replace"), "", exact=True).root, at)
    if found is None:
        return None
    path, on_key, node = found
    start, end = word_at(document.text, offset)
    return Spot(path, on_key, str(node.value), document.text[start:end], start, end)


def gap_at(text: str, offset: int) -> Gap | None:
    """Where the word that is being typed at an offset will stand; None inside of comments and free texts."""
    start, end = word_at(text, offset)
    line_start, line_end = _line(text, offset)
    before = text[line_start:start]
    quoted = _open_marks(before)[:1] in ('"', "'")
    lines = list(_attempts(before, text[end:line_end]))
    tried = [text[:line_start] + line + text[line_end:] for line in lines]
    tried += [_skeleton(text, offset, (line_start, line_end), line)[0] for line in lines]
    for each in tried:
        document = read_bytes(each.encode("utf-8", "replace"), "", exact=True)
        found = next(_marked(document.root, ()), None) if document.root is not None else None
        if found is not None:
            path, on_key = found
            colon = text[end:line_end].lstrip().startswith(":")
            return Gap(path, on_key, text[start:offset], start, end, quoted, colon, document.data)
    return None


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The stretch of the word around an offset: an id or a ref; empty where there is none."""
    start, end = _line(text, offset)
    for match in _WORD.finditer(text, start, end):
        if match.start() <= offset <= match.end():
            return match.start(), match.end()
    return offset, offset


def _line(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return start, end - 1 if end > offset and text[end - 1] == "\r" else end


def _attempts(before: str, after: str) -> Iterator[str]:
    """The line with the mark in the place of the word: as a value, with what is open closed, and as a key."""
    yield before + _MARK + after
    yield before + _MARK + _open_marks(before)
    if not before.strip(" \t-"):
        yield before + _MARK + ": x"
    if re.search(r"[{,]\s*\Z", before):
        yield before + _MARK + ": x" + after
        yield before + _MARK + ": x" + _open_marks(before)


def _open_marks(before: str) -> str:
    """What would close the quotes and brackets that a line leaves open."""
    closing: list[str] = []
    quote = ""
    for at, character in enumerate(before):
        if quote:
            if character == quote:
                quote = ""
        elif character in "\"'" and (at == 0 or before[at - 1] in " \t[{,:"):
            quote = character
        elif character in "[{":
            closing.append("]" if character == "[" else "}")
        elif character in "]}" and closing:
            closing.pop()
    return quote + "".join(reversed(closing))


def _skeleton(text: str, offset: int, span: tuple[int, int], line: str | None = None) -> tuple[str, int]:
    """The lines above that a line hangs on, and the line: what can be told of a text that does not parse. The
    offset is moved along.
    """
    start, end = span
    own = text[start:end] if line is None else line
    kept = [own]
    indent, dash = _indent(own)
    for above in reversed(text[:start].split("\n")[:-1]):
        bare = above.rstrip()
        if not bare.strip() or bare.lstrip().startswith("#"):
            continue
        depth, is_item = _indent(bare)
        if depth < indent or (dash and depth == indent and not is_item):
            kept.append(bare)
            indent, dash = depth, is_item
        if not indent and not dash:
            break
    head = "\n".join(reversed(kept[1:]))
    head += "\n" if head else ""
    return head + own, len(head) + offset - start


def _indent(line: str) -> tuple[int, bool]:
    bare = line.lstrip(" ")
    return len(line) - len(bare), bare.startswith("- ") or bare == "-"


def _found(node: Node | None, offset: int) -> tuple[Path, bool, ScalarNode] | None:
    """The scalar at an offset, with its path, and whether it is a key."""
    path: Path = ()
    while node is not None:
        if isinstance(node, ScalarNode):
            return (path, False, node) if node.start <= offset <= node.end else None
        following: Node | None = None
        if isinstance(node, MappingNode):
            for name, (key, value) in node.items.items():
                if key.start <= offset <= key.end:
                    return (*path, name), True, key
                if value.start <= offset <= value.end and key.end < offset:
                    following, step = value, name
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.items):
                if value.start <= offset <= value.end:
                    following, step = value, index  # type: ignore[assignment]
        if following is None:
            return None
        path, node = (*path, step), following
    return None


def _marked(node: Node | None, path: Path) -> Iterator[tuple[Path, bool]]:
    """The paths of the mark: as a key, a value, or a part of an expression."""
    if isinstance(node, MappingNode):
        for name, (_, value) in node.items.items():
            if name == _MARK:
                yield path, True
            yield from _marked(value, (*path, name))
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.items):
            yield from _marked(value, (*path, index))
    elif isinstance(node, ScalarNode) and isinstance(node.value, str) and _MARK in node.value:
        names = [step for step in path if isinstance(step, str)]
        if (node.value == _MARK and path) or (names and names[-1] in EXPRESSIONS):
            yield path, False
