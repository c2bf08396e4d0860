"""Conditions, exceptions, consequences, and the words for what is to be done."""

from __future__ import annotations

from functools import partial

from rapidfuzz.distance import Indel

from planctl.diff.draft import Draft, texts
from planctl.diff.effects import OBLIGATIONS, on_both, scope
from planctl.diff.result import EffectKind
from planctl.model.clause import Clause
from planctl.text.gist import deed
from planctl.text.lexicons import lexicon
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
                drafts.append(
                    Draft(
                        "reworded",
                        f"{name} reworded: “{old}” becomes “{new}”",
                        old,
                        new,
                        [],
                        fields,
                        [old, new],
                    )
                )
            else:
                drafts.append(
                    Draft(
                        f"{name}-changed",
                        f"{name}: “{old}” becomes “{new}”",
                        old,
                        new,
                        [],
                        fields,
                        [old, new],
                    )
                )
            continue
        added = new is not None
        effects = on_both(
            a, b, partial(scope, narrower=added) if narrows else partial(_sanction, added=added)
        )
        says = f"new {name}: “{new}”" if added else f"{name} gone: “{old}”"
        drafts.append(
            Draft(
                f"{name}-added" if added else f"{name}-removed",
                says,
                old,
                new,
                effects,
                fields,
                texts(old, new),
            )
        )
    return drafts


def _sanction(clause: Clause, *, added: bool) -> EffectKind | None:
    """A consequence of breach makes a duty weigh more."""
    if clause.modality not in OBLIGATIONS:
        return None
    return EffectKind.TIGHTENED if added else EffectKind.LOOSENED


def compare_action(a: Clause, b: Clause, language: str) -> list[Draft]:
    """At most one change in what is to be done to what.

    Words that only qualify ("permanently", "under its command") narrow the clause where they come and widen
    it where they go; a further item of a list widens it. Anything else is another action, because a word can
    turn it round.
    """
    if (a.action, a.object) == (b.action, b.object):
        return []
    old, new = " ".join(texts(a.action, a.object)), " ".join(texts(b.action, b.object))
    fields = frozenset({"action", "object"})
    shown = f"“{deed(a)}” becomes “{deed(b)}”"
    if _norms(old, language) == _norms(new, language):
        return [Draft("reworded", shown, old, new, [], fields, [old, new])]
    gone, come = insertions(new, old, language), insertions(old, new, language)
    longer, runs = (new, come) if come else (old, gone)
    widens = _widens(longer, runs, language) if bool(gone) != bool(come) else None
    if widens is None:
        return [Draft("action-changed", shown, old, new, [], fields, [old, new])]
    narrower = widens != bool(come)
    said = " … ".join(longer[start:end] for start, end in runs)
    says = f"“{said}” is {'added' if come else 'gone'}: the clause covers {'less' if narrower else 'more'}"
    return [
        Draft(
            "scope-narrowed" if narrower else "scope-widened",
            says,
            old,
            new,
            on_both(a, b, partial(scope, narrower=narrower)),
            fields,
            [old, new],
        )
    ]


def insertions(shorter: str, longer: str, language: str) -> list[tuple[int, int]]:
    """The stretches of the longer text that the shorter lacks, small words beside them included; none if it
    lacks only small words."""
    left = [token for token in tokenize(shorter, language) if token.kind is not TokenKind.SPACE]
    right = [token for token in tokenize(longer, language) if token.kind is not TokenKind.SPACE]
    runs = []
    for op in Indel.opcodes([t.norm for t in left], [t.norm for t in right]):
        run = right[op.dest_start : op.dest_end]
        if op.tag == "insert" and any(token.kind not in _SKIPPED for token in run):
            runs.append((run[0].start, run[-1].end))
    return runs


def _widens(text: str, runs: list[tuple[int, int]], language: str) -> bool | None:
    """Whether added stretches widen (items of a list) or limit (qualifiers); None where neither is plain."""
    lex = lexicon(language)
    verdicts = set()
    for start, end in runs:
        run = [token for token in tokenize(text[start:end], language) if token.kind is not TokenKind.SPACE]
        before = [token for token in tokenize(text[:start], language) if token.kind is not TokenKind.SPACE]
        led = next(token for token in run if token.kind is not TokenKind.PUNCTUATION)
        first = led.text.lower()
        if first in lex.widening:
            verdicts.add(True)
        elif (
            first in lex.narrowing
            or first in lex.qualifying
            or (lex.language == "en" and first.endswith("ly") and led is run[-1])
        ):
            verdicts.add(False)
        elif run[0].norm in _LISTING or run[-1].norm in _LISTING or (before and before[-1].norm in _LISTING):
            verdicts.add(True)
        else:
            return None
    return verdicts.pop() if len(verdicts) == 1 else None


def _tokens(text: str, language: str) -> list[Token]:
    return [token for token in tokenize(text, language) if token.kind not in _SKIPPED]


def _norms(text: str, language: str) -> list[str]:
    return [token.norm for token in _tokens(text, language)]
