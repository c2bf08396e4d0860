"""Fixes for breaches of the model: what the hint says in words, where it says just one thing."""

from __future__ import annotations

import re

from planctl.lint.breach import Breach
from planctl.lint.rule import Fix
from planctl.regex import regex
from planctl.source import Document
from planctl.source.edits import Edit
from planctl.source.nodes import ScalarNode
from planctl.suggest import only_suggestion

_WRITE = regex(r"write `?(?P<new>[\w./@-]+)`?(?::|\Z)")
_LIST = regex(r"write \[[^\[\]]*\]\Z")


def mended(breach: Breach, document: Document) -> Fix | None:
    """The fix of a breach, or None where a person has to think."""
    key, node = document.find(breach.path)
    if not isinstance(node, ScalarNode):
        return _renamed(breach, key, document) if breach.on_key else None
    if breach.on_key:
        return _renamed(breach, key, document)
    hint = breach.hint or ""
    written = document.text[node.start : node.end]
    if breach.kind in ("wrong-value", "bad-date"):
        new = only_suggestion(hint)
        if new is None and (match := _WRITE.match(hint)):
            new = match["new"]
        if new is None:
            return None
        same = breach.kind == "bad-date" or (not hint.startswith("write") and _bare(written) == _bare(new))
        return Fix(f"write `{new}`", (Edit("replace", breach.path, new),), safe=same)
    if breach.kind != "wrong-type" or node.style or "\n" in written or not written:
        return None
    if hint == f'quote it: "{written}"':
        span = document.lines.span(node.start, node.end)
        return Fix("put it into quotes", spans=((span, f'"{written}"'),))
    if _LIST.match(hint) and not re.search(r"[\[\]{},#]|: ", written):
        span = document.lines.span(node.start, node.end)
        return Fix("put it into brackets", spans=((span, f"[{written}]"),))
    return None


def _renamed(breach: Breach, key: ScalarNode | None, document: Document) -> Fix | None:
    """Another key in the place of one that the format does not have."""
    if key is None or key.style not in ("", "'", '"') or breach.kind not in ("unknown-key", "wrong-value"):
        return None
    new = only_suggestion(breach.hint)
    if new is None and (match := _WRITE.match(breach.hint or "")):
        new = match["new"]
    if new is None:
        return None
    span = document.lines.span(key.start, key.end)
    return Fix(f"write `{new}`", safe=False, spans=((span, f"{key.style}{new}{key.style}"),))


def _bare(word: str) -> str:
    return re.sub(r"[\s_'\"-]+", "-", word.casefold()).strip("-")
