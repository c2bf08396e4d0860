"""All plans at once: read, aligned in pairs, clustered into questions, judged."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from planctl.align.align import align_plans
from planctl.align.matcher import Matcher
from planctl.compare.affinity import THRESHOLD, Affinity, Links, against, links_of, stands
from planctl.compare.cluster import cluster
from planctl.compare.facets import Facets
from planctl.compare.labels import keys_of
from planctl.compare.parts import Part, is_complete, parts_of, read_plan
from planctl.compare.question import questions
from planctl.compare.result import Column, Comparison, PlanAccount, Row
from planctl.compare.rows import build_rows, counts_of
from planctl.compare.select import grouped
from planctl.compare.table import Table
from planctl.model.plan import Plan
from planctl.model.process import Crosswalk
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized

Related = Callable[[Plan, Plan], bool]
Crosswalks = Callable[[Plan, Plan], Crosswalk | None]


@dataclass(frozen=True)
class Laid:
    """Plans laid side by side: the table of their rows, before anything is judged.

    `every` are the rows of the whole plans, where the table has those of one actor only.
    """

    table: Table
    every: list[list[Part]]
    originals: Sequence[Plan]
    parts: Sequence[Sequence[Part]]
    matcher: str
    notes: list[str]


def compare_plans(
    plans: Sequence[Plan],
    registry: Registry,
    *,
    related: Related | None = None,
    crosswalks: Crosswalks | None = None,
    matcher: Matcher | None = None,
    actor: str | None = None,
) -> Comparison:
    """Compare two or more plans, question by question.

    `related` says whether equal ids mean the same provision in two plans; by default their lineage does.
    `crosswalks` gives the rulings on two plans, from the first to the second; `matcher` compares the wording
    of rivals, the lexical one by default. With `actor`, only what is asked of that actor or granted to it is
    set side by side; the questions stay those of the whole plans. The order of plans decides the
    order of columns and rows, and nothing else. Raises ValueError for fewer than two plans, or one twice.
    """
    if len(plans) < 2:
        raise ValueError("a comparison needs at least two plans")
    if len({_digest(plan) for plan in plans}) < len(plans):
        raise ValueError("one text stands there twice")
    laid = lay_out(plans, registry, related=related, crosswalks=crosswalks, matcher=matcher, actor=actor)
    return compared(laid, build_rows(laid.table))


def compared(laid: Laid, built: list[Row]) -> Comparison:
    """The comparison of plans that were laid out, from their rows."""
    table = laid.table
    return grouped(
        Comparison(
            plans=columns(laid),
            matcher=laid.matcher,
            rows=built,
            groups=[],
            counts=counts_of(built),
            total=len(laid.every),
            ledger=[_account(table.plans[at], table.keys[at], at, laid.every) for at in table.shown],
            notes=laid.notes,
        ),
        "question",
        table.registry,
    )


def columns(laid: Laid) -> list[Column]:
    """The plans in the order in which they were given."""
    return [_column(laid.originals[at], laid.table.keys[at]) for at in laid.table.shown]


def lay_out(
    plans: Sequence[Plan],
    registry: Registry,
    *,
    related: Related | None = None,
    crosswalks: Crosswalks | None = None,
    matcher: Matcher | None = None,
    actor: str | None = None,
    known: Laid | None = None,
) -> Laid:
    """Read, align and cluster plans, as `compare_plans` says. One text may stand there twice.

    `known` are plans of the same refs that were laid out before, some of them the very same: what was read
    and aligned of those is not done again.
    """
    digests = [_digest(plan) for plan in plans]
    # Everything is worked out in an order of its own, so that the order of arguments cannot matter.
    canonical = sorted(range(len(plans)), key=lambda at: (plans[at].ref, digests[at]))
    ordered = [plans[at] for at in canonical]
    keys = keys_of(ordered)
    same = _same(ordered, known)
    facets = Facets(registry)
    texts = [
        known.table.plans[i] if known and same[i] else read_plan(p, registry) for i, p in enumerate(ordered)
    ]
    read = [
        known.parts[i] if known and same[i] else parts_of(plan, i, registry, facets)
        for i, plan in enumerate(texts)
    ]
    parts = sorted((part for some in read for part in some), key=lambda part: part.key)
    links: dict[tuple[int, int], Links] = {}
    notes: list[str] = []
    linked: dict[tuple[int, int], frozenset[tuple[str, str]]] = {}
    compared_by = "lexical"
    for i, j in combinations(range(len(texts)), 2):
        if known and same[i] and same[j]:
            links[i, j], linked[i, j] = known.table.links[i, j], known.table.linked[i, j]
            continue
        kin = related(ordered[i], ordered[j]) if related else None
        ruling = crosswalks(ordered[i], ordered[j]) if crosswalks else None
        aligned = align_plans(
            texts[i], texts[j], related=kin, crosswalk=ruling, matcher=matcher, registry=registry
        )
        compared_by = aligned.matcher
        links[i, j] = links_of(aligned, ruling)
        # Between rivals, what the aligner found is one hint of several; equal ids of kin are certain.
        linked[i, j] = frozenset(pair for pair, sure in links[i, j].clauses.items() if sure == 1.0)
        notes += [note for note in aligned.notes if note not in notes]
    rows = _rows(parts, links)
    wordings = questions(rows, registry, [plan.language for plan in texts])
    shown = list(zip(rows, wordings, strict=True))
    if actor:
        shown = [(kept, words) for row, words in shown if (kept := _of_actor(row, actor, texts))]
    table = Table(
        plans=texts,
        keys=keys,
        rows=[row for row, _ in shown],
        questions=[words for _, words in shown],
        links=links,
        linked=linked,
        shown=[canonical.index(at) for at in range(len(plans))],
        registry=registry,
    )
    return Laid(table=table, every=rows, originals=ordered, parts=read, matcher=compared_by, notes=notes)


def _same(ordered: Sequence[Plan], known: Laid | None) -> list[bool]:
    """Which plans are those that were laid out before, at the same places."""
    if known is None or [plan.ref for plan in ordered] != [plan.ref for plan in known.originals]:
        return [False] * len(ordered)
    return [plan is before for plan, before in zip(ordered, known.originals, strict=True)]


def _rows(parts: list[Part], links: dict[tuple[int, int], Links]) -> list[list[Part]]:
    """The parts that answer one question each, as rows."""
    affinity = Affinity(parts, links)
    pairs = sorted(_candidates(parts, links))
    scores = {(x, y): affinity.score(x, y) for x, y in pairs}
    found = cluster(
        len(parts),
        scores,
        THRESHOLD,
        together=[pair for pair in pairs if affinity.together(*pair)],
        apart=[pair for pair in pairs if affinity.kept_apart(*pair)],
    )
    rows = [[parts[at] for at in members] for members in found]
    # What is filed under a further topic stands there for others to be set against, and makes no row itself.
    kept = [_focused(row) for row in rows if any(part.fixed and part.said for part in row)]
    homes = {(part.plan, part.point.id) for row in kept for part in row}
    bare = [part for row in rows for part in row if part.fixed and (part.plan, part.point.id) not in homes]
    together: dict[int, list[Part]] = {}
    for at, row in enumerate(rows):
        if chosen := [part for part in row if part in bare]:
            together[at] = chosen
    return sorted([*kept, *together.values()], key=lambda row: row[0].key)


def _of_actor(row: list[Part], actor: str, plans: Sequence[Plan]) -> list[Part]:
    """What of a row binds an actor or grants it something; `all` is of every party of its plan."""
    kept = []
    for part in row:
        parties = plans[part.plan].parties
        wanted = {actor, "all"} if actor in parties or not parties else {actor}
        said = tuple(one for one in part.said if wanted & set(as_list(one.clause.actor)))
        if said:
            kept.append(replace(part, said=said))
    return kept


def _focused(row: list[Part]) -> list[Part]:
    """A row without what only touches its question, where the same plan has an answer to it."""
    answering = {part.plan for part in row if part.fixed and part.said}
    return [part for part in row if part.plan not in answering or (part.fixed and part.said)]


def _candidates(parts: list[Part], links: dict[tuple[int, int], Links]) -> Iterator[tuple[int, int]]:
    """Pairs of parts that could answer one question: of a topic, of linked points, one against another."""
    by_facet: dict[str, list[int]] = defaultdict(list)
    by_point: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        by_facet[part.facet].append(at)
        by_point[part.plan, part.point.id].append(at)
    standing = [at for at, part in enumerate(parts) if stands(part)]
    seen = {(x, y) for x, y in combinations(standing, 2) if against(parts[x], parts[y])}
    for members in by_facet.values():
        seen.update(combinations(members, 2))
    for (i, j), found in links.items():
        for a, b in (*found.points, *found.ruled):
            for x in by_point.get((i, a), ()):
                for y in by_point.get((j, b), ()):
                    seen.add((min(x, y), max(x, y)))
    return iter(seen)


def _column(plan: Plan, key: str) -> Column:
    return Column(
        key=key,
        ref=plan.ref,
        id=plan.id,
        version=plan.version,
        title=localized(plan.title, plan.language),
        date=str(plan.date),
        status=plan.status.value,
        fidelity=plan.fidelity.value,
        language=plan.language,
        points=len(plan.live_points),
        point_count=plan.point_count,
        complete=is_complete(plan),
    )


def _account(plan: Plan, key: str, index: int, rows: list[list[Part]]) -> PlanAccount:
    homes: Counter[str] = Counter()
    clauses: set[str] = set()
    for row in rows:
        here = {part.point.id for part in row if part.plan == index}
        homes.update(here)
        clauses |= {said.name for part in row if part.plan == index for said in part.said}
    wanted = {f"{point.id}.{clause.id}" for point, clause in plan.clauses() if point.state.value != "deleted"}
    missing = [f"{plan.ref}#{point.id}" for point in plan.points if point.id not in homes]
    missing += [f"{plan.ref}#{name}" for name in sorted(wanted - clauses)]
    return PlanAccount(
        plan=key,
        points=len(plan.points),
        clauses=len(wanted),
        placed_points=len(homes),
        placed_clauses=len(clauses),
        split=sum(count > 1 for count in homes.values()),
        unplaced=missing,
    )


def _digest(plan: Plan) -> str:
    return hashlib.sha256(plan.model_dump_json(by_alias=True).encode()).hexdigest()
