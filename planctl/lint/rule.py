"""What a rule is, and what it says before its place is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from planctl.lint.finding import Confidence, Severity
from planctl.record import Record
from planctl.source import Path, Span
from planctl.source.edits import Edit

if TYPE_CHECKING:
    from pathlib import Path as File

    from planctl.lint.context import Context
    from planctl.lint.subject import Subject


class Place(Record):
    """A symbolic place: a path in the raw tree; the engine finds the line and column.

    `on_key` means the key and not the value. `part` is a stretch of the value's own words, to put the caret
    under a figure and not under a paragraph; `ordinal` says which of several equal ones. `span` is for what
    has no path. `file` is another file (a real path, as `Subject.file` is) whose raw tree `path` then leads
    into: only a related place may have one.
    """

    path: Path = ()
    on_key: bool = False
    part: str | None = None
    ordinal: int = 0
    span: Span | None = None
    file: File | None = None


class Fix(Record):
    """What would mend a finding, in the finding's own file: edits of its data, or spans with new text where
    the data is not what changes (a comment, a file that does not parse).

    `title` says what is done, as an order: "write `us`". `safe` means that nothing which somebody meant can
    be lost by it; a guess, however good, is not safe.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    safe: bool = True
    spans: tuple[tuple[Span, str], ...] = ()


class Hit(Record):
    """What a rule yields.

    Hits of one rule with equal `fold` in one file become one finding with related places, and their fixes one
    fix, where each has one.
    """

    place: Place
    message: str
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    fold: str | None = None
    fix: Fix | None = None


Check = Callable[["Subject", "Context"], Iterable[Hit]]


class Rule(Record):
    """A rule's facts. Its rationale is the docstring of its module, its `check` stands beside it there."""

    # PL and three digits; never reused.
    id: str
    name: str
    severity: Severity
    summary: str
    # Document kinds it looks at; empty means every file, whatever became of it.
    kinds: tuple[str, ...] = ()
    # It looks at each point of a plan by itself, and at the rest: through `provisions`, `prose` and
    # `data` of the subject, with only registries around.
    local: bool = False
    # YAML that breaks the rule, and YAML that keeps it: the manual page shows them and a test runs them.
    failing: str | bytes = ""
    passing: str = ""
    # It means that the file could not be read as a document at all, so nobody may silence it.
    always: bool = False
    confidence: Confidence = Confidence.HIGH
    # Beginnings of ids: where such a rule has a finding at the same place, that one says it better.
    yields_to: tuple[str, ...] = ()
    # Where the examples stand in an archive, and the other files of that archive with their paths, for a rule
    # that looks at several.
    at: str = ""
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def is_structural(self) -> bool:
        """Whether it is about form (dialect and model) and so needs no archive."""
        return self.id.startswith("PL0")
