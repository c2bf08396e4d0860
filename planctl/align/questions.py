"""Rival plans share few words: what answers what is added up from topics, wording, actors and figures.

Each kind of evidence gives a pair of points so many points of a score, as in a score card; a pair that
reaches NEEDED is as likely as not to answer the same question. The weights were fitted on the pairs of plans
in tests/labels/rivals-tuned.yaml and links-*.yaml, and rounded; docs/accuracy.md says how they do on others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import exp, fsum, log

from planctl.align.matcher import Matcher
from planctl.align.passages import Provision

# The most that each kind of evidence can give: topics shared, the same first topic (what a point is about; it
# touches the others), the best likeness of a part to a part, the likeness of the titles and of the
# whole texts, actors, figures, category.
TOPICS, FIRST, PARTS, TITLES, WHOLES, ACTORS, FIGURES, CATEGORY = 5.0, 5.0, 11.0, 4.0, 2.0, 1.0, 2.0, 2.0
NEEDED = 8.25

# A pair is linked with CLOSEST less than needed if each is the other's nearest, with NEAREST less if one is.
CLOSEST, NEAREST = 1.5, 0.8

# Where fewer points than this part have a topic that both plans use and that tells points apart, topics count
# for less and less, and the wording for more by this part.
COVERED, INSTEAD = 0.5, 0.25

# A pair with this much less than needed is not even a second choice.
LEFT_OPEN = 3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair of points, each kind between 0 and 1."""

    topics: float
    first: float
    parts: float
    titles: float
    wholes: float
    actors: float
    figures: float
    category: float

    def score(self, topics: float) -> float:
        """The sum; `topics` is how far topics can be relied on, from 0 to 1."""
        rest = ACTORS * self.actors + FIGURES * self.figures + CATEGORY * self.category
        return self.subject(topics) + self.words(topics) + rest

    def subject(self, topics: float) -> float:
        """What the topics give."""
        return topics * (TOPICS * self.topics + FIRST * self.first)

    def words(self, topics: float) -> float:
        """What the wording gives; more where there is less to be had from topics."""
        by_words = PARTS * self.parts + TITLES * self.titles + WHOLES * self.wholes
        return (1 + INSTEAD * (1 - topics)) * by_words


@dataclass(frozen=True, slots=True)
class Answers:
    """Pairs of points of rival plans, by their indexes: those `chosen` answer the same question, and
    `likelihoods` says of each pair that is not out of the question how likely that is. `by_words` are pairs
    for which the wording speaks more than the topics.
    """

    chosen: frozenset[tuple[int, int]]
    likelihoods: dict[tuple[int, int], float]
    by_words: frozenset[tuple[int, int]]


def answers(left: Sequence[Provision], right: Sequence[Provision], matcher: Matcher) -> Answers:
    """Which points of rival plans answer the same question."""
    found = evidence(left, right, matcher)
    topics = reliance(left, right)
    scores = {pair: round(item.score(topics), 6) for pair, item in found.items()}
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (i, j), score in scores.items():
        best_a[i] = max(best_a.get(i, score), score)
        best_b[j] = max(best_b.get(j, score), score)
    chosen = set()
    for (i, j), score in scores.items():
        nearest = (score >= best_a[i]) + (score >= best_b[j])
        needed = NEEDED + (0.0, -NEAREST, -CLOSEST)[nearest]
        if score >= needed:
            chosen.add((i, j))
    return Answers(
        frozenset(chosen),
        {pair: likelihood(score) for pair, score in scores.items() if score >= NEEDED - LEFT_OPEN},
        frozenset(pair for pair in scores if found[pair].words(topics) >= found[pair].subject(topics)),
    )


def likelihood(score: float) -> float:
    """How likely it is that a pair with this score answers the same question. Never certain: only ids, equal
    texts and rulings are.
    """
    return min(1 / (1 + exp(NEEDED - score)), 0.99)


def evidence(
    left: Sequence[Provision], right: Sequence[Provision], matcher: Matcher
) -> dict[tuple[int, int], Evidence]:
    """What speaks for each pair of points that stand in both plans."""
    both = [*left, *right]
    topics = _rarity([set(point.topics) for point in both], 0)
    actors = _rarity([point.actors for point in both], 1)
    titles = matcher.likeness([point.title for point in left], [point.title for point in right])
    wholes = matcher.likeness([point.whole for point in left], [point.whole for point in right])
    parts = _parts(left, right, matcher)
    chance = _chance([p.category for p in left], [p.category for p in right])
    most = log(len(both)) if len(both) > 1 else 1.0
    found = {}
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if x.live and y.live:
                found[i, j] = Evidence(
                    _overlap(set(x.topics), set(y.topics), topics),
                    topics[x.topics[0]] / most if x.topics[:1] == y.topics[:1] and x.topics else 0.0,
                    parts.get((i, j), 0.0),
                    titles[i][j],
                    wholes[i][j],
                    _overlap(x.actors, y.actors, actors),
                    float(not x.figures.isdisjoint(y.figures)),
                    (x.category == y.category) - chance,
                )
    return found


def reliance(left: Sequence[Provision], right: Sequence[Provision]) -> float:
    """How far topics tell which points belong together: less than fully where few points have one that both
    plans use and that not most points have.
    """
    both = [*left, *right]
    counts = Counter(topic for point in both for topic in set(point.topics))
    common = {topic for p in left for topic in p.topics} & {topic for p in right for topic in p.topics}
    telling = {topic for topic in common if 2 * counts[topic] <= len(both)}
    covered = sum(not telling.isdisjoint(point.topics) for point in both) / max(len(both), 1)
    return min(covered / COVERED, 1.0)


def _parts(
    left: Sequence[Provision], right: Sequence[Provision], matcher: Matcher
) -> dict[tuple[int, int], float]:
    """For each pair of points the likeness of the two parts that are most alike."""
    at_a = [i for i, point in enumerate(left) for _ in point.parts]
    at_b = [j for j, point in enumerate(right) for _ in point.parts]
    rows = matcher.likeness([q for p in left for q in p.parts], [q for p in right for q in p.parts])
    best: dict[tuple[int, int], float] = {}
    for i, row in zip(at_a, rows, strict=True):
        for j, alike in zip(at_b, row, strict=True):
            if alike and alike > best.get((i, j), 0.0):
                best[i, j] = alike
    return best


def _chance(left: Sequence[str], right: Sequence[str]) -> float:
    """How likely two points are to be of one category by chance."""
    counts = Counter(right)
    return sum(counts[category] for category in left) / max(len(left) * len(right), 1)


def _rarity(sets: Sequence[AbstractSet[str]], more: int) -> dict[str, float]:
    """The weight of each item: with `more` 0, what all have weighs nothing."""
    counts = Counter(item for items in sets for item in items)
    return {item: log(more + len(sets) / count) for item, count in counts.items()}


def _overlap(x: AbstractSet[str], y: AbstractSet[str], weights: dict[str, float]) -> float:
    """Weighted Dice of two sets; 0 where either weighs nothing."""
    mass = fsum(weights[item] for item in x) + fsum(weights[item] for item in y)
    return 2 * fsum(weights[item] for item in x & y) / mass if mass else 0.0
