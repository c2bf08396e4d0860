"""From two texts to the instructions that turn one into the other, as a person would word them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from planctl.amend.instruction import (
    Chain,
    DeleteThing,
    InsertThing,
    Instruction,
    Move,
    Part,
    Position,
    Remove,
    Renumber,
    Replace,
    Set,
)
from planctl.amend.places import occurrences
from planctl.diff.order import moved
from planctl.diff.patch import same_data

_THINGS = {"points": "point", "clauses": "clause", "options": "option"}
_WORDINGS = frozenset({"text", "title", "note", "action", "object", "condition", "exception", "consequence"})
# More places than this, or less than this part of the words kept, and the whole wording is given anew.
_PLACES, _KEPT = 4, 0.5


def amendments(a: Any, b: Any) -> list[Instruction]:
    """The instructions that, carried out on A's data in order, give B's.

    Both are data of plans. Things are matched by their ids; what is equal is not named; the same data give
    the same instructions.
    """
    made: list[Instruction] = []
    _mapping(a, b, Chain(), made)
    return made


def _mapping(a: Mapping[str, Any], b: Mapping[str, Any], place: Chain, out: list[Instruction]) -> None:
    """The keys of two mappings: of a plan, a point, a clause or an option."""
    out += [Remove(_field(place, key)) for key in a if key not in b]
    # What the text says comes first, and of a plan the sources last.
    for key in sorted(b, key=_rank):
        value = b[key]
        if key not in a:
            out.append(Set(_field(place, key), value))
        elif not same_data(a[key], value):
            _value(a[key], value, key, place, out)


def _rank(key: str) -> int:
    return {"points": 0, "sources": 2}.get(key, 1)


def _value(a: Any, b: Any, key: str, place: Chain, out: list[Instruction]) -> None:
    here = _field(place, key)
    kind = _THINGS.get(key)
    if kind and isinstance(a, list) and isinstance(b, list) and _ids(a) is not None and _ids(b) is not None:
        _things(a, b, kind, place, out)
    elif key == "sources" and isinstance(a, Mapping) and isinstance(b, Mapping):
        _sources(a, b, out)
    elif isinstance(a, str) and isinstance(b, str) and key in _WORDINGS:
        out += _words(a, b, here)
    elif key in _WORDINGS and isinstance(a, Mapping) and isinstance(b, Mapping):
        for tag in a:
            if tag not in b:
                out.append(Remove(_field(place, f"{key}.{tag}")))
        for tag, words in b.items():
            if tag not in a:
                out.append(Set(_field(place, f"{key}.{tag}"), words))
            elif a[tag] != words:
                out += _words(a[tag], words, _field(place, f"{key}.{tag}"))
    else:
        out.append(Set(here, b))


def _field(place: Chain, name: str) -> Chain:
    return place.inside(Part("field", name))


def _ids(things: Sequence[Any]) -> list[str] | None:
    """The ids of things, or None where one has none, two are alike, or one would not be read as an id."""
    found = [thing.get("id") if isinstance(thing, Mapping) else None for thing in things]
    ids = [name for name in found if isinstance(name, str) and re.fullmatch(r"[a-z0-9-]+", name)]
    return ids if len(ids) == len(things) == len(set(ids)) else None


def _part(kind: str, name: str) -> Part:
    # `#` where a bare name would be read as a number, or as the word `of`.
    return Part(kind, f"#{name}" if kind == "point" or name == "of" else name)  # type: ignore[arg-type]


def _things(a: Sequence[Any], b: Sequence[Any], kind: str, place: Chain, out: list[Instruction]) -> None:
    """Points, clauses or options: deleted, renumbered, moved and inserted, then changed inside."""
    old = {thing["id"]: thing for thing in a}
    new = {thing["id"]: thing for thing in b}
    out += [DeleteThing(place.inside(_part(kind, name))) for name in old if name not in new]
    both = [name for name in new if name in old]
    # Before anything is inserted: then each number that is named belongs to one point.
    done = _renumbered(old, new, both, out) if kind == "point" else set()
    now = [name for name in old if name in new]
    order = {name: index for index, name in enumerate(new)}
    moving = {now[index] for index in moved([(index, order[name]) for index, name in enumerate(now)])}
    before: str | None = None
    for name in new:
        where = Position("after", _part(kind, before)) if before else Position("start")
        if name not in old:
            # A thing that goes to the end of what is there needs no place of its own.
            tail = now and before == now[-1]
            position = Position("end") if tail or not now else where
            value = {key: item for key, item in new[name].items() if key != "id"}
            out.append(InsertThing(_part(kind, name), place, position, value))
            now.insert(now.index(before) + 1 if before else 0, name)
        elif name in moving and now.index(name) != (now.index(before) + 1 if before else 0):
            out.append(Move(place.inside(_part(kind, name)), where))
            now.remove(name)
            now.insert(now.index(before) + 1 if before else 0, name)
        before = name
    for name in both:
        one = {**old[name], "number": new[name]["number"]} if name in done else old[name]
        _mapping(one, new[name], place.inside(_part(kind, name)), out)


def _renumbered(
    old: Mapping[str, Any], new: Mapping[str, Any], names: Sequence[str], out: list[Instruction]
) -> set[str]:
    """Runs of points whose numbers rise or fall by the same, as one instruction each. Returns whose."""
    numbers = [point.get("number") for name, point in old.items() if name in new]
    pairs = sorted(
        (old[name]["number"], new[name]["number"], name)
        for name in names
        if _is_number(old[name].get("number"))
        and _is_number(new[name].get("number"))
        and old[name]["number"] != new[name]["number"]
        and numbers.count(old[name]["number"]) == 1
    )
    runs: list[list[tuple[int, int, str]]] = []
    for pair in pairs:
        if runs and pair[0] == runs[-1][-1][0] + 1 and pair[1] == runs[-1][-1][1] + 1:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    done: set[str] = set()
    # A number that another point still has may not be taken: such runs wait, or are left to `set number`.
    taken = set(numbers)
    progress = True
    while progress:
        progress = False
        for run in list(runs):
            own = {pair[0] for pair in run}
            if not ({pair[1] for pair in run} - own) & taken:
                out.append(Renumber(run[0][0], run[-1][0], run[0][1]))
                taken = (taken - own) | {pair[1] for pair in run}
                done |= {pair[2] for pair in run}
                runs.remove(run)
                progress = True
    return done


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _sources(a: Mapping[str, Any], b: Mapping[str, Any], out: list[Instruction]) -> None:
    out += [DeleteThing(Chain((Part("source", name),))) for name in a if name not in b]
    for name, source in b.items():
        part = Part("source", name)
        if name not in a:
            out.append(InsertThing(part, Chain(), Position(), source))
        elif not same_data(a[name], source):
            place = Chain((part,))
            for key in a[name]:
                if key not in source:
                    out.append(Remove(_field(place, key)))
            for key, value in source.items():
                if key not in a[name] or not same_data(a[name][key], value):
                    out.append(Set(_field(place, key), value))


def _words(a: str, b: str, place: Chain) -> Iterator[Instruction]:
    """A wording: a few replacements where most of it stays, else the whole of it anew."""
    if place.parts[0].name == "text" and len(place.parts) > 1:
        place = Chain(place.parts[1:])  # `in point 6` means its text
    whole = Set(place if place.parts[0].kind == "field" else _field(place, "text"), b)
    left, right = _pieces(a), _pieces(b)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _KEPT:
        yield whole
        return
    replacements: list[Instruction] = []
    now = a
    # From the end, so that the places of what is still to come stay as they are.
    for i1, i2, j1, j2 in reversed(list(_clusters(matcher))):
        made = _replacement(now, left, right, (i1, i2, j1, j2), place)
        if made is None:
            yield whole
            return
        replacements.append(made)
        (start, end), *_ = occurrences(now, made.old)
        now = now[:start] + made.new + now[end:]
    if now != b or len(replacements) > _PLACES:
        yield whole
        return
    yield from replacements


def _pieces(text: str) -> list[str]:
    """Words with the white space after them, joined they are the text."""
    return re.findall(r"\s*\S+|\s+\Z", text)


def _clusters(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int]]:
    """The changed stretches; those with fewer than three words between them are one."""
    last: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if last and i1 - last[1] < 3:
            last = (last[0], i2, last[2], j2)
        else:
            if last:
                yield last
            last = (i1, i2, j1, j2)
    if last:
        yield last


def _replacement(
    now: str, left: list[str], right: list[str], change: tuple[int, int, int, int], place: Chain
) -> Replace | None:
    """A stretch with as many words around it as make it stand once in the text; None where none do."""
    i1, i2, j1, j2 = change
    for _ in range(len(left) + 1):
        old, new = "".join(left[i1:i2]), "".join(right[j1:j2])
        blank = len(old) - len(old.lstrip())
        if old.strip() and old[:blank] == new[:blank] and new.strip():
            old, new = old[blank:], new[blank:]
            start = len("".join(left[:i1])) + blank
            if occurrences(now, old) == [(start, start + len(old))] and old in now:
                return Replace(place, old, new)
        if i1 > 0 and left[i1 - 1] == right[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        elif i2 < len(left) and j2 < len(right) and left[i2] == right[j2]:
            i2, j2 = i2 + 1, j2 + 1
        else:
            return None
    return None
