"""The closed lists of the format. A member's value is what stands in the file."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far a text got."""

    IDEA = "idea"
    DRAFT = "draft"
    LEAKED = "leaked"
    TABLED = "tabled"
    PUBLISHED = "published"
    AGREED = "agreed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Fidelity(StrEnum):
    """How the file's wording stands to the text's own."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"
    PARTIAL = "partial"


class Binding(StrEnum):
    """The legal form that the text claims."""

    TREATY = "treaty"
    MEMORANDUM = "memorandum"
    POLITICAL = "political"
    UNKNOWN = "unknown"


class Editorial(StrEnum):
    """Parts of a file that are the editors' and not the text's."""

    TITLES = "titles"
    CATEGORIES = "categories"
    TOPICS = "topics"
    CLAUSES = "clauses"
    NUMBERS = "numbers"
    ORDER = "order"


class Relation(StrEnum):
    """How a text stands to the text it derives from."""

    REVISES = "revises"
    COUNTERS = "counters"
    BUILDS_ON = "builds-on"
    MERGES = "merges"


class SourceKind(StrEnum):
    """What kind of carrier a source is. A `mirror` copies another's text and is cited only where no better
    page is.
    """

    PRESS = "press"
    OFFICIAL = "official"
    LEAK = "leak"
    SPEECH = "speech"
    SOCIAL = "social"
    ANALYSIS = "analysis"
    MIRROR = "mirror"


class Evidence(StrEnum):
    """How well a point or clause is established."""

    SEEN = "seen"
    SINGLE_SOURCE = "single-source"
    DISPUTED = "disputed"
    BACKGROUND = "background"
    UNDISCLOSED = "undisclosed"


class State(StrEnum):
    """Where a point stands in the negotiation. A deleted point keeps its number."""

    OPEN = "open"
    AGREED = "agreed"
    RESERVED = "reserved"
    DELETED = "deleted"


class Modality(StrEnum):
    """How a clause binds its actor."""

    SHALL = "shall"
    SHALL_NOT = "shall-not"
    SHOULD = "should"
    ENDEAVOUR = "endeavour"
    MAY = "may"
    EXPECTED = "expected"
    DECLARES = "declares"
    RECEIVES = "receives"
    LOSES = "loses"


class ActorKind(StrEnum):
    """What kind of actor a registry entry is."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    BODY = "body"
    ROLE = "role"


class StanceKind(StrEnum):
    """A reported position."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    UNDECLARED = "undeclared"


class LinkRelation(StrEnum):
    """How two linked points answer each other, as a person ruled."""

    SAME = "same"
    RELATED = "related"
    OPPOSED = "opposed"
    PART_OF = "part-of"
    NONE = "none"


# Actors that stand in no registry: every party, nobody named by the text, or not made public.
SPECIAL_ACTORS = ("all", "unnamed", "undisclosed")

# Steps of a plan's life that a clause may come after, beside points and clauses.
STEPS = ("acceptance", "signature", "entry-into-force")

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
