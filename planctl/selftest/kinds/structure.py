"""Damage to the form: what a slip of the hand, a bad merge or a wrong editor leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planctl.selftest.body import Body, misspelt
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("structure")
_INDENTED = re.compile(r"^( +)(?=[A-Za-z-])", re.MULTILINE)
_POINT_KEYS = ("id", "number", "title", "category", "topics", "evidence")
_CLAUSE_KEYS = ("id", "actor", "modality", "action")
_PLAN_KEYS = (
    "id",
    "version",
    "title",
    "language",
    "date",
    "status",
    "fidelity",
    "proponents",
    "sources",
    "points",
)


@KINDS.damage("latin-bytes", "saved in another encoding", "not-utf8")
def _latin(body: Body) -> Iterator[Case]:
    yield Case(body.text.encode("utf-8") + b"# caf\xe9\n", "a byte that is not UTF-8 in a comment")


@KINDS.damage("control-byte", "a control character in the text", "control-character")
def _control(body: Body) -> Iterator[Case]:
    for text in body.texts:
        if place := body.scalar(text.path):
            yield body.spliced(f"U+0008 in {_at(text.path)}", place[1], place[1], "\x08")


@KINDS.damage("open-bracket", "a flow list that is not closed", "syntax")
def _open(body: Body) -> Iterator[Case]:
    yield body.case("a line `open: [a, b` at the end", body.text.rstrip("\n") + "\nopen: [a, b\n")


@KINDS.damage("merge-marks", "marks of a merge conflict left in the file", "syntax")
def _marks(body: Body) -> Iterator[Case]:
    if place := body.key(("points",)):
        yield body.spliced("`<<<<<<< HEAD` above the points", place[0], place[0], "<<<<<<< HEAD\n")


@KINDS.damage("tab", "a line indented with a tab", "tab", "syntax")
def _tab(body: Body) -> Iterator[Case]:
    for point in body.points:
        key = body.key(point.part.at("category"))
        if key and (line := _INDENTED.match(body.text, body.text.rfind("\n", 0, key[0]) + 1)):
            yield body.spliced(f"a tab before `category` of {body.call(point)}", *line.span(1), "\t")


@KINDS.damage("key-twice", "a key that stands twice", "duplicate-key")
def _twice(body: Body) -> Iterator[Case]:
    for key in body.shuffled(["status", "language", "fidelity"]):
        if key in body.data:
            yield body.case(
                f"a second `{key}` at the end", f"{body.text.rstrip()}\n{key}: {body.data[key]}\n"
            )


@KINDS.damage("anchor", "an anchor", "anchor")
def _anchor(body: Body) -> Iterator[Case]:
    yield from _prefixed(body, "&here ", "an anchor")


@KINDS.damage("tag", "a tag", "tag")
def _tag(body: Body) -> Iterator[Case]:
    yield from _prefixed(body, "!!str ", "a tag")


def _prefixed(body: Body, mark: str, called: str) -> Iterator[Case]:
    for point in body.points:
        if place := body.scalar(point.part.at("category")):
            yield body.spliced(f"{called} at `category` of {body.call(point)}", place[0], place[0], mark)


@KINDS.damage("merge-key", "a merge key", "merge-key")
def _merge_key(body: Body) -> Iterator[Case]:
    yield body.case("`<<: {}` at the end", f"{body.text.rstrip()}\n<<: {{}}\n")


@KINDS.damage("second-document", "another document after it", "second-document")
def _second(body: Body) -> Iterator[Case]:
    yield body.case("a second document at the end", f"{body.text.rstrip()}\n---\nschema: planctl/plan/1\n")


@KINDS.damage("emptied", "nothing but comments left", "empty-file")
def _emptied(body: Body) -> Iterator[Case]:
    yield body.case("all lines but a comment are gone", "# to be filled in\n")


@KINDS.damage("listed", "a list in place of the plan", "not-a-mapping")
def _listed(body: Body) -> Iterator[Case]:
    yield body.case("a list in place of the plan", "- id: a\n- id: b\n")


@KINDS.damage("schema-dropped", "no schema line", "unknown-schema")
def _no_schema(body: Body) -> Iterator[Case]:
    yield from body.cases("the `schema:` line is gone", Edit("remove", ("schema",)))


@KINDS.damage("key-misspelt", "a misspelt key", "unknown-key")
def _misspelt(body: Body) -> Iterator[Case]:
    for point in body.points:
        for key in body.shuffled(["clauses", "topics", "sources", "evidence"]):
            if key in point.raw and (place := body.key(point.part.at(key))):
                wrong = misspelt(key, body.rng)
                yield body.spliced(f"`{key}` of {body.call(point)} is spelt `{wrong}`", *place, wrong)
                break


@KINDS.damage("key-dropped", "a required key dropped", "missing-key")
def _dropped(body: Body) -> Iterator[Case]:
    places: list[tuple[str, Any]] = [
        (f"`{key}` of the plan", (key,)) for key in _PLAN_KEYS if key in body.data
    ]
    for point in body.points:
        places += [
            (f"`{key}` of {body.call(point)}", point.part.at(key)) for key in _POINT_KEYS if key in point.raw
        ]
    for point, norm in body.norms:
        named = body.call(point, norm)
        places += [(f"`{key}` of {named}", norm.part.at(key)) for key in _CLAUSE_KEYS if key in norm.raw]
    for called, path in body.shuffled(places):
        yield from body.cases(f"{called} is gone", Edit("remove", path))


@KINDS.damage("word-unknown", "a word that its key does not allow", "wrong-value")
def _unknown(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        if norm.modality:
            what = f"modality of {body.call(point, norm)}: `must`"
            yield from body.cases(what, Edit("replace", norm.part.at("modality"), "must"))
    for point in body.points:
        if "evidence" in point.raw:
            what = f"evidence of {body.call(point)}: `certain`"
            yield from body.cases(what, Edit("replace", point.part.at("evidence"), "certain"))


@KINDS.damage("type-wrong", "a value of another type", "wrong-type")
def _type(body: Body) -> Iterator[Case]:
    for point in body.points:
        key, value = body.rng.choice(
            [("topics", 7), ("title", 28), ("text", ["a", "b"]), ("clauses", "none")]
        )
        if key in point.raw:
            what = f"`{key}` of {body.call(point)} is {value!r}"
            yield from body.cases(what, Edit("replace", point.part.at(key), value))


@KINDS.damage("day-impossible", "a day that does not exist", "bad-date")
def _day(body: Body) -> Iterator[Case]:
    if isinstance(body.data.get("date"), str):
        day = body.rng.choice(["2026-02-30", "2025-13-01", "20 November 2025"])
        yield from body.cases(f"the date is {day}", Edit("replace", ("date",), day))


def _at(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))
