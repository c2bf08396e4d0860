"""How far apart two plans' answers to each question are, as weights, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import fsum
from random import Random

from planctl.compare.distances import Answers, Gap, Method, Parts
from planctl.compare.result import CellState, Row

# Four levels and silence. Silence is half way: it neither agrees nor disagrees. A detail is nearer to
# agreement than silence is, and a difference farther from it.
WEIGHTS = {"same": 0.0, "detail": 0.25, "silent": 0.5, "differs": 0.75, "opposed": 1.0}
RESAMPLES, SEED, INTERVAL = 1000, 1, 0.95
# What is not counted.
_APART = ("undisclosed", "neither")
_NO_PARTS = Parts(opposed=0.0, differs=0.0, silence=0.0, detail=0.0)

METHOD = Method(
    text="The distance of two plans is the mean, over the questions on which at least one of the two says "
    "something and what both say can be known, of how far apart their answers are: 0 for the same in "
    "substance, 0.25 where they differ in detail, 0.75 where they differ, 1 where they are opposed, and 0.5 "
    "where one answers and the whole text of the other is silent. Every question counts once, whoever asks "
    "it. Where what one of the two says is undisclosed, or only a part of its text is known and nothing is "
    "found in it, the question is left out: of the sum and of the number that it is divided by. The interval "
    "is of a bootstrap: the questions are drawn again with replacement, as many as there are, with a fixed "
    "seed, and the middle 95% of the distances kept. It says how much hangs on which questions there are, "
    "not whether an answer was read rightly.",
    weights=WEIGHTS,
    resamples=RESAMPLES,
    seed=SEED,
    interval=INTERVAL,
)

Pair = tuple[str, str]


class Gauge:
    """What every two plans answer, question by question. Rows are held in an order of their own, so that the
    order of plans cannot change a draw.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = sorted(rows, key=lambda row: row.id)
        self._answers: dict[Pair, list[str]] = {}
        keys = sorted(cell.plan for cell in self.rows[0].cells) if self.rows else []
        for pair in combinations(keys, 2):
            self._answers[pair] = [_answer(row, *pair) for row in self.rows]
        self._draws: list[list[int]] | None = None

    def answers(self, a: str, b: str) -> list[str]:
        """What two plans come to on each row: a key of `WEIGHTS`, `undisclosed` or `neither`."""
        return self._answers[min(a, b), max(a, b)]

    def gap(self, a: str, b: str, category: str | None = None) -> Gap:
        """How far two plans stand apart, in all or in one category. A plan is no way off from itself."""
        if a == b:
            found = ["same" for row in self.rows if _counts(row, a, category)]
        else:
            wanted = [category in (None, row.category) for row in self.rows]
            found = [answer for answer, use in zip(self.answers(a, b), wanted, strict=True) if use]
        counts = Counter(found)
        known = sum(counts[name] for name in WEIGHTS)
        low, high = middle(self.drawn(a, b, category)) if known and a != b else (None, None)
        if known and a == b:
            low = high = 0.0
        return Gap(
            a=a,
            b=b,
            distance=_round(fsum(WEIGHTS[name] * counts[name] for name in WEIGHTS) / known)
            if known
            else None,
            low=low,
            high=high,
            parts=_parts(counts, known),
            questions=known,
            answers=Answers(**{name: counts[name] for name in Answers.model_fields}),
        )

    def drawn(self, a: str, b: str, category: str | None = None) -> list[float | None]:
        """The distance on each draw of the questions; None on a draw that has none that can be judged."""
        answers = self.answers(a, b)
        weight = [WEIGHTS.get(answer) for answer in answers]
        if category is not None:
            weight = [
                w if row.category == category else None for w, row in zip(weight, self.rows, strict=True)
            ]
        made: list[float | None] = []
        for draw in self._all_draws():
            found = [value for at in draw if (value := weight[at]) is not None]
            made.append(fsum(found) / len(found) if found else None)
        return made

    def change(self, first: str, last: str, rival: str) -> tuple[float, float | None, float | None] | None:
        """How much farther from a rival the last of two texts is than the first, with the ends of the
        interval: on the questions that can be judged for both, drawn together, so that what is common to the
        two falls out. None where there are none.
        """
        two = list(zip(self.answers(first, rival), self.answers(last, rival), strict=True))
        known = [not {"undisclosed"} & set(pair) for pair in two]
        weights = [
            [WEIGHTS.get(pair[side]) if use else None for pair, use in zip(two, known, strict=True)]
            for side in (0, 1)
        ]

        def apart(draw: Sequence[int]) -> float | None:
            means = []
            for weight in weights:
                found = [value for at in draw if (value := weight[at]) is not None]
                if not found:
                    return None
                means.append(fsum(found) / len(found))
            return means[1] - means[0]

        whole = apart(range(len(self.rows)))
        if whole is None:
            return None
        return (_round(whole), *middle([apart(draw) for draw in self._all_draws()]))

    def _all_draws(self) -> list[list[int]]:
        if self._draws is None:
            chance = Random(SEED)
            every = range(len(self.rows))
            self._draws = [chance.choices(every, k=len(self.rows)) for _ in range(RESAMPLES)]
        return self._draws


def middle(drawn: Sequence[float | None]) -> tuple[float | None, float | None]:
    """The ends of the middle part of some figures, by rank."""
    found = sorted(value for value in drawn if value is not None)
    if not found:
        return None, None
    cut = (1 - INTERVAL) / 2
    return _round(found[int(cut * (len(found) - 1))]), _round(found[-1 - int(cut * (len(found) - 1))])


def _answer(row: Row, a: str, b: str) -> str:
    states = {cell.plan: cell.state for cell in row.cells}
    two = (states[a], states[b])
    if CellState.UNDISCLOSED in two:
        return "undisclosed"
    if two == (CellState.SILENT, CellState.SILENT):
        return "neither"
    if CellState.SILENT in two:
        return "silent"
    return next(pair.level.value for pair in row.pairs if {pair.a, pair.b} == {a, b})


def _counts(row: Row, plan: str, category: str | None) -> bool:
    state = next(cell.state for cell in row.cells if cell.plan == plan)
    return category in (None, row.category) and state is CellState.ANSWERS


def _mean(counts: Counter[str], known: int) -> float:
    return _round(fsum(weight * counts[name] for name, weight in WEIGHTS.items()) / known)


def _parts(counts: Counter[str], known: int) -> Parts:
    if not known:
        return _NO_PARTS
    share = {name: _round(WEIGHTS[name] * counts[name] / known) for name in WEIGHTS}
    return Parts(
        opposed=share["opposed"], differs=share["differs"], silence=share["silent"], detail=share["detail"]
    )


def _round(value: float) -> float:
    return round(value, 4)
