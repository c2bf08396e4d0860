"""From instructions to edits of a document: what each means for the text as the ones before left it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planctl.amend.instruction import (
    HOMES,
    Chain,
    DeleteThing,
    DeleteWords,
    InsertThing,
    InsertWords,
    Instruction,
    Join,
    Move,
    Remove,
    Renumber,
    Replace,
    Set,
    Split,
)
from planctl.amend.parse import AmendError, Statement
from planctl.amend.places import at, locate, occurrences, position_in, words_at
from planctl.errors import PlanctlError
from planctl.source import Document, Path
from planctl.source.edits import Edit
from planctl.source.patch import written
from planctl.source.tree import KeyOrder, Tree


def amended(document: Document, statements: Iterable[Statement], key_order: KeyOrder | None = None) -> str:
    """The text of a document after instructions, each carried out on what the one before left.

    Only the bytes of what changes are replaced. Raises AmendError, with the place of the instruction, where
    one does not fit or is ambiguous, and InvalidDocument where the document breaks the dialect.
    """
    from planctl.errors import InvalidDocument

    if document.problems:
        raise InvalidDocument(document)
    tree = Tree(document, key_order)
    for statement in statements:
        try:
            for edit in edits(tree.root.data(), statement.instruction):
                tree.apply(edit)
        except PlanctlError as error:
            raise AmendError(f"{statement.place}: {error.message}", error.hint) from None
    return written(document, tree)


def edits(data: Any, instruction: Instruction) -> list[Edit]:
    """The edits that an instruction means for this data. Raises AmendError."""
    return list(_EDITS[type(instruction)](data, instruction))


def _replace(data: Any, it: Replace) -> Iterator[Edit]:
    path = words_at(data, it.place)
    text = at(data, path)
    for start, end in reversed(_found(text, it.old, it.which, it.place)):
        text = text[:start] + it.new + text[end:]
    yield Edit("replace", path, text)


def _insert_words(data: Any, it: InsertWords) -> Iterator[Edit]:
    path = words_at(data, it.place)
    text = at(data, path)
    if it.anchor is None:
        place = 0 if it.where == "start" else len(text)
    else:
        start, end = _found(text, it.anchor, it.which, it.place)[0]
        place = start if it.where == "before" else end
    left, right = text[:place], text[place:]
    words = it.words
    if left and not left[-1:].isspace() and not re.match(r"[\s,.;:)\]”’]", words):
        words = f" {words}"
    if right and not re.match(r"[\s,.;:)\]”’]", right) and not words[-1:].isspace():
        words += " "
    yield Edit("replace", path, left + words + right)


def _delete_words(data: Any, it: DeleteWords) -> Iterator[Edit]:
    path = words_at(data, it.place)
    text = at(data, path)
    for start, end in reversed(_found(text, it.words, it.which, it.place)):
        left, right = text[:start], text[end:]
        if left[-1:].isspace() or not left:
            right = right.lstrip(" ")
        if re.match(r"[,.;:)\]]", right) or not right:
            left = left.rstrip(" ")
        text = left + right
    if not text.strip():
        raise AmendError(f"{it.place} would have no words left", "`delete point …` deletes a point")
    yield Edit("replace", path, text)


def _set(data: Any, it: Set) -> Iterator[Edit]:
    path = locate(data, it.place)
    if not it.place.parts or it.place.parts[0].kind != "field":
        raise AmendError(f"`{it.place}` is no field", "name one: `set title of … to …`")
    parent = at(data, path[:-1])
    if not isinstance(parent, Mapping | list):
        raise AmendError(
            f"{Chain(it.place.parts[1:])} has nothing called {path[-2] if len(path) > 1 else ''}"
        )
    known = path[-1] in parent if isinstance(parent, Mapping) else True
    yield Edit("replace" if known else "add", path, it.value)


def _remove(data: Any, it: Remove) -> Iterator[Edit]:
    if not it.place.parts or it.place.parts[0].kind != "field":
        raise AmendError(f"`{it.place}` is no field", f"`delete {it.place}` deletes it")
    yield Edit("remove", locate(data, it.place))


def _insert_thing(data: Any, it: InsertThing) -> Iterator[Edit]:
    home = locate(data, it.home)
    key = HOMES[it.thing.kind]
    name = it.thing.name.lstrip("#")
    if not isinstance(it.value, Mapping):
        raise AmendError(f"the {it.thing.kind} should be a mapping of its keys")
    value = dict(it.value)
    if it.thing.kind == "source":
        if name in (at(data, (*home, key)) or {}):
            raise AmendError(
                f"there is a source `{name}` already", f"`set … of source {name} to …` changes it"
            )
        yield Edit("add", (*home, key, name), value)
        return
    if it.thing.kind != "reading":
        if value.setdefault("id", name) != name:
            raise AmendError(f"the {it.thing.kind} is called `{name}` here and `{value['id']}` below")
        value = {"id": name, **value}
        if any(isinstance(each, Mapping) and each.get("id") == name for each in at(data, (*home, key)) or []):
            raise AmendError(f"there is a {it.thing.kind} `{name}` already")
    if at(data, (*home, key)) is None:
        yield Edit("add", (*home, key), [value])
        return
    index = position_in(data, home, key, it.position.anchor, it.position.where)
    yield Edit("add", (*home, key, index), value)


def _delete_thing(data: Any, it: DeleteThing) -> Iterator[Edit]:
    if not it.place.parts or it.place.parts[0].kind == "field":
        raise AmendError(f"`{it.place}` is no point, clause, option, reading or source")
    path = locate(data, it.place)
    if not it.keep_number:
        yield Edit("remove", path)
        return
    if it.place.parts[0].kind != "point":
        raise AmendError("only a point keeps its number")
    point = at(data, path)
    yield Edit("replace" if "state" in point else "add", (*path, "state"), "deleted")
    yield Edit("replace" if "text" in point else "add", (*path, "text"), None)
    for key in ("clauses", "options", "readings"):
        if key in point:
            yield Edit("remove", (*path, key))


def _move(data: Any, it: Move) -> Iterator[Edit]:
    if not it.place.parts or it.place.parts[0].kind not in ("point", "clause", "option", "reading"):
        raise AmendError(f"`{it.place}` is not among things that have an order")
    path = locate(data, it.place)
    home, key, index = path[:-2], path[-2], path[-1]
    assert isinstance(index, int)
    target = position_in(data, home, str(key), it.position.anchor, it.position.where)
    target -= target > index
    if target != index:
        yield Edit("move", (*home, key, target), origin=path)


def _renumber(data: Any, it: Renumber) -> Iterator[Edit]:
    points = at(data, ("points",)) or []
    by_number: dict[int, list[int]] = {}
    for index, point in enumerate(points):
        number = point.get("number") if isinstance(point, Mapping) else None
        if isinstance(number, int) and not isinstance(number, bool):
            by_number.setdefault(number, []).append(index)
    wanted = range(it.first, it.last + 1)
    if not any(number in by_number for number in wanted):
        raise AmendError(
            f"there is no point numbered {it.first}" + (f" to {it.last}" if it.last > it.first else "")
        )
    for number in wanted:
        found = by_number.get(number, [])
        if len(found) > 1:
            raise AmendError(
                f"{len(found)} points have the number {number}",
                "renumber them by id: `set number of #id to …`",
            )
        if found:
            yield Edit("replace", ("points", found[0], "number"), it.new + number - it.first)


def _split(data: Any, it: Split) -> Iterator[Edit]:
    path = _point(data, it.place)
    point = at(data, path)
    first, second = _halves(point.get("text"), it)
    if any(isinstance(each, Mapping) and each.get("id") == it.new for each in data["points"]):
        raise AmendError(f"there is a point `{it.new}` already")
    own = point.get("clauses") or []
    going = [index for index, clause in enumerate(own) if clause.get("id") in it.clauses]
    missing = set(it.clauses) - {own[index].get("id") for index in going}
    if missing:
        raise AmendError(f"{it.place} has no clause {', '.join(sorted(missing))}")
    new = {
        "id": it.new,
        "number": it.number,
        "title": it.title or point.get("title"),
        **{key: point[key] for key in ("category", "topics", "state") if key in point},
        "text": second,
        **{key: point[key] for key in ("evidence", "sources") if key in point},
        **({"clauses": [own[index] for index in going]} if going else {}),
    }
    index = path[-1]
    assert isinstance(index, int)
    yield from _reworded(path, first)
    for each in reversed(going):
        yield Edit("remove", (*path, "clauses", each))
    yield Edit("add", ("points", index + 1), new)


def _halves(text: Any, it: Split) -> tuple[Any, Any]:
    """A text before and after the words that a new point begins with, in each of its languages."""
    if isinstance(text, str):
        if len(it.at) > 1:
            raise AmendError(f"{it.place} has words in one language only")
        place = _found(text, it.at[0], None, it.place)[0][0]
        if not text[:place].strip():
            raise AmendError(f"{it.place} begins with these words: nothing would be left of it")
        return text[:place].rstrip(), text[place:]
    if not isinstance(text, Mapping) or not text:
        raise AmendError(f"{it.place} has no words to split")
    halves = {}
    for tag, words in text.items():
        fits = [each for each in it.at if isinstance(words, str) and occurrences(words, each)]
        if len(fits) != 1:
            raise AmendError(
                f"where {it.place} is split is not clear in `{tag}`",
                f'quote the words in each of {", ".join(text)}: at "…" and "…"',
            )
        halves[tag] = _halves(words, replace(it, at=(fits[0],)))
    return {tag: half[0] for tag, half in halves.items()}, {tag: half[1] for tag, half in halves.items()}


def _reworded(point: Path, text: Any, old: Any = None) -> Iterator[Edit]:
    """A point's text anew, language by language where it has several, so that their layout stays."""
    if isinstance(text, Mapping) and (old is None or isinstance(old, Mapping)):
        for tag, words in text.items():
            yield Edit("replace", (*point, "text", tag), words)
    else:
        yield Edit("replace", (*point, "text"), text)


def _joined(text: Any, more: Any) -> Any:
    """Two texts one after the other, language by language. Raises AmendError where the languages differ."""
    if not text or not more:
        return text or more
    if isinstance(text, str) and isinstance(more, str):
        return f"{text} {more}"
    if isinstance(text, Mapping) and isinstance(more, Mapping) and text.keys() == more.keys():
        return {tag: f"{words} {more[tag]}" for tag, words in text.items()}
    raise AmendError("the two points have words in different languages", "first give both the same ones")


def _join(data: Any, it: Join) -> Iterator[Edit]:
    path, target = _point(data, it.place), _point(data, it.to)
    if path == target:
        raise AmendError("a point cannot be joined to itself")
    one, other = at(data, path), at(data, target)
    words = _joined(other.get("text"), one.get("text"))
    if "text" in other:
        yield from _reworded(target, words, other["text"])
    else:
        yield Edit("add", (*target, "text"), words)
    for key in ("topics", "sources"):
        more = [name for name in one.get(key) or [] if name not in (other.get(key) or [])]
        if more:
            yield Edit("replace" if key in other else "add", (*target, key), [*(other.get(key) or []), *more])
    for key in ("clauses", "options", "readings"):
        ids = {each.get("id") for each in other.get(key) or []} - {None}
        taken = [each["id"] for each in one.get(key) or [] if each.get("id") in ids]
        if taken:
            raise AmendError(
                f"both points have {key} called {', '.join(taken)}",
                "first give one another id: `set id of … to …`",
            )
        if one.get(key):
            yield Edit(
                "replace" if key in other else "add", (*target, key), [*(other.get(key) or []), *one[key]]
            )
    yield Edit("remove", path)


def _point(data: Any, chain: Chain) -> Path:
    if len(chain.parts) != 1 or chain.parts[0].kind != "point":
        raise AmendError(f"`{chain}` is no point")
    return locate(data, chain)


def _found(text: str, words: str, which: int | None, place: Chain) -> list[tuple[int, int]]:
    """The occurrence meant. Raises AmendError where there is none, or more than one and nobody said which."""
    found = occurrences(text, words)
    if not found:
        raise AmendError(f"“{words}” does not stand in {place}", f"it says: {_near(text, words)}")
    if which == 0:
        return found
    if which is not None:
        if which > len(found):
            raise AmendError(
                f"“{words}” stands {len(found)} times in {place}: there is no occurrence {which}"
            )
        return [found[which - 1]]
    if len(found) > 1:
        raise AmendError(
            f"“{words}” stands {len(found)} times in {place}",
            "quote more of the words around it, or say `every` or `occurrence N of`",
        )
    return found


def _near(text: str, words: str) -> str:
    """The stretch of a text that the words were probably meant for."""
    from rapidfuzz import fuzz

    line = " ".join(text.split())
    if len(line) <= 160:
        return line
    match = fuzz.partial_ratio_alignment(words.lower(), line.lower())
    start = max((match.dest_start if match else 0) - 50, 0)
    return f"{'… ' if start else ''}{line[start : start + 140]}{' …' if start + 140 < len(line) else ''}"


_EDITS: dict[type, Any] = {
    Replace: _replace,
    InsertWords: _insert_words,
    DeleteWords: _delete_words,
    Set: _set,
    Remove: _remove,
    InsertThing: _insert_thing,
    DeleteThing: _delete_thing,
    Move: _move,
    Renumber: _renumber,
    Split: _split,
    Join: _join,
}
