"""The composer of the strict dialect: parser events in, nodes and problems out.

It works on events, one at a time, because composing inside the parser library recurses: the C composer
dies on deep nesting and the pure one raises errors without a place. Here depth is a list's length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planctl.regex import regex
from planctl.source.budget import Budget
from planctl.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from planctl.source.problem import Problem
from planctl.source.scalar import NumberTooLongError, resolve
from planctl.source.span import Lines

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

# Characters that YAML itself forbids, and those that reorder or hide what a person reads.
CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BIDI = regex("[\u202a-\u202e\u2066-\u2069]")


class _StopError(Exception):
    """Nothing more can be read; the reason is already among the problems."""


def events(text: str) -> Iterator[Any]:
    """Parser events of a text, from the C parser where it is installed, else from the pure one."""
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:  # pragma: no cover - platforms without the C extension
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


class Composer:
    """Builds the node graph of one text and collects what breaks the dialect."""

    def __init__(self, text: str, lines: Lines, budget: Budget) -> None:
        self.text = text
        self.lines = lines
        self.budget = budget
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._count = 0

    def problem(self, kind: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        """Record a problem; stop when there are too many to be of use."""
        self.problems.append(Problem(kind, message, self.lines.span(start, end), hint))
        if len(self.problems) >= self.budget.problems:
            raise _StopError

    def compose(self) -> Node | None:
        """Read the text to its end, or to the first thing that cannot be read past."""
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            self._compose()
            return self.root
        except _StopError:
            pass
        except MarkedYAMLError as error:
            self._syntax(error)
        except YAMLError as error:
            self.problems.append(Problem("syntax", _first_line(str(error)), self.lines.span(0, 0)))
        return None  # half a document would be judged for what it only seems to lack

    def _compose(self) -> None:
        open_nodes: list[MappingNode | SequenceNode] = []
        keys: list[ScalarNode | None] = []
        documents = 0
        for event in events(self.text):
            name = type(event).__name__
            if name == "ScalarEvent":
                self._attach(self._scalar(event, _is_key(open_nodes, keys)), open_nodes, keys)
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self._decorations(event)
                if len(open_nodes) >= self.budget.depth:
                    start = event.start_mark.index
                    limit = self.budget.depth
                    self.problem(
                        "too-deep",
                        f"nested more than {limit} levels deep",
                        start,
                        start + 1,
                        "a plan needs fewer than ten levels",
                    )
                    raise _StopError
                start, end = event.start_mark.index, event.end_mark.index
                made = MappingNode if name == "MappingStartEvent" else SequenceNode
                node = made(start, end)
                self._attach(node, open_nodes, keys)
                open_nodes.append(node)
                keys.append(None)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                open_nodes.pop().end = event.end_mark.index
                keys.pop()
            elif name == "AliasEvent":
                start, end = event.start_mark.index, event.end_mark.index
                self.problem(
                    "alias",
                    f"alias *{event.anchor}: aliases are not part of the format",
                    start,
                    end,
                    "write the value out",
                )
                self._attach(ScalarNode(start, end, None, "*"), open_nodes, keys)
            elif name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    start = event.start_mark.index
                    self.problem(
                        "second-document",
                        "a second document starts here; a file holds one",
                        start,
                        start + 3,
                        "move it to a file of its own",
                    )
                    raise _StopError
                if getattr(event, "version", None) or getattr(event, "tags", None):
                    self.problem(
                        "directive",
                        "%YAML and %TAG directives are not part of the format",
                        event.start_mark.index,
                        event.start_mark.index + 1,
                        "delete the line",
                    )

    def _decorations(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor:
            self.problem(
                "anchor",
                f"anchor &{event.anchor}: anchors are not part of the format",
                start,
                start + len(event.anchor) + 1,
                "write the value out where it is used",
            )
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            written = tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(
                "tag",
                f"tag {written}: tags are not part of the format",
                start,
                event.end_mark.index,
                "delete the tag; quote the value if it should be text",
            )

    def _scalar(self, event: Any, is_key: bool) -> ScalarNode:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        text = event.value
        self._decorations(event)
        if len(text) > self.budget.scalar:
            self.problem(
                "scalar-too-long",
                f"a value of {len(text):,} characters; the limit is {self.budget.scalar:,}",
                start,
                start + 1,
                "split the text into points and clauses",
            )
            text = text[:80]
        if CONTROL.search(text):
            self.problem(
                "control-character",
                "the value contains a control character",
                start,
                end,
                "remove the escape sequence",
            )
        if BIDI.search(text):
            self.problem(
                "bidi-control",
                "the value contains a character that reorders the text shown (bidirectional control)",
                start,
                end,
                "remove it: what is shown would differ from what is meant",
            )
        if style or is_key:
            return ScalarNode(start, end, text, style)
        try:
            return ScalarNode(start, end, resolve(text, self.budget.digits), style)
        except NumberTooLongError:
            self.problem(
                "number-too-long",
                f"a number of {len(text):,} characters; the limit is {self.budget.digits}",
                start,
                start + self.budget.digits,
                "quote it if it is a text",
            )
            return ScalarNode(start, end, None, style)

    def _attach(
        self, node: Node, open_nodes: list[MappingNode | SequenceNode], keys: list[ScalarNode | None]
    ) -> None:
        self._count += 1
        if self._count > self.budget.nodes:
            self.problem(
                "too-many-nodes",
                f"more than {self.budget.nodes:,} values",
                node.start,
                node.start + 1,
                "split the archive into several files",
            )
            raise _StopError
        if not open_nodes:
            self.root = self.root or node
            return
        parent = open_nodes[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
            return
        key = keys[-1]
        if key is None:
            if not isinstance(node, ScalarNode):
                self.problem(
                    "complex-key",
                    "a key must be a plain word, not a list or mapping",
                    node.start,
                    node.start + 1,
                )
                node = ScalarNode(node.start, node.end, f"\0{node.start}", "?")
            elif node.value == "<<" and not node.style:
                self.problem(
                    "merge-key",
                    "merge keys (<<) are not part of the format",
                    node.start,
                    node.end,
                    "write the merged keys out",
                )
            keys[-1] = node
            return
        keys[-1] = None
        name = str(key.value)
        if name in parent.items:
            first = self.lines.place(parent.items[name][0].start)[0]
            self.problem(
                "duplicate-key",
                f"the key `{name}` stands twice in this mapping (first on line {first})",
                key.start,
                key.end,
                "keep one of the two",
            )
            return
        if not (name.startswith("\0") or name == "<<"):
            parent.items[name] = (key, node)

    def _syntax(self, error: MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index, len(self.text)) if mark else 0
        if mark and not mark.index:
            at = self.lines.starts[min(mark.line, len(self.lines.starts) - 1)] + mark.column
        said = _first_line(str(error.problem or error.context or error))
        context = f" ({error.context})" if error.context and error.problem else ""
        line = self.lines.line(self.lines.place(at)[0])
        hint = None
        if "\t" in line[: len(line) - len(line.lstrip())] or (at < len(self.text) and self.text[at] == "\t"):
            self.problems.append(
                Problem(
                    "tab", "a tab character cannot indent YAML", self.lines.span(at, at + 1), "use spaces"
                )
            )
            return
        if "quoted scalar" in str(error.context) and "end of stream" in said and error.context_mark:
            # The place to look at is where the quote begins, not the end of the file.
            at = error.context_mark.index
            said, context, hint = "the quote that opens here is never closed", "", "close it"
        if "mapping values are not allowed" in said:
            hint = "a text that contains `: ` needs quotes, or a block (`text: >-`)"
        self.problems.append(
            Problem("syntax", f"not valid YAML: {said}{context}", self.lines.span(at, at + 1), hint)
        )


def _is_key(open_nodes: list[MappingNode | SequenceNode], keys: list[ScalarNode | None]) -> bool:
    return bool(open_nodes) and isinstance(open_nodes[-1], MappingNode) and keys[-1] is None


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "unreadable"
