"""One file: its bytes read, its nodes kept, its plain data built, its spans resolved on demand."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

from planctl.source.budget import DEFAULT, Budget
from planctl.source.fast import fast_data
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_data
from planctl.source.parse import CONTROL, Composer
from planctl.source.problem import Problem
from planctl.source.regions import Regions
from planctl.source.span import Lines, Span

Path = tuple[str | int, ...]


class Document:
    """A parsed file. `name` is how the user called it; `problems` is empty when the dialect is kept.

    Of a text in plain style the data may be known before its nodes are: these are then made when somebody
    asks for a place in it.
    """

    def __init__(self, name: str, text: str, problems: list[Problem], lines: Lines, budget: Budget) -> None:
        self.name = name
        self.text = text
        self.problems = problems
        self.lines = lines
        self._budget = budget

    @cached_property
    def root(self) -> Node | None:
        """The nodes of the document, None where there are none."""
        composer = Composer(self.text, self.lines, self._budget)
        return composer.compose()

    @cached_property
    def data(self) -> Any:
        """The document as dict, list, str, int, Decimal, bool and None."""
        return to_data(self.root)

    @cached_property
    def _all_regions(self) -> Regions:
        return Regions(self.text, self.data, self._budget)

    @property
    def _regions(self) -> Regions | None:
        """The regions, as long as the data is known and the nodes are not."""
        return None if "root" in self.__dict__ else self._all_regions

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read: the text holds no value, or could not be parsed at all."""
        return "data" not in self.__dict__ and self.root is None

    def find(self, path: Path) -> tuple[ScalarNode | None, Node | None]:
        """The key node (None in a list) and the value node at a path; (None, None) where there is nothing."""
        key: ScalarNode | None = None
        part = self._regions.find(path) if self._regions else None
        if part is None:
            node = self.root
        else:
            (key, node), path = part
        for step in path:
            if isinstance(node, MappingNode) and str(step) in node.items:
                key, node = node.items[str(step)]
            elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
                key, node = None, node.items[step]
            else:
                return None, None
        return key, node

    def deepest(self, path: Path) -> Path:
        """The longest prefix of a path that exists in the document."""
        while path and self.find(path)[1] is None:
            path = path[:-1]
        return path

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where the value at a path stands; with `key`, where its key stands.

        A path that does not exist resolves to its nearest existing parent's key. A mapping or list is shown
        by its key, or its first line, because its whole extent says nothing.
        """
        found = self.deepest(path)
        missing = len(found) < len(path)
        key_node, node = self.find(found)
        if node is None:
            return self.lines.span(0, 0)
        if key_node is not None and (key or missing or not isinstance(node, ScalarNode)):
            return self.lines.span(key_node.start, key_node.end)
        if isinstance(node, MappingNode) and node.items:
            first, value = next(iter(node.items.values()))
            end = value.end if isinstance(value, ScalarNode) else first.end
            return self.lines.span(first.start, self._trim(first.start, end))
        return self.lines.span(node.start, self._trim(node.start, node.end))

    def _trim(self, start: int, end: int) -> int:
        # A block scalar's end mark runs past blank lines to the next key; a frame shows one line of it.
        cut = self.text.find("\n", start, end)
        end = cut if cut >= 0 else end
        while end > start and self.text[end - 1] in " \r\n":
            end -= 1
        return end


def read_bytes(raw: bytes, name: str, budget: Budget = DEFAULT, *, exact: bool = False) -> Document:
    """Parse bytes. Never raises on content: whatever is wrong is a Problem with a place.

    With `exact`, the nodes are made at once, and never is the data taken by the fast way; the result is the
    same.
    """
    if len(raw) > budget.size:
        return _broken(
            name,
            "",
            "too-large",
            f"the file has {len(raw):,} bytes; the limit is {budget.size:,}",
            0,
            "split it, or check that it is the right file",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _broken(
            name,
            _as_text(raw),
            "not-utf8",
            f"byte 0x{raw[error.start]:02X} is not valid UTF-8",
            len(raw[: error.start].decode("utf-8-sig", "replace")),
            "save the file as UTF-8",
        )
    # Most texts are shown to be clean by the fastest test there is.
    bad = None if text.replace("\n", "").isprintable() else CONTROL.search(text)
    if bad:
        return _broken(
            name,
            text,
            "control-character",
            f"control character U+{ord(bad.group()):04X} in the file",
            bad.start(),
            "remove it",
        )
    document = Document(name, text, [], Lines(text), budget)
    if exact or (data := fast_data(text, budget)) is None:
        _compose(document, budget)
    else:
        document.data = data
    return document


def _compose(document: Document, budget: Budget) -> None:
    """Read a document exactly, with its problems."""
    composer = Composer(document.text, document.lines, budget)
    document.root = root = composer.compose()
    document.problems = composer.problems
    if not composer.problems and (root is None or (isinstance(root, ScalarNode) and root.value is None)):
        span = document.lines.span(0, 0)
        hint = "a plan starts with `schema: planctl/plan/1`"
        composer.problems.append(Problem("empty", "the file is empty", span, hint))


def read_text(path: str | os.PathLike[str], budget: Budget = DEFAULT) -> str:
    """The text that `read_file` gives to a document, without parsing it. Raises OSError as that does."""
    with open(path, "rb") as handle:
        raw = handle.read(budget.size + 1)
    return "" if len(raw) > budget.size else _as_text(raw)


def _as_text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8-sig", "replace")
        return good + raw[error.start :].decode("utf-8", "replace")


def read_file(path: str | os.PathLike[str], name: str | None = None, budget: Budget = DEFAULT) -> Document:
    """Parse a file within the budget. Raises OSError where it cannot be opened."""
    with open(path, "rb") as handle:
        raw = handle.read(budget.size + 1)
        if len(raw) > budget.size:
            size = os.fstat(handle.fileno()).st_size
            if size > len(raw):
                return _broken(
                    name or os.fspath(path),
                    "",
                    "too-large",
                    f"the file has {size:,} bytes; the limit is {budget.size:,}",
                    0,
                    "split it, or check that it is the right file",
                )
    return read_bytes(raw, name or os.fspath(path), budget)


def _broken(name: str, text: str, kind: str, message: str, at: int, hint: str) -> Document:
    lines = Lines(text)
    document = Document(name, text, [Problem(kind, message, lines.span(at, at + 1), hint)], lines, DEFAULT)
    document.root = None
    return document
