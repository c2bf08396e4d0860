"""What comes before what in a plan: clauses wait for points, clauses and steps; a point is done with its
clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from planctl.lint.lazy import lazy
from planctl.lint.provisions import Provision
from planctl.lint.tree import Part, mappings, words
from planctl.model.ref import parse_ref
from planctl.model.scalars import STEPS
from planctl.record import Record
from planctl.regex import regex
from planctl.source import Path

How = Literal["after", "deadline", "part", "step"]

# How an edge is put into words.
VERBS: dict[How, str] = {
    "after": "waits for",
    "deadline": "has its time run from",
    "part": "includes",
    "step": "follows",
}

# A point is done without these: nobody must do them.
_FREE = ("may", "loses")
_DURATION = regex(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_DAY = 86_400
_SHORTEST = (365 * _DAY, 28 * _DAY, 7 * _DAY, _DAY, 3600, 60, 1)
_LONGEST = (366 * _DAY, 31 * _DAY, 7 * _DAY, _DAY, 3600, 60, 1)


class Wait(Record):
    """One thing that something comes after, and where the document says so.

    Nodes are refs (`#point`, `#point.clause`) or steps.
    """

    target: str
    path: Path
    how: How


class Step(Record):
    """A clause with an id in the order of a plan: its node, and its path below its point.

    `waits` says whether it waits for anything, `due` whether it has a deadline; `option` is the ids of its
    point and option, if it stands in one.
    """

    node: str
    path: Path
    waits: bool
    due: bool
    option: tuple[str, str] | None


class Act:
    """A clause in the order of a plan. `option` is the ids of its point and option, if it stands in one."""

    def __init__(self, step: Step, point: Part) -> None:
        self.node, self._path, _, self.due, self.option = step
        self._point = point
        self.waits: list[Wait] = []

    @lazy
    def clause(self) -> Part:
        """The clause itself."""
        raw: Any = self._point.raw
        for key in self._path:
            raw = raw[key]
        return Part((*self._point.path, *self._path), raw)

    @property
    def is_needed(self) -> bool:
        """Whether its point, or its option, cannot be done without it: it binds, and on no condition."""
        return self.clause.raw.get("modality") not in _FREE and self.clause.raw.get("condition") is None

    def deadlines(self) -> Iterator[Part]:
        """Its deadline, where that is a mapping."""
        return mappings(self.clause.raw, self.clause.path, "deadline") if self.due else iter(())


class Order:
    """The order of one plan. Empty where no clause waits for anything, so that such a plan costs nothing.

    `acts` has every clause by its node, `points` the clauses of every point, `deleted` the points that are
    tombstones. Refs to what is not in the plan are left out: they are another rule's.
    """

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.points: dict[str, list[Act]] = {}
        self.deleted: dict[str, Path] = {}

    @classmethod
    def of(cls, plan: Sequence[Provision], steps: Sequence[Sequence[Step]], own: tuple[Any, Any]) -> Order:
        """The order that the points of a plan with their steps say; `own` is the plan's id and version."""
        made = cls()
        if not any(step.waits for each in steps for step in each):
            return made
        waiting = []
        for point, each in zip((each.part for each in plan), steps, strict=True):
            name = point.name
            node = f"#{name}"
            if name is None or node in made.points:
                continue  # the second of two points with one id is another rule's
            made.points[node] = acts = []
            if point.raw.get("state") == "deleted":
                made.deleted[node] = point.at("state")
            for step in each:
                act = Act(step, point)
                made.acts.setdefault(act.node, act)
                acts.append(act)
                if step.waits:
                    waiting.append(act)
        for act in waiting:
            act.waits += made._waits(act.clause, own)
        return made

    def _waits(self, clause: Part, own: tuple[Any, Any]) -> Iterator[Wait]:
        for path, text in words(clause.raw, clause.path, "after"):
            if target := self._node(text, own):
                yield Wait(target, path, "after")
        for deadline in mappings(clause.raw, clause.path, "deadline"):
            for path, text in words(deadline.raw, deadline.path, "after"):
                if target := self._node(text, own):
                    yield Wait(target, path, "deadline")

    def _node(self, text: str, own: tuple[Any, Any]) -> str | None:
        if text in STEPS:
            return text
        node = local_node(text, own)
        return node if node and (node in self.acts or node in self.points) else None

    def option(self, node: str) -> tuple[str, str] | None:
        """The point and option that a clause stands in, if it stands in one."""
        return self.acts[node].option if node in self.acts else None

    def waits(self, node: str) -> list[Wait]:
        """What a node comes after. A point comes after the clauses it needs and those of its options, for one
        of these will be chosen; a step after the step before it.
        """
        if node in self.acts:
            return self.acts[node].waits
        if node in self.points:
            needed = (act for act in self.points[node] if act.is_needed)
            return [Wait(act.node, act.clause.at("id"), "part") for act in needed]
        before = STEPS.index(node)
        return [Wait(STEPS[before - 1], (), "step")] if before else []

    @lazy
    def waiting(self) -> list[Act]:
        """The clauses that wait for anything."""
        return [act for act in self.acts.values() if act.waits]

    @lazy
    def graph(self) -> dict[str, list[str]]:
        """Every clause that waits and all that it leads to. A clause that waits for itself or for its own
        point is another rule's, and left out.
        """
        made: dict[str, list[str]] = {}
        todo = [act.node for act in self.waiting]
        for node in todo:  # grows
            if node not in made:
                own = (node, node.partition(".")[0]) if node in self.acts else ()
                made[node] = [wait.target for wait in self.waits(node) if wait.target not in own]
                todo += made[node]
        return made

    def wait(self, node: str, target: str) -> Wait:
        """The edge between two neighbours of the graph; `after` before `deadline` where both say it."""
        return next(wait for wait in self.waits(node) if wait.target == target)


def local_node(text: str, own: tuple[Any, Any]) -> str | None:
    """The node that a ref names if it points into the plan `own` (id and version), or None."""
    ref = parse_ref(text)
    if ref is None or ref.point is None:
        return None
    if ref.plan is not None and (ref.plan != own[0] or ref.version not in (None, own[1])):
        return None
    return f"#{ref.point}" + (f".{ref.clause}" if ref.clause else "")


def span_of(duration: Any) -> tuple[int, int] | None:
    """The shortest and the longest that a duration can be, in seconds: a month has 28 to 31 days. None where
    it is no duration.
    """
    if duration == "immediately":
        return 0, 0
    match = _DURATION.match(duration) if isinstance(duration, str) and len(duration) < 60 else None
    if match is None or not any(match.groups()):
        return None
    counts = [int(count or 0) for count in match.groups()]
    return (
        sum(count * size for count, size in zip(counts, _SHORTEST, strict=True)),
        sum(count * size for count, size in zip(counts, _LONGEST, strict=True)),
    )


def waits(clause: dict[str, Any]) -> bool:
    """Whether a clause waits for anything, or has its time run from it."""
    if "after" in clause:
        return True
    deadline = clause.get("deadline")
    return isinstance(deadline, dict) and "after" in deadline
