"""The matcher that needs no extra: shared terms, the rarer the more they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum, log

from planctl.align.matcher import Passage
from planctl.align.result import MatcherName
from planctl.text.concepts import PREFIX

# What a word tells that belongs to no concept, beside one that does: it may be an accident of wording.
_PLAIN = 0.6


class LexicalMatcher:
    """Compares the terms of passages, weighted by rarity over all that are compared."""

    name: MatcherName = "lexical"

    def likeness(self, left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
        """Halfway between how much of both passages is shared (Dice) and how much of the shorter one is; a
        passage of a word or two counts as longer than it is.
        """
        weights = term_weights([*left, *right])
        masses_a, masses_b = _masses(left, weights), _masses(right, weights)
        least = log(1 + len(left) + len(right))
        postings: dict[str, list[int]] = defaultdict(list)
        for j, passage in enumerate(right):
            for term in passage.terms:
                postings[term].append(j)
        rows = []
        for passage, mass in zip(left, masses_a, strict=True):
            shared: dict[int, float] = defaultdict(float)
            # In a fixed order: a sum of floats depends on it.
            for term in sorted(passage.terms):
                weight = weights[term]
                for j in postings.get(term, ()):
                    shared[j] += weight
            row = [0.0] * len(right)
            for j, common in shared.items():
                both = 2 * common / (mass + masses_b[j] + least)
                row[j] = round((both + common / (min(mass, masses_b[j]) + least)) / 2, 6)
            rows.append(row)
        return rows


def term_weights(passages: Sequence[Passage]) -> dict[str, float]:
    """The weight of each term: high for what few passages speak of, next to nothing for what all do."""
    counts = Counter(term for passage in passages for term in passage.terms)
    total = len(passages)
    return {
        term: log((total + 0.5) / count) * (1.0 if term.startswith(PREFIX) else _PLAIN)
        for term, count in counts.items()
    }


def _masses(passages: Sequence[Passage], weights: dict[str, float]) -> list[float]:
    return [fsum(weights[term] for term in passage.terms) for passage in passages]
