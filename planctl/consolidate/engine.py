"""Several plans as one rolling text, with the account of where everything went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from planctl.align.matcher import Matcher
from planctl.compare.engine import Crosswalks, Laid, Related, columns, lay_out
from planctl.compare.result import CellState, Row
from planctl.compare.rows import build_row
from planctl.compare.table import judges_of, row_order
from planctl.consolidate.gather import Cluster, gather
from planctl.consolidate.head import head_of
from planctl.consolidate.names import clause_ids, point_ids, source_ids
from planctl.consolidate.result import Brackets, Consolidation, Naming, Placed, Question
from planctl.consolidate.sides import Sides, kind_of, sides_of
from planctl.consolidate.write import Book, written
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.scalars import localized


def consolidate(
    plans: Sequence[Plan],
    registry: Registry,
    *,
    naming: Naming | None = None,
    related: Related | None = None,
    crosswalks: Crosswalks | None = None,
    matcher: Matcher | None = None,
) -> Consolidation:
    """Make one rolling text of two or more plans: what all say the same stands once, the rest is options.

    Points are moved as wholes, and set beside those of the other parents that answer them. `naming` is what
    the text is called; `related`, `crosswalks` and `matcher` are as in `compare_plans`. The order of plans
    decides the order of points and their numbers, and nothing else. Raises ValueError for fewer than two
    plans, and RuntimeError where a clause of a parent would be lost.
    """
    if len(plans) < 2:
        raise ValueError("a consolidated text needs at least two plans")
    parents = _distinct(plans)
    laid = lay_out(parents, registry, related=related, crosswalks=crosswalks, matcher=matcher)
    table = laid.table
    judges = judges_of(table)
    rows = [build_row(table, at, judges) for at in range(len(table.rows))]
    clusters = gather(laid, judges)
    sides = [sides_of(cluster, laid, judges) for cluster in clusters]
    ids = point_ids(clusters, table.questions, laid.originals)
    sources, source_names = source_ids(laid.originals, table.keys)
    book = Book(
        laid=laid,
        registry=registry,
        points={(i, p.id): id_ for c, id_ in zip(clusters, ids, strict=True) for i, p in c.points.items()},
        sides=dict(zip(ids, sides, strict=True)),
        clauses={id_: clause_ids(side, table.keys) for id_, side in zip(ids, sides, strict=True)},
        sources=source_names,
    )
    order = _order(clusters, laid)
    points: list[dict[str, Any]] = []
    questions: list[Question] = []
    titles: set[str] = set()
    # Written in an order of their own, so that the order of parents changes numbers only.
    made = [written(book, id_, rows[cluster.row], titles) for id_, cluster in zip(ids, clusters, strict=True)]
    for number, at in enumerate(order, 1):
        data = made[at] if made[at]["state"] == "deleted" else {**made[at], "number": number}
        points.append(data)
        questions.append(_question(data, sides[at], rows[clusters[at].row], book))
    data = head_of(laid, naming or Naming(), sources, points)
    ledger = _ledger(book, clusters, ids, data)
    counts = Counter(actor for question in questions for by in question.by for actor in by)
    return Consolidation(
        ref=f"{data['id']}@{data['version']}",
        title=localized(data["title"], "en"),
        parents=columns(laid),
        matcher=laid.matcher,
        questions=questions,
        brackets=sum(len(question.options) for question in questions),
        by=[Brackets(actor=a, count=n) for a, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))],
        ledger=ledger,
        merged=data,
        notes=laid.notes,
    )


def _distinct(plans: Sequence[Plan]) -> list[Plan]:
    """The texts, each once, unless only one is left: a text with itself is a text."""
    found: list[Plan] = []
    for plan in plans:
        if not any(plan == known for known in found):
            found.append(plan)
    return found


def _order(clusters: Sequence[Cluster], laid: Laid) -> list[int]:
    """Points in the order of the first parent, then those that only the second has, and so on."""
    ranks = {row: rank for rank, row in enumerate(row_order(laid.table))}
    places = [{point.id: at for at, point in enumerate(plan.points)} for plan in laid.originals]

    def key(at: int) -> tuple[Any, ...]:
        cluster = clusters[at]
        found = [places[i][cluster.points[i].id] if i in cluster.points else None for i in laid.table.shown]
        first = next(n for n, place in enumerate(found) if place is not None)
        return (first, found[first], ranks[cluster.row], cluster.key)

    return sorted(range(len(clusters)), key=key)


def _question(data: dict[str, Any], sides: Sides, row: Row, book: Book) -> Question:
    inside = {book.laid.table.keys[i] for i in sides.cluster.points}
    states = {cell.plan: cell.state for cell in row.cells}
    keys = [book.laid.table.keys[i] for i in book.laid.table.shown]
    hidden = {book.laid.table.keys[i] for i in sides.hidden}
    options = data.get("options") or []
    return Question(
        point=data["id"],
        title=localized(data["title"], "en"),
        agreed=sides.agreed,
        shared=len(sides.shared),
        options=[option["id"] for option in options],
        by=[list(option["by"]) for option in options],
        silent=[key for key in keys if key not in inside and states[key] is CellState.SILENT],
        undisclosed=[
            key
            for key in keys
            if key in hidden or (key not in inside and states[key] is CellState.UNDISCLOSED)
        ],
    )


def _ledger(
    book: Book, clusters: Sequence[Cluster], ids: Sequence[str], data: dict[str, Any]
) -> list[Placed]:
    """Where every clause and every point without one went. Raises RuntimeError where one is nowhere."""
    homes: dict[str, str | None] = {}
    for point in data["points"]:
        homes[f"#{point['id']}"] = None
        for clause in point.get("clauses") or []:
            homes[f"#{point['id']}.{clause['id']}"] = None
        for option in point.get("options") or []:
            for clause in option.get("clauses") or []:
                homes[f"#{point['id']}.{clause['id']}"] = option["id"]
    found = []
    for cluster, id_ in zip(clusters, ids, strict=True):
        for i, point in sorted(cluster.points.items()):
            ref = f"{book.laid.originals[i].ref}#{point.id}"
            if not point.all_clauses:
                option = book.option_of(id_, i)
                found.append(Placed(ref=ref, to=f"#{id_}", option=option))
            for clause in point.all_clauses:
                to = f"#{id_}.{book.clause(id_, i, clause.id)}"
                if to not in homes or kind_of(point) == "deleted":
                    raise RuntimeError(f"{ref}.{clause.id} has no place in the consolidated text")
                found.append(Placed(ref=f"{ref}.{clause.id}", to=to, option=homes[to]))
    return found
