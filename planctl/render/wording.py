"""The words for the closed lists of the format, the same in every output for people."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.model.vocabulary import Binding, Evidence, Fidelity, Relation, State, Status

EVIDENCE = {
    Evidence.SEEN: "seen",
    Evidence.SINGLE_SOURCE: "single source",
    Evidence.DISPUTED: "disputed",
    Evidence.BACKGROUND: "background only",
    Evidence.UNDISCLOSED: "not public",
}
# Evidence as the end of "3 points …".
ESTABLISHED = {
    Evidence.SEEN: "seen",
    Evidence.SINGLE_SOURCE: "from a single source",
    Evidence.DISPUTED: "disputed",
    Evidence.BACKGROUND: "from background knowledge only",
    Evidence.UNDISCLOSED: "not public",
}
FIDELITY = {
    Fidelity.VERBATIM: "verbatim",
    Fidelity.PARAPHRASE: "paraphrase",
    Fidelity.TRANSLATION: "translation",
    Fidelity.PARTIAL: "partial paraphrase",
}
BINDING = {
    Binding.TREATY: "treaty",
    Binding.MEMORANDUM: "memorandum",
    Binding.POLITICAL: "political text",
    Binding.UNKNOWN: "legal form unknown",
}
RELATION = {
    Relation.REVISES: "revises",
    Relation.COUNTERS: "counters",
    Relation.BUILDS_ON: "builds on",
    Relation.MERGES: "merges",
}
STATE = {State.OPEN: "open", State.AGREED: "agreed", State.RESERVED: "reserved", State.DELETED: "deleted"}
STATUS_STYLE = {
    Status.AGREED: "green",
    Status.SIGNED: "green",
    Status.PUBLISHED: "cyan",
    Status.TABLED: "cyan",
    Status.LEAKED: "yellow",
    Status.WITHDRAWN: "red",
    Status.SUPERSEDED: "dim",
}
HIDDEN = "What this point says is not public."


def deleted(number: object) -> str:
    """What a tombstone says: the hole in the numbers is a fact, where there are numbers."""
    return "deleted" if number is None else "deleted; the number is kept"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 clause", "2 clauses"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(name: str) -> str:
    """A name as the start of a line: "all parties" gives "All parties"."""
    return name[:1].upper() + name[1:]


def listed(items: Sequence[str], limit: int) -> str:
    """The first items of a list and how many there are more: "a, b and 3 more"."""
    shown = ", ".join(items[:limit])
    return shown if len(items) <= limit else f"{shown} and {len(items) - limit} more"
