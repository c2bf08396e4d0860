"""Merging the value of one key: as a whole, as words, as a set, or as texts in several languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from planctl.merge.book import Book, Where
from planctl.merge.orders import merge_orders
from planctl.merge.result import ConflictKind
from planctl.merge.values import MISSING, groups, same
from planctl.merge.words import merge_words
from planctl.model.scalars import as_list

# How the value of a key is merged: `whole` (it is one unit), `words`, `texts` (words, per language), `set` (a
# list of ids), `actors` (one id or several; an exchange of one for two others is no addition).
Way = Literal["whole", "words", "texts", "set", "actors"]

PLAN: dict[str, Way] = {
    "title": "texts",
    "note": "texts",
    "editorial": "set",
    "proponents": "set",
    "drafters": "set",
    "parties": "set",
}
POINT: dict[str, Way] = {
    "title": "texts",
    "text": "texts",
    "note": "texts",
    "topics": "set",
    "sources": "set",
    "see": "set",
}
CLAUSE: dict[str, Way] = {
    "text": "texts",
    "note": "texts",
    "action": "words",
    "object": "words",
    "condition": "words",
    "exception": "words",
    "consequence": "words",
    "territory": "set",
    "after": "set",
    "sources": "set",
    "actor": "actors",
    "counterparty": "actors",
    "beneficiary": "actors",
    "verifier": "actors",
}
ENTRY: dict[str, Way] = {"note": "words", "sources": "set"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A merged value. `alternatives` is empty where it is clean, else what each side in conflict wants, and
    `value` is what no side is wronged by: the base, with what is agreed beside the conflict.
    """

    value: Any
    alternatives: dict[int, Any] = field(default_factory=dict)


class Fields:
    """Merges the keys of mappings, and writes down what was decided."""

    def __init__(self, book: Book, language: str) -> None:
        self.book = book
        self.language = language

    def key(
        self, where: Where, way: Way, base: Any, sides: Sequence[Any], kind: ConflictKind = "edit"
    ) -> Outcome:
        """Merge the value of one key."""
        found = groups(base, sides)
        if not found:
            return Outcome(base)
        if len(found) == 1:
            value, who = found[0]
            self.book.taken(where, who, base, value)
            return Outcome(value)
        merged = _WAYS[way](base, [value for value, _ in found], self.language)
        changed = [side for _, who in found for side in who]
        if not merged.alternatives:
            self.book.decide(where, "both", changed, base, merged.value)
            return merged
        alternatives = {side: merged.alternatives[at] for at in merged.alternatives for side in found[at][1]}
        alternatives = dict(sorted(alternatives.items()))
        # The head of a plan has no brackets: there the first side's value stands.
        stands = alternatives[min(alternatives)] if kind == "metadata" else merged.value
        self.book.dispute(where, kind, base, alternatives, stands)
        return Outcome(stands, alternatives)

    def mapping(
        self,
        where: Callable[[str], Where],
        ways: dict[str, Way],
        base: Any,
        sides: Sequence[Any],
        skip: Sequence[str] = (),
        kind: ConflictKind = "edit",
    ) -> tuple[dict[str, Any], dict[int, dict[str, Any]]]:
        """Merge two or more mappings key by key: the merged mapping, and by side what it wants otherwise.

        The base may be MISSING.
        """
        every = [base if isinstance(base, dict) else {}, *sides]
        names = list(dict.fromkeys(key for mapping in every for key in mapping if key not in skip))
        made: dict[str, Any] = {}
        wanted: dict[int, dict[str, Any]] = {}
        for name in names:
            before, after = every[0].get(name, MISSING), [side.get(name, MISSING) for side in sides]
            outcome = self.key(where(name), ways.get(name, "whole"), before, after, kind)
            if outcome.value is not MISSING:
                made[name] = outcome.value
            for side, value in outcome.alternatives.items():
                wanted.setdefault(side, {})[name] = value
        return made, wanted


def _whole(base: Any, values: list[Any], language: str) -> Outcome:  # noqa: ARG001
    return Outcome(base, dict(enumerate(values)))


def _words(base: Any, values: list[Any], language: str) -> Outcome:
    # Two texts where none was before are two texts, and not one after the other.
    if not isinstance(base, str) or not base.strip() or not all(isinstance(value, str) for value in values):
        return _whole(base, values, language)
    merged = merge_words(base, values, language)
    if not merged.text.strip():
        return _whole(base, values, language)
    return Outcome(merged.text, dict(merged.alternatives))


def _texts(base: Any, values: list[Any], language: str) -> Outcome:
    every = [base, *values]
    if not any(isinstance(value, dict) for value in every):
        return _words(base, values, language)
    if not all(isinstance(value, str | dict) for value in every):
        return _whole(base, values, language)
    spread = [value if isinstance(value, dict) else {language: value} for value in every]
    made: dict[str, Any] = {}
    wanted: dict[int, dict[str, Any]] = {}
    for tag in dict.fromkeys(tag for value in spread for tag in value):
        before, after = spread[0].get(tag, MISSING), [value.get(tag, MISSING) for value in spread[1:]]
        found = groups(before, after)
        if len(found) < 2:
            outcome = Outcome(found[0][0] if found else before)
        else:
            outcome = _words(before, [value for value, _ in found], tag)
            by_side = {at: outcome.alternatives[n] for n in outcome.alternatives for at in found[n][1]}
            outcome = Outcome(outcome.value, by_side)
        if outcome.value is not MISSING:
            made[tag] = outcome.value
        for at, value in outcome.alternatives.items():
            wanted.setdefault(at, {})[tag] = value
    _translate(made, wanted, spread)
    if not made:
        return _whole(base, values, language)
    variants = {
        at: {tag: value for tag, value in {**made, **own}.items() if value is not MISSING}
        for at, own in sorted(wanted.items())
    }
    if not all(variants.values()):
        return _whole(base, values, language)
    return Outcome(made, variants)


def _translate(made: dict[str, Any], wanted: dict[int, dict[str, Any]], spread: list[dict[str, Any]]) -> None:
    """Have translations go with what they translate: where sides are in dispute about one language, a
    wording that they alone changed in another is theirs, and what stands keeps the old one.
    """
    disputed = {tag for own in wanted.values() for tag in own}
    for tag in [tag for tag in made if tag not in disputed] if wanted else ():
        before, after = spread[0].get(tag, MISSING), [value.get(tag, MISSING) for value in spread[1:]]
        if {at for at, value in enumerate(after) if not same(value, before)} <= wanted.keys():
            for at, own in wanted.items():
                own[tag] = after[at]
            made[tag] = before
    for tag in [tag for tag, value in made.items() if value is MISSING]:
        del made[tag]


def _set(base: Any, values: list[Any], language: str) -> Outcome:
    every = [as_list(None if value is MISSING else value) for value in (base, *values)]
    if any(len(set(map(str, items))) < len(items) for items in every):
        return _whole(base, values, language)
    order, _ = merge_orders(every[0], every[1:])
    made = [item for item in order if item not in every[0] or all(item in side for side in every[1:])]
    if made:
        return Outcome(made)
    empty = next((value for value in values if value in (MISSING, None) or value == []), base)
    return _whole(base, values, language) if same(empty, base) else Outcome(empty)


def _actors(base: Any, values: list[Any], language: str) -> Outcome:
    every = [as_list(None if value is MISSING else value) for value in (base, *values)]
    grew = all(set(every[0]) <= set(side) for side in every[1:])
    shrank = all(set(side) <= set(every[0]) for side in every[1:])
    if not every[0] or not (grew or shrank):
        return _whole(base, values, language)
    merged = _set(base, values, language)
    if merged.alternatives or not isinstance(merged.value, list):
        return merged
    return Outcome(merged.value if len(merged.value) > 1 else merged.value[0])


_WAYS: dict[Way, Callable[[Any, list[Any], str], Outcome]] = {
    "whole": _whole,
    "words": _words,
    "texts": _texts,
    "set": _set,
    "actors": _actors,
}
