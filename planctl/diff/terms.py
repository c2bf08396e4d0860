"""Conditions, exceptions, consequences, and the words for what is to be done."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from planctl.diff.draft import Draft, on, texts
from planctl.diff.effects import OBLIGATIONS, scope
from planctl.diff.result import EffectKind
from planctl.model.base import as_list
from planctl.model.clause import Clause
from planctl.text.tokens import Token, TokenKind, tokenize

_SKIPPED = (TokenKind.SPACE, TokenKind.PUNCTUATION, TokenKind.FUNCTION)
_LISTING = frozenset({"and", "or", ",", "et", "ou", ";"})


def compare_terms(a: Clause, b: Clause, language: str) -> list[Draft]:
    """The changes in condition, exception and consequence."""
    drafts = []
    for name, narrows in (("condition", True), ("exception", True), ("consequence", False)):
        old, new = getattr(a, name), getattr(b, name)
        if old == new:
            continue
        fields = frozenset({name})
        if old and new:
            if _norms(old, language) == _norms(new, language):
                drafts.append(Draft("reworded", f"{name} reworded: “{old}” becomes “{new}”", old, new, [], fields, [old, new]))
            else:
                drafts.append(Draft(f"{name}-changed", f"{name}: “{old}” becomes “{new}”", old, new, [], fields, [old, new]))
            continue
        added = new is not None
        effect = scope(b, narrower=added) if narrows else (
            (EffectKind.TIGHTENED if added else EffectKind.LOOSENED) if b.modality in OBLIGATIONS else None)
        says = f"new {name}: “{new}”" if added else f"{name} gone: “{old}”"
        drafts.append(Draft(f"{name}-added" if added else f"{name}-removed", says, old, new,
                            on(as_list(b.actor), effect), fields, texts(old, new)))
    return drafts


def compare_action(a: Clause, b: Clause, language: str) -> list[Draft]:
    """At most one change in what is to be done to what; a pure insertion of words that qualify narrows it."""
    old = " ".join(texts(a.action, a.object))
    new = " ".join(texts(b.action, b.object))
    if (a.action, a.object) == (b.action, b.object):
        return []
    fields = frozenset({"action", "object"})
    left, right = _tokens(old, language), _tokens(new, language)
    gone, come = _difference(left, right)
    if not gone and not come:
        return [Draft("reworded", f"“{old}” becomes “{new}”", old, new, [], fields, [old, new])]
    if gone and come:
        return [Draft("action-changed", f"“{old}” becomes “{new}”", old, new, [], fields, [old, new])]
    narrower = bool(come) != _lists(new if come else old, come or gone, language)
    kind = "scope-narrowed" if narrower else "scope-widened"
    said = " … ".join(_runs(come or gone, new if come else old))
    if not come:
        says = f"“{said}” is gone: the clause covers {'more' if not narrower else 'less'}"
    else:
        says = f"“{said}” is added: the clause covers {'less' if narrower else 'more'}"
    return [Draft(kind, says, old, new, on(as_list(b.actor), scope(b, narrower=narrower)), fields, [old, new])]


def _tokens(text: str, language: str) -> list[Token]:
    return [token for token in tokenize(text, language) if token.kind not in _SKIPPED]


def _norms(text: str, language: str) -> list[str]:
    return [token.norm for token in _tokens(text, language)]


def _difference(a: list[Token], b: list[Token]) -> tuple[list[Token], list[Token]]:
    gone: list[Token] = []
    come: list[Token] = []
    for op in Indel.opcodes([t.norm for t in a], [t.norm for t in b]):
        if op.tag == "delete":
            gone += a[op.src_start : op.src_end]
        elif op.tag == "insert":
            come += b[op.dest_start : op.dest_end]
    return gone, come


def _runs(tokens: list[Token], text: str) -> list[str]:
    """The stretches of text that neighbouring tokens make, with the small words between them."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and not any(t.kind not in _SKIPPED for t in tokenize(text[runs[-1][1] : token.start])):
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return [text[start:end] for start, end in runs]


def _lists(text: str, tokens: list[Token], language: str) -> bool:
    """Whether the words stand in the text as a further item of a list ("and storage"), not as a qualifier."""
    every = [token for token in tokenize(text, language) if token.kind is not TokenKind.SPACE]
    first, last = tokens[0].start, tokens[-1].end
    before = next((t for t in reversed(every) if t.end <= first), None)
    after = next((t for t in every if t.start >= last), None)
    return bool((before and before.norm in _LISTING) or (after and after.norm in _LISTING))
