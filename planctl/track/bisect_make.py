"""Asks every text of a history the same question, following what is asked about through its renumberings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planctl.diff.engine import diff_plans
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.query.evaluate import evaluate
from planctl.query.items import Item, Part, part, whole
from planctl.query.places import decisive
from planctl.query.printing import printed
from planctl.query.syntax import Expression
from planctl.query.truth import Truth
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name, short_name
from planctl.track.bisect import Answer, Bisection, CitedSource, DecidingPlace, Edit, Flip
from planctl.track.descent import Link, Step, step_between
from planctl.track.summary import Named

Chosen = dict[str, frozenset[str] | None]


@dataclass(frozen=True)
class Question:
    """An expression, and what it is asked about: a point or a clause of the last text, or all of it."""

    expression: Expression
    ref: str
    point: str | None = None
    clause: str | None = None


def bisect(
    question: Question,
    texts: Mapping[str, Plan],
    links: Sequence[Link],
    registry: Registry,
    *,
    lineage: bool = False,
    notes: Sequence[str] = (),
) -> Bisection:
    """Every answer and every flip. `texts` stand parents first; the last is the one asked about."""
    steps = {(link.parent, link.child): step_between(texts[link.parent], texts[link.child], kin=link.kin)
             for link in links} if question.point else {}  # fmt: skip
    chosen = _followed(question, texts, links, steps)
    asked: dict[str, tuple[Part, Truth]] = {}
    for ref, plan in texts.items():
        about = part(plan, chosen[ref]) if question.point else whole(plan)
        asked[ref] = (about, evaluate(question.expression, about))
    flips = []
    for link in links:
        was, now = asked[link.parent][1], asked[link.child][1]
        if was is not now:
            flips.append(_flip(link, question, texts, asked, registry))
    by_date = sorted(texts, key=lambda ref: texts[ref].date)  # stable: parents stay before children
    order = {ref: at for at, ref in enumerate(by_date)}
    flips.sort(key=lambda flip: order[flip.after])
    answers = [_answer(question, texts[ref], *asked[ref], registry) for ref in by_date]

    def edge(truth: Truth, *, last: bool) -> str | None:
        found = [answer.ref for answer in answers if answer.truth is truth]
        return (found[-1] if last else found[0]) if found else None

    return Bisection(
        ref=question.ref,
        expression=printed(question.expression),
        lineage=lineage,
        answers=answers,
        flips=flips,
        first_true=edge(Truth.TRUE, last=False),
        last_true=edge(Truth.TRUE, last=True),
        first_false=edge(Truth.FALSE, last=False),
        last_false=edge(Truth.FALSE, last=True),
        notes=list(notes),
    )


def _followed(
    question: Question,
    texts: Mapping[str, Plan],
    links: Sequence[Link],
    steps: Mapping[tuple[str, str], Step],
) -> dict[str, Chosen]:
    """What answers the point or clause asked about, in each text, from the last text backward."""
    if not question.point:
        return {ref: {} for ref in texts}
    found: dict[str, Chosen] = {ref: {} for ref in texts}
    # The names by which it was known in later texts: what was dropped and came back is found by them.
    names: dict[str, set[tuple[str, str | None]]] = {ref: set() for ref in texts}
    last = list(texts)[-1]
    found[last] = {question.point: frozenset({question.clause}) if question.clause else None}
    names[last] = {(question.point, question.clause)}
    by_child: dict[str, list[Link]] = {}
    for link in links:
        by_child.setdefault(link.child, []).append(link)
    for child in reversed(list(texts)):
        for link in by_child.get(child, ()):
            step, parent = steps[link.parent, child], texts[link.parent]
            _carry(found[child], step, found[link.parent])
            names[link.parent] |= names[child]
            if not found[child] and link.kin:
                _by_name(names[child], parent, found[link.parent])
            names[link.parent] |= {
                (name, one) for name, ids in found[link.parent].items() for one in (ids or {None})
            }
    return found


def _carry(chosen: Chosen, step: Step, into: Chosen) -> None:
    for name, clauses in chosen.items():
        if clauses is None:
            for old in step.points.get(name, ()):
                into[old] = None
            continue
        for clause in clauses:
            place = step.clauses.get((name, clause))
            if place is not None and into.get(place[0], frozenset()) is not None:
                into[place[0]] = (into.get(place[0]) or frozenset()) | {place[1]}


def _by_name(names: set[tuple[str, str | None]], plan: Plan, into: Chosen) -> None:
    for name, clause in sorted(names, key=str):
        point = plan.point(name)
        if point is None:
            continue
        if clause is None:
            into[name] = None
        elif any(one.id == clause for one in point.all_clauses):
            into[name] = (into.get(name) or frozenset()) | {clause}


def _answer(question: Question, plan: Plan, about: Part, truth: Truth, registry: Registry) -> Answer:
    items = decisive(question.expression, about)
    cited = dict.fromkeys(source for item in items for source in _sources(item))
    asked = [
        f"{plan.ref}#{point.id}" + (f".{clause}" if clause else "")
        for point, clauses in (about.points if question.point else ())
        for clause in (sorted(clauses) if clauses is not None else [None])
    ]
    return Answer(
        ref=plan.ref,
        plan=plan.id,
        version=plan.version,
        date=plan.date.isoformat(),
        status=plan.status.value,
        proponents=[
            Named(id=one, name=actor_name(one, registry), short=short_name(one, registry))
            for one in plan.proponents
        ],
        truth=truth,
        present=bool(about.points),
        asked=asked,
        places=[_place(item, registry) for item in items],
        sources=[cited_source(plan, name) for name in cited or plan.sources if name in plan.sources],
    )


def cited_source(plan: Plan, name: str) -> CitedSource:
    """A source of a plan, by its id."""
    source = plan.sources[name]
    return CitedSource(id=name, publisher=source.publisher, date=source.date, url=source.url)


def _sources(item: Item) -> list[str]:
    own = item.clause.sources if item.clause else None
    return list(own or (item.point.sources if item.point else ()))


def _place(item: Item, registry: Registry) -> DecidingPlace:
    assert item.point is not None
    language = item.plan.language
    says = (
        clause_gist(item.clause, registry, language, part_names(item.plan))
        if item.clause
        else localized(item.point.title, language)
    )
    return DecidingPlace(
        ref=item.ref, number=item.point.number, label=item.clause.label if item.clause else None, says=says
    )


def _flip(
    link: Link,
    question: Question,
    texts: Mapping[str, Plan],
    asked: Mapping[str, tuple[Part, Truth]],
    registry: Registry,
) -> Flip:
    parent, child = texts[link.parent], texts[link.child]
    decided = {
        item.ref for ref in (link.parent, link.child) for item in decisive(question.expression, asked[ref][0])
    }
    points = {
        f"{plan.ref}#{point.id}" for plan, ref in ((parent, link.parent), (child, link.child))
        for point, _ in (asked[ref][0].points if question.point else ())
    } | {ref.rpartition(".")[0] if "." in ref.partition("#")[2] else ref for ref in decided}  # fmt: skip
    diff = diff_plans(parent, child, registry=registry, related=link.kin)

    def near(ref: str | None, *, exact: bool) -> bool:
        if ref is None:
            return False
        return ref in decided if exact else any(ref == own or ref.startswith(f"{own}.") for own in points)

    substantial = [change for change in diff.changes if change.level.value != "editorial"]
    touched = [c for c in substantial if near(c.a, exact=True) or near(c.b, exact=True)]
    if not touched:
        touched = [c for c in diff.changes if near(c.a, exact=False) or near(c.b, exact=False)]
    return Flip(
        before=link.parent,
        after=link.child,
        relation=link.relation,
        was=asked[link.parent][1],
        now=asked[link.child][1],
        date=child.date.isoformat(),
        changes=[Edit(kind=c.kind, a=c.a, b=c.b, explanation=c.explanation) for c in touched],
    )
