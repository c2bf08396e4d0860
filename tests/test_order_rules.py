"""What the rules on order and lineage stand on: cycles, dates and lengths of time, held against brute force."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.lint.cycles import components, knots, shortest_cycle
from planctl.lint.dates import day, period_of
from planctl.lint.engine import check
from planctl.lint.order import span_of
from planctl.lint.ruleset import chosen_rules
from planctl.lint.subject import Subject
from planctl.source import read_bytes

NODES = range(6)
graphs = st.fixed_dictionaries(
    {node: st.lists(st.sampled_from(NODES), unique=True, max_size=4) for node in NODES}
)
choices = st.fixed_dictionaries(
    {node: st.none() | st.tuples(st.sampled_from("xy"), st.sampled_from("12")) for node in NODES}
)


def reachable(graph: dict[int, list[int]], node: int) -> set[int]:
    """The nodes that one leads to, over at least one edge."""
    found: set[int] = set()
    todo = list(graph[node])
    while todo:
        to = todo.pop()
        if to not in found:
            found.add(to)
            todo += graph[to]
    return found


def cycles(graph: dict[int, list[int]], choice: dict[int, Any]) -> list[tuple[int, ...]]:
    """Every simple cycle of at least two nodes that needs no two alternatives of one thing."""
    found = []
    for size in range(2, len(graph) + 1):
        for way in permutations(graph, size):
            taken: dict[str, set[str]] = {}
            for node in way:
                if choice[node]:
                    taken.setdefault(choice[node][0], set()).add(choice[node][1])
            one_each = all(len(each) == 1 for each in taken.values())
            if one_each and all(to in graph[node] for node, to in pairwise((*way, way[0]))):
                found.append(way)
    return found


@settings(max_examples=50, deadline=None)
@given(graphs)
def test_components_are_what_reaches_one_another(graph: dict[int, list[int]]) -> None:
    """Two nodes share a component exactly if each leads to the other, and a component comes after all that it
    leads to.
    """
    found = components(graph)
    assert sorted(node for members in found for node in members) == list(NODES)
    reach = {node: reachable(graph, node) for node in NODES}
    where = {node: at for at, members in enumerate(found) for node in members}
    for a in NODES:
        for b in NODES:
            if a != b:
                assert (where[a] == where[b]) == (b in reach[a] and a in reach[b])
            if b in reach[a]:
                assert where[b] <= where[a]


@settings(max_examples=50, deadline=None)
@given(graphs, choices)
def test_the_cycle_shown_is_a_shortest_one(graph: dict[int, list[int]], choice: dict[int, Any]) -> None:
    """Over all components, the shortest cycle found is as short as the shortest that trying every way finds;
    it is a cycle, and it needs no two alternatives of one thing.
    """
    possible = cycles(graph, choice)
    found = [cycle for members in knots(graph) if (cycle := shortest_cycle(graph, members, choice.get))]
    assert bool(found) == bool(possible)
    assert {tuple(cycle) for cycle in found} <= set(possible)
    if found:
        assert min(map(len, found)) == min(map(len, possible))
    for cycle in found:
        inside = [way for way in possible if set(way) & set(cycle) and _same_knot(graph, way[0], cycle[0])]
        assert len(cycle) == min(map(len, inside))


def _same_knot(graph: dict[int, list[int]], a: int, b: int) -> bool:
    return a == b or (b in reachable(graph, a) and a in reachable(graph, b))


def plan(points: int, *, shift: int) -> Subject:
    """A plan in which each point waits for the one `shift` before it, round the end."""
    lines = ["schema: planctl/plan/1", "id: a-plan", 'version: "1.0"', "points:"]
    for at in range(points):
        before = (at - shift) % points
        lines += [
            f"  - id: p-{at}",
            f'    clauses: [{{id: a, actor: ua, modality: shall, action: a, after: ["#p-{before}"]}}]',
        ]
    return Subject(read_bytes("\n".join(lines).encode(), "example.yaml"))


@pytest.mark.parametrize("shift", [1, 7])
def test_a_long_cycle_takes_no_time(shift: int) -> None:
    """A ring of 3,000 provisions is one finding and is not searched again from every one of them."""
    subject = plan(3_000, shift=shift)
    assert subject.provisions
    begun = time.process_time()
    found = check(subject, None, chosen_rules(["PL601"]))
    assert time.process_time() - begun < 5
    assert [finding.name for finding in found] == ["order-cycle"]
    assert len(found[0].related) < 50


def test_a_tangle_is_given_up_in_time() -> None:
    """Many options that all wait for one another's points end in an answer, perhaps none, within seconds."""
    lines = ["schema: planctl/plan/1", "id: a-plan", 'version: "1.0"', "points:"]
    for at in range(120):
        lines += [f"  - id: p-{at}", "    options:"]
        for option in range(4):
            to = (at * 7 + option * 13 + 1) % 120
            after = f'after: ["#p-{to}.c-{(option + 1) % 4}"]'
            clause = f"{{id: c-{option}, actor: ua, modality: shall, action: a, {after}}}"
            lines += [f"      - id: o-{option}", f"        clauses: [{clause}]"]
    subject = Subject(read_bytes("\n".join(lines).encode(), "example.yaml"))
    begun = time.process_time()
    check(subject, None, chosen_rules(["PL6"]))
    assert time.process_time() - begun < 10


@settings(max_examples=50, deadline=None)
@given(st.dates(), st.integers(0, 800))
def test_periods_hold_their_days(first: date, days: int) -> None:
    """A day is in its month and its year, and a period ends on the last day that its end may mean."""
    text = first.isoformat()
    assert day(text) == first
    for partial in (text[:7], text[:4]):
        period = period_of(partial)
        assert period
        assert period.first <= first <= period.last
        assert period.last == date.max or not (period.last + timedelta(1)).isoformat().startswith(partial)
    if (date.max - first).days > days:
        assert period_of(text, (first + timedelta(days)).isoformat()) == (first, first + timedelta(days))


@pytest.mark.parametrize(
    "value", [None, True, [], {}, "", "2025-13", "2025-02-30", "20250101", "0000", 12, 2025.5]
)
def test_what_is_no_date_is_none(value: Any) -> None:
    """Whatever stands in the place of a date is passed over and stops nothing."""
    assert period_of(value) is None
    assert day(value) is None


def test_months_and_years_are_given_their_room() -> None:
    """A month is 28 to 31 days and a year 365 or 366, so P1M and P30D contradict in no order."""
    days = 86_400
    assert span_of("P1M") == (28 * days, 31 * days)
    assert span_of("P1Y") == (365 * days, 366 * days)
    assert span_of("P2W") == span_of("P14D") == (14 * days, 14 * days)
    assert span_of("PT24H") == span_of("P1D")
    assert span_of("immediately") == (0, 0)
    assert span_of("P") is span_of("soon") is span_of(5) is None
