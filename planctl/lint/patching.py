"""From a rule's fix to replacements in the file: only the bytes of what changes, found by comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from planctl.errors import InvalidDocument
from planctl.lint.finding import Patch, Replacement
from planctl.lint.rule import Fix
from planctl.regex import regex
from planctl.source import Document
from planctl.source.edits import PatchError
from planctl.source.span import Lines

Change = tuple[int, int, str]
_WORD = regex(r"[\w-]")


def patch_of(fix: Fix, document: Document, kind: str | None = None) -> Patch | None:
    """A fix as replacements, or None where it does not fit the document. `kind` is the document's."""
    text = document.text
    if fix.spans:
        changes = sorted((span.start, span.end, new) for span, new in fix.spans)
    else:
        from planctl.model.key_order import key_order
        from planctl.source.patch import patched

        try:
            new = patched(document, fix.edits, key_order=key_order(kind) if kind else None)
        except (PatchError, InvalidDocument):
            return None
        changes = list(differences(text, new))
    if not changes or any(one[1] > other[0] for one, other in pairwise(changes)):
        return None
    return Patch(
        title=fix.title,
        safe=fix.safe,
        replacements=[_replacement(change, document.lines) for change in changes],
    )


def differences(old: str, new: str) -> Iterator[Change]:
    """Where two texts differ, as (start, end, new text) in the old one."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    from difflib import SequenceMatcher

    offset = sum(map(len, before[:head]))
    middle, made = before[head : len(before) - tail], after[head : len(after) - tail]
    starts = [offset]
    for line in middle:
        starts.append(starts[-1] + len(line))
    for tag, i, j, k, m in SequenceMatcher(None, middle, made, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _cut(starts[i], "".join(middle[i:j]), "".join(made[k:m]))


def _cut(start: int, old: str, new: str) -> Change:
    """A replacement without what both texts begin and end with; words and line breaks stay whole."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    while head and (old[head - 1] == "\r" or _WORD.match(old[head - 1])):
        head -= 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and (old[len(old) - tail] == "\n" or _WORD.match(old[len(old) - tail])):
        tail -= 1
    return start + head, start + len(old) - tail, new[head : len(new) - tail]


def _replacement(change: Change, lines: Lines) -> Replacement:
    start, end, text = change
    span = lines.span(start, end)
    return Replacement(
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        start=start,
        end=end,
        text=text,
    )


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with replacements, in order of place, carried out."""
    made: list[str] = []
    at = 0
    for each in replacements:
        made += [text[at : each.start], each.text]
        at = each.end
    return "".join([*made, text[at:]])
