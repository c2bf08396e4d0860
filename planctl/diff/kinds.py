"""Every kind of change: its id, level and mirror. The ids are an interface: never reused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a change matters: to what is owed, to how it is to be done, or only to how it is put."""

    SUBSTANTIVE = "substantive"
    PROCEDURAL = "procedural"
    EDITORIAL = "editorial"


LEVELS = (Level.SUBSTANTIVE, Level.PROCEDURAL, Level.EDITORIAL)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change. `mirror` is the kind that the same change has when A and B are swapped."""

    id: str
    level: Level
    mirror: str
    summary: str


def _pair(level: Level, one: str, one_says: str, other: str, other_says: str) -> list[Kind]:
    return [Kind(one, level, other, one_says), Kind(other, level, one, other_says)]


def _self(level: Level, name: str, says: str) -> list[Kind]:
    return [Kind(name, level, name, says)]


S, P, E = LEVELS

_ALL: list[Kind] = [
    *_pair(S, "point-added", "a point is new", "point-dropped", "a point is gone"),
    *_pair(
        S,
        "point-deleted",
        "a point is deleted and its number kept",
        "point-restored",
        "a deleted point is back",
    ),
    *_pair(S, "point-split", "a point became several", "point-merged", "several points became one"),
    *_self(S, "points-reorganised", "several points became several others"),
    *_self(P, "point-moved", "a point stands elsewhere in the order"),
    *_self(E, "renumbered", "points carry other numbers"),
    *_self(E, "point-recategorised", "a point stands in another category"),
    *_self(E, "point-retitled", "a point has another title"),
    *_self(E, "topics-changed", "a point is filed under other topics"),
    *_self(P, "state-changed", "a point's state in the negotiation is another"),
    *_pair(S, "clause-added", "a clause is new", "clause-dropped", "a clause is gone"),
    *_pair(
        S,
        "clause-bracketed",
        "a clause is now only one of several alternatives",
        "clause-settled",
        "what was one of several alternatives now stands",
    ),
    *_self(P, "clause-moved", "a clause stands in another point"),
    *_pair(S, "modality-strengthened", "a clause binds more", "modality-weakened", "a clause binds less"),
    *_self(S, "modality-reversed", "a duty became a prohibition, or a gain a loss"),
    *_pair(
        S,
        "expectation-to-obligation",
        "what was expected is now owed",
        "obligation-to-expectation",
        "what was owed is now only expected",
    ),
    *_self(S, "modality-changed", "a clause binds in another way"),
    *_pair(S, "quantity-raised", "a figure is higher", "quantity-lowered", "a figure is lower"),
    *_pair(S, "quantity-added", "a figure is new", "quantity-removed", "a figure is gone"),
    *_pair(
        S, "quantity-disclosed", "a figure became known", "quantity-withheld", "a figure is no longer given"
    ),
    *_pair(
        S,
        "quantity-made-definite",
        "a vague amount became a figure",
        "quantity-made-vague",
        "a figure became a vague amount",
    ),
    *_self(S, "bound-changed", "a figure became another kind of bound"),
    *_self(S, "unit-changed", "a figure counts something else, or in another currency"),
    *_pair(
        S, "qualifier-added", "a figure is qualified", "qualifier-removed", "a figure is no longer qualified"
    ),
    *_self(S, "qualifier-changed", "a figure is qualified in another way"),
    *_pair(S, "deadline-added", "a deadline is new", "deadline-removed", "a deadline is gone"),
    *_pair(
        S, "deadline-brought-forward", "a deadline is earlier", "deadline-postponed", "a deadline is later"
    ),
    *_pair(
        S,
        "deadline-made-definite",
        "a vague time became a deadline",
        "deadline-made-vague",
        "a deadline became a vague time",
    ),
    *_self(S, "deadline-reanchored", "a deadline runs from something else"),
    *_self(S, "deadline-changed", "a deadline is put in another way"),
    *_pair(
        S, "order-added", "something must come first", "order-removed", "something need no longer come first"
    ),
    *_self(S, "order-changed", "something else must come first"),
    *_pair(
        S,
        "condition-added",
        "a clause has a condition",
        "condition-removed",
        "a clause has no condition any more",
    ),
    *_self(S, "condition-changed", "a clause has another condition"),
    *_pair(
        S,
        "exception-added",
        "a clause has an exception",
        "exception-removed",
        "a clause has no exception any more",
    ),
    *_self(S, "exception-changed", "a clause has another exception"),
    *_pair(
        S,
        "consequence-added",
        "a breach has a consequence",
        "consequence-removed",
        "a breach has no consequence any more",
    ),
    *_self(S, "consequence-changed", "a breach has another consequence"),
    *_pair(S, "actor-added", "more actors are bound", "actor-removed", "fewer actors are bound"),
    *_self(S, "actor-replaced", "other actors are bound"),
    *_pair(
        S, "actor-named", "it is now said who is bound", "actor-unnamed", "it is no longer said who is bound"
    ),
    *_pair(S, "counterparty-added", "it is owed to more", "counterparty-removed", "it is owed to fewer"),
    *_self(S, "counterparty-replaced", "it is owed to others"),
    *_pair(S, "beneficiary-added", "more gain", "beneficiary-removed", "fewer gain"),
    *_self(S, "beneficiary-replaced", "others gain"),
    *_pair(S, "verifier-added", "someone is to check", "verifier-removed", "nobody is to check any more"),
    *_self(S, "verifier-replaced", "someone else is to check"),
    *_pair(
        S,
        "territory-widened",
        "a clause covers more territory",
        "territory-narrowed",
        "a clause covers less territory",
    ),
    *_self(S, "territory-changed", "a clause covers other territory"),
    *_pair(S, "scope-narrowed", "words limit what is owed", "scope-widened", "words widen what is owed"),
    *_self(S, "action-changed", "what is to be done is another"),
    *_pair(
        S,
        "option-opened",
        "a bracketed alternative is new",
        "option-closed",
        "a bracketed alternative is gone",
    ),
    *_self(S, "option-changed", "a bracketed alternative is another"),
    *_self(S, "text-changed", "the wording changed in a figure, modal, negation, name or word of scope"),
    *_self(E, "reworded", "the wording changed"),
    *_self(E, "label-changed", "a sub-point has another letter"),
    *_self(P, "evidence-changed", "how well it is established changed"),
    *_self(P, "sources-changed", "it rests on other sources"),
    *_self(P, "readings-changed", "the sources' differing readings changed"),
    *_pair(
        E,
        "clauses-typed",
        "a point's clauses, which had to be read from its text, are typed",
        "clauses-untyped",
        "a point's clauses are no longer typed and have to be read from its text",
    ),
    *_self(E, "note-changed", "an editors' note or see-also changed"),
    *_self(P, "metadata-changed", "what is said of the text as a whole changed"),
    *_self(S, "detail-changed", "a typed part changed in a way that no other kind names"),
]

KINDS: dict[str, Kind] = {kind.id: kind for kind in _ALL}
