"""Precision, recall and F1, and the sets they are counted over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Score:
    """What was rightly found, what was missed, and what was found and is not so; as counts, and in words."""

    found: int
    missing: int
    wrong: int
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The part of what was said that is so; 1 where nothing was said."""
        said = self.found + self.wrong
        return self.found / said if said else 1.0

    @property
    def recall(self) -> float:
        """The part of what is so that was said; 1 where there was nothing to say."""
        true = self.found + self.missing
        return self.found / true if true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare(said: Collection[tuple[str, str]], true: Collection[tuple[str, str]]) -> Score:
    """The score of a set of links against the true one."""
    hits = set(said) & set(true)
    missed, false = sorted(set(true) - hits), sorted(set(said) - hits)
    return Score(len(hits), len(missed), len(false), list(map(_arrow, missed)), list(map(_arrow, false)))


def total(scores: Iterable[Score]) -> Score:
    """Many scores as one, each item counted alike."""
    kept = list(scores)
    return Score(
        sum(score.found for score in kept),
        sum(score.missing for score in kept),
        sum(score.wrong for score in kept),
        [text for score in kept for text in score.missed],
        [text for score in kept for text in score.false],
    )


def _arrow(link: tuple[str, str]) -> str:
    return f"{link[0]} → {link[1]}"
