"""Points and clauses as a summary shows them: names for ids, words for typed parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Point, Reading
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.text.gist import clause_gist, deadline_words, part_names, quantity_words, steps_words
from planctl.text.names import actor_name, actor_names, short_name, territory_names
from planctl.text.options import option_words
from planctl.text.phrases import join
from planctl.track.localize import Localizer
from planctl.track.summary import ClauseView, Named, OptionView, Part, PointView, ReadingView


class Views:
    """Makes the views of one plan's parts."""

    def __init__(self, plan: Plan, registry: Registry, texts: Localizer) -> None:
        self.plan = plan
        self.registry = registry
        self.texts = texts
        self.parts = part_names(plan)

    def named(self, actors: Iterable[str]) -> list[Named]:
        """Actors with their names."""
        return [
            Named(
                id=a,
                name=actor_name(a, self.registry, self.texts.language),
                short=short_name(a, self.registry, self.texts.language),
            )
            for a in actors
        ]

    def category_name(self, category: str) -> str:
        """A category's name; its id where the registry lacks it."""
        entry = self.registry.categories.get(category)
        return localized(entry.name, self.texts.language) if entry else category

    def point(self, point: Point, keep: Callable[[Clause], bool] = lambda _: True) -> PointView:
        """A point, with those of its clauses that `keep` wants."""
        return PointView(
            id=point.id,
            ref=f"{self.plan.ref}#{point.id}",
            number=point.number,
            title=self.texts(point.title) or point.id,
            text=self.texts(point.text),
            category=point.category,
            topics=[self._topic(topic) for topic in point.topics],
            state=point.state,
            evidence=point.evidence,
            clauses=[self.clause(point, clause) for clause in point.clauses if keep(clause)],
            options=[self._option(point, option, keep) for option in point.options],
            readings=[self._reading(reading) for reading in point.readings],
            sources=point.sources,
            see=[Part(name=ref, words=self._title(ref)) for ref in point.see or []],
            follows=self._followers(point),
            note=self.texts(point.note),
        )

    def clause(self, point: Point, clause: Clause) -> ClauseView:
        """A clause with its gist and its typed parts in words."""
        places = territory_names(clause.territory or [], self.registry, self.texts.language)
        return ClauseView(
            id=clause.id,
            ref=f"{self.plan.ref}#{point.id}.{clause.id}",
            label=clause.label,
            text=self.texts(clause.text),
            gist=clause_gist(clause, self.registry, self.texts.language, self.parts),
            actor=self.named(as_list(clause.actor)),
            counterparty=self.named(as_list(clause.counterparty)),
            beneficiary=self.named(as_list(clause.beneficiary)),
            modality=clause.modality,
            action=clause.action,
            object=clause.object,
            quantity=as_list(clause.quantity),
            territory=[
                Named(id=place, name=name, short=name)
                for place, name in zip(clause.territory or [], places, strict=True)
            ],
            deadline=clause.deadline,
            after=clause.after or [],
            condition=clause.condition,
            exception=clause.exception,
            consequence=clause.consequence,
            verifier=self.named(as_list(clause.verifier)),
            parts=list(self._parts(clause, places)),
            evidence=clause.evidence or point.evidence,
            sources=clause.sources or [],
            note=self.texts(clause.note),
        )

    def _parts(self, clause: Clause, places: list[str]) -> Iterable[Part]:
        words = {
            "actor": actor_names(clause.actor, self.registry, self.texts.language),
            "modality": clause.modality.value,
            "action": clause.action,
            "object": clause.object,
            "quantity": quantity_words(clause.quantity),
            "territory": join(places),
            "deadline": deadline_words(clause.deadline, self.parts),
            "after": steps_words(clause.after or [], self.parts),
            "condition": clause.condition,
            "exception": clause.exception,
            "consequence": clause.consequence,
            "verifier": actor_names(clause.verifier, self.registry, self.texts.language),
            "owed to": actor_names(clause.counterparty, self.registry, self.texts.language),
            "to the benefit of": actor_names(clause.beneficiary, self.registry, self.texts.language),
        }
        return [Part(name=name, words=said) for name, said in words.items() if said]

    def _followers(self, point: Point) -> list[Part]:
        """The clauses of other points that wait for this one."""
        own = f"#{point.id}"
        found = []
        for other, clause in self.plan.clauses():
            steps = [
                *(clause.after or []),
                *([clause.deadline.after] if clause.deadline and clause.deadline.after else []),
            ]
            if other.id != point.id and any(step == own or step.startswith(f"{own}.") for step in steps):
                gist = clause_gist(clause, self.registry, self.texts.language, self.parts)
                found.append(Part(name=f"#{other.id}.{clause.id}", words=gist))
        return found

    def _option(self, point: Point, option: Option, keep: Callable[[Clause], bool]) -> OptionView:
        return OptionView(
            id=option.id,
            by=self.named(option.by),
            text=option_words(option, self.texts(option.text), self.registry, self.texts.language),
            clauses=[self.clause(point, clause) for clause in option.clauses if keep(clause)],
            sources=option.sources or [],
            note=self.texts(option.note),
        )

    def _reading(self, reading: Reading) -> ReadingView:
        return ReadingView(
            text=self.texts(reading.text) or "",
            sources=reading.sources,
            clause=reading.clause,
            note=self.texts(reading.note),
        )

    def _topic(self, topic: str) -> Named:
        entry = self.registry.topics.get(topic)
        name = localized(entry.name, self.texts.language) if entry else topic
        return Named(id=topic, name=name, short=name)

    def _title(self, ref: str) -> str:
        """What a related point is called: its title where it is in this plan."""
        point = self.plan.point(ref[1:].partition(".")[0]) if ref.startswith("#") else None
        if point is None:
            return ""
        title = localized(point.title, self.texts.language)
        return title if point.number is None else f"{point.number}, {title}"
