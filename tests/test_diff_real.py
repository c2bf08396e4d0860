"""The diff of the real plans: what the fact sheets show is what comes out."""

from __future__ import annotations

import itertools

import pytest
from making import LIBRARY, REGISTRY, real

from planctl.archive.lineage import related
from planctl.diff.engine import diff_plans
from planctl.diff.kinds import KINDS
from planctl.diff.result import Change, PlanDiff

PAIRS = list(itertools.combinations(sorted(LIBRARY.entries), 2))
REVERSED_EFFECT = {"tightened": "loosened", "bound": "freed", "entitled": "disentitled"}
REVERSED_EFFECT |= {value: key for key, value in REVERSED_EFFECT.items()}


def between(a: str, b: str) -> PlanDiff:
    """The diff of two plans of the library."""
    one, other = real(a), real(b)
    return diff_plans(one, other, registry=REGISTRY, related=related(one, other, LIBRARY))


@pytest.fixture(scope="module")
def e3() -> PlanDiff:
    """From the US draft to the answer of the three."""
    return between("us-28-point", "e3-counter-proposal")


def of(diff: PlanDiff, number: int) -> list[Change]:
    """The changes of the point with a number in A."""
    group = next(group for group in diff.points if group.a and group.a[0].number == number)
    return [diff.changes[index] for index in group.changes]


def effects(change: Change) -> set[tuple[str, str]]:
    """The effects of a change."""
    return {(effect.actor, effect.effect.value) for effect in change.effects}


def test_the_cap_rises_and_is_qualified_as_loosened_for_ukraine(e3: PlanDiff) -> None:
    """600,000 becomes 800,000 (+33%), now in peacetime; both loosen an obligation on Ukraine."""
    raised, qualified = of(e3, 6)
    assert (raised.kind, qualified.kind) == ("quantity-raised", "qualifier-added")
    assert "600,000 to 800,000" in raised.explanation
    assert "+33%" in raised.explanation
    assert qualified.after == "in peacetime"
    assert effects(raised) == effects(qualified) == {("ua", "loosened")}


def test_point_3_is_deleted_and_no_other_point_renumbered_or_moved(e3: PlanDiff) -> None:
    """The tombstone keeps its number, so that 4 to 28 stay where they are."""
    assert [change.kind for change in of(e3, 3)] == ["point-deleted"]
    assert effects(of(e3, 3)[0]) == {("ru", "freed"), ("nato", "freed")}
    assert not {"renumbered", "point-moved"} & {change.kind for change in e3.changes}


def test_the_constitutional_bar_is_replaced(e3: PlanDiff) -> None:
    """The duties of Ukraine and of NATO are gone, and a statement on consensus stands in their place."""
    group = next(group for group in e3.points if group.a[0].id == "nato-membership")
    assert group.verdict == "replaced"
    dropped = [change for change in of(e3, 7) if change.kind == "clause-dropped"]
    assert {effect for change in dropped for effect in effects(change)} == {
        ("ua", "freed"),
        ("nato", "freed"),
    }
    assert any(change.kind == "clause-added" for change in of(e3, 7))


def test_the_troop_ban_is_narrowed_by_qualifiers(e3: PlanDiff) -> None:
    """Permanently, under its command and in peacetime each narrow what NATO is not to do."""
    changes = [change for change in of(e3, 8) if change.effects]
    said = " ".join(change.explanation for change in changes)
    assert all(word in said for word in ("permanently", "under its command", "in peacetime"))
    assert all(effects(change) == {("nato", "loosened")} for change in changes)


def test_the_missile_condition_of_the_guarantee_is_gone(e3: PlanDiff) -> None:
    """The loss of the guarantee for a missile strike is dropped, which loosens the text for Ukraine."""
    (dropped,) = [change for change in of(e3, 10) if change.kind == "clause-dropped"]
    assert "missile" in dropped.explanation
    assert effects(dropped) == {("ua", "loosened")}


def test_the_election_deadline_becomes_vague(e3: PlanDiff) -> None:
    """100 days become as soon as possible."""
    (change,) = of(e3, 25)
    assert change.kind == "deadline-made-vague"
    assert "within 100 days" in change.explanation
    assert "as soon as possible" in change.explanation


def test_the_amnesty_is_replaced(e3: PlanDiff) -> None:
    """Under the same number, amnesty and waiver go and a provision for victims comes."""
    group = next(group for group in e3.points if group.a[0].number == 26)
    assert group.verdict == "replaced"
    said = " ".join(change.explanation for change in of(e3, 26))
    assert "amnesty" in said
    assert "victims" in said


def test_unchanged_points_are_not_printed_as_changed(e3: PlanDiff) -> None:
    """The points that the sheet marks as unchanged have no change at all."""
    same = {group.a[0].number for group in e3.points if group.verdict == "unchanged"}
    assert {11, 12, 16, 19} <= same
    for group in e3.points:
        assert (group.verdict == "unchanged") == (not group.changes)


def test_the_descendant_moves_territory_into_options() -> None:
    """Between the US draft and the 20 points, the open questions come out as options put by their proponents."""
    diff = between("us-28-point", "ukraine-20-point")
    opened = [change for change in diff.changes if change.kind == "option-opened"]
    assert {change.point for change in opened} >= {"znpp", "territory"}
    assert not any(change.effects for change in opened)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_diff_and_its_reverse_mirror_each_other(a: str, b: str) -> None:
    """Swapped, every kind is its mirror, every effect its reverse, and no clause of either text is unexplained."""
    there, back = between(a, b), between(b, a)
    assert sorted(KINDS[change.kind].mirror for change in there.changes) == sorted(
        c.kind for c in back.changes
    )
    for diff in (there, back):
        ledger = diff.ledger
        assert ledger.unexplained == 0
        assert ledger.total == sum(len(p.all_clauses) or 1 for p in real(diff.a.split("@")[0]).live_points)
        ends = ledger.kept, ledger.changed, ledger.moved, ledger.split, ledger.merged, ledger.dropped
        assert ledger.total == sum(ends)
    forth, reverse = (
        sorted(
            (effect.actor, effect.effect.value if turn else REVERSED_EFFECT[effect.effect.value])
            for change in diff.changes
            if change.kind not in ("actor-replaced", "actor-named", "actor-unnamed")
            for effect in change.effects
        )
        for diff, turn in ((there, False), (back, True))
    )
    assert forth == reverse


@pytest.mark.parametrize("name", sorted(LIBRARY.entries))
def test_a_text_against_itself_is_no_change(name: str) -> None:
    """diff(A, A) is empty and the ledger keeps every clause."""
    diff = between(name, name)
    assert diff.changes == []
    assert diff.ledger.kept == diff.ledger.total
    assert all(group.verdict == "unchanged" for group in diff.points)
