"""Settling a point with options: the one that is taken becomes the point, and the brackets go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planctl.errors import PlanctlError
from planctl.merge.keys import with_refs
from planctl.merge.lists import by_id
from planctl.suggest import did_you_mean

Data = dict[str, Any]

# What a tombstone keeps: it is a fact that there was a point, where it stood, and who says so.
_TOMBSTONE = (
    "id",
    "number",
    "title",
    "category",
    "topics",
    "state",
    "text",
    "evidence",
    "sources",
    "see",
    "note",
)


class Unsettled(PlanctlError):
    """A point that cannot be settled as asked."""


def settle(
    plan: Data, point_id: str, take: Sequence[str] = (), text: str | None = None, keep: Sequence[str] = ()
) -> Data:
    """The plan's data with one point settled.

    `take` are ids of options: the first takes the place of the point's wording and clauses (of those that it
    replaces, where it says so), each further one is added to it. `text` is the wording in the plan's
    language, in the place of any other. All options go but those in `keep`. Raises Unsettled.
    """
    points = [dict(point) for point in plan["points"]]
    at = next((index for index, point in enumerate(points) if point["id"] == point_id), None)
    if at is None:
        raise Unsettled(f"there is no point `{point_id}`", did_you_mean(point_id, by_id(points)))
    point = before = points[at]
    options = by_id(point.get("options"))
    if not options:
        raise Unsettled(f"#{point_id} has no options: there is nothing to settle")
    for name in (*take, *keep):
        if name not in options:
            known = ", ".join(options)
            hint = did_you_mean(name, options) or f"its options: {known}"
            raise Unsettled(f"#{point_id} has no option `{name}`", hint)
    if set(take) & set(keep):
        raise Unsettled(f"#{point_id}: an option is taken or kept, not both")
    chosen = [options[name] for name in dict.fromkeys(take)]
    names: dict[str, str] = {}
    if any(option.get("deletes") for option in chosen):
        if len(chosen) > 1 or text is not None:
            raise Unsettled(f"#{point_id}: an option that deletes the point is taken alone")
        made = _tombstone(point, points)
    else:
        made = _first(point, chosen[0], names) if chosen else dict(point)
        touched = set(chosen[0].get("replaces") or ()) if chosen else set()
        for option in chosen[1:]:
            both = touched & set(option.get("replaces") or ())
            if both:
                raise Unsettled(
                    f"#{point_id}: options that both replace clause `{min(both)}` cannot be taken together",
                    "take one of them, and give the wording with --text",
                )
            touched |= set(option.get("replaces") or ())
            made = _further(made, option, names, str(plan["language"]))
        if text is not None:
            made["text"] = {str(plan["language"]): text} if isinstance(made.get("text"), dict) else text
    rest = [options[name] for name in options if name in keep]
    if rest and "deletes" not in (chosen[0] if chosen else {}):
        made["options"] = rest
    else:
        made.pop("options", None)
    points[at] = _without_lost_clauses(made)
    refs = {f"#{point_id}.{old}": f"#{point_id}.{new}" for old, new in names.items()}
    if refs:
        points = [with_refs(point, lambda ref: refs.get(ref, ref)) for point in points]
    if made.get("state") != "deleted":
        points = _lifted(points, at, before)
    return {**plan, "points": points}


def _lifted(points: list[Data], at: int, before: Data) -> list[Data]:
    """The points with refs to clauses that went with the other options now to the point they were of: it is
    still what must come first, in the form that was chosen. In the point itself such refs go.
    """
    name = points[at]["id"]
    now = _clauses(points[at])
    gone = {f"#{name}.{clause}" for clause in _clauses(before) - now}
    if not gone:
        return points
    return [
        _without(point, gone)
        if index == at
        else _once(with_refs(point, lambda ref: f"#{name}" if ref in gone else ref))
        for index, point in enumerate(points)
    ]


def _clauses(point: Data) -> set[str]:
    return {name for part in (point, *(point.get("options") or [])) for name in by_id(part.get("clauses"))}


def _once(point: Data) -> Data:
    """The point in which no list of steps names one twice."""

    def mended(clause: Data) -> Data:
        after = clause.get("after")
        return {**clause, "after": list(dict.fromkeys(after))} if isinstance(after, list) else clause

    return _each_clause(point, mended)


def _without(point: Data, gone: set[str]) -> Data:
    """The point in which nothing waits for clauses that are gone."""

    def mended(clause: Data) -> Data:
        made = dict(clause)
        after = clause.get("after")
        if isinstance(after, list) and gone & set(after):
            made["after"] = [step for step in after if step not in gone]
            if not made["after"]:
                del made["after"]
        deadline = clause.get("deadline")
        if isinstance(deadline, dict) and deadline.get("after") in gone:
            made["deadline"] = {key: value for key, value in deadline.items() if key != "after"}
        return made

    return _each_clause(point, mended)


def _each_clause(point: Data, change: Callable[[Data], Data]) -> Data:
    made = dict(point)
    if isinstance(point.get("clauses"), list):
        made["clauses"] = [change(clause) for clause in point["clauses"]]
    if isinstance(point.get("options"), list):
        made["options"] = [_each_clause(option, change) for option in point["options"]]
    return made


def _tombstone(point: Data, points: list[Data]) -> Data:
    made = {key: value for key, value in point.items() if key in _TOMBSTONE}
    made |= {"state": "deleted", "text": None}
    number = made.get("number")
    others = [other.get("number") for other in points if other is not point]
    if number is not None and number in others:
        made["number"] = None  # the number went to another point
    return made


def _first(point: Data, option: Data, names: dict[str, str]) -> Data:
    """The point with an option in the place of what it replaces. `names` gets the ids that clauses lose."""
    made = dict(point)
    if option.get("text") is not None:
        made["text"] = option["text"]
    replaces = option.get("replaces")
    if replaces is None and (option.get("text") is not None or option.get("clauses")):
        made["clauses"] = list(option.get("clauses") or [])
    else:
        made["clauses"] = _replaced(by_id(point.get("clauses")), option, names)
    if not made["clauses"]:
        made.pop("clauses")
    for key, value in (option.get("sets") or {}).items():
        if value is None and key not in ("number", "text"):
            made.pop(key, None)
        else:
            made[key] = value
    return _cited(made, option)


def _replaced(clauses: Data, option: Data, names: dict[str, str]) -> list[Data]:
    own = by_id(option.get("clauses"))
    made = dict(clauses)
    for name, new in (option.get("replaces") or {}).items():
        if new is None or new not in own:
            made.pop(name, None)
        else:
            made[name] = {**own.pop(new), "id": name}
            names[new] = name
    for name, clause in own.items():
        made[name] = clause
    return list(made.values())


def _further(made: Data, option: Data, names: dict[str, str], language: str) -> Data:
    """The point with a further option added: its text behind, its clauses beside."""
    added = dict(made)
    taken, text = made.get("text"), option.get("text")
    if text is not None:
        added["text"] = _joined(taken, text, language)
    clauses = _replaced(by_id(made.get("clauses")), option, names)
    if clauses:
        added["clauses"] = clauses
    for key, value in (option.get("sets") or {}).items():
        if value is not None:
            added[key] = value
    return _cited(added, option)


def _joined(first: Any, second: Any, language: str) -> Any:
    """Two texts one after the other; in every language that both have."""
    if first is None:
        return second
    if isinstance(first, str) and isinstance(second, str):
        return first if second.strip() in first else f"{first.rstrip()} {second.strip()}"
    one, other = (text if isinstance(text, dict) else {language: text} for text in (first, second))
    return {tag: _joined(one[tag], other[tag], language) for tag in one if tag in other} or first


def _cited(point: Data, option: Data) -> Data:
    """The point with the option's sources cited too."""
    new = [source for source in option.get("sources") or [] if source not in (point.get("sources") or [])]
    return {**point, "sources": [*(point.get("sources") or []), *new]} if new else point


def _without_lost_clauses(point: Data) -> Data:
    """The point with its readings no longer tied to clauses that it has not."""
    if not point.get("readings"):
        return point
    known = {name for part in (point, *(point.get("options") or [])) for name in by_id(part.get("clauses"))}
    readings = [
        reading
        if reading.get("clause") in (None, *known)
        else {key: value for key, value in reading.items() if key != "clause"}
        for reading in point["readings"]
    ]
    return {**point, "readings": readings}
