"""The plan under damage: its parts in an order that chance gave, and what makes damaged copies of it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from planctl.lint.context import Context
from planctl.lint.history import earlier, own_version
from planctl.lint.provisions import Norm, Provision, Wording
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, parts
from planctl.model.key_order import key_order
from planctl.selftest.damage import Case
from planctl.source import Path
from planctl.source.edits import Edit, PatchError
from planctl.source.nodes import ScalarNode
from planctl.source.patch import patched

T = TypeVar("T")


class Body:
    """A plan without problems of form, with what surrounds it and a source of chance."""

    def __init__(self, subject: Subject, context: Context, rng: random.Random) -> None:
        self.subject, self.context, self.rng = subject, context, rng
        self.registry = context.registry
        self.document, self.data = subject.document, subject.data
        self.text = subject.document.text

    @property
    def points(self) -> list[Provision]:
        """The points, in an order of chance."""
        return self.shuffled(self.subject.provisions)

    @property
    def told(self) -> list[Provision]:
        """The points whose text gives the provision, in an order of chance."""
        return [point for point in self.points if point.is_told]

    @property
    def norms(self) -> list[tuple[Provision, Norm]]:
        """The clauses of told points with their points, in an order of chance."""
        return self.shuffled(
            [(point, norm) for point in self.subject.provisions if point.is_told for norm in point.all_norms]
        )

    @property
    def options(self) -> list[Part]:
        """The options of all points, in an order of chance."""
        return self.shuffled([each.part for point in self.subject.provisions for each in point.options])

    @property
    def texts(self) -> list[Wording]:
        """The wordings of points that are told, in an order of chance."""
        return self.shuffled(
            [text for point in self.subject.provisions if point.is_told for text in point.texts]
        )

    @property
    def sources(self) -> list[str]:
        """The ids of the sources, in an order of chance."""
        found = self.data.get("sources")
        return self.shuffled(list(found)) if isinstance(found, dict) else []

    @property
    def derivations(self) -> list[Part]:
        """The edges of the lineage, in an order of chance."""
        return self.shuffled(parts(self.data, (), "derived_from"))

    @property
    def is_archived(self) -> bool:
        """Whether the plan is its archive's own text of that name, and no stray copy."""
        return own_version(self.subject, self.context) is not None

    @property
    def is_latest(self) -> bool:
        """Whether it is the latest text of its plan in its archive."""
        plan = self.data.get("id")
        return (
            self.is_archived and len(earlier(self.subject, self.context)) == len(self.context.plans[plan]) - 1
        )

    def dates_of(self, plan: Any, version: Any) -> list[Any]:
        """The dates of the texts that a plan and a version, or a plan alone, mean."""
        if not isinstance(plan, str) or plan not in self.context.plans:
            return []
        wanted = [version] if isinstance(version, str) else list(self.context.plans[plan])
        texts = [self.context.text(plan, each) for each in wanted]
        return [text.data.get("date") for text in texts if text and isinstance(text.data, dict)]

    def near(self, path: Path) -> str:
        """The name of the point, or the clause, that a path leads into."""
        for point, norm in ((each, norm) for each in self.subject.provisions for norm in each.all_norms):
            if path[: len(norm.part.path)] == norm.part.path:
                return self.call(point, norm)
        for point in self.subject.provisions:
            if path[: len(point.part.path)] == point.part.path:
                return self.call(point)
        return ".".join(map(str, path))

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """Items in an order of chance."""
        made = list(items)
        self.rng.shuffle(made)
        return made

    def cases(self, what: str, *edits: Edit) -> Iterator[Case]:
        """A copy with edits, of which only the bytes of what changes differ; none where they do not fit."""
        try:
            text = patched(self.document, edits, key_order=key_order("plan"))
        except PatchError:
            return
        yield self.case(what, text)

    def case(self, what: str, text: str) -> Case:
        """A copy with another text. A byte order mark stays."""
        return Case(text.encode("utf-8"), what)

    def spliced(self, what: str, start: int, end: int, new: str) -> Case:
        """A copy in which a stretch of characters is another; it need not be a sound document any more."""
        return self.case(what, self.text[:start] + new + self.text[end:])

    def scalar(self, path: Path) -> tuple[int, int] | None:
        """Where the value at a path is written, if it is a plain word on one line."""
        _, node = self.document.find(path)
        if not isinstance(node, ScalarNode) or node.style or "\n" in self.text[node.start : node.end]:
            return None
        return (node.start, node.end) if node.end > node.start else None

    def key(self, path: Path) -> tuple[int, int] | None:
        """Where the key at a path is written."""
        key, _ = self.document.find(path)
        return (key.start, key.end) if key is not None else None

    def name(self, *names: str | None) -> str:
        """A part's name, as messages give it: `#force-cap.cap`."""
        return "#" + ".".join(name or "?" for name in names)

    def call(self, point: Provision, norm: Norm | None = None) -> str:
        """The name of a point, or of a clause of it."""
        return self.name(point.part.name, norm.part.name) if norm else self.name(point.part.name)


def put(part: Part, key: str, value: Any) -> Edit:
    """The edit that gives a part a key, or its key another value."""
    return Edit("replace" if key in part.raw else "add", part.at(key), value)


def fresh(word: str, taken: Iterable[Any]) -> str:
    """A slug that is not taken."""
    known = set(taken)
    made = word
    count = 2
    while made in known:
        made, count = f"{word}-{count}", count + 1
    return made


def misspelt(word: str, rng: random.Random) -> str:
    """A word with two neighbouring letters exchanged, or one doubled where that changes nothing."""
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at : at + 2].isalpha()]
    if not places:
        return word + "x"
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
