"""The matcher that needs no extra: shared terms, the rarer the more they tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum, log

from planctl.align.matcher import Passage
from planctl.align.result import MatcherName


class LexicalMatcher:
    """Compares the terms of passages, weighted by rarity over all that are compared."""

    name: MatcherName = "lexical"

    def likeness(self, left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
        """The weighted Dice coefficient of the terms of each two passages."""
        counts = Counter(term for passage in (*left, *right) for term in passage.terms)
        total = len(left) + len(right)
        weights = {term: log(1 + total / count) for term, count in counts.items()}
        masses = [fsum(weights[term] for term in passage.terms) for passage in right]
        rows = []
        for passage in left:
            mass = fsum(weights[term] for term in passage.terms)
            rows.append(
                [
                    2 * fsum(weights[term] for term in passage.terms & other.terms) / (mass + masses[j])
                    if passage.terms and other.terms
                    else 0.0
                    for j, other in enumerate(right)
                ]
            )
        return rows
