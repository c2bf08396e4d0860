"""What an archive knows over time: its texts, events and stances, indexed by plan, point and actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from pydantic import Field

from planctl.model.base import Strict
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.process import Event, Stance, Stances, Timeline
from planctl.model.ref import Ref, parse_ref
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import State
from planctl.text.names import actor_name, short_name
from planctl.track.days import first_day
from planctl.track.summary import Named


class Place(Strict):
    """The plan, point or clause that an event or stance names. A point is followed by its id."""

    ref: str = Field(description="By ids and without version; as it is written where it names nothing.")
    plan: str | None
    point: str | None
    clause: str | None
    number: int | str | None = Field(description="The point's number in the latest text that has it.")
    title: str = Field(description="Of the plan, or of the point in the latest text that has it; else empty.")
    versions: list[str] = Field(description="The versions of the plan that hold it, oldest first.")
    current: bool = Field(description="Whether the plan's latest text holds it, and not as deleted.")
    known: bool = Field(description="False where it names nothing in this archive.")


class Process:
    """An index over plain models. `texts` are all versions of all plans, oldest first within a plan."""

    def __init__(
        self,
        texts: Iterable[Plan],
        registry: Registry,
        timeline: Timeline | None = None,
        stances: Stances | None = None,
        language: str = "en",
    ) -> None:
        self.registry = registry
        self.timeline = timeline
        self.stances = stances
        self.language = language
        self.plans: dict[str, list[Plan]] = {}
        for plan in texts:
            self.plans.setdefault(plan.id, []).append(plan)
        self._places: dict[tuple[str, str], Place] = {}

    @cached_property
    def events(self) -> list[Event]:
        """The events by date; those of one day in the order of the file."""
        found = self.timeline.events if self.timeline else []
        return sorted(found, key=lambda event: event.date)

    @cached_property
    def positions(self) -> list[Stance]:
        """The stances by date; those of one day in the order of the file."""
        found = self.stances.stances if self.stances else []
        return sorted(found, key=lambda stance: stance.date)

    def said(self, content: str | dict[str, str] | None) -> str:
        """A text in the language of this index, else in the first there is; on one paragraph."""
        return " ".join(localized(content, self.language).split())

    def named(self, actor: str) -> Named:
        """An actor with its names."""
        return Named(
            id=actor,
            name=actor_name(actor, self.registry, self.language),
            short=short_name(actor, self.registry, self.language),
        )

    def members(self, actor: str) -> frozenset[str]:
        """The actor and all that belong to it or speak for it, at any remove."""
        found = {actor}
        grown = True
        while grown:
            new = {
                name for name, entry in self.registry.actors.items() if found & set(entry.member_of)
            } - found
            found |= new
            grown = bool(new)
        return frozenset(found)

    def latest(self, plan: str) -> Plan | None:
        """The latest text of a plan, or None where the archive has none."""
        versions = self.plans.get(plan)
        return versions[-1] if versions else None

    def place(self, written: str, date: str) -> Place:
        """What a ref of a date names. A number means the point that had it in the text of that time."""
        if (written, date) not in self._places:
            self._places[written, date] = self._place(written, date)
        return self._places[written, date]

    def text_of(self, written: str, date: str) -> Plan | None:
        """The text that was there on a date: the version that a ref names, else the latest not younger.

        None where every text is younger.
        """
        ref = parse_ref(written)
        texts = self.plans.get(ref.plan or "", []) if ref else []
        if ref and ref.version:
            return next((text for text in texts if text.version == ref.version), None)
        return next((text for text in reversed(texts) if text.date <= first_day(date)), None)

    def _place(self, written: str, date: str) -> Place:
        ref = parse_ref(written)
        texts = self.plans.get(ref.plan or "", []) if ref else []
        if ref is None or not texts:
            return _nowhere(written, ref)
        then = self.text_of(written, date)
        if ref.version and then is None:
            return _nowhere(written, ref)
        if ref.point is None:
            return Place(
                ref=texts[-1].id,
                plan=ref.plan,
                point=None,
                clause=None,
                number=None,
                title=self.said(texts[-1].title),
                versions=[text.version for text in texts],
                current=True,
                known=True,
            )
        candidates = [then] if ref.version and then else [*([then] if then else []), *reversed(texts)]
        point = next((found for text in candidates if (found := _named_point(text, ref.point))), None)
        if point is None:
            return _nowhere(written, ref)
        return self._point(texts, point.id, ref, written)

    def _point(self, texts: Sequence[Plan], point_id: str, ref: Ref, written: str) -> Place:
        holding = [(text, point) for text in texts if (point := text.point(point_id)) is not None]
        if ref.clause:
            holding = [
                (text, point)
                for text, point in holding
                if any(clause.id == ref.clause for clause in point.all_clauses)
            ]
            if not holding:
                return _nowhere(written, ref)
        last_text, last = holding[-1]
        return Place(
            ref=str(Ref(ref.plan, None, point_id, ref.clause)),
            plan=ref.plan,
            point=point_id,
            clause=ref.clause,
            number=last.number,
            title=self.said(last.title),
            versions=[text.version for text, _ in holding],
            current=last_text is texts[-1] and last.state is not State.DELETED,
            known=True,
        )


def _named_point(text: Plan, name: str) -> Point | None:
    by_number = (point for point in text.points if point.number is not None and str(point.number) == name)
    return text.point(name) or next(by_number, None)


def _nowhere(written: str, ref: Ref | None) -> Place:
    return Place(
        ref=written,
        plan=ref.plan if ref else None,
        point=ref.point if ref else None,
        clause=ref.clause if ref else None,
        number=None,
        title="",
        versions=[],
        current=False,
        known=False,
    )
