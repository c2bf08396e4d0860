"""From text to instructions. What cannot be read is told with its place and what would be right."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from planctl.amend.instruction import (
    HOMES,
    Chain,
    DeleteThing,
    DeleteWords,
    InsertThing,
    InsertWords,
    Instruction,
    Join,
    Kind,
    Move,
    Part,
    Position,
    Remove,
    Renumber,
    Replace,
    Set,
    Split,
)
from planctl.errors import Exit, PlanctlError

VERBS = ("in", "set", "remove", "insert", "delete", "move", "renumber", "split", "join")
_KINDS: dict[str, Kind] = {
    "point": "point",
    "points": "point",
    "clause": "clause",
    "option": "option",
    "reading": "reading",
    "source": "source",
}
_WHERE: dict[str, Literal["before", "after", "start", "end"]] = {
    "before": "before",
    "after": "after",
    "start": "start",
    "end": "end",
}
_BREAK = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>"(?:[^"\\]|\\.)*"|“[^”]*”)
      | (?P<word>[^\s"“”:,]+)
      | (?P<mark>[:,])
    )""",
    re.X | re.S,
)


class AmendError(PlanctlError):
    """An instruction that cannot be read, or that does not fit the text."""

    exit_code = Exit.FOUND


@dataclass(frozen=True, slots=True)
class Statement:
    """An instruction with the place it was read from: a name and a line from 1."""

    instruction: Instruction
    where: str
    line: int

    @property
    def place(self) -> str:
        """`amendments.txt:3`."""
        return f"{self.where}:{self.line}"


def parse(text: str, where: str) -> list[Statement]:
    """The instructions of a text, in order. `where` is its name in messages.

    An instruction begins at the start of a line and goes on over the indented lines below it; lines that
    begin with `#`, and empty ones, say nothing. Raises AmendError.
    """
    found: list[Statement] = []
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(_BREAK.split(text), 1):
        indented = line[:1] in (" ", "\t")
        if blocks and indented:
            blocks[-1][1].append(line)
        elif line.strip() and not line.startswith("#"):
            if indented:
                raise AmendError(f"{where}:{number}:1: an instruction begins at the start of a line")
            blocks.append((number, [line]))
        elif blocks and not line.strip():
            blocks[-1][1].append("")
    for number, lines in blocks:
        found.append(Statement(_Reader(lines, where, number).instruction(), where, number))
    return found


class _Reader:
    """Reads one instruction: its words on the first line, then perhaps a block of YAML."""

    def __init__(self, lines: list[str], where: str, number: int) -> None:
        self.head = lines[0]
        self.block = lines[1:]
        while self.block and not self.block[-1].strip():
            self.block.pop()
        self.where = where
        self.number = number
        self.at = 0

    # Words.

    def fail(self, message: str, hint: str | None = None, at: int | None = None) -> NoReturn:
        """Refuse, at the word that is to be read next."""
        column = len(self.head[: self.at if at is None else at].rstrip()) + 2 if at is None else at + 1
        column = 1 if self.at == 0 and at is None else column
        raise AmendError(f"{self.where}:{self.number}:{column}: {message}", hint)

    def peek(self) -> re.Match[str] | None:
        return _TOKEN.match(self.head, self.at)

    def word(self) -> str | None:
        """The next word, left where it is; None where a string, a mark or nothing follows."""
        match = self.peek()
        return match["word"] if match else None

    def take(self) -> str:
        match = self.peek()
        if match is None or match["word"] is None:
            self.fail("a word is missing here" if match is None else "a word should stand here")
        self.at = match.end()
        return match["word"]

    def accept(self, *words: str) -> bool:
        """Take these words if they follow."""
        start = self.at
        for word in words:
            match = self.peek()
            if match is None or (match["word"] or match["mark"] or "").lower() != word:
                self.at = start
                return False
            self.at = match.end()
        return True

    def expect(self, *words: str) -> None:
        if not self.accept(*words):
            self.fail(f"`{' '.join(words)}` should stand here")

    def string(self, what: str) -> str:
        match = self.peek()
        if match is None or match["string"] is None:
            self.fail(f'{what} should stand here, in quotes: "…"')
        raw = match["string"]
        self.at = match.end()
        if raw.startswith("“"):
            return raw[1:-1]
        try:
            said = json.loads(raw, strict=False)
        except ValueError:
            self.fail("this is not a text in quotes; a backslash is written twice", at=match.start("string"))
        assert isinstance(said, str)
        return said

    def number_(self) -> int:
        word = self.word()
        if word is None or not word.isdecimal():
            self.fail("a number should stand here")
        return int(self.take())

    def end(self) -> None:
        rest = self.head[self.at :].strip()
        if rest:
            self.fail(f"`{rest[:40]}` is more than this instruction takes")
        if any(line.strip() for line in self.block):
            self.fail("the indented lines below belong to no value: an instruction is one line", at=0)

    def value(self) -> Any:
        """What follows, as YAML: on the line, or on the indented lines below."""
        from textwrap import dedent

        from planctl.source import read_bytes

        rest = self.head[self.at :].strip()
        block = dedent("\n".join(self.block))
        if bool(rest) == bool(block.strip()):
            self.fail("a value should stand here, or on indented lines below")
        document = read_bytes(f"- {rest}\n".encode() if rest else f"{block}\n".encode(), self.where)
        problems = [problem for problem in document.problems if problem.kind != "empty"]
        if problems:
            self.fail(f"the value cannot be read as YAML: {problems[0].message}", problems[0].hint)
        return document.data[0] if rest else document.data

    # Places.

    def chain(self) -> Chain:
        """`title of point 6`, `#force-cap.cap`, `plan`."""
        parts: list[Part] = []
        while True:
            parts += self.part()
            if not self.accept("of"):
                break
            self.accept("the")
        return Chain(tuple(part for part in parts if part.kind != "plan"))

    def part(self) -> list[Part]:
        self.accept("the")
        word = self.take()
        if word == "plan":
            return [Part("plan")]
        if word.startswith("#"):
            point, _, clause = word.partition(".")
            here = Part("point", point)
            return [Part("clause", clause), here] if clause else [here]
        kind = _KINDS.get(word)
        if kind is not None and self.word() not in (None, "of"):
            name = self.take()
            if kind == "point":
                point, _, clause = name.partition(".")
                return [Part("clause", clause), Part("point", point)] if clause else [Part("point", name)]
            return [Part(kind, name.lstrip("#"))]
        return [Part("field", word)]

    def position(self) -> Position:
        if self.accept("at", "the", "start"):
            return Position("start")
        if self.accept("at", "the", "end"):
            return Position("end")
        for where in ("before", "after"):
            if self.accept(where):
                (*inner, anchor) = self.part()
                return Position(_WHERE[where], inner[0] if inner else anchor)
        return Position()

    def which(self) -> int | None:
        if self.accept("every"):
            return 0
        if self.accept("occurrence"):
            count = self.number_()
            if count == 0:
                self.fail("occurrences are counted from 1")
            self.expect("of")
            return count
        return None

    # Instructions.

    def instruction(self) -> Instruction:
        from planctl.suggest import did_you_mean

        verb = self.take().lower()
        if verb not in VERBS:
            hint = did_you_mean(verb, VERBS) or f"it begins with one of: {', '.join(VERBS)}"
            self.fail(f"`{verb}` is no instruction", hint, at=0)
        made: Instruction = getattr(self, f"read_{verb}")()
        if not isinstance(made, Set | InsertThing):
            self.end()
        return made

    def read_in(self) -> Instruction:
        place = self.chain()
        self.accept(",")
        if self.accept("replace"):
            which = self.which()
            old = self.string("what is to be replaced")
            self.expect("with")
            return Replace(place, old, self.string("what replaces it"), which)
        if self.accept("delete"):
            which = self.which()
            return DeleteWords(place, self.string("what is to be deleted"), which)
        if not self.accept("insert"):
            self.fail("`replace`, `insert` or `delete` should stand here")
        words = self.string("what is to be inserted")
        for where in ("start", "end"):
            if self.accept("at", "the", where):
                return InsertWords(place, words, _WHERE[where])
        where = "before" if self.accept("before") else "after"
        if where == "after" and not self.accept("after"):
            self.fail('where it goes should stand here: before "…", after "…", at the start, at the end')
        which = self.which()
        if which == 0:
            self.fail("one place is meant: name it with `occurrence N of`")
        return InsertWords(place, words, _WHERE[where], self.string("the words beside it"), which)

    def read_set(self) -> Instruction:
        place = self.chain()
        self.expect("to")
        return Set(place, self.value())

    def read_remove(self) -> Instruction:
        return Remove(self.chain())

    def read_insert(self) -> Instruction:
        start = self.at
        parts = self.part()
        if parts[0].kind not in HOMES:
            self.fail(
                "a point, clause, option, reading or source can be inserted; words are inserted `in` a place",
                at=start + 1,
            )
        home = Chain(tuple(parts[1:]))
        if not home.parts and self.accept("of"):
            home = self.chain()
        position = self.position()
        self.expect(":")
        return InsertThing(parts[0], home, position, self.value())

    def read_delete(self) -> Instruction:
        place = self.chain()
        keep = self.accept(",", "keeping", "its", "number") or self.accept("keeping", "its", "number")
        return DeleteThing(place, keep)

    def read_move(self) -> Instruction:
        place = self.chain()
        start = self.at
        position = self.position()
        if self.at == start:
            self.fail("where it goes should stand here: before X, after X, at the start, at the end")
        return Move(place, position)

    def read_renumber(self) -> Instruction:
        several = self.accept("points")
        if not several:
            self.expect("point")
        first = self.number_()
        last = first
        if several:
            self.expect("to")
            last = self.number_()
        self.expect("as")
        new = self.number_()
        if several and self.accept("to"):
            end = self.number_()
            if end - new != last - first:
                self.fail(f"{first} to {last} are not as many numbers as {new} to {end}", at=0)
        if last < first:
            self.fail("the range runs backwards", at=0)
        return Renumber(first, last, new)

    def read_split(self) -> Instruction:
        place = self.chain()
        self.expect("at")
        at = [self.string("the words that the new point begins with")]
        while self.accept("and"):
            at.append(self.string("the words that it begins with in another language"))
        self.expect("into")
        new = self.take()
        number = self.number_() if self.accept("numbered") else None
        title = self.string("its title") if self.accept("titled") else None
        clauses: list[str] = []
        if self.accept("with", "clauses") or self.accept("with", "clause"):
            clauses.append(self.take())
            while self.accept(","):
                clauses.append(self.take())
        return Split(place, tuple(at), new.lstrip("#"), number, title, tuple(clauses))

    def read_join(self) -> Instruction:
        place = self.chain()
        self.expect("to")
        return Join(place, self.chain())
