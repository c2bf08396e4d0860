"""A search: what is looked for, in which points, and the hits, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import Evidence, Modality
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name, short_name
from planctl.track.duties import concerns
from planctl.track.search import FilteredClause, Filters, Hit, Match, Passage, Question, SearchResult, Where
from planctl.track.search_index import Entry, Index, Place
from planctl.track.search_passage import cut, marks
from planctl.track.search_query import Phrase, phrases
from planctl.track.search_texts import WEIGHTS
from planctl.track.summary import Named


@dataclass(frozen=True, slots=True)
class Limits:
    """Ids that a search is limited to. Of several of one kind any will do; an empty list is no limit."""

    plans: Sequence[str] = ()
    actors: Sequence[str] = ()
    topics: Sequence[str] = ()
    categories: Sequence[str] = ()
    modalities: Sequence[Modality] = ()
    evidence: Sequence[Evidence] = ()

    @property
    def on_clauses(self) -> bool:
        """Whether a point is wanted only for some of its clauses."""
        return bool(self.actors or self.modalities)

    @property
    def any(self) -> bool:
        """Whether anything but plans is limited."""
        return bool(self.on_clauses or self.topics or self.categories or self.evidence)

    def clauses(self, plan: Plan, point: Point) -> list[str]:
        """The ids of the point's clauses that one and the same time answer every filter on clauses."""
        return [
            clause.id
            for clause in point.all_clauses
            if (not self.actors or any(concerns(clause, actor, plan) for actor in self.actors))
            and (not self.modalities or clause.modality in self.modalities)
            and (not self.evidence or (clause.evidence or point.evidence) in self.evidence)
        ]

    def keep(self, plan: Plan, point: Point | None) -> bool:
        """Whether a point is to be searched; None stands for what the plan says about itself."""
        if point is None:
            return not self.any
        if (self.topics and not set(self.topics) & set(point.topics)) or (
            self.categories and point.category not in self.categories
        ):
            return False
        if self.on_clauses:
            return bool(self.clauses(plan, point))
        return not self.evidence or point.evidence in self.evidence or bool(self.clauses(plan, point))


def search(
    words: Sequence[str],
    plans: Sequence[Plan],
    registry: Registry,
    limits: Limits | None = None,
    *,
    count: int | None = None,
    language: str | None = None,
) -> SearchResult:
    """The points of some plans that have the words, at most `count`; without words, all within the limits.

    Where no point has all the words, those with some of them; where none has a phrase, those with its words.
    Names are in `language`, else in each plan's own.
    """
    limits = limits or Limits()
    index = Index(plans, registry, limits.keep)
    known, languages = index.words(), index.languages()
    wanted = phrases(words, languages, known)
    ranked = _rank(index, wanted)
    loosened = any_will_do = False
    if not ranked and any(len(phrase.words) > 1 for phrase in wanted):
        loose = phrases(words, languages, known, loose=True)
        ranked, loosened = _rank(index, loose), True
        wanted = loose
    if not ranked and len(wanted) > 1:
        ranked, any_will_do = _rank(index, wanted, every=False), True
    stems = {stem for has in known.values() for stem in has}
    question = Question(
        words=[phrase.typed for phrase in wanted if len(phrase.words) == 1],
        phrases=[phrase.typed for phrase in wanted if len(phrase.words) > 1],
        filters=_filters(limits, registry, language or "en"),
        any=any_will_do and bool(ranked),
        loosened=loosened and bool(ranked),
        unknown=[word.typed for phrase in wanted for word in phrase.words if not word.stems & stems],
    )
    shown = ranked if count is None else ranked[:count]
    hits = [_Hit(entry, wanted, index, registry, language, limits).hit(score) for score, entry in shown]
    return SearchResult(
        schema="planctl/search/1",
        question=question,
        plans=len(plans),
        points=sum(entry.point is not None for entry in index.entries),
        found=len(ranked),
        found_plans=len({entry.plan.ref for _, entry in ranked}),
        hits=hits,
    )


def _rank(index: Index, wanted: Sequence[Phrase], *, every: bool = True) -> list[tuple[float, Entry]]:
    """The entries that have the words, best first; equals stay in the order of the plans."""
    if not wanted:
        return [(0.0, entry) for entry in index.entries if entry.point is not None]
    found = []
    for entry in index.entries:
        scores = [_worth(index, entry, phrase) for phrase in wanted]
        if all(scores) if every else any(scores):
            found.append((sum(scores), entry))
    return sorted(found, key=lambda pair: -pair[0])


def _worth(index: Index, entry: Entry, phrase: Phrase) -> float:
    scores = [index.score(entry, word.stems) for word in phrase.words]
    if not all(scores) or (len(scores) > 1 and not any(phrase.stands(place.stems) for place in entry.places)):
        return 0.0
    return sum(scores)


def _filters(limits: Limits, registry: Registry, language: str) -> Filters:
    def entries(ids: Sequence[str], kind: str) -> list[Named]:
        return [_registered(name, kind, registry, language) for name in ids]

    return Filters(
        plans=list(limits.plans),
        topics=entries(limits.topics, "topics"),
        evidence=list(limits.evidence),
        categories=entries(limits.categories, "categories"),
        modalities=list(limits.modalities),
        actors=[
            Named(
                id=actor,
                name=actor_name(actor, registry, language),
                short=short_name(actor, registry, language),
            )
            for actor in limits.actors
        ],
    )


def _registered(name: str, kind: str, registry: Registry, language: str) -> Named:
    entry = getattr(registry, kind).get(name)
    said = localized(entry.name, language) if entry else name
    return Named(id=name, name=said, short=said)


class _Hit:
    """Makes one hit of one entry."""

    def __init__(
        self,
        entry: Entry,
        wanted: Sequence[Phrase],
        index: Index,
        registry: Registry,
        language: str | None,
        limits: Limits,
    ) -> None:
        self.entry, self.wanted, self.index, self.registry, self.limits = (
            entry,
            wanted,
            index,
            registry,
            limits,
        )
        self.language = language or entry.plan.language

    def hit(self, score: float) -> Hit:
        """The hit, with the passage that has most of what was looked for."""
        plan, point = self.entry.plan, self.entry.point
        title = " ".join(localized(point.title if point else plan.title, self.language).split())
        places = [place for place in self.entry.places if self._terms(place)]
        return Hit(
            ref=f"{plan.ref}#{point.id}" if point else plan.ref,
            score=round(score, 3),
            plan=plan.id,
            version=plan.version,
            plan_title=localized(plan.title, self.language),
            point=point.id if point else None,
            number=point.number if point else None,
            title=title,
            title_marks=self._title_marks(title),
            category=_registered(point.category, "categories", self.registry, self.language)
            if point
            else None,
            topics=[_registered(name, "topics", self.registry, self.language) for name in point.topics]
            if point
            else [],
            evidence=point.evidence if point else None,
            passage=self._passage(places),
            matches=self._matches(places),
            clauses=self._clauses(),
        )

    def _terms(self, place: Place) -> list[tuple[int, int]]:
        return (
            marks(self.wanted, place.terms()) if any(one.stands(place.stems) for one in self.wanted) else []
        )

    def _title_marks(self, title: str) -> list[tuple[int, int]]:
        for place in self.entry.places:
            if place.passage.where == "title" and place.passage.text == title:
                return self._terms(place)
        return []

    def _passage(self, places: Sequence[Place]) -> Passage | None:
        """What to show: the place with the most telling words; else how the text begins."""
        order: list[Where] = ["text", "clause", "option", "reading", "note"]
        shown = [place for place in places if place.passage.where in order]
        best = max(
            shown,
            key=lambda place: (
                round(self._telling(place), 3),
                place.passage.language == self.language,
                -order.index(place.passage.where),
            ),
            default=None,
        )
        if best is None:
            texts = [place for place in self.entry.places if place.passage.where == "text"]
            texts.sort(key=lambda place: place.passage.language != self.language)
            if not texts:
                return None
            best = texts[0]
        text, places_in = cut(best.passage.text, self._terms(best))
        return Passage(
            where=best.passage.where,
            part=best.passage.part,
            language=best.passage.language,
            text=text,
            marks=places_in,
        )

    def _telling(self, place: Place) -> float:
        """How well a place shows what was looked for: by its words, and a text rather than a note."""
        weight: float = WEIGHTS[place.passage.where] ** 0.5
        return weight * sum(
            self.index.rarity(word.stems)
            for phrase in self.wanted
            if phrase.stands(place.stems)
            for word in phrase.words
        )

    def _matches(self, places: Sequence[Place]) -> list[Match]:
        merged: dict[tuple[Where, str | None], dict[str, None]] = {}
        for place in places:
            words = merged.setdefault((place.passage.where, place.passage.part), {})
            words.update(dict.fromkeys(place.passage.text[start:end] for start, end in self._terms(place)))
        return [Match(where=where, part=part, words=list(words)) for (where, part), words in merged.items()]

    def _clauses(self) -> list[FilteredClause]:
        plan, point = self.entry.plan, self.entry.point
        if point is None or not self.limits.on_clauses:
            return []
        wanted = self.limits.clauses(plan, point)
        names = part_names(plan)
        return [
            FilteredClause(
                ref=f"{plan.ref}#{point.id}.{clause.id}",
                modality=clause.modality,
                gist=clause_gist(clause, self.registry, self.language, names),
            )
            for clause in point.all_clauses
            if clause.id in wanted
        ]
