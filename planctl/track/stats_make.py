"""From plans to their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from planctl.model.clause import Clause
from planctl.model.plan import Plan, Source
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.model.vocabulary import Evidence, Modality
from planctl.text.names import actor_name, short_name
from planctl.track.dossier_make import BEARING
from planctl.track.stats import ActorShare, Block, PlanBlock, PointMark, Share, Statistics, Typed
from planctl.track.summary import BEARINGS, Count, Line, Named
from planctl.track.witnesses import Books

OBLIGATIONS = ("asked", "forbidden")


def statistics(plans: Sequence[Plan], registry: Registry, language: str | None = None) -> Statistics:
    """Some plans counted, one by one and together. Names are in `language`, else English."""
    counter = _Counter(plans, registry, language or "en")
    newest = sorted(plans, key=lambda plan: (-plan.date.toordinal(), plan.id, plan.version))
    return Statistics(
        schema="planctl/stats/1",
        total=counter.block(newest),
        categories=[counter.category(name) for name in counter.categories],
        plans=[
            PlanBlock(
                ref=plan.ref,
                plan=plan.id,
                version=plan.version,
                title=localized(plan.title, language or plan.language),
                date=plan.date,
                declared=plan.point_count if plan.point_count != len(plan.live_points) else None,
                block=counter.block([plan]),
                marks=[
                    PointMark(
                        id=point.id,
                        number=point.number,
                        title=localized(point.title, language or plan.language),
                        evidence=point.evidence,
                        state=point.state,
                    )
                    for point in plan.points
                ],
            )
            for plan in newest
        ],
    )


class _Counter:
    """Counts any of some plans in the same categories."""

    def __init__(self, plans: Sequence[Plan], registry: Registry, language: str) -> None:
        self.registry, self.language = registry, language
        used = dict.fromkeys(point.category for plan in plans for point in plan.points)
        self.categories = [
            *(name for name in registry.categories if name in used),
            *(name for name in used if name not in registry.categories),
        ]

    def category(self, name: str) -> Named:
        """A category with its name; the id where the registry lacks it."""
        return self._named(name, "categories")

    def _named(self, name: str, kind: str) -> Named:
        entry = getattr(self.registry, kind).get(name)
        said = localized(entry.name, self.language) if entry else name
        return Named(id=name, name=said, short=said)

    def block(self, plans: Sequence[Plan]) -> Block:
        """The counts of some plans together."""
        live = [point for plan in plans for point in plan.live_points]
        pairs = [(point, clause) for plan in plans for point, clause in plan.clauses()]
        clauses = [clause for _, clause in pairs]
        sources = _sources(plans)
        kinds = Counter(source.kind for source, _ in sources)
        lines = Counter(line for _, line in sources if line)
        topics = self._shares(live, lambda point: point.topics, "topics")
        return Block(
            points=len(live),
            deleted=sum(len(plan.points) for plan in plans) - len(live),
            clauses=len(pairs),
            obligations=sum(BEARING[clause.modality] in OBLIGATIONS for clause in clauses),
            options=sum(len(point.options) for point in live),
            readings=sum(len(point.readings) for point in live),
            categories=sorted(
                self._shares(live, lambda point: [point.category], "categories"),
                key=lambda share: self.categories.index(share.entry.id),
            ),
            topics=sorted(topics, key=lambda share: -share.points),
            modalities=_counts(Counter(clause.modality for clause in clauses), Modality),
            actors=self._actors(pairs),
            point_evidence=_counts(Counter(point.evidence for point in live), Evidence),
            clause_evidence=_counts(
                Counter(clause.evidence or point.evidence for point, clause in pairs), Evidence
            ),
            sources=len(sources),
            source_kinds=[Count(name=kind, count=count) for kind, count in kinds.most_common()],
            source_lines=[Line(name=name, sources=count) for name, count in lines.most_common()],
            unlined=len(sources) - lines.total(),
            typed=_typed(clauses),
        )

    def _shares(
        self, points: Sequence[Point], names: Callable[[Point], Iterable[str]], kind: str
    ) -> list[Share]:
        counted: Counter[str] = Counter()
        bound: Counter[str] = Counter()
        for point in points:
            for name in names(point):
                counted[name] += 1
                bound[name] += len(point.all_clauses)
        return [
            Share(entry=self._named(name, kind), points=counted[name], clauses=bound[name])
            for name in counted
        ]

    def _actors(self, pairs: Sequence[tuple[Point, Clause]]) -> list[ActorShare]:
        bearings: dict[str, Counter[str]] = {}
        categories: dict[str, Counter[str]] = {}
        for point, clause in pairs:
            bearing = BEARING[clause.modality]
            for actor in dict.fromkeys(as_list(clause.actor)):
                bearings.setdefault(actor, Counter())[bearing] += 1
                categories.setdefault(actor, Counter())[point.category] += bearing in OBLIGATIONS
        made = [
            ActorShare(
                actor=Named(
                    id=actor,
                    name=actor_name(actor, self.registry, self.language),
                    short=short_name(actor, self.registry, self.language),
                ),
                obligations=sum(counts[name] for name in OBLIGATIONS),
                categories=[Count(name=name, count=categories[actor][name]) for name in self.categories],
                **{name: counts[name] for name in BEARINGS},
            )
            for actor, counts in bearings.items()
        ]
        return sorted(made, key=lambda share: (-share.obligations, -sum(bearings[share.actor.id].values())))


def _sources(plans: Sequence[Plan]) -> list[tuple[Source, str | None]]:
    """The sources of some plans, each with the line it rests on; what several cite by one URL is one."""
    books = Books({plan.ref: plan.sources for plan in plans})
    found: dict[str, tuple[Source, str | None]] = {}
    for plan in plans:
        for name, source in plan.sources.items():
            found.setdefault(books.identity(plan.ref, name), (source, books.line(plan.ref, name)))
    return list(found.values())


def _counts(
    counted: Counter[Evidence] | Counter[Modality], order: Iterable[Evidence | Modality]
) -> list[Count]:
    return [Count(name=name, count=counted[name]) for name in order if counted[name]]  # type: ignore[index]


def _typed(clauses: Sequence[Clause]) -> Typed:
    figures = [figure for clause in clauses for figure in as_list(clause.quantity)]
    kinds = Counter(_deadline_kind(clause) for clause in clauses if clause.deadline)
    order = ("within", "immediately", "by", "vague", "undisclosed", "after")
    return Typed(
        quantities=len(figures),
        quantity_clauses=sum(clause.quantity is not None for clause in clauses),
        undisclosed_quantities=sum(bool(figure.undisclosed) for figure in figures),
        deadlines=sum(kinds.values()),
        deadline_kinds=[Count(name=name, count=kinds[name]) for name in order if kinds[name]],
        ordered=sum(bool(clause.after or (clause.deadline and clause.deadline.after)) for clause in clauses),
        conditions=sum(clause.condition is not None for clause in clauses),
        exceptions=sum(clause.exception is not None for clause in clauses),
        consequences=sum(clause.consequence is not None for clause in clauses),
        verifiers=sum(clause.verifier is not None for clause in clauses),
    )


def _deadline_kind(clause: Clause) -> str:
    deadline = clause.deadline
    assert deadline is not None
    if deadline.within:
        return "immediately" if deadline.within == "immediately" else "within"
    return (
        "by"
        if deadline.by
        else "vague"
        if deadline.vague
        else "undisclosed"
        if deadline.undisclosed
        else "after"
    )
