"""Rival plans share few words: what answers what is seen from topics, actors and figures as much as from
wording.
"""

from __future__ import annotations

from collections import Counter
from math import fsum, log

from planctl.align.assign import assign
from planctl.align.matcher import Matcher, Passage
from planctl.align.units import Unit
from planctl.model.plan import Plan
from planctl.model.vocabulary import State

# A pair of points below this is no match; a further link of a point needs nearly the score of its best one.
THRESHOLD, NEAR = 0.3, 0.85

TOPICS, WORDS, TITLES, ACTORS, CATEGORY = 0.5, 0.25, 0.1, 0.1, 0.05


def answers(
    a: Plan,
    b: Plan,
    units_a: list[Unit],
    units_b: list[Unit],
    titles_a: list[frozenset[str]],
    titles_b: list[frozenset[str]],
    matcher: Matcher,
) -> dict[tuple[int, int], float]:
    """Pairs of points of rival plans that answer the same question, with their scores.

    First the best one-to-one assignment, then each further pair that is nearly as good as the best of either
    point.
    """
    scores = _scores(a, b, units_a, units_b, titles_a, titles_b, matcher)
    chosen = {(i, j): score for i, j, score in assign((i, j, score) for (i, j), score in scores.items())}
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (i, j), score in scores.items():
        best_a[i] = max(best_a.get(i, 0.0), score)
        best_b[j] = max(best_b.get(j, 0.0), score)
    for (i, j), score in scores.items():
        if score >= NEAR * max(best_a[i], best_b[j]) and score >= 1.5 * THRESHOLD:
            chosen.setdefault((i, j), score)
    return chosen


def _scores(
    a: Plan,
    b: Plan,
    units_a: list[Unit],
    units_b: list[Unit],
    titles_a: list[frozenset[str]],
    titles_b: list[frozenset[str]],
    matcher: Matcher,
) -> dict[tuple[int, int], float]:
    topic = _topic_weights(a, b)
    alike = matcher.likeness(_passages(a, units_a), _passages(b, units_b))
    actors_a, actors_b = _actors(units_a), _actors(units_b)
    scores = {}
    for i, x in enumerate(a.points):
        for j, y in enumerate(b.points):
            if State.DELETED in (x.state, y.state):
                continue
            shared = _overlap(set(x.topics), set(y.topics), topic)
            # The first topic is what the point is about; the others are what it touches.
            main = 1.0 if x.topics[0] == y.topics[0] else 0.0
            score = (
                TOPICS * (0.6 * shared + 0.4 * main)
                + WORDS * alike[i][j]
                + TITLES * _overlap(set(titles_a[i]), set(titles_b[j]), {})
                + ACTORS * _overlap(actors_a.get(i, set()), actors_b.get(j, set()), {})
                + CATEGORY * (x.category == y.category)
            )
            if score >= THRESHOLD:
                scores[i, j] = score
    return scores


def _topic_weights(a: Plan, b: Plan) -> dict[str, float]:
    counts = Counter(topic for plan in (a, b) for point in plan.points for topic in set(point.topics))
    total = len(a.points) + len(b.points)
    return {topic: log(1 + total / count) for topic, count in counts.items()}


def _overlap(x: set[str], y: set[str], weights: dict[str, float]) -> float:
    """Weighted Dice of two sets; 0 where either is empty."""
    mass = fsum(weights.get(item, 1.0) for item in x) + fsum(weights.get(item, 1.0) for item in y)
    return 2 * fsum(weights.get(item, 1.0) for item in x & y) / mass if x and y and mass else 0.0


def _passages(plan: Plan, units: list[Unit]) -> list[Passage]:
    texts: dict[int, list[str]] = {}
    terms: dict[int, set[str]] = {}
    for unit in units:
        terms.setdefault(unit.point, set()).update(unit.words | unit.figures)
        if unit.clause is None:
            texts.setdefault(unit.point, []).append(unit.text)
    return [Passage(" ".join(texts.get(i, ())), frozenset(terms.get(i, ()))) for i in range(len(plan.points))]


def _actors(units: list[Unit]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for unit in units:
        found.setdefault(unit.point, set()).update(unit.actors)
    return found
