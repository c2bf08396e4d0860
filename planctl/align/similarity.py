"""How alike two units are: shared words weighted by rarity, then actors, figures and context."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from math import fsum, log

from planctl.align.units import Unit

# A unit pair below this is no match: the null cost of the assignment.
THRESHOLD = 0.42

# How much each signal may add. Words lead; the rest decides between near equals.
WORDS, ACTORS, FIGURES, MODALITY = 0.68, 0.12, 0.12, 0.08

# Words that stand in a large share of all units say nothing about which unit is meant.
_COMMON = 0.2

# Above this many units on a side, a unit is compared only with those that share one of its rarer words, and
# only with the nearest of them: the best match of a unit has rare words in common with it.
LARGE, _RARE, _NEAREST = 300, 40, 12


def rarity(units: list[Unit]) -> dict[str, float]:
    """The weight of each word: high for words that few units have."""
    counts = Counter(word for unit in units for word in unit.words)
    total = len(units)
    return {word: log(1 + total / count) for word, count in counts.items()}


def candidates(
    left: list[Unit],
    right: list[Unit],
    context: Callable[[Unit, Unit], float],
    at_least: float,
) -> Iterator[tuple[int, int, float]]:
    """Pairs of units that share a telling word or figure, with their scores, above the threshold.

    `context` adds or takes away for where the two stand; `at_least` is the part of the wording that must be
    shared.
    """
    weights = rarity([*left, *right])
    masses = [fsum(weights[word] for word in unit.words) for unit in right]
    postings: dict[str, list[int]] = defaultdict(list)
    for j, unit in enumerate(right):
        for word in unit.words:
            postings[word].append(j)
    large = max(len(left), len(right)) > LARGE
    common = _RARE if large else max(12, int(_COMMON * len(right)))
    for i, unit in enumerate(left):
        mass = fsum(weights[word] for word in unit.words)
        near: dict[int, float] = defaultdict(float)
        for word in sorted(unit.words):
            found = postings.get(word, ())
            if len(found) <= common:
                for j in found:
                    near[j] += weights[word]
        chosen = sorted(near, key=lambda j: (-near[j], j))[:_NEAREST] if large else near
        for j in sorted(chosen):
            other = right[j]
            shared = fsum(weights[word] for word in unit.words & other.words)
            dice = 2 * shared / (mass + masses[j]) if mass + masses[j] else 0.0
            if dice < at_least:
                continue
            score = _score(unit, other, dice) + context(unit, other)
            if score >= THRESHOLD:
                yield i, j, min(score, 1.0)


# A unit that nothing answers is part of another where so much of its wording stands there, and much less
# elsewhere.
_CONTAINED, _MARGIN = 0.6, 1.3


def containments(left: list[Unit], right: list[Unit], free: set[int]) -> Iterator[tuple[int, int, float]]:
    """For each unit of `right` in `free`, the unit of `left` that holds most of its wording, if one clearly
    does.

    This finds the halves of a sentence that was split: each is too small a part of the whole to be its match.
    """
    weights = rarity([*left, *right])
    postings: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(left):
        for word in unit.words:
            postings[word].append(i)
    common = _RARE if len(left) > LARGE else len(left)
    for j in sorted(free):
        unit = right[j]
        mass = fsum(weights[word] for word in unit.words)
        if len(unit.words) < 2:
            continue
        shared: dict[int, float] = defaultdict(float)
        rare = {
            i for word in unit.words if len(postings.get(word, ())) <= common for i in postings.get(word, ())
        }
        for i in rare:
            shared[i] = fsum(weights[word] for word in unit.words & left[i].words)
        ranked = sorted(((share / mass, -i) for i, share in shared.items()), reverse=True)
        if not ranked or ranked[0][0] < _CONTAINED:
            continue
        best, i = ranked[0][0], -ranked[0][1]
        rivals = [share for share, k in ranked[1:] if left[-k].point != left[i].point]
        if not rivals or best >= _MARGIN * rivals[0]:
            yield i, j, best


def _score(a: Unit, b: Unit, words: float) -> float:
    """Signals that neither side has are left out, so that their weight falls to the words."""
    total, weight = WORDS * words, WORDS
    for x, y, share in ((a.actors, b.actors, ACTORS), (a.figures, b.figures, FIGURES)):
        if x or y:
            total += share * len(x & y) / len(x | y)
            weight += share
    if a.modality and b.modality:
        total += MODALITY * (a.modality == b.modality)
        weight += MODALITY
    return total / weight
