"""A NUL, an escape sequence or a bidirectional control makes the text that a person sees differ from the
text that is stored. In a document over which people negotiate, that is never wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.source import Document, Span
from planctl.source.parse import BIDI, CONTROL

_ESCAPED = regex(BIDI.pattern + r"|(?<!\\)\\u20(?:2[a-eA-E]|6[6-9])")

RULE = Rule(
    id="PL003",
    name="control-character",
    severity=Severity.ERROR,
    summary="The text contains control or reordering characters.",
    always=True,
    failing="""\
schema: planctl/plan/1
title: "limited to \\u202e000,006"
""",
    passing="""\
schema: planctl/plan/1
title: limited to 600,000
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The problems that the parser met."""
    for hit in subject.dialect("control-character", "bidi-control"):
        yield hit._replace(fix=_without(subject.document, hit.place.span))


def _without(document: Document, place: Span | None) -> Fix | None:
    """All characters of the kind that stands in a place taken out: those that YAML forbids everywhere, those
    that reorder in one value, written out or as escapes.
    """
    if place is None:
        return None
    if CONTROL.search(document.text):
        found, safe = list(CONTROL.finditer(document.text)), True  # no document can be meant to hold them
    else:
        pattern = _ESCAPED if document.text[place.start : place.start + 1] == '"' else BIDI
        found, safe = list(pattern.finditer(document.text, place.start, place.end)), False
    spans = tuple((document.lines.span(match.start(), match.end()), "") for match in found)
    return Fix("take the characters out", safe=safe, spans=spans) if spans else None
