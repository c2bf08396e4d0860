"""A point of the rolling text: what all say, or the options of its sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from planctl.compare.result import CellState, Row
from planctl.consolidate.book import Book
from planctl.consolidate.head import Data, in_english, plain
from planctl.consolidate.names import option_id, slug, unused
from planctl.consolidate.sides import Sides
from planctl.model.point import Option, Point
from planctl.model.scalars import localized
from planctl.model.vocabulary import Evidence

__all__ = ["Book", "written"]


def written(book: Book, id_: str, row: Row, titles: set[str]) -> Data:
    """The point of an id, without a number. `titles` are those in use: a question words one point only."""
    sides = book.sides[id_]
    cluster = sides.cluster
    lead = _lead(sides)
    points = [cluster.points[i] for i in sorted(cluster.points)]
    made: Data = {
        "id": id_,
        "number": None,
        "title": _title(book, sides, row, titles),
        "category": _most([point.category for point in points]),
        "topics": list(
            dict.fromkeys(topic for point in (cluster.points[lead], *points) for topic in point.topics)
        ),
        "state": "open",
        "text": None,
        "evidence": _evidence(sides),
        "sources": list(
            dict.fromkeys(
                name for i in sorted(cluster.points) for name in book.cited(_cited(cluster.points[i]), i)
            )
        ),
    }
    if not sides.groups:
        if sides.deleted and not sides.hidden:
            made |= {"state": "deleted", "evidence": cluster.points[lead].evidence.value}
        else:
            made["evidence"] = Evidence.UNDISCLOSED.value
    elif sides.agreed:
        made |= _agreed(book, id_, sides, made["evidence"])
    else:
        made |= _options(book, id_, sides, made["evidence"])
    see = _see(book, id_, sides, row)
    if see:
        made["see"] = see
    note = _note(book, sides, row)
    if note:
        made["note"] = in_english(note, book.language)
    return {key: made[key] for key in Point.model_fields if key in made}


def _agreed(book: Book, id_: str, sides: Sides, evidence: str) -> Data:
    """What all say, in the words of the first; in every language that one of them has."""
    group = sides.groups[0]
    first = sides.cluster.points[group[0]]
    texts = [book.words(plain(sides.cluster.points[i].text), i) for i in group]
    made: Data = {"text": book.both(texts)}
    if first.clauses:
        made["clauses"] = [book.copy(clause, group[0], id_, evidence) for clause in first.clauses]
    if first.options:
        made["options"] = [_carried(book, id_, group[0], option, evidence) for option in first.options]
    readings = _readings(book, id_, sides, group)
    if readings:
        made["readings"] = readings
    return made


def _carried(book: Book, id_: str, i: int, option: Option, evidence: str) -> Data:
    """An option that all parents have, as it is."""
    made: Data = plain(option)
    for key in ("text", "note"):
        if made.get(key) is not None:
            made[key] = book.words(made[key], i)
    if option.clauses:
        made["clauses"] = [book.copy(clause, i, id_, evidence) for clause in option.clauses]
    if option.replaces is not None:
        made["replaces"] = {
            book.clause(id_, i, old) or old: (book.clause(id_, i, new) if new else None)
            for old, new in option.replaces.items()
        }
    if option.sources:
        made["sources"] = book.cited(option.sources, i)
    if option.sets is not None:
        made["sets"] = _sets(book, id_, i, made["sets"])
    return made


def _sets(book: Book, id_: str, i: int, sets: Data) -> Data:
    made: Data = dict(sets)
    for key in ("title", "note"):
        if made.get(key) is not None:
            made[key] = book.words(made[key], i)
    if made.get("sources"):
        made["sources"] = book.cited(made["sources"], i)
    if made.get("see"):
        made["see"] = [ref for old in made["see"] for ref in book.refs(old, i, id_)]
    if made.get("readings"):
        made["readings"] = [_reading(book, id_, i, reading) for reading in made["readings"]]
    return made


def _options(book: Book, id_: str, sides: Sides, evidence: str) -> Data:
    """What all share as the point's clauses, and an option for each group that says the same."""
    keys = book.laid.table.keys
    made: Data = {}
    shared = {(i, name) for members in sides.shared for i, name in members.items()}
    if sides.shared:
        made["clauses"] = [
            book.copy(_clause(sides, min(members), members[min(members)]), min(members), id_, evidence)
            for members in sides.shared
        ]
    used: set[str] = set()
    clauses: set[str] = set(book.clauses[id_].values())
    options: list[Data] = []
    for group in sides.groups:
        first = sides.cluster.points[group[0]]
        own = [clause for clause in first.clauses if (group[0], clause.id) not in shared]
        if first.text is not None or own or not first.options:
            option: Data = {
                "id": option_id([keys[i] for i in group], used),
                "by": _actors(book, group),
                "text": book.both([book.words(plain(sides.cluster.points[i].text), i) for i in group]),
            }
            option |= _with(book, id_, group[0], own, evidence)
            if sides.shared:
                option["replaces"] = {}
            readings = _readings(book, id_, sides, group)
            sets: Data = {"readings": readings} if readings else {}
            if first.evidence.value != evidence and not own:
                sets["evidence"] = first.evidence.value
            if sets:
                option["sets"] = sets
            sources = [name for i in group for name in book.cited(_cited(sides.cluster.points[i]), i)]
            options.append(_finished(option, sources, _origin(book, sides, group), book))
        for each in first.options:
            options.append(_own_option(book, id_, group[0], first, each, evidence, used, clauses))
    for i in sides.deleted:
        gone: Data = {"id": option_id([keys[i]], used), "by": _actors(book, [i]), "deletes": True}
        options.append(_finished(gone, [], _origin(book, sides, [i]), book))
    made["options"] = options
    return made


def _with(book: Book, id_: str, i: int, clauses: Sequence[Any], evidence: str) -> Data:
    return {"clauses": [book.copy(clause, i, id_, evidence) for clause in clauses]} if clauses else {}


def _own_option(
    book: Book,
    id_: str,
    i: int,
    point: Point,
    option: Option,
    evidence: str,
    used: set[str],
    clauses: set[str],
) -> Data:
    """An option that a parent has: what its point would be with it."""
    name = unused(slug(f"{book.laid.table.keys[i]}-{option.id}"), used)
    made: Data = {"id": name, "by": list(option.by)}
    if option.deletes:
        made["deletes"] = True
    else:
        text = option.text if option.text is not None else point.text
        made["text"] = book.words(plain(text), i)
        kept = []
        if option.replaces is not None:
            kept = [
                book.copy(clause, i, id_, evidence, own=unused(f"{clause.id}-{name}", clauses))
                for clause in point.clauses
                if clause.id not in option.replaces
            ]
        own = [book.copy(clause, i, id_, evidence) for clause in option.clauses]
        if kept or own:
            made["clauses"] = [*kept, *own]
        if option.sets is not None:
            sets = _sets(book, id_, i, plain(option)["sets"])
            sets = {key: value for key, value in sets.items() if key != "number"}
            if sets:
                made["sets"] = sets
    origin = f"Option {option.id} of {_place(book, i, point)}."
    said = localized(option.note, book.language)
    sources = book.cited(option.sources or _cited(point), i)
    return _finished(made, sources, f"{origin} {said}" if said else origin, book)


def _finished(option: Data, sources: Sequence[str], note: str, book: Book) -> Data:
    if sources:
        option["sources"] = list(dict.fromkeys(sources))
    option["note"] = in_english(note, book.language)
    order = [key for key in Option.model_fields if key in option]
    return {key: option[key] for key in order if option[key] is not None or key == "replaces"}


def _clause(sides: Sides, i: int, name: str) -> Any:
    return next(clause for clause in sides.cluster.points[i].clauses if clause.id == name)


def _readings(book: Book, id_: str, sides: Sides, group: Sequence[int]) -> list[Data]:
    found = []
    for i in group:
        for reading in sides.cluster.points[i].readings:
            made = _reading(book, id_, i, plain(reading))
            if made not in found:
                found.append(made)
    return found


def _reading(book: Book, id_: str, i: int, reading: Data) -> Data:
    made = dict(reading)
    made["text"] = book.words(made["text"], i)
    made["sources"] = book.cited(made["sources"], i)
    if made.get("note") is not None:
        made["note"] = book.words(made["note"], i)
    if made.get("clause"):
        made["clause"] = book.clause(id_, i, made["clause"])
    return {key: value for key, value in made.items() if value is not None}


def _title(book: Book, sides: Sides, row: Row, titles: set[str]) -> Any:
    """The parents' title where they have one; else the question, which takes no side; else the first's."""
    points = sides.cluster.points
    texts = [book.words(plain(points[i].title), i) for i in sorted(points)]
    if all(text == texts[0] for text in texts) or sides.agreed:
        return book.both([book.words(plain(points[i].title), i) for i in (_lead(sides), *sorted(points))])
    if row.question not in titles:
        titles.add(row.question)
        return in_english(row.question, book.language)
    lead = _lead(sides)
    return book.words(plain(points[lead].title), lead)


def _see(book: Book, id_: str, sides: Sides, row: Row) -> list[str]:
    """What the parents refer to, and where a parent speaks of the question that has no point here."""
    found = [
        ref
        for i in sorted(sides.cluster.points)
        for old in sides.cluster.points[i].see or ()
        for ref in (
            [f"#{book.points[i, old[1:]]}"] if (i, old[1:]) in book.points else book.refs(old, i, id_)
        )
    ]
    found += [f"#{point}" for _, point in _elsewhere(book, sides, row)]
    mine = (f"#{id_}", f"#{id_}.")
    return list(dict.fromkeys(ref for ref in found if ref != mine[0] and not ref.startswith(mine[1])))


def _elsewhere(book: Book, sides: Sides, row: Row) -> list[tuple[str, str]]:
    """Parents without a point here whose clauses on this question stand in another: key and point."""
    keys = book.laid.table.keys
    found = []
    for cell in sorted(row.cells, key=lambda cell: keys.index(cell.plan)):
        i = keys.index(cell.plan)
        if i not in sides.cluster.points:
            found += [(cell.plan, book.points[i, entry.point]) for entry in cell.entries]
    return list(dict.fromkeys(found))


def _note(book: Book, sides: Sides, row: Row) -> str:
    """Who agrees where, who words it otherwise, who is silent, and of whom nobody can tell."""
    keys = book.laid.table.keys
    states = {cell.plan: cell.state for cell in row.cells}
    said: list[str] = []
    if sides.agreed:
        said.append(_origin(book, sides, sides.groups[0]))
    inside = {keys[i] for i in sides.cluster.points}
    elsewhere = _elsewhere(book, sides, row)
    for key in dict.fromkeys(key for key, _ in elsewhere):
        places = ", ".join(f"#{point}" for other, point in elsewhere if other == key)
        said.append(f"{key} speaks of it in {places}.")
    rest = [key for key in keys if key not in inside and key not in {key for key, _ in elsewhere}]
    silent = [key for key in rest if states[key] is not CellState.UNDISCLOSED]
    unknown = [key for key in rest if states[key] is CellState.UNDISCLOSED]
    if silent:
        said.append(f"Silent: {', '.join(silent)}.")
    if unknown:
        said.append(f"Not known, for only a part of the text is public: {', '.join(unknown)}.")
    for i in sides.hidden:
        point = sides.cluster.points[i]
        title = localized(point.title, book.laid.originals[i].language)
        said.append(f"Not public: {_place(book, i, point)}, “{title}”.")
        hidden = localized(point.text, book.laid.originals[i].language)
        said += [f"{keys[i]}: {hidden}"] if hidden else []
    if not sides.groups:
        for i in (*sides.deleted, *sides.hidden):
            point = sides.cluster.points[i]
            said += [f"Deleted: {_place(book, i, point)}."] if i in sides.deleted else []
            note = localized(point.note, book.language)
            said += [f"{keys[i]}: {note}"] if note else []
    return " ".join(said)


def _origin(book: Book, sides: Sides, group: Sequence[int]) -> str:
    """Where a group says it, how the others of it word it, and what their notes say."""
    points = sides.cluster.points
    said = [f"From {', '.join(_place(book, i, points[i]) for i in group)}."]
    first = localized(points[group[0]].text, book.laid.originals[group[0]].language)
    languages = {book.laid.originals[group[0]].language}
    for i in group[1:]:
        plan = book.laid.originals[i]
        text = localized(points[i].text, plan.language)
        if text and text != first and plan.language in languages:
            said.append(f"{book.laid.table.keys[i]} words it: “{text.strip()}”")
        languages.add(plan.language)
    for i in group:
        note = localized(points[i].note, book.language)
        if note:
            said.append(f"{book.laid.table.keys[i]}: {note.strip()}")
    return " ".join(dict.fromkeys(said))


def _place(book: Book, i: int, point: Point) -> str:
    ref = f"{book.laid.originals[i].ref}#{point.id}"
    return ref if point.number is None else f"{ref} ({point.number})"


def _lead(sides: Sides) -> int:
    if sides.groups:
        return sides.groups[0][0]
    return (sides.deleted if not sides.hidden else sides.hidden)[0]


def _actors(book: Book, group: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(actor for i in sorted(group) for actor in book.laid.originals[i].proponents))


def _cited(point: Point) -> list[str]:
    return list(point.sources)


def _evidence(sides: Sides) -> str:
    """How the best established of the points that speak is established."""
    found = {sides.cluster.points[i].evidence for group in sides.groups for i in group}
    return next((each.value for each in Evidence if each in found), Evidence.UNDISCLOSED.value)


def _most(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
