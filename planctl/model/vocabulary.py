"""The closed lists of the format. A member's value is what stands in the file."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self


class ClosedList(StrEnum):
    """A closed list. Each member has a meaning, which manuals and editors show."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """A member: what stands in the file, and what that means."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        """The JSON Schema with the meanings, in the key that editors know."""
        made = handler(core)
        handler.resolve_ref_schema(made)["enumDescriptions"] = [member.meaning for member in cls]
        return made


class Status(ClosedList):
    """How far a text got."""

    IDEA = "idea", "Spoken of; no text is known."
    DRAFT = "draft", "A text exists and its authors have not put it forward."
    LEAKED = "leaked", "A text became public and its authors did not publish it."
    TABLED = "tabled", "Put before the other side."
    PUBLISHED = "published", "Made public by its authors."
    AGREED = "agreed", "Accepted by the parties, not signed."
    SIGNED = "signed", "Signed."
    WITHDRAWN = "withdrawn", "Taken back by its authors."
    SUPERSEDED = "superseded", "Replaced by a later text."


class Fidelity(ClosedList):
    """How the file's wording stands to the text's own."""

    VERBATIM = "verbatim", "The text's own words."
    PARAPHRASE = (
        "paraphrase",
        "The file's own words, with exact figures, names, dates, parties and conditions.",
    )
    TRANSLATION = "translation", "A translation of the text's own words."
    PARTIAL = "partial", "Parts of the text are not public, and the file shows only the rest."


class Binding(ClosedList):
    """The legal form that the text claims."""

    TREATY = "treaty", "A treaty."
    MEMORANDUM = "memorandum", "A memorandum of understanding."
    POLITICAL = "political", "A political commitment."
    UNKNOWN = "unknown", "Not known."


class Editorial(ClosedList):
    """Parts of a file that are the editors' and not the text's."""

    TITLES = "titles", "The titles of the points."
    CATEGORIES = "categories", "The grouping of the points."
    TOPICS = "topics", "The topics of the points."
    CLAUSES = "clauses", "The division of the points into clauses."
    NUMBERS = "numbers", "The numbers of the points."
    ORDER = "order", "The order of the points."


class Relation(ClosedList):
    """How a text stands to the text it derives from."""

    REVISES = "revises", "A later form of the same text."
    COUNTERS = "counters", "An answer of the other side, point by point."
    BUILDS_ON = "builds-on", "Another text that takes over parts of it."
    MERGES = "merges", "A text made from several."


class SourceKind(ClosedList):
    """What kind of carrier a source is. A `mirror` copies another's text and is cited only where no better
    page is.
    """

    PRESS = "press", "A newspaper, agency or broadcaster."
    OFFICIAL = "official", "A government, parliament or international organisation."
    LEAK = "leak", "A leaked document, carried as such."
    SPEECH = "speech", "What somebody said aloud."
    SOCIAL = "social", "A post on a social network."
    ANALYSIS = "analysis", "A think tank, scholar or blog."
    MIRROR = "mirror", "A copy of another's text; cited only where no better page is."


class Evidence(ClosedList):
    """How well a point or clause is established."""

    SEEN = "seen", "Two or more independent pages show it, or the published text itself does."
    SINGLE_SOURCE = "single-source", "One page shows it."
    DISPUTED = "disputed", "Sources disagree on the substance; `readings` say who says what."
    BACKGROUND = "background", "Known, but no page that could be cited shows it."
    UNDISCLOSED = "undisclosed", "It is known to exist, and what it says is not public."


class State(ClosedList):
    """Where a point stands in the negotiation. A deleted point keeps its number."""

    OPEN = "open", "Not agreed."
    AGREED = "agreed", "Agreed between the parties."
    RESERVED = "reserved", "Set aside by a party."
    DELETED = "deleted", "Taken out; the point keeps its number, and the hole is a fact."


class Modality(ClosedList):
    """How a clause binds its actor."""

    SHALL = "shall", "Must do it; also what texts call `will` or `agrees to`."
    SHALL_NOT = "shall-not", "Must not do it."
    SHOULD = "should", "Is asked to do it."
    ENDEAVOUR = "endeavour", "Must try."
    MAY = "may", "Is allowed to do it."
    EXPECTED = "expected", "Is expected to do it, without a duty."
    DECLARES = "declares", "States or changes a status: sovereignty is confirmed, a text is binding."
    RECEIVES = "receives", "Is entitled to it; the giver may be unnamed."
    LOSES = "loses", "Is no longer entitled to it."


class ActorKind(ClosedList):
    """What kind of actor a registry entry is."""

    STATE = "state", "A state."
    PERSON = "person", "A person."
    ORGANISATION = "organisation", "An international or other organisation."
    GROUP = "group", "Several actors who act together without an organisation."
    BODY = "body", "A body that a text sets up."
    ROLE = "role", "Whoever holds a role, where the text names no one: the holders of frozen assets."


class StanceKind(ClosedList):
    """A reported position."""

    SUPPORT = "support", "In favour."
    OPPOSE = "oppose", "Against."
    CONDITIONAL = "conditional", "In favour if a condition is met."
    UNDECLARED = "undeclared", "Known not to have taken a position."


class LinkRelation(ClosedList):
    """How two linked points answer each other, as a person ruled."""

    SAME = "same", "The same provision."
    RELATED = "related", "Different answers to the same question."
    OPPOSED = "opposed", "Answers that exclude each other."
    PART_OF = "part-of", "One is a part of the other."
    NONE = "none", "No answer to each other, whatever an aligner finds."


# Relations by which a text takes over provisions one by one; what builds on another takes only its idea.
INHERITS = (Relation.REVISES, Relation.COUNTERS, Relation.MERGES)

# How strongly each modality binds, among those that can be ranked.
STRENGTH = {
    Modality.SHALL: 5,
    Modality.SHALL_NOT: 5,
    Modality.SHOULD: 4,
    Modality.ENDEAVOUR: 3,
    Modality.EXPECTED: 2,
    Modality.MAY: 1,
}
