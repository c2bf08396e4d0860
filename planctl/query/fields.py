"""The fields that expressions may ask for: name, level, type, meaning, and how each is read from an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from planctl.model.clause import Clause
from planctl.model.scalars import as_list
from planctl.model.vocabulary import (
    Binding,
    Evidence,
    Fidelity,
    Modality,
    State,
    Status,
)
from planctl.query.items import Item
from planctl.query.syntax import Level

Type = Literal["id", "word", "label", "text", "number", "figure", "duration", "day", "time", "step"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a field at an item; `hidden` where there is one more that is not public."""

    values: tuple[Any, ...] = ()
    hidden: bool = False


NOTHING, HIDDEN = Reading(), Reading((), True)


@dataclass(frozen=True, slots=True)
class Field:
    """A field. `registry` names the registry of its ids, `members` its closed list."""

    name: str
    level: Level
    type: Type
    meaning: str
    read: Callable[[Item], Reading]
    registry: str | None = None
    members: tuple[str, ...] = ()


def _members(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(item.value) for item in kind)


def _said(values: Iterable[Any]) -> Reading:
    return Reading(tuple(value for value in values if value is not None))


def _ids(values: Iterable[str]) -> Reading:
    found = list(values)
    return Reading(tuple(one for one in found if one != "undisclosed"), "undisclosed" in found)


def _of_clause(get: Callable[[Clause, Item], Reading]) -> Callable[[Item], Reading]:
    def read(item: Item) -> Reading:
        if item.hidden:
            return HIDDEN
        return get(item.clause, item) if item.clause else NOTHING

    return read


def _of_point(get: Callable[[Item], Reading]) -> Callable[[Item], Reading]:
    def read(item: Item) -> Reading:
        if item.point is None:
            return HIDDEN if item.hidden else NOTHING
        return get(item)

    return read


def _of_plan(get: Callable[[Item], Iterable[Any]]) -> Callable[[Item], Reading]:
    return lambda item: _said(get(item))


def _actors(*roles: str) -> Callable[[Item], Reading]:
    def get(clause: Clause, item: Item) -> Reading:
        named = [actor for role in roles for actor in as_list(getattr(clause, role))]
        if "all" in named:
            # What binds all binds every party and every proponent of the text.
            named += [actor for actor in (*item.plan.parties, *item.plan.proponents) if actor not in named]
        return _ids(named)

    return _of_clause(get)


def _quantity(name: str) -> Callable[[Item], Reading]:
    def get(clause: Clause, _: Item) -> Reading:
        figures = as_list(clause.quantity)
        found = [one for one in figures if name == "all" or getattr(one, name) is not None]
        # What is counted and of what may be public where the figure is not.
        hidden = name in ("all", "value", "min", "max") and any(one.undisclosed for one in figures)
        if name in ("unit", "of", "qualifier"):
            return Reading(tuple(getattr(one, name) for one in found))
        return Reading(tuple(one for one in found if not one.undisclosed), hidden)

    return _of_clause(get)


def _deadline(name: str) -> Callable[[Item], Reading]:
    def get(clause: Clause, _: Item) -> Reading:
        deadline = clause.deadline
        if deadline is None:
            return NOTHING
        if deadline.undisclosed:
            return HIDDEN if name != "after" or deadline.after is None else _said([deadline.after])
        return Reading((deadline,)) if name == "all" else _said([getattr(deadline, name)])

    return _of_clause(get)


def _plain(name: str) -> Callable[[Item], Reading]:
    return _of_clause(lambda clause, _: _said(as_list(getattr(clause, name))))


def _wordings(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text] if text else []


def _text(item: Item) -> Reading:
    point, clause = item.point, item.clause
    assert point is not None
    if clause is not None:
        own = _wordings(clause.text) or _wordings(item.option.text if item.option else point.text)
        return Reading(tuple(own), item.hidden)
    if item.hidden or (point.text is None and point.evidence is Evidence.UNDISCLOSED):
        return HIDDEN
    found = [*_wordings(point.text), *(text for one in point.all_clauses for text in _wordings(one.text))]
    return Reading(tuple(found + [text for option in point.options for text in _wordings(option.text)]))


def _evidence(item: Item) -> Reading:
    assert item.point is not None
    own = item.clause.evidence if item.clause else None
    return Reading(((own or item.point.evidence).value,))


def _number(item: Item) -> Reading:
    number = item.point.number if item.point else None
    return HIDDEN if number is None else Reading((str(number),))


_FIELDS = (
    Field("actor", "clause", "id", "who is bound; what binds `all` binds every party and proponent",
          _actors("actor"), "actors"),
    Field("counterparty", "clause", "id", "to whom it is owed", _actors("counterparty"), "actors"),
    Field("beneficiary", "clause", "id", "who else gains", _actors("beneficiary"), "actors"),
    Field("verifier", "clause", "id", "who checks it", _actors("verifier"), "actors"),
    Field("concerns", "clause", "id", "whom it binds, whom it is owed to, who gains or who checks it, "
          "as `planctl search --actor` finds them",
          _actors("actor", "counterparty", "beneficiary", "verifier"), "actors"),
    Field("modality", "clause", "word", "how it binds",
          _of_clause(lambda clause, _: _said([clause.modality.value])), members=_members(Modality)),
    Field("action", "clause", "text", "what is to be done", _plain("action")),
    Field("object", "clause", "text", "what it is done to", _plain("object")),
    Field("quantity", "clause", "figure", "the figure, as far as the clause settles it: `quantity <= 5` "
          "holds for at most 4 and for exactly 5, not for at least 3", _quantity("all")),
    Field("quantity.value", "clause", "figure", "an exact figure", _quantity("value")),
    Field("quantity.min", "clause", "figure", "a lower bound", _quantity("min")),
    Field("quantity.max", "clause", "figure", "an upper bound", _quantity("max")),
    Field("quantity.unit", "clause", "text", "what is counted", _quantity("unit")),
    Field("quantity.of", "clause", "text", "what a share is a share of", _quantity("of")),
    Field("quantity.qualifier", "clause", "text", "what limits the figure", _quantity("qualifier")),
    Field("territory", "clause", "id", "the places it speaks of", _plain("territory"), "territories"),
    Field("deadline", "clause", "time", "by when, against a day or a length of time; a vague one is neither "
          "before nor after anything", _deadline("all")),
    Field("deadline.within", "clause", "duration", "the time allowed", _deadline("within")),
    Field("deadline.by", "clause", "day", "the last day", _deadline("by")),
    Field("deadline.vague", "clause", "text", "a vague term for the time", _deadline("vague")),
    Field("deadline.after", "clause", "step", "what starts the time", _deadline("after")),
    Field("after", "clause", "step", "what must come first", _plain("after")),
    Field("condition", "clause", "text", "when it applies", _plain("condition")),
    Field("exception", "clause", "text", "when it does not", _plain("exception")),
    Field("consequence", "clause", "text", "what follows a breach", _plain("consequence")),
    Field("clause", "clause", "label", "the clause's id",
          lambda item: _said([item.clause.id if item.clause else None])),
    Field("label", "clause", "label", "the text's own letter for it", _plain("label")),
    Field("option", "clause", "label", "the id of the bracketed option it stands in",
          _of_clause(lambda _, item: _said([item.option.id if item.option else None]))),
    Field("option.by", "clause", "id", "who put that option",
          _of_clause(lambda _, item: Reading(tuple(item.option.by) if item.option else ())), "actors"),
    Field("point", "point", "label", "the point's id",
          lambda item: _said([item.point.id if item.point else None])),
    Field("number", "point", "label", "the point's number in the text", _of_point(_number)),
    Field("title", "point", "text", "the point's title",
          _of_point(lambda item: Reading(tuple(_wordings(item.point.title if item.point else None))))),
    Field("text", "point", "text", "the wording, in every language: of the clause where it has one of its "
          "own, else of its option or point", _of_point(_text)),
    Field("category", "point", "id", "the point's category",
          _of_point(lambda item: _said([item.point.category if item.point else None])), "categories"),
    Field("topic", "point", "id", "the point's topics",
          _of_point(lambda item: Reading(tuple(item.point.topics) if item.point else ())), "topics"),
    Field("state", "point", "word", "where the point stands in the negotiation",
          _of_point(lambda item: _said([item.point.state.value if item.point else None])),
          members=_members(State)),
    Field("evidence", "point", "word", "how well it is established, the clause's own where it has one",
          _of_point(_evidence), members=_members(Evidence)),
    Field("plan", "plan", "label", "the plan's id", _of_plan(lambda item: [item.plan.id])),
    Field("version", "plan", "label", "the text's version", _of_plan(lambda item: [item.plan.version])),
    Field("date", "plan", "day", "the text's date", _of_plan(lambda item: [item.plan.date])),
    Field("status", "plan", "word", "how far the text got",
          _of_plan(lambda item: [item.plan.status.value]), members=_members(Status)),
    Field("fidelity", "plan", "word", "how the file stands to the text",
          _of_plan(lambda item: [item.plan.fidelity.value]), members=_members(Fidelity)),
    Field("binding", "plan", "word", "the legal form the text claims",
          _of_plan(lambda item: [item.plan.binding.value]), members=_members(Binding)),
    Field("language", "plan", "label", "the text's language", _of_plan(lambda item: [item.plan.language])),
    Field("proponent", "plan", "id", "who puts the text forward",
          _of_plan(lambda item: item.plan.proponents), "actors"),
    Field("drafter", "plan", "id", "who wrote it", _of_plan(lambda item: item.plan.drafters), "actors"),
    Field("party", "plan", "id", "who is to be bound by it",
          _of_plan(lambda item: item.plan.parties), "actors"),
)  # fmt: skip

FIELDS: dict[str, Field] = {field.name: field for field in _FIELDS}
