"""What an expression is asked about: a plan or a part of it, and the clause or point at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Point
from planctl.model.vocabulary import Evidence, Fidelity, State


@dataclass(frozen=True, slots=True)
class Item:
    """The thing at hand. What is `hidden` is known to exist, and nothing of its level is known.

    An item without point is the plan itself, or, hidden, some point of which nothing is public.
    """

    plan: Plan
    point: Point | None = None
    option: Option | None = None
    clause: Clause | None = None
    hidden: bool = False

    @property
    def ref(self) -> str:
        """The full ref of the thing."""
        text = self.plan.ref
        if self.point:
            text += f"#{self.point.id}"
        return f"{text}.{self.clause.id}" if self.clause else text


@dataclass(frozen=True)
class Part:
    """A text or a part of it. `points` are those meant, each with the ids of its clauses, or None for all.

    `whole` says that the part is the text itself, of which more may exist than is public.
    """

    plan: Plan
    points: tuple[tuple[Point, frozenset[str] | None], ...]
    whole: bool = False

    @property
    def withheld(self) -> bool:
        """Whether the text has points that the file does not show."""
        if not self.whole:
            return False
        count = self.plan.point_count
        return self.plan.fidelity is Fidelity.PARTIAL or (count is not None and count > len(self.plan.points))

    def point_items(self) -> Iterator[Item]:
        """The points, deleted ones too: a hole is a fact. Last, what is not public."""
        for point, _ in self.points:
            yield Item(self.plan, point, hidden=False)
        if self.withheld:
            yield Item(self.plan, hidden=True)

    def clause_items(self) -> Iterator[Item]:
        """The clauses, those of options with their option.

        A point that is undisclosed holds clauses that nobody can see: one hidden item stands for them.
        """
        for point, chosen in self.points:
            for clause in point.clauses:
                if chosen is None or clause.id in chosen:
                    yield Item(self.plan, point, None, clause, _hidden(clause))
            for option in point.options:
                for clause in option.clauses:
                    if chosen is None or clause.id in chosen:
                        yield Item(self.plan, point, option, clause, _hidden(clause))
            if chosen is None and withholds(point):
                yield Item(self.plan, point, hidden=True)
        if self.withheld:
            yield Item(self.plan, hidden=True)

    def narrowed(self, point: Point) -> Part:
        """The part of one point."""
        for own, chosen in self.points:
            if own is point:
                return Part(self.plan, ((point, chosen),))
        return Part(self.plan, ())


def withholds(point: Point) -> bool:
    """Whether a point is known to exist and nothing of what it says."""
    return (
        point.evidence is Evidence.UNDISCLOSED and point.state is not State.DELETED and not point.all_clauses
    )


def _hidden(clause: Clause) -> bool:
    return clause.evidence is Evidence.UNDISCLOSED


def whole(plan: Plan) -> Part:
    """A text as a whole."""
    return Part(plan, tuple((point, None) for point in plan.points), whole=True)


def part(plan: Plan, clauses: Mapping[str, frozenset[str] | None]) -> Part:
    """Some points of a text by id, each with the ids of the clauses that are meant, or None for all."""
    return Part(plan, tuple((point, clauses[point.id]) for point in plan.points if point.id in clauses))
