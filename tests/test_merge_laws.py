"""The laws of a merge, over edits made at random to generated and real plans."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from editing import Data, put_reading, small_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import LIBRARY
from richly import rich_plan, richly_edited

from planctl.lint.engine import check
from planctl.lint.finding import Severity
from planctl.lint.subject import Subject
from planctl.merge.engine import merge_plans
from planctl.merge.result import Conflict, MergeResult
from planctl.merge.values import same
from planctl.model.plan import Plan
from planctl.source import read_bytes
from planctl.validation import Validator

SEEDS = st.integers(min_value=0, max_value=100_000)
slow = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALIDATOR = Validator(LIBRARY)
BY = [["us"], ["ua"], ["ru"], ["gb"]]


def a_base(seed: int) -> Data:
    """A plan: eight in ten generated, the others real."""
    rng = random.Random(seed)
    if rng.random() < 0.8:
        return rich_plan(rng, rng.randint(3, 9))
    entry = rng.choice(LIBRARY.latest())
    return copy.deepcopy(LIBRARY.load(entry.path).document.data)  # type: ignore[no-any-return]


def sides_of(base: Data, seed: int, count: int = 2) -> list[Data]:
    return [richly_edited(base, seed * 10 + at) for at in range(count)]


def errors(data: Any) -> set[tuple[str, str]]:
    """The errors that `planctl validate` reports on a plan's data."""
    document = read_bytes(json.dumps(data, default=float, ensure_ascii=False).encode(), "plan.yaml")
    subject = Subject(document, None)
    found = check(subject, VALIDATOR.context(subject))
    return {(finding.rule, finding.message) for finding in found if finding.severity is Severity.ERROR}


def fought(result: MergeResult) -> list[tuple[str, str, str]]:
    """The conflicts as far as they are independent of whose text comes first."""

    def wanted(conflict: Conflict) -> str:
        # Which of several equal options is called `a` depends on the order.
        return json.dumps(
            sorted(json.dumps(one.value, default=str, sort_keys=True) for one in conflict.alternatives)
        )

    kinds = ("number", "order")
    return sorted((c.unit, c.kind, wanted(c)) for c in result.conflicts if c.kind not in kinds)


@slow
@given(SEEDS)
def test_a_side_without_edits_changes_nothing(seed: int) -> None:
    """merge(b, b, x), merge(b, x, b) and merge(b, x, x) are x, without conflicts."""
    base = a_base(seed)
    (x,) = sides_of(base, seed, 1)
    for sides in ((base, x), (x, base), (x, x), (base, x, base), (x, x, x)):
        merged = merge_plans(base, *sides)
        assert same(merged.merged, x)
        assert merged.is_clean
        assert not merged.ledger.unexplained


@slow
@given(SEEDS)
def test_swapped_sides_give_the_mirror(seed: int) -> None:
    """With the sides swapped, the same units are in conflict, with the same alternatives."""
    base = a_base(seed)
    ours, theirs = sides_of(base, seed)
    one, other = merge_plans(base, ours, theirs, by=BY), merge_plans(base, theirs, ours, by=BY[1::-1])
    assert fought(one) == fought(other)
    assert {p["id"] for p in one.merged["points"]} == {p["id"] for p in other.merged["points"]}
    names = {"ours": "theirs", "theirs": "ours"}
    mirrored = sorted(
        (d.unit, names.get(d.take, d.take)) for d in other.decisions if d.field not in ("number", "order")
    )
    assert sorted((d.unit, d.take) for d in one.decisions if d.field not in ("number", "order")) == mirrored


@slow
@given(SEEDS, st.permutations([0, 1, 2]))
def test_the_order_of_many_sides_does_not_matter(seed: int, order: list[int]) -> None:
    """Three sides in any order: the same units are in conflict, with the same alternatives."""
    base = a_base(seed)
    sides = sides_of(base, seed, 3)
    one = merge_plans(base, *sides, by=BY)
    other = merge_plans(base, *(sides[at] for at in order), by=[BY[at] for at in order])
    assert fought(one) == fought(other)


@slow
@given(SEEDS, st.integers(min_value=2, max_value=4))
def test_everything_is_accounted_for_and_sound(seed: int, count: int) -> None:
    """No unit of any text is unexplained, and the merged plan has no error that none of the texts has."""
    base = a_base(seed)
    sides = sides_of(base, seed, count)
    merged = merge_plans(base, *sides, by=BY)
    assert merged.ledger.unexplained == 0
    for account in merged.ledger.texts:
        parts = account.model_dump(exclude={"text", "ref", "total"})
        assert sum(parts.values()) == account.total
    Plan.model_validate(json.loads(json.dumps(merged.merged, default=float)))
    new = errors(merged.merged) - set().union(*map(errors, (base, *sides)))
    # What is sound on each side and not together is for a person to see, and told.
    told = {conflict.explanation for conflict in merged.conflicts}
    for rule, says in (("PL601", "waits for what waits for it"), ("PL608", "it never applies")):
        if any(says in each for each in told):
            new = {finding for finding in new if finding[0] != rule}
    assert not new


def test_a_reading_put_in_by_each_side_is_kept_twice() -> None:
    """Readings have no ids: what two sides note of different sources are two readings."""
    base = small_plan(random.Random(1), 3)
    base["sources"]["t"] = {"publisher": "T", "kind": "press"}
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    put_reading(random.Random(1), {"sources": ["s"]}, ours["points"][0])
    put_reading(random.Random(2), {"sources": ["t"]}, theirs["points"][0])
    merged = merge_plans(base, ours, theirs)
    assert merged.is_clean
    assert len(merged.merged["points"][0]["readings"]) == 2
