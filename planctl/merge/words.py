"""Merging a text by its words: what several sides did to one base text, hunk by hunk.

Figures, modals, negations and names are whole tokens, and a line break is a space: a text that was only
wrapped anew is unchanged. Hunks of different sides that overlap or stand next to each other are a conflict,
except whole sentences or list items that were put in the same place: those are all kept. A sentence that a
side moved is one edit, in two hunks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planctl.diff.wording import telling_words, word_blocks
from planctl.text.segments import segments
from planctl.text.tokens import Token, TokenKind, tokenize

_STOPS = frozenset(".;:!?…")
_CLOSING = frozenset("\"'”’»)]")
# An item of a list without numbers or letters, on a line of its own.
_ITEM = re.compile(r"\s*\n\s*[-–•*]\s")
# So many words that a side takes out in one place and puts in elsewhere are moved.
_MOVED = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A merged text. `alternatives` is empty where it is clean, else the whole text as each side in conflict
    has it, by side; `text` is then the base wherever the sides disagree.
    """

    text: str
    alternatives: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A side puts `new` in the place of the base's tokens from `start` to `end`."""

    side: int
    start: int
    end: int
    new: tuple[Token, ...]


def merge_words(base: str, sides: Sequence[str], language: str) -> Words:
    """What the sides make of a base text together. A side that equals the base has changed nothing."""
    changed = list(dict.fromkeys(text for text in sides if text != base))
    if len(changed) < 2:  # all who changed it agree on all of it
        return Words(changed[0] if changed else base, {})
    lead, tail = (_space(base, sides, which) for which in (0, -1))
    tokens = tokenize(base.strip(), language)
    spaces: dict[int, str] = {}
    hunks: list[_Hunk] = []
    for side, text in enumerate(sides):
        hunks += _hunks(side, tokens, text.strip(), language, spaces)
    clusters = _clusters(tokens, hunks)
    settled = _torn(tokens, clusters, [_settled(tokens, cluster, language) for cluster in clusters])
    contested = [cluster for cluster, text in zip(clusters, settled, strict=True) if text is None]
    quarrel = sorted({hunk.side for cluster in contested for hunk in cluster})

    def made(side: int | None) -> str:
        body = _text(tokens, clusters, settled, side, spaces)
        return f"{lead}{body}{tail}" if body else ""

    return Words(made(None), {side: made(side) for side in quarrel})


def _space(base: str, sides: Sequence[str], which: int) -> str:
    """The white space before (0) or behind (-1) the merged text: that of the first side that changed it."""

    def own(text: str) -> str:
        solid = text.strip()
        return text.partition(solid)[0] if which == 0 else text.rpartition(solid)[2] if solid else ""

    return next((own(side) for side in sides if own(side) != own(base)), own(base))


def _text(
    tokens: list[Token],
    clusters: list[list[_Hunk]],
    settled: Sequence[str | None],
    side: int | None,
    spaces: dict[int, str],
) -> str:
    """The merged text; where the sides disagree as `side` has it, else as the base has it."""
    parts: list[str] = []
    at = 0
    for cluster, text in zip(clusters, settled, strict=True):
        start, end = cluster[0].start, max(hunk.end for hunk in cluster)
        parts += [spaces.get(i, tokens[i].text) for i in range(at, start)]
        parts.append(_version(tokens, cluster, side) if text is None else text)
        at = end
    return "".join([*parts, *(spaces.get(i, tokens[i].text) for i in range(at, len(tokens)))])


def _settled(tokens: list[Token], cluster: list[_Hunk], language: str) -> str | None:
    """What a cluster of hunks comes to, or None where the sides disagree."""
    sides = dict.fromkeys(hunk.side for hunk in cluster)
    versions = list(dict.fromkeys(_version(tokens, cluster, side) for side in sides))
    if len({" ".join(version.split()) for version in versions}) == 1:
        return versions[0]
    at = cluster[0].start
    if any(hunk.start != at or hunk.end != at for hunk in cluster):
        return None
    added = [(hunk.side, "".join(token.text for token in hunk.new)) for hunk in cluster]
    sentences = _between_sentences(tokens, at) and all(
        _is_sentences(hunk.new, at == len(tokens)) for hunk in cluster
    )
    if sentences or all(_ITEM.match(text) for _, text in added):
        return _together(added, language)
    return None


def _torn(
    tokens: list[Token], clusters: list[list[_Hunk]], settled: Sequence[str | None]
) -> list[str | None]:
    """What clusters come to, where a side that moved words keeps both ends of the move: if one end is
    contested, so is the other. Else the words would stand twice, or nowhere.
    """
    made: list[str | None] = list(settled)
    ends = [
        (at, hunk.side, _said(tokens[hunk.start : hunk.end]), _said(hunk.new))
        for at, cluster in enumerate(clusters)
        for hunk in cluster
    ]
    moves = [
        (one[0], other[0])
        for one in ends
        for other in ends
        if one[0] != other[0] and one[1] == other[1] and len(one[2]) >= _MOVED and one[2] == other[3]
    ]
    for _ in moves:
        for one, other in moves:
            if made[one] is None or made[other] is None:
                made[one] = made[other] = None
    return made


def _said(tokens: Sequence[Token]) -> tuple[str, ...]:
    silent = (TokenKind.SPACE, TokenKind.PUNCTUATION)
    return tuple(token.text.lower() for token in tokens if token.kind not in silent)


def _version(tokens: list[Token], cluster: list[_Hunk], side: int | None) -> str:
    """The stretch of a cluster as one side has it."""
    at, end = cluster[0].start, max(hunk.end for hunk in cluster)
    parts: list[str] = []
    for hunk in cluster:
        if hunk.side == side:
            parts += [token.text for token in (*tokens[at : hunk.start], *hunk.new)]
            at = hunk.end
    return "".join([*parts, *(token.text for token in tokens[at:end])])


def _together(inserted: list[tuple[int, str]], language: str) -> str:
    """Sentences that several sides put in one place: all of them, the first side's first, each once."""
    made = ""
    seen: set[str] = set()
    for _, text in sorted(inserted):
        kept = text
        for start, end in reversed(segments(text, language)):
            sentence = " ".join(text[start:end].split())
            if sentence in seen:
                kept = kept[:start].rstrip() + kept[end:]
        seen |= {" ".join(text[start:end].split()) for start, end in segments(text, language)}
        if kept.strip():
            glue = "" if not made or made[-1:].isspace() or kept[:1].isspace() else " "
            made += glue + kept
    return made


def _hunks(side: int, tokens: list[Token], text: str, language: str, spaces: dict[int, str]) -> list[_Hunk]:
    """The hunks of one side; into `spaces` go the base's spaces that it broke in another way."""
    found: list[_Hunk] = []
    at = 0
    if " ".join(text.split()) == " ".join("".join(token.text for token in tokens).split()):
        new = tokenize(text, language)
        if len(new) == len(tokens):
            for at, (old, token) in enumerate(zip(tokens, new, strict=True)):
                if old.text != token.text:
                    spaces.setdefault(at, token.text)
        return []
    for gone, come, same in word_blocks(tokens, tokenize(text, language), telling_words(tokens)):
        if same:
            for offset, token in enumerate(same):
                if token.text != tokens[at + offset].text:
                    spaces.setdefault(at + offset, token.text)
            at += len(same)
        else:
            found.append(_Hunk(side, at, at + len(gone), tuple(come)))
            at += len(gone)
    ends = [0, *(hunk.end for hunk in found)]
    starts = [*(hunk.start for hunk in found[1:]), len(tokens)]
    return [
        _slid(hunk, tokens, before, after) for hunk, before, after in zip(found, ends, starts, strict=False)
    ]


def _slid(hunk: _Hunk, tokens: list[Token], before: int, after: int) -> _Hunk:
    """A hunk that only puts in or only takes out, where a person would see it: as whole sentences.

    "A b. C d." may have come of "A b." by ". C d" before the stop or " C d." after it; `before` and `after`
    are how far it may go.
    """
    if hunk.new and hunk.start != hunk.end:
        return hunk
    places = [hunk]
    while places[-1].start > before and (further := _step(places[-1], tokens, -1)):
        places.append(further)
    places.reverse()
    last = hunk
    while last.end < after and (next_ := _step(last, tokens, 1)):
        places.append(next_)
        last = next_
    fit = (place for place in places if _begins_sentence(place, tokens))
    return next(fit, hunk)


def _step(hunk: _Hunk, tokens: list[Token], by: int) -> _Hunk | None:
    """The same edit one token to the left or right, or None where that would be another one."""
    moved = list(hunk.new) or tokens[hunk.start : hunk.end]
    if by < 0:
        token = tokens[hunk.start - 1]
        if _key(moved[-1]) != _key(token):
            return None
        new = (token, *hunk.new[:-1]) if hunk.new else ()
    else:
        token = tokens[hunk.end]
        if _key(moved[0]) != _key(token):
            return None
        new = (*hunk.new[1:], token) if hunk.new else ()
    return _Hunk(hunk.side, hunk.start + by, hunk.end + by, new)


def _begins_sentence(hunk: _Hunk, tokens: list[Token]) -> bool:
    moved = list(hunk.new) or tokens[hunk.start : hunk.end]
    return _is_stop(tokens[hunk.start - 1] if hunk.start else None) and not _is_stop(moved[0])


def _is_stop(token: Token | None) -> bool:
    """Whether a sentence may end with a token; at the beginning of a text one has."""
    return token is None or (
        token.kind is TokenKind.PUNCTUATION and (token.text in _STOPS or token.text in _CLOSING)
    )


def _between_sentences(tokens: list[Token], at: int) -> bool:
    before = [token for token in tokens[:at] if token.kind is not TokenKind.SPACE]
    return _is_stop(before[-1] if before else None)


def _is_sentences(new: Sequence[Token], at_end: bool) -> bool:
    solid = [token for token in new if token.kind is not TokenKind.SPACE]
    return bool(solid) and (at_end or _is_stop(solid[-1]))


def _key(token: Token) -> str:
    return " " if token.kind is TokenKind.SPACE else token.text


def _clusters(tokens: list[Token], hunks: list[_Hunk]) -> list[list[_Hunk]]:
    """The hunks that have to be seen together, in the order of the text; in a cluster, by place and side."""
    made: list[list[_Hunk]] = []
    for hunk in sorted(hunks, key=lambda hunk: (hunk.start, hunk.end, hunk.side)):
        if made and (
            hunk.start < max(other.end for other in made[-1])
            or any(other.side != hunk.side and _touch(tokens, other, hunk) for other in made[-1])
        ):
            made[-1].append(hunk)
        else:
            made.append([hunk])
    return made


def _touch(tokens: list[Token], one: _Hunk, other: _Hunk) -> bool:
    """Whether no word or sign of the base stands between two hunks."""
    return all(token.kind is TokenKind.SPACE for token in tokens[one.end : other.start])
