"""What an instruction is, and how it is written: the one form that people type and `diff` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from planctl.source.emit import inline, mapping, quoted

Kind = Literal["plan", "point", "clause", "option", "reading", "source", "field"]
# Kinds of things that stand in a list or mapping of a plan, point or option, and the key they stand under.
HOMES: dict[str, str] = {
    "point": "points",
    "clause": "clauses",
    "option": "options",
    "reading": "readings",
    "source": "sources",
}
_SHORT = 72  # characters of a value that stands on the line of its instruction


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a place: a kind and a name; a point's name is its number, or its id after `#`."""

    kind: Kind
    name: str = ""

    def __str__(self) -> str:
        if self.kind == "plan":
            return "plan"
        return self.name if self.kind == "field" else f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Chain:
    """A place, innermost part first: `deadline of clause cap of point 6`. Empty is the whole plan."""

    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return " of ".join(map(str, self.parts)) or "plan"

    def inside(self, *parts: Part) -> Chain:
        """A place below this one, its parts innermost first."""
        return Chain((*parts, *self.parts))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a thing is put among its kind."""

    where: Literal["before", "after", "start", "end"] = "end"
    anchor: Part | None = None

    def __str__(self) -> str:
        return f"at the {self.where}" if self.anchor is None else f"{self.where} {self.anchor}"


@dataclass(frozen=True, slots=True)
class Replace:
    """`in PLACE replace "X" with "Y"`. `which` counts from 1; 0 is every one, None the only one."""

    place: Chain
    old: str
    new: str
    which: int | None = None

    def __str__(self) -> str:
        return f"in {self.place} replace {_which(self.which)}{quoted(self.old)} with {quoted(self.new)}"


@dataclass(frozen=True, slots=True)
class InsertWords:
    """`in PLACE insert "X" after "Y"`."""

    place: Chain
    words: str
    where: Literal["before", "after", "start", "end"]
    anchor: str | None = None
    which: int | None = None

    def __str__(self) -> str:
        there = (
            f"at the {self.where}"
            if self.anchor is None
            else f"{self.where} {_which(self.which)}{quoted(self.anchor)}"
        )
        return f"in {self.place} insert {quoted(self.words)} {there}"


@dataclass(frozen=True, slots=True)
class DeleteWords:
    """`in PLACE delete "X"`."""

    place: Chain
    words: str
    which: int | None = None

    def __str__(self) -> str:
        return f"in {self.place} delete {_which(self.which)}{quoted(self.words)}"


@dataclass(frozen=True, slots=True)
class Set:
    """`set FIELD of PLACE to VALUE`."""

    place: Chain
    value: Any

    def __str__(self) -> str:
        return f"set {self.place} to {_value(self.value)}"


@dataclass(frozen=True, slots=True)
class Remove:
    """`remove FIELD of PLACE`."""

    place: Chain

    def __str__(self) -> str:
        return f"remove {self.place}"


@dataclass(frozen=True, slots=True)
class InsertThing:
    """`insert point #ID after point 6`, with its keys on the indented lines below."""

    thing: Part
    home: Chain
    position: Position
    value: Any

    def __str__(self) -> str:
        home = f" of {self.home}" if self.home.parts else ""
        where = f" {self.position}" if self.thing.kind != "source" else ""
        body = "\n".join(mapping(self.value, 2)) if self.value else "  {}"
        return f"insert {self.thing}{home}{where}:\n{body}"


@dataclass(frozen=True, slots=True)
class DeleteThing:
    """`delete point 6`; with `keeping its number`, a tombstone stays."""

    place: Chain
    keep_number: bool = False

    def __str__(self) -> str:
        return f"delete {self.place}" + (", keeping its number" if self.keep_number else "")


@dataclass(frozen=True, slots=True)
class Move:
    """`move point 6 after point 9`."""

    place: Chain
    position: Position

    def __str__(self) -> str:
        return f"move {self.place} {self.position}"


@dataclass(frozen=True, slots=True)
class Renumber:
    """`renumber points 10 to 28 as 11 to 29`; each number as it was before the instruction."""

    first: int
    last: int
    new: int

    def __str__(self) -> str:
        if self.first == self.last:
            return f"renumber point {self.first} as {self.new}"
        end = self.new + self.last - self.first
        return f"renumber points {self.first} to {self.last} as {self.new} to {end}"


@dataclass(frozen=True, slots=True)
class Split:
    """`split point 6 at "X" into #ID`: the new point begins with X, in a text of several languages with one
    of `"X" and "Y"` in each. It may get a number, a title and some clauses.
    """

    place: Chain
    at: tuple[str, ...]
    new: str
    number: int | None = None
    title: str | None = None
    clauses: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"split {self.place} at {' and '.join(map(quoted, self.at))} into #{self.new}"
        said += f" numbered {self.number}" if self.number is not None else ""
        said += f" titled {quoted(self.title)}" if self.title else ""
        return said + (f" with clauses {', '.join(self.clauses)}" if self.clauses else "")


@dataclass(frozen=True, slots=True)
class Join:
    """`join point 7 to point 6`: text, clauses and sources of the first go to the end of the second."""

    place: Chain
    to: Chain

    def __str__(self) -> str:
        return f"join {self.place} to {self.to}"


Instruction = (
    Replace
    | InsertWords
    | DeleteWords
    | Set
    | Remove
    | InsertThing
    | DeleteThing
    | Move
    | Renumber
    | Split
    | Join
)


def _which(which: int | None) -> str:
    if which is None:
        return ""
    return "every " if which == 0 else f"occurrence {which} of "


def _value(value: Any) -> str:
    said = inline(value)
    if isinstance(value, dict) and value and len(said) > _SHORT:
        return "\n" + "\n".join(mapping(value, 2))
    return said
