"""A clause with a deadline that waits for another cannot have less time than that other has. If elections
are due by 1 April and come after a withdrawal that is due by 15 May, one of the two dates is wrong, or the
order is.

Days are compared along the whole way: through clauses, and through points, which are done when their
clauses are. Times that run from one and the same thing (`within: P5D` and `within: P10D`, both after
`signature`) are compared where one clause waits for the other directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planctl.lint.context import Context
from planctl.lint.cycles import components
from planctl.lint.dates import day
from planctl.lint.finding import Confidence, Severity
from planctl.lint.order import Act, Order, span_of
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part
from planctl.safe import one_line

RULE = Rule(
    id="PL604",
    name="late-anchor",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    summary="A clause is due before something that must come first has to be done.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, deadline: {by: 2026-05-15}}
  - id: elections
    clauses:
      - id: vote
        actor: ua
        modality: shall
        action: vote
        after: ["#withdrawal"]
        deadline: {by: 2026-04-01}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, deadline: {by: 2026-05-15}}
  - id: elections
    clauses:
      - id: vote
        actor: ua
        modality: shall
        action: vote
        after: ["#withdrawal"]
        deadline: {by: 2026-08-01}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Clauses whose deadline is earlier than that of something they wait for."""
    order = subject.order
    due = [(act, deadline) for act in order.waiting for deadline in act.deadlines()]
    if not due:
        return
    latest = _latest(order) if any(day(each.raw.get("by")) for _, each in due) else {}
    slowest = _slowest(order) if any(span_of(each.raw.get("within")) for _, each in due) else {}
    for act, deadline in due:
        yield from _by(act, deadline, latest)
        yield from _within(act, deadline, slowest)


def _latest(order: Order) -> dict[str, Act]:
    """For each node in the order, the clause with the latest day among itself and all it waits for."""
    graph = order.graph
    found: dict[str, Act] = {}
    for members in components(graph):
        if len(members) > 1:
            continue  # a cycle is another rule's
        node = members[0]
        own = [order.acts[node]] if node in order.acts and _due(order.acts[node]) else []
        below = [found[target] for target in graph[node] if target in found and _counts(order, node, target)]
        if own or below:
            found[node] = max([*own, *below], key=lambda act: _due(act) or date.min)
    return found


def _counts(order: Order, node: str, target: str) -> bool:
    """A point may be done without what stands in one of its options: another may be chosen."""
    return node in order.acts or order.option(target) is None


def _by(act: Act, deadline: Part, latest: dict[str, Act]) -> Iterator[Hit]:
    due = day(deadline.raw.get("by"))
    candidates = [(wait, latest[wait.target]) for wait in act.waits if wait.target in latest]
    late = [(wait, last) for wait, last in candidates if due and last is not act and _after(last, due)]
    if late:
        wait, last = max(late, key=lambda pair: _due(pair[1]) or date.min)
        way = "" if wait.target == last.node else f", which needs `{one_line(last.node, 120)}`,"
        yield Hit(
            Place(deadline.at("by")),
            f"`{one_line(act.node, 120)}` is due by {due}, but waits for `{wait.target}`{way} "
            f"which has until {_due(last)}",
            "correct one of the two dates, or the order",
            related=(
                (Place(wait.path), "waits for it here"),
                (Place(next(last.deadlines()).at("by")), "the later date"),
            ),
        )


def _after(act: Act, due: date) -> bool:
    other = _due(act)
    return other is not None and other > due


def _due(act: Act) -> date | None:
    for deadline in act.deadlines():
        return day(deadline.raw.get("by"))
    return None


Timed = dict[Any, tuple[int, Act, Part]]


def _slowest(order: Order) -> dict[str, Timed]:
    """For each clause and point, by what a time runs from: the clause with the longest time, and that time
    at its shortest, in seconds.
    """
    found: dict[str, Timed] = {}
    for act in order.acts.values():
        for deadline in act.deadlines():
            anchor, span = deadline.raw.get("after"), span_of(deadline.raw.get("within"))
            if span is None or not isinstance(anchor, str):
                continue
            nodes = [act.node]
            if act.is_needed and act.option is None:
                nodes.append(act.node.partition(".")[0])
            for node in nodes:
                timed = found.setdefault(node, {})
                if anchor not in timed or span[0] > timed[anchor][0]:
                    timed[anchor] = (span[0], act, deadline)
    return found


def _within(act: Act, deadline: Part, slowest: dict[str, Timed]) -> Iterator[Hit]:
    anchor, span = deadline.raw.get("after"), span_of(deadline.raw.get("within"))
    if span is None or not isinstance(anchor, str):
        return
    for wait in act.waits:
        least, other, theirs = slowest.get(wait.target, {}).get(anchor, (0, act, deadline))
        if wait.how == "after" and other is not act and span[1] < least:
            mine = deadline.raw["within"]
            due = mine if mine == "immediately" else f"within {mine}"
            yield Hit(
                Place(deadline.at("within")),
                f"`{one_line(act.node, 120)}` is due {due} after "
                f"`{one_line(anchor, 60)}`, but waits for `{one_line(other.node, 120)}`, which has "
                f"{theirs.raw['within']} from there",
                "correct one of the two times, or the order",
                related=(
                    (Place(wait.path), "waits for it here"),
                    (Place(theirs.at("within")), "the longer time"),
                ),
            )
            return
