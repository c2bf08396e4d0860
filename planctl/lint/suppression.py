"""Comments that silence findings on the spot: `# planctl: ignore[PL203] the registry follows in May`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planctl.record import Record
from planctl.regex import regex

if TYPE_CHECKING:
    from datetime import date

    from planctl.source import Span


# Rules about the comments themselves: a comment that silenced them would be beyond any check.
OWN = ("unused-suppression", "malformed-suppression")


_MARKED = regex(r"#[ \t]*planctl\b")


def marked(text: str) -> bool:
    """Whether a text may have such a comment."""
    return "#" in text and _MARKED.search(text) is not None


class Word(Record):
    """A rule as a comment names it, and where."""

    text: str
    span: Span
    rules: frozenset[str]


class Directive(Record):
    """A comment that silences rules. `first` and `last` are the lines that it covers, one-based; none is
    covered where `first` is past `last`. `comment` is its own part of the comment, `whole` what goes when it
    goes, `end` its `until=`.
    """

    comment: Span
    whole: Span
    words: tuple[Word, ...]
    reason: str
    until: date | None
    end: Span | None
    first: int
    last: int

    def covers(self, line: int, rule: str) -> Word | None:
        """The word that names a rule of which a finding begins on a line, if it is covered."""
        if not self.first <= line <= self.last:
            return None
        return next((word for word in self.words if rule in word.rules), None)

    def over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until < today


class Malformed(Record):
    """A comment that looks as if it should silence something, and why it silences nothing."""

    span: Span
    message: str
    hint: str | None


class Directives(Record):
    """All such comments of a document, in order."""

    sound: tuple[Directive, ...] = ()
    malformed: tuple[Malformed, ...] = ()


class Used:
    """What a run over a document needed its comments for: pairs of directive and word, by place."""

    def __init__(self) -> None:
        self.pairs: set[tuple[int, int]] = set()

    def note(self, directive: Directive, word: Word) -> None:
        """Remember that a word silenced a finding."""
        self.pairs.add((directive.comment.start, word.span.start))

    def has(self, directive: Directive, word: Word) -> bool:
        """Whether a word silenced a finding."""
        return (directive.comment.start, word.span.start) in self.pairs


def unused(found: Directives, used: Used, ran: Iterable[str]) -> Iterator[tuple[Directive, tuple[Word, ...]]]:
    """The comments that were not needed, each with the words that were not: those of rules that ran."""
    running = set(ran)
    for directive in found.sound:
        idle = tuple(
            word for word in directive.words if word.rules <= running and not used.has(directive, word)
        )
        if idle:
            yield directive, idle
