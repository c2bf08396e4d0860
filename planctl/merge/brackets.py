"""A conflict about a point as options: what each side wants, in brackets, beside what stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from planctl.merge.book import Book, Where
from planctl.merge.lists import by_id
from planctl.merge.values import MISSING, groups, same
from planctl.model.point import Settings

_SETTABLE = tuple(name for name in Settings.model_fields if name != "text")


@dataclass(frozen=True, slots=True)
class Variant:
    """A point as a side wants it; `point` is MISSING where it wants it deleted. `whole` says that the
    option has the wording even where it is the one that stands.
    """

    point: Any
    whole: bool = False


def bracketed(
    point: dict[str, Any], variants: dict[int, Variant], book: Book
) -> tuple[dict[str, Any], dict[int, str]]:
    """The point with an option for each wish, and by side the id of its option. Sides that want the same
    share one. An agreed point is open again.
    """
    order = sorted(variants)
    alike = groups(object(), [variants[side].point for side in order])
    options = list(point.get("options") or [])
    names = _names({str(option.get("id")) for option in options})
    taken = {clause for part in (point, *options) for clause in by_id(part.get("clauses"))}
    ids: dict[int, str] = {}
    same_actors = len({tuple(book.actors([order[at] for at in who])) for _, who in alike}) < len(alike)
    for value, who in alike:
        sides = [order[at] for at in who]
        name = next(names)
        option: dict[str, Any] = {"id": name, "by": book.actors(sides)}
        if value is MISSING:
            option["deletes"] = True
        else:
            option |= _difference(point, value, name, taken, whole=variants[sides[0]].whole)
        if same_actors:
            option["note"] = "; ".join(f"{book.sides[side].name}: {book.sides[side].ref}" for side in sides)
        options.append(option)
        ids |= dict.fromkeys(sides, name)
    return reopened({**point, "options": options}, order, book), ids


def reopened(point: dict[str, Any], sides: list[int], book: Book) -> dict[str, Any]:
    """The point, open again where it is agreed and yet has options."""
    if point.get("state") != "agreed" or not point.get("options"):
        return point
    note = "a point with open options is not agreed"
    book.decide(Where(str(point["id"]), None, "state"), "both", sides, "agreed", "open", note)
    return {**point, "state": "open"}


def _difference(
    point: dict[str, Any], wanted: dict[str, Any], name: str, taken: set[str], *, whole: bool
) -> dict[str, Any]:
    """The keys of an option that, taken, makes of a point the wanted one."""
    made: dict[str, Any] = {}
    text = wanted.get("text")
    if text is not None and (whole or not same(text, point.get("text"))):
        made["text"] = text
    old, new = by_id(point.get("clauses")), by_id(wanted.get("clauses"))
    clauses: list[Any] = []
    replaces: dict[str, str | None] = {}
    for key in dict.fromkeys([*old, *new]):
        if same(old.get(key, MISSING), new.get(key, MISSING)):
            continue
        replaces[key] = None
        if key in new:
            own = replaces[key] = _unused(f"{key}-{name}", taken)
            clauses.append({**new[key], "id": own})
    if clauses:
        made["clauses"] = clauses
    # Without `replaces` an option's clauses, or that it has none, stand for all of the point's.
    if replaces or old:
        made["replaces"] = replaces
    sets = {
        key: wanted.get(key)
        for key in _SETTABLE
        if not same(wanted.get(key, MISSING), point.get(key, MISSING))
    }
    if text is None and point.get("text") is not None:
        sets["text"] = None
    if sets:
        made["sets"] = sets
    return made


def _names(used: set[str]) -> Iterator[str]:
    """Ids for options: a, b, c …, then a2, b2 …, without those in use."""
    count = 1
    while True:
        for letter in ascii_lowercase:
            name = letter if count == 1 else f"{letter}{count}"
            if name not in used:
                yield name
        count += 1


def _unused(name: str, taken: set[str]) -> str:
    made, count = name[-80:].strip("-"), 1
    while made in taken:
        count += 1
        made = f"{name[-76:]}-{count}".strip("-")
    taken.add(made)
    return made
