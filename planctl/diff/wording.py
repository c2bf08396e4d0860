"""The wording of linked points: a word diff, and which of its hunks no typed change accounts for."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from planctl.diff.draft import Draft
from planctl.diff.result import Words
from planctl.text.tokens import WEIGHTY, Token, TokenKind, tokenize

_SMALL = (TokenKind.SPACE, TokenKind.PUNCTUATION, TokenKind.FUNCTION)

# Two texts that share no more than this part of their telling words are shown one after the other.
_ISLANDS = 0.25

# The part of a hunk's telling words that may stand outside what its change says.
_LOOSE = 0.4

Hunk = tuple[list[Token], list[Token]]


def word_diff(a: str, b: str, language: str) -> tuple[list[Words], list[Hunk]]:
    """The word diff of two texts, and its hunks as (deleted, inserted) tokens.

    Figures, dates, modals, negations and names are whole tokens; small words that stand alone between two
    changed stretches are drawn into them, so that a reader sees phrases.
    """
    left, right = tokenize(a, language), tokenize(b, language)
    words: list[Words] = []
    hunks: list[Hunk] = []
    for gone, come, same in word_blocks(left, right):
        if same:
            words.append(Words(op="equal", text="".join(token.text for token in same)))
        else:
            hunks.append((gone, come))
            if gone:
                words.append(Words(op="delete", text="".join(token.text for token in gone)))
            if come:
                words.append(Words(op="insert", text="".join(token.text for token in come)))
    return words, hunks


Block = tuple[list[Token], list[Token], list[Token]]


def word_blocks(left: list[Token], right: list[Token], telling: int | None = None) -> list[Block]:
    """Blocks of (gone, come, same) tokens: either the first two or the last are filled.

    Texts that share too few of `telling` words are one block; by default, of the telling words of the longer.
    """
    keys = [[_key(token) for token in side] for side in (left, right)]
    if keys[1] < keys[0]:
        # Several shortest diffs may exist; choosing by content makes B to A the mirror of A to B.
        return [(gone, come, same) for come, gone, same in word_blocks(right, left, telling)]
    blocks: list[Block] = []
    for op in Indel.opcodes(*keys):
        gone, come = left[op.src_start : op.src_end], right[op.dest_start : op.dest_end]
        _append(blocks, ([], [], come) if op.tag == "equal" else (gone, come, []))
    kept = sum(telling_words(same) for _, _, same in blocks)
    if kept <= _ISLANDS * (max(telling_words(left), telling_words(right), 1) if telling is None else telling):
        return [(left, right, [])]  # another text altogether: its common words are chance
    merged: list[Block] = []
    for index, (gone, come, same) in enumerate(blocks):
        if same and 0 < index < len(blocks) - 1 and _trivial(same, blocks[index - 1], blocks[index + 1]):
            _append(merged, (same, same, []))
        else:
            _append(merged, (gone, come, same))
    return _trimmed(merged)


def _append(blocks: list[Block], block: Block) -> None:
    if blocks and not block[2] and not blocks[-1][2]:
        blocks[-1] = (blocks[-1][0] + block[0], blocks[-1][1] + block[1], [])
    else:
        blocks.append(block)


def _trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks with white space that both sides of a hunk begin or end with counted as kept."""
    made: list[Block] = []
    for gone, come, same in blocks:
        lead: list[Token] = []
        tail: list[Token] = []
        gone, come = list(gone), list(come)
        while gone and come and gone[0].kind is come[0].kind is TokenKind.SPACE:
            gone.pop(0)
            lead.append(come.pop(0))
        while gone and come and gone[-1].kind is come[-1].kind is TokenKind.SPACE:
            gone.pop()
            tail.insert(0, come.pop())
        for part in (([], [], lead), (gone, come, same), ([], [], tail)):
            if any(part):
                if part[2] and made and made[-1][2]:
                    made[-1] = ([], [], made[-1][2] + part[2])
                else:
                    made.append(part)
    return made


def telling_words(tokens: list[Token]) -> int:
    """How many tokens are more than spaces, punctuation and small words."""
    return sum(token.kind not in _SMALL for token in tokens)


def _key(token: Token) -> str:
    # Only what is written the same is the same: a stem would hide "guarantee" against "guarantees".
    return " " if token.kind is TokenKind.SPACE else token.text


def _trivial(same: list[Token], before: Block, after: Block) -> bool:
    """Whether a stretch between two hunks is too small to be worth showing as kept."""
    telling = telling_words(same)
    if telling:
        # One common word between two long hunks is an island that only breaks a reader's sentence.
        around = min(max(telling_words(side[0]), telling_words(side[1])) for side in (before, after))
        return telling == 1 and around >= 4
    if sum(len(token.text) for token in same) > 8:
        return False
    both = (before[0] and before[1]) or (after[0] and after[1])
    return bool(both) or all(token.kind is TokenKind.SPACE for token in same)


def unclaimed(hunks: list[Hunk], drafts: list[Draft], language: str) -> list[Hunk]:
    """The hunks with a word that no change accounts for."""
    claimed = {token.norm for draft in drafts for text in draft.words for token in tokenize(text, language)}
    modals = any(draft.modals for draft in drafts)
    typed = any(draft.words for draft in drafts)
    return [hunk for hunk in hunks if not _is_claimed(hunk, claimed, modals, typed)]


def _is_claimed(hunk: Hunk, claimed: set[str], modals: bool, typed: bool) -> bool:
    telling = [token for side in hunk for token in side if token.kind not in _SMALL and _differs(token, hunk)]
    if not telling:
        return typed
    open_ = [
        token
        for token in telling
        if not (token.norm in claimed or (modals and token.kind in (TokenKind.MODAL, TokenKind.NEGATION)))
    ]
    # Typed parts are put in fewer words than the text: a few plain words more belong to the same edit.
    return not any(token.kind in WEIGHTY for token in open_) and len(open_) <= _LOOSE * len(telling)


def reworded(hunks: list[Hunk]) -> Draft:
    """The change for what is left over."""
    weighty = any(
        token.kind in WEIGHTY for hunk in hunks for side in hunk for token in side if _differs(token, hunk)
    )
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
