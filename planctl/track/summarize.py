"""From a plan to its summary. Everything a format needs is computed here, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Point, Reading
from planctl.model.registry import Registry
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Evidence, SourceKind, State
from planctl.text.names import actor_name, short_name
from planctl.track.duties import actor_views, concerns
from planctl.track.localize import Localizer
from planctl.track.summary import (
    Ancestor,
    Bracketed,
    CategoryView,
    ClauseView,
    Count,
    Counts,
    Head,
    Line,
    Named,
    OpenBrackets,
    OptionView,
    PlanSummary,
    PointView,
    ReadingView,
    Shown,
    SourceView,
)
from planctl.track.views import Views


def summarize(
    plan: Plan,
    registry: Registry,
    language: str | None = None,
    *,
    category: str | None = None,
    actor: str | None = None,
    point: str | None = None,
    clause: str | None = None,
) -> PlanSummary:
    """The summary of a plan, or of the part that the ids `category`, `actor`, `point` and `clause` name.

    Texts are in `language` where the plan has it, else in the plan's own; fallbacks are counted. An id that
    the plan does not know gives an empty summary: resolving what a user typed is the caller's work.
    """
    texts = Localizer(plan, language)
    views = Views(plan, registry, texts)
    categories = _categories(plan, registry, views, category, actor, point, clause)
    points = [shown for group in categories for shown in group.points]
    clauses = [one for shown in points for one in _all(shown)]
    head = _head(plan, registry, texts)
    ref = plan.ref + (f"#{point}" if point else "") + (f".{clause}" if clause else "")
    return PlanSummary(
        schema="planctl/summary/1",
        ref=ref,
        head=head,
        shown=Shown(
            language=texts.language,
            fallbacks=texts.fallbacks,
            category=category,
            point=point,
            clause=clause,
            actor=views.named([actor])[0] if actor else None,
            points=sum(p.state is not State.DELETED for p in points),
            clauses=len(clauses),
        ),
        counts=_counts(plan),
        categories=categories,
        actors=actor_views(points, plan, registry, texts.language, only=actor),
        sources=_sources(plan, points, whole=not (category or actor or point)),
    )


def _all(point: PointView) -> list[ClauseView]:
    return [*point.clauses, *(clause for option in point.options for clause in option.clauses)]


def _head(plan: Plan, registry: Registry, texts: Localizer) -> Head:
    def named(ids: Sequence[str]) -> list[Named]:
        return [
            Named(
                id=i,
                name=actor_name(i, registry, texts.language),
                short=short_name(i, registry, texts.language),
            )
            for i in ids
        ]

    return Head(
        plan=plan.id,
        version=plan.version,
        title=texts(plan.title) or plan.id,
        date=plan.date,
        status=plan.status,
        fidelity=plan.fidelity,
        binding=plan.binding,
        editorial=plan.editorial,
        proponents=named(plan.proponents),
        drafters=named(plan.drafters),
        parties=named(plan.parties),
        derived_from=[
            Ancestor(
                plan=edge.plan,
                version=edge.version,
                ref=f"{edge.plan}@{edge.version}" if edge.version else edge.plan,
                relation=edge.relation,
                evidence=edge.evidence,
                sources=edge.sources,
                note=edge.note,
            )
            for edge in plan.derived_from
        ],
        language=plan.language,
        languages=texts.languages,
        note=texts(plan.note),
    )


def _categories(
    plan: Plan,
    registry: Registry,
    views: Views,
    category: str | None,
    actor: str | None,
    point: str | None,
    clause: str | None,
) -> list[CategoryView]:
    def keep(one: Clause) -> bool:
        return (clause is None or one.id == clause) and (actor is None or concerns(one, actor, plan))

    groups: dict[str, list[PointView]] = {}
    for item in plan.points:
        if (point and item.id != point) or (category and item.category != category):
            continue
        if actor and not any(keep(one) for one in item.all_clauses) and not _puts(item, actor):
            continue
        view = views.point(item, keep)
        if clause:
            about = [reading for reading in view.readings if reading.clause in (None, clause)]
            view = view.model_copy(update={"readings": about})
        groups.setdefault(item.category, []).append(view)
    order = [
        *(name for name in registry.categories if name in groups),
        *(name for name in groups if name not in registry.categories),
    ]
    return [CategoryView(id=name, name=views.category_name(name), points=groups[name]) for name in order]


def _puts(point: Point, actor: str) -> bool:
    return any(actor in option.by for option in point.options)


def _counts(plan: Plan) -> Counts:
    live = plan.live_points
    options = sum(len(point.options) for point in live)
    declared = plan.point_count if plan.point_count != len(live) else None
    by_evidence, by_state = Counter(p.evidence for p in live), Counter(p.state for p in plan.points)
    kinds = Counter(source.kind for source in plan.sources.values())
    lines = _lines(plan)
    return Counts(
        points=len(live),
        deleted=len(plan.points) - len(live),
        declared=declared,
        clauses=len(plan.clauses()),
        options=options,
        brackets=_brackets(live),
        evidence=[Count(name=name, count=by_evidence[name]) for name in Evidence if by_evidence[name]],
        states=[Count(name=name, count=by_state[name]) for name in State if by_state[name]],
        sources=len(plan.sources),
        source_kinds=[Count(name=kind, count=count) for kind, count in kinds.most_common()],
        source_lines=lines,
        unlined=len(plan.sources) - sum(line.sources for line in lines),
    )


def _brackets(points: Sequence[Point]) -> OpenBrackets:
    """The open brackets of points that are not deleted."""
    by = Counter(actor for point in points for option in point.options for actor in dict.fromkeys(option.by))
    return OpenBrackets(
        options=sum(len(point.options) for point in points),
        points=[
            Bracketed(point=point.id, number=point.number, options=len(point.options))
            for point in points
            if point.options
        ],
        proponents=[
            Count(name=name, count=count) for name, count in sorted(by.items(), key=lambda x: (-x[1], x[0]))
        ],
    )


def _lines(plan: Plan) -> list[Line]:
    """Sources by who had the text itself. A page that copies nobody we know of is no line of its own."""
    named = {source.line for source in plan.sources.values() if source.line}
    found: Counter[str] = Counter()
    for source in plan.sources.values():
        publisher = "-".join(source.publisher.casefold().split())
        if source.line:
            found[source.line] += 1
        elif publisher in named:
            found[publisher] += 1
        elif source.kind in _FIRST_HAND:
            found[source.publisher] += 1
    return [Line(name=name, sources=count) for name, count in found.most_common()]


# Kinds of source whose publisher is itself the one who had the text.
_FIRST_HAND = (SourceKind.OFFICIAL, SourceKind.SPEECH, SourceKind.LEAK, SourceKind.SOCIAL)


def _sources(plan: Plan, points: Sequence[PointView], *, whole: bool) -> list[SourceView]:
    cited = Counter(source for point in plan.points for source in set(_cited(point)))
    shown = {source for item in points for source in _cited_view(item)}
    views = [
        SourceView(
            id=key,
            publisher=source.publisher,
            title=source.title,
            date=source.date,
            url=source.url,
            kind=source.kind,
            line=source.line,
            note=source.note,
            cited=cited[key],
        )
        for key, source in plan.sources.items()
        if whole or key in shown
    ]
    return sorted(views, key=lambda view: -view.cited)


def _cited(point: Point) -> Iterable[str]:
    yield from point.sources
    parts: list[Option | Reading | Clause] = [*point.options, *point.readings, *point.all_clauses]
    for part in parts:
        yield from as_list(part.sources)


def _cited_view(point: PointView) -> Iterable[str]:
    yield from point.sources
    parts: list[OptionView | ReadingView | ClauseView] = [*point.options, *point.readings, *_all(point)]
    for part in parts:
        yield from part.sources
