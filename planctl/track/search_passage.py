"""The stretch of a text that shows best where the words are."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.text.terms import Term
from planctl.track.search_query import Phrase

LENGTH = 240  # characters of a passage, about two or three lines
_BEFORE = 60  # characters of it before the first word found, where the text has as many


def marks(wanted: Sequence[Phrase], line: Sequence[Term]) -> list[tuple[int, int]]:
    """The places of what was looked for in a text, in order, those of a phrase joined."""
    found = sorted({(term.start, term.end) for phrase in wanted for term in phrase.found(line)})
    joined: list[tuple[int, int]] = []
    runs = {
        (run[0].start, run[-1].end)
        for phrase in wanted
        if len(phrase.words) > 1
        for run in _runs(phrase, line)
    }
    for start, end in found:
        inside = next((run for run in runs if run[0] <= start and end <= run[1]), (start, end))
        if not joined or inside[0] >= joined[-1][1]:
            joined.append(inside)
        else:
            joined[-1] = (joined[-1][0], max(joined[-1][1], inside[1]))
    return joined


def _runs(phrase: Phrase, line: Sequence[Term]) -> list[Sequence[Term]]:
    size = len(phrase.words)
    return [line[at : at + size] for at in range(len(line) - size + 1) if phrase.found(line[at : at + size])]


def cut(
    text: str, places: Sequence[tuple[int, int]], length: int = LENGTH
) -> tuple[str, list[tuple[int, int]]]:
    """At most about `length` characters of a text around the most places, and the places in them.

    What is left out is shown by an ellipsis, words are not broken.
    """
    if len(text) <= length:
        return text, list(places)
    begin = _densest(places, length)
    start = max(0, min(begin - _BEFORE, len(text) - length))
    if start:
        start = text.find(" ", start, begin + 1) + 1 or start
    end = min(start + length, len(text))
    if end < len(text):
        end = max(text.rfind(" ", start, end), next((last for _, last in places if last > start), start + 1))
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    kept = [(first + shift, last + shift) for first, last in places if first >= start and last <= end]
    return lead + text[start:end] + tail, kept


def _densest(places: Sequence[tuple[int, int]], length: int) -> int:
    """Where to begin so that most places are seen."""
    room = length - _BEFORE
    counts = [sum(start <= other[0] and other[1] <= start + room for other in places) for start, _ in places]
    return places[counts.index(max(counts))][0] if counts else 0
