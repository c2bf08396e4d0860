"""Rows as published: cells, the relation of every two plans, reasons."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from planctl.compare.affinity import Affinity
from planctl.compare.answers import Answer, compare_answers
from planctl.compare.judge import Bench, Side, weightiest, worst
from planctl.compare.order import row_topic
from planctl.compare.partition import groups, partition
from planctl.compare.parts import Part, Said, hidden, is_complete
from planctl.compare.result import (
    LEVELS,
    Cell,
    CellState,
    Counts,
    Entry,
    Level,
    Pair,
    Reason,
    Row,
    RowKind,
    RowRelation,
    See,
    Value,
)
from planctl.compare.table import Judges, Orders, Table, judges_of, row_order
from planctl.compare.wording import relation_words
from planctl.model.scalars import as_list, localized
from planctl.model.vocabulary import LinkRelation, State
from planctl.text.gist import clause_gist
from planctl.text.inferred import is_inferred

# How many questions are named where a step comes before or after many.
_NAMED = 3


def build_rows(table: Table) -> list[Row]:
    """All rows of a table, judged, in their order."""
    judges = judges_of(table)
    return [build_row(table, at, judges) for at in row_order(table)]


def build_row(table: Table, at: int, judges: Judges) -> Row:
    """One row, judged. Columns are in the order in which plans were given."""
    sides, benches, before = judges.sides, judges.benches, judges.before
    parts = table.rows[at]
    topic = row_topic(parts)
    by_plan: dict[int, list[Part]] = {}
    for part in parts:
        by_plan.setdefault(part.plan, []).append(part)
    cells = {i: _cell(table, i, by_plan.get(i, []), sides[i], topic) for i in range(len(table.plans))}
    speaking = [i for i in sorted(cells) if cells[i].state is CellState.ANSWERS]
    answers = {i: Answer(tuple(spoken(by_plan[i]))) for i in speaking}
    pairs: list[Pair] = []
    for i, j in combinations(speaking, 2):
        pairs.append(_pair(table, at, i, j, answers, by_plan, benches[i, j], before))
    relation = _relation(table, cells, pairs)
    first = table.shown
    shown = [cells[i] for i in first]
    keys = [table.keys[i] for i in first]
    counts = Counter(part.facet for part in parts)
    topics = [topic, *sorted((t for t in counts if t != topic), key=lambda t: (-counts[t], t))]
    categories = Counter(part.point.category for part in parts)
    actors = {a for part in parts for said in part.said for a in as_list(said.clause.actor)}
    return Row(
        id=_id(topic, parts, table),
        question=table.questions[at],
        topics=topics,
        category=min(categories, key=lambda c: (-categories[c], c)),
        actors=sorted(actors),
        cells=shown,
        relation=relation,
        reasons=_reasons(relation, pairs),
        pairs=pairs,
        confidence=_confidence(parts, table),
        text=relation_words(relation, keys),
    )


def _pair(
    table: Table,
    at: int,
    i: int,
    j: int,
    answers: Mapping[int, Answer],
    parts: Mapping[int, list[Part]],
    bench: Bench,
    before: Orders,
) -> Pair:
    verdict = compare_answers(answers[i], answers[j], bench, table.linked[i, j])
    reasons = list(verdict.reasons)
    ordered = _order(table, at, i, j, bench, before, answers)
    if ordered:
        reasons = [*(r for r in reasons if r.kind != "order"), ordered]
    level = worst([verdict.level, *(reason.level for reason in reasons)])
    ruled = _ruled(table, i, j, parts)
    if ruled is not None:
        level = ruled
        reasons = [_ruling(ruled, bench, answers[i], answers[j]), *(r for r in reasons if _within(r, ruled))]
    return Pair(a=table.keys[i], b=table.keys[j], level=level, reasons=weightiest(reasons))


def _within(reason: Reason, level: Level) -> bool:
    return LEVELS.index(reason.level) <= LEVELS.index(level)


def _ruled(table: Table, i: int, j: int, parts: Mapping[int, list[Part]]) -> Level | None:
    """What a person ruled on points that are wholly in this row: the same, or opposed."""
    rulings = table.links[i, j].ruled
    if not rulings:
        return None
    alone = Counter((part.plan, part.point.id) for row in table.rows for part in row)
    found = {
        rulings[x.point.id, y.point.id]
        for x in parts[i]
        for y in parts[j]
        if (x.point.id, y.point.id) in rulings and alone[i, x.point.id] == 1 and alone[j, y.point.id] == 1
    }
    if found == {LinkRelation.SAME}:
        return Level.SAME
    return Level.OPPOSED if LinkRelation.OPPOSED in found else None


def _ruling(level: Level, bench: Bench, x: Answer, y: Answer) -> Reason:
    return Reason(
        kind="ruling",
        level=level,
        a=Value(plan=bench.a.key, refs=bench.a.at(*x.said), value=None),
        b=Value(plan=bench.b.key, refs=bench.b.at(*y.said), value=None),
        text="a person ruled that they say the same"
        if level is Level.SAME
        else "a person ruled that they are opposed",
    )


def _order(
    table: Table, at: int, i: int, j: int, bench: Bench, before: Orders, answers: Mapping[int, Answer]
) -> Reason | None:
    """The reason that two plans put this question at another place among the steps."""

    def place(first: set[int], then: set[int]) -> str | None:
        said = [
            f"{word} {_named(table, rows)}" for word, rows in (("after", first), ("before", then)) if rows
        ]
        return ", ".join(said) or None

    spoken = [
        row for row, parts in enumerate(table.rows) if row != at and {i, j} <= {part.plan for part in parts}
    ]
    turned_i = {
        row for row in spoken if row in before.told_before(i, at) and at in before.told_before(j, row)
    }
    turned_j = {
        row for row in spoken if row in before.told_before(j, at) and at in before.told_before(i, row)
    }
    values = (Value(plan=bench.a.key, refs=bench.a.at(*answers[i].said), value=None),
              Value(plan=bench.b.key, refs=bench.b.at(*answers[j].said), value=None))  # fmt: skip
    if turned_i or turned_j:
        return Reason(
            kind="order",
            level=Level.OPPOSED,
            a=values[0].model_copy(update={"value": place(turned_i, turned_j)}),
            b=values[1].model_copy(update={"value": place(turned_j, turned_i)}),
            text="the order of the steps is the reverse",
        )
    for first, last in ((i, j), (j, i)):
        if before.comes_first(first, at) and before.comes_last(last, at):
            placed = {
                first: "first, " + str(place(set(), before.told_after(first, at))),
                last: "last, " + str(place(before.told_before(last, at), set())),
            }
            return Reason(
                kind="order",
                level=Level.OPPOSED,
                a=values[0].model_copy(update={"value": placed[i]}),
                b=values[1].model_copy(update={"value": placed[j]}),
                text="one puts it first of its steps, the other last",
            )
    # A condition in words is compared as a condition; here only what refs say decides.
    only_i = {row for row in spoken if row in before.stated_before(i, at) - before.told_before(j, at)}
    only_j = {row for row in spoken if row in before.stated_before(j, at) - before.told_before(i, at)}
    if not only_i and not only_j:
        return None
    return Reason(
        kind="order",
        level=Level.DIFFERS,
        a=values[0].model_copy(update={"value": place(only_i, set())}),
        b=values[1].model_copy(update={"value": place(only_j, set())}),
        text="one must wait for what the other does not put first",
    )


def _named(table: Table, rows: set[int]) -> str:
    """The questions of some rows: a few by name, of many the number of the others."""
    names = [f"“{table.questions[row]}”" for row in sorted(rows)]
    most = _NAMED if len(names) > _NAMED + 1 else len(names)
    said = [*names[:most], *([f"{len(names) - most} more questions"] if most < len(names) else [])]
    # The names may have commas of their own, within their quotation marks.
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _cell(table: Table, index: int, parts: Sequence[Part], side: Side, topic: str) -> Cell:
    plan = table.plans[index]
    if not parts:
        known = is_complete(plan)
        return Cell(
            plan=side.key,
            state=CellState.SILENT if known else CellState.UNDISCLOSED,
            why=None if known else "coverage",
            entries=[],
            see=[
                See(ref=f"{plan.ref}#{point.id}", number=point.number)
                for point in plan.live_points
                if topic in point.topics
            ],
        )
    places = {point.id: at for at, point in enumerate(plan.points)}
    ordered = sorted(parts, key=lambda part: (places[part.point.id], part.facet))
    entries = [_entry(table, said, side) for said in spoken(ordered)]
    bare = {part.point.id: part for part in ordered if not part.said}
    entries += [_bare(part, side) for part in bare.values()]
    if any(part.said for part in parts):
        return Cell(plan=side.key, state=CellState.ANSWERS, entries=entries)
    if all(part.point.state is State.DELETED for part in parts):
        return Cell(plan=side.key, state=CellState.SILENT, why="deleted", entries=entries)
    return Cell(plan=side.key, state=CellState.UNDISCLOSED, why="content", entries=entries)


def spoken(parts: Sequence[Part]) -> list[Said]:
    """The clauses of some parts, each once."""
    return list({said.name: said for part in parts for said in part.said}.values())


def _entry(table: Table, said: Said, side: Side) -> Entry:
    point, clause = said.point, said.clause
    return Entry(
        ref=f"{side.ref}#{said.name}",
        point=point.id,
        clause=clause.id,
        number=point.number,
        label=clause.label,
        title=localized(point.title, side.language),
        gist=clause_gist(clause, table.registry, "en", side.names),
        modality=clause.modality.value,
        actors=list(as_list(clause.actor)),
        evidence=(clause.evidence or point.evidence).value,
        option=said.option.id if said.option else None,
        by=list(said.option.by) if said.option else [],
        state=point.state.value,
        read=is_inferred(clause.id),
    )


def _bare(part: Part, side: Side) -> Entry:
    point = part.point
    said = localized(point.text, side.language) if not hidden(point) else ""
    return Entry(
        ref=f"{side.ref}#{point.id}",
        point=point.id,
        clause=None,
        number=point.number,
        label=None,
        title=localized(point.title, side.language),
        gist=said or None,
        modality=None,
        actors=[],
        evidence=point.evidence.value,
        state=point.state.value,
    )


def _relation(table: Table, cells: Mapping[int, Cell], pairs: Sequence[Pair]) -> RowRelation:
    keys = [table.keys[i] for i in table.shown]
    state = {cell.plan: cell.state for cell in cells.values()}
    speaking = [key for key in keys if state[key] is CellState.ANSWERS]
    levels = {(pair.a, pair.b): pair.level for pair in pairs}
    block = partition(speaking, levels) if speaking else None
    kind: RowKind = "undisclosed"
    if len(speaking) == 1:
        kind = "unique"
    elif pairs:
        kind = _KINDS[worst([pair.level for pair in pairs])]
    return RowRelation(
        kind=kind,
        block=block,
        groups=groups(block) if block else [],
        silent=[key for key in keys if state[key] is CellState.SILENT],
        undisclosed=[key for key in keys if state[key] is CellState.UNDISCLOSED],
    )


_KINDS: dict[Level, RowKind] = {
    Level.SAME: "agreed",
    Level.DETAIL: "detail",
    Level.DIFFERS: "differs",
    Level.OPPOSED: "opposed",
}


def _reasons(relation: RowRelation, pairs: Sequence[Pair]) -> list[Reason]:
    """Of every two groups of plans that say different things, the reasons of their first two plans by key."""
    home = {plan: min(group) for group in relation.groups for plan in group}
    leading = [pair for pair in pairs if home[pair.a] == pair.a and home[pair.b] == pair.b]
    return weightiest([reason for pair in leading for reason in pair.reasons])


def _confidence(parts: Sequence[Part], table: Table) -> float:
    """The least part of the row's parts' mean nearness to the others; 1 for a row of one plan."""
    if len({part.plan for part in parts}) < 2:
        return 1.0
    affinity = Affinity(list(parts), table.links)
    means = []
    for x, part in enumerate(parts):
        others = [y for y, other in enumerate(parts) if other.plan != part.plan]
        scores = [affinity.score(min(x, y), max(x, y)) for y in others]
        means.append(sum(scores) / len(scores))
    return round(min(min(means), 1.0), 3)


def _id(topic: str, parts: Sequence[Part], table: Table) -> str:
    told = ",".join(sorted(f"{table.plans[part.plan].ref}#{part.point.id}/{part.facet}" for part in parts))
    return f"{topic}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"


def counts_of(rows: Sequence[Row]) -> Counts:
    """How many rows came out how."""
    counts = Counter(row.relation.kind for row in rows)
    return Counts(
        rows=len(rows),
        agreed=counts["agreed"],
        agreed_by_all=sum(
            row.relation.kind == "agreed" and all(cell.state is CellState.ANSWERS for cell in row.cells)
            for row in rows
        ),
        detail=counts["detail"],
        differs=counts["differs"],
        opposed=counts["opposed"],
        unique=counts["unique"],
        undisclosed=counts["undisclosed"],
    )
