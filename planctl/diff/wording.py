"""The wording of linked points: a word diff, and which of its hunks no typed change accounts for."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from planctl.diff.draft import Draft
from planctl.diff.result import Words
from planctl.text.tokens import WEIGHTY, Token, TokenKind, tokenize

_SMALL = (TokenKind.SPACE, TokenKind.PUNCTUATION, TokenKind.FUNCTION)

# The part of a hunk's telling words that may stand outside what its change says.
_LOOSE = 0.4

Hunk = tuple[list[Token], list[Token]]


def word_diff(a: str, b: str, language: str) -> tuple[list[Words], list[Hunk]]:
    """The word diff of two texts, and its hunks as (deleted, inserted) tokens.

    Figures, dates, modals, negations and names are whole tokens; small words that stand alone between two changed
    stretches are drawn into them, so that a reader sees phrases.
    """
    left, right = tokenize(a, language), tokenize(b, language)
    words: list[Words] = []
    hunks: list[Hunk] = []
    for gone, come, same in _grouped(left, right):
        if same:
            words.append(Words(op="equal", text="".join(token.text for token in same)))
        else:
            hunks.append((gone, come))
            if gone:
                words.append(Words(op="delete", text="".join(token.text for token in gone)))
            if come:
                words.append(Words(op="insert", text="".join(token.text for token in come)))
    return words, hunks


def _grouped(left: list[Token], right: list[Token]) -> Iterable[tuple[list[Token], list[Token], list[Token]]]:
    blocks: list[tuple[list[Token], list[Token], list[Token]]] = []
    for op in Indel.opcodes([_key(t) for t in left], [_key(t) for t in right]):
        gone, come = left[op.src_start : op.src_end], right[op.dest_start : op.dest_end]
        if op.tag == "equal":
            blocks.append(([], [], come))
        elif blocks and not blocks[-1][2]:
            blocks[-1] = (blocks[-1][0] + gone, blocks[-1][1] + come, [])
        else:
            blocks.append((gone, come, []))
    merged: list[tuple[list[Token], list[Token], list[Token]]] = []
    for index, (gone, come, same) in enumerate(blocks):
        inside = 0 < index < len(blocks) - 1
        if same and inside and _trivial(same, blocks[index - 1], blocks[index + 1]) and merged and not merged[-1][2]:
            merged[-1] = (merged[-1][0] + same, merged[-1][1] + same, [])
        elif not same and merged and not merged[-1][2]:
            merged[-1] = (merged[-1][0] + gone, merged[-1][1] + come, [])
        else:
            merged.append((gone, come, same))
    return merged


def _key(token: Token) -> str:
    # Only what is written the same is the same: a stem would hide "guarantee" against "guarantees".
    return " " if token.kind is TokenKind.SPACE else token.norm if token.kind is TokenKind.FIGURE else token.text


def _trivial(same: list[Token], before: tuple[list[Token], list[Token], list[Token]],
             after: tuple[list[Token], list[Token], list[Token]]) -> bool:
    """Whether a stretch between two hunks is too small to be worth showing as kept."""
    if any(token.kind not in _SMALL for token in same) or sum(len(token.text) for token in same) > 8:
        return False
    both = bool(before[0]) and bool(before[1]) or bool(after[0]) and bool(after[1])
    return both or all(token.kind is TokenKind.SPACE for token in same)


def unclaimed(hunks: list[Hunk], drafts: list[Draft], language: str) -> list[Hunk]:
    """The hunks with a word that no change accounts for."""
    claimed = {token.norm for draft in drafts for text in draft.words for token in tokenize(text, language)}
    modals = any(draft.modals for draft in drafts)
    typed = any(draft.words for draft in drafts)
    return [hunk for hunk in hunks if not _is_claimed(hunk, claimed, modals, typed)]


def _is_claimed(hunk: Hunk, claimed: set[str], modals: bool, typed: bool) -> bool:
    telling = [token for side in hunk for token in side if token.kind not in _SMALL]
    if not telling:
        return typed
    open_ = [token for token in telling if not (
        token.norm in claimed or (modals and token.kind in (TokenKind.MODAL, TokenKind.NEGATION)))]
    # Typed parts are put in fewer words than the text: a few plain words more belong to the same edit.
    return not any(token.kind in WEIGHTY for token in open_) and len(open_) <= _LOOSE * len(telling)


def reworded(hunks: list[Hunk]) -> Draft:
    """The change for what is left over."""
    weighty = any(token.kind in WEIGHTY for hunk in hunks for side in hunk for token in side if _differs(token, hunk))
    said = [_say(*hunk) for hunk in hunks[:3]]
    more = f" and {len(hunks) - 3} more" if len(hunks) > 3 else ""
    before = [text for gone, _ in hunks if (text := _text(gone))]
    after = [text for _, come in hunks if (text := _text(come))]
    return Draft("text-changed" if weighty else "reworded", "; ".join(said) + more, before, after)


def _differs(token: Token, hunk: Hunk) -> bool:
    return sum(t.norm == token.norm for t in hunk[0]) != sum(t.norm == token.norm for t in hunk[1])


def _say(gone: list[Token], come: list[Token]) -> str:
    old, new = _text(gone), _text(come)
    if old and new:
        return f"“{old}” becomes “{new}”"
    return f"“{new}” is added" if new else f"“{old}” is gone"


def _text(tokens: list[Token]) -> str:
    return " ".join("".join(token.text for token in tokens).split())
