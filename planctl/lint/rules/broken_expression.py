"""A red line whose expression cannot be read holds a text to nothing: with a slip in a field's name, every
text would pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts, words
from planctl.model.registry import Registry
from planctl.safe import one_line
from planctl.source import Path, Span
from planctl.source.nodes import ScalarNode

if TYPE_CHECKING:
    from planctl.query.errors import ExpressionError

RULE = Rule(
    id="PL210",
    name="broken-expression",
    severity=Severity.ERROR,
    summary="An expression of a red line cannot be read.",
    kinds=("redlines",),
    failing="""\
schema: planctl/redlines/1
lines:
  - id: cap
    must-not: any(quantity.maks < 500000)
""",
    passing="""\
schema: planctl/redlines/1
lines:
  - id: cap
    must-not: any(quantity.max < 500000)
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every expression of every line, with the registries as far as they could be read."""
    from planctl.query.errors import ExpressionError
    from planctl.query.parser import parse

    registry = context.registry._replace(**{kind: {} for kind in context.unknown & {*Registry._fields}})
    for line in parts(subject.data, (), "lines"):
        for path, text in words(line.raw, line.path, "must", "must-not", "fallback"):
            try:
                parse(text, registry)
            except ExpressionError as error:
                yield Hit(_place(subject, path, error), one_line(error.reason), error.hint)


def _place(subject: Subject, path: Path, error: ExpressionError) -> Place:
    """The place inside the value: the stretch of the file that says what is wrong, where it is written there
    as it is read.
    """
    _, node = subject.document.find(path)
    if not isinstance(node, ScalarNode):
        return Place(path)
    raw = subject.document.text[node.start : node.end]
    # Folding and indenting change nothing but white space; quotes and escapes may change more.
    wanted, offset = error.text, min(error.start, len(error.text.rstrip()))
    pattern = r"\s+".join(re.escape(part) for part in wanted[:offset].split())
    lead = re.search(pattern + (r"\s*" if offset and pattern else ""), raw) if pattern else None
    if pattern and lead is None:
        return Place(path)
    start = lead.end() if lead else len(raw) - len(raw.lstrip("\"'|>+-0123456789 \n"))
    said = wanted[error.start : error.end].split()
    inner = re.compile(r"\s+".join(map(re.escape, said))).match(raw, start) if said else None
    end = inner.end() if inner else start + 1
    lines = subject.document.lines
    span: Span = lines.span(node.start + start, node.start + min(end, max(len(raw), start + 1)))
    return Place(path, span=span)
