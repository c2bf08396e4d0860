"""An index of the points of some plans: BM25 over stems, each place of a word with its weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.text.terms import Term, Vocabulary, terms
from planctl.track.search_texts import WEIGHTS, Passage, plan_texts, point_texts

# The usual values of BM25: how fast repetition stops to count, and how much length does.
_SATURATION, _LENGTH = 1.2, 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A text with the stems of its words, in order."""

    passage: Passage
    stems: Sequence[str]

    def terms(self) -> list[Term]:
        """The words with their places: made only where a hit is shown."""
        return terms(self.passage.text, self.passage.language)


@dataclass(slots=True)
class Entry:
    """A point, or with `point` None what a plan says about itself, with all its texts."""

    plan: Plan
    point: Point | None
    places: list[Place]
    weight: dict[str, float] = field(default_factory=dict)  # by stem
    length: float = 0.0

    def __post_init__(self) -> None:
        weight = self.weight
        for place in self.places:
            by = WEIGHTS[place.passage.where]
            for stem in place.stems:
                weight[stem] = weight.get(stem, 0.0) + by
            self.length += by * len(place.stems)


class Index:
    """The entries of some plans, in the order of the plans and their points."""

    def __init__(
        self,
        plans: Iterable[Plan],
        registry: Registry,
        keep: Callable[[Plan, Point | None], bool] = lambda _plan, _point: True,
    ) -> None:
        self.entries: list[Entry] = []
        self._vocabularies: dict[str, Vocabulary] = {}
        for plan in plans:
            if keep(plan, None):
                self._add(plan, None, plan_texts(plan))
            for point in plan.points:
                if keep(plan, point):
                    self._add(plan, point, point_texts(point, plan, registry))
        self._mean = sum(entry.length for entry in self.entries) / max(len(self.entries), 1) or 1.0
        self._frequency = Counter(stem for entry in self.entries for stem in entry.weight)

    def _add(self, plan: Plan, point: Point | None, texts: Iterable[Passage]) -> None:
        places = []
        for text in texts:
            if text.language not in self._vocabularies:
                self._vocabularies[text.language] = Vocabulary(text.language)
            places.append(Place(text, self._vocabularies[text.language].stems(text.text)))
        self.entries.append(Entry(plan, point, places))

    def languages(self) -> list[str]:
        """Every language that some text is in."""
        return sorted(self._vocabularies)

    def words(self) -> dict[str, list[str]]:
        """Every word that some text has, folded, with its stems: one a language."""
        found: dict[str, list[str]] = {}
        for vocabulary in self._vocabularies.values():
            for word, stem in vocabulary.words.items():
                found.setdefault(word, []).append(stem)
        return found

    def rarity(self, stems: Iterable[str]) -> float:
        """How telling a word is that any of these stems stands for: high where few entries have it."""
        count = max((self._frequency[stem] for stem in stems), default=0)
        return log(1 + (len(self.entries) - count + 0.5) / (count + 0.5))

    def score(self, entry: Entry, stems: frozenset[str]) -> float:
        """What one word of the question, by its stems, is worth in an entry. 0 where the entry lacks it."""
        weight = sum(entry.weight[stem] for stem in stems if stem in entry.weight)
        if not weight:
            return 0.0
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * entry.length / self._mean)
        return self.rarity(stems) * weight * (_SATURATION + 1) / (weight + norm)
