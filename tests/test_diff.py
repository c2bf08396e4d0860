"""Typed changes: one edit of one clause, one change, with its effect."""

from __future__ import annotations

from typing import Any

import pytest
from making import REGISTRY, clause, plan, point

from planctl.diff.engine import diff_plans
from planctl.diff.kinds import KINDS
from planctl.diff.result import PlanDiff


def edit(before: dict[str, Any], after: dict[str, Any], **both: Any) -> PlanDiff:
    """The diff of two one-clause plans."""
    a = plan(point("cap", 6, clauses=[clause(**both, **before)]))
    b = plan(point("cap", 6, clauses=[clause(**both, **after)]), version="2.0")
    return diff_plans(a, b, registry=REGISTRY)


CAP = {"quantity": {"max": 600000, "unit": "personnel"}}
PEACE = {"quantity": {"max": 600000, "unit": "personnel", "qualifier": "in peacetime"}}

# before, after, kind, effects: read "an edit from this to that is this, and does this to whom".
CASES: list[tuple[dict[str, Any], dict[str, Any], str, set[tuple[str, str]]]] = [
    (CAP, {"quantity": {"max": 800000, "unit": "personnel"}}, "quantity-raised", {("ua", "loosened")}),
    ({"quantity": {"min": 2, "unit": "percent"}}, {"quantity": {"min": 3, "unit": "percent"}}, "quantity-raised",
     {("ua", "tightened")}),
    ({"quantity": {"value": 50, "unit": "percent", "of": "profits"}, "modality": "receives"},
     {"quantity": {"value": 40, "unit": "percent", "of": "profits"}, "modality": "receives"}, "quantity-lowered",
     {("ua", "tightened")}),
    (CAP, {}, "quantity-removed", {("ua", "loosened")}),
    (CAP, {"quantity": {"min": 600000, "unit": "personnel"}}, "bound-changed", set()),
    ({"quantity": {"value": 5, "unit": "USD"}}, {"quantity": {"value": 5, "unit": "EUR"}}, "unit-changed", set()),
    (CAP, {"quantity": {"undisclosed": True, "unit": "personnel"}}, "quantity-withheld", set()),
    (CAP, PEACE, "qualifier-added", {("ua", "loosened")}),
    ({"modality": "shall"}, {"modality": "should"}, "modality-weakened", {("ua", "loosened")}),
    ({"modality": "may"}, {"modality": "shall"}, "modality-strengthened", {("ua", "tightened")}),
    ({"modality": "shall"}, {"modality": "shall-not"}, "modality-reversed", {("ua", "freed"), ("ua", "bound")}),
    ({"modality": "expected"}, {"modality": "shall"}, "expectation-to-obligation", {("ua", "tightened")}),
    ({"modality": "receives"}, {"modality": "loses"}, "modality-reversed", {("ua", "disentitled")}),
    ({"deadline": {"within": "P100D"}}, {"deadline": {"within": "P60D"}}, "deadline-brought-forward",
     {("ua", "tightened")}),
    ({"deadline": {"by": "2026-05-15"}}, {"deadline": {"by": "2026-06-15"}}, "deadline-postponed", {("ua", "loosened")}),
    ({"deadline": {"within": "P100D"}}, {"deadline": {"vague": "as soon as possible", "after": "signature"}},
     "deadline-made-vague", {("ua", "loosened")}),
    ({"deadline": {"within": "P100D", "after": "signature"}}, {"deadline": {"within": "P100D", "after": "acceptance"}},
     "deadline-reanchored", set()),
    ({}, {"deadline": {"within": "P100D"}}, "deadline-added", {("ua", "tightened")}),
    ({}, {"after": ["signature"]}, "order-added", {("ua", "loosened")}),
    ({"after": ["signature"]}, {"after": ["acceptance"]}, "order-changed", set()),
    ({}, {"condition": "if Russia invades Ukraine"}, "condition-added", {("ua", "loosened")}),
    ({"condition": "if A"}, {"condition": "if B attacks"}, "condition-changed", set()),
    ({}, {"exception": "unless the parties agree otherwise"}, "exception-added", {("ua", "loosened")}),
    ({}, {"consequence": "the guarantee lapses"}, "consequence-added", {("ua", "tightened")}),
    ({"actor": "ua"}, {"actor": ["ua", "ru"]}, "actor-added", {("ru", "bound")}),
    ({"actor": ["ua", "ru"]}, {"actor": "ua"}, "actor-removed", {("ru", "freed")}),
    ({"actor": "ua"}, {"actor": "ru"}, "actor-replaced", {("ua", "shifted"), ("ru", "bound")}),
    ({"counterparty": "us"}, {}, "counterparty-removed", {("us", "disentitled")}),
    ({}, {"beneficiary": "us"}, "beneficiary-added", {("us", "entitled")}),
    ({}, {"verifier": "iaea"}, "verifier-added", {("ua", "tightened")}),
    ({"territory": ["crimea"]}, {"territory": ["crimea", "donetsk"]}, "territory-widened", {("ua", "tightened")}),
    ({"action": "station troops"}, {"action": "permanently station troops"}, "scope-narrowed", {("ua", "loosened")}),
    ({"action": "run pipelines"}, {"action": "run pipelines and storage"}, "scope-widened", {("ua", "tightened")}),
    ({"action": "withdraw troops"}, {"action": "deploy troops"}, "action-changed", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "kind", "effects"), CASES, ids=[f"{c[2]}-{i}" for i, c in enumerate(CASES)]
)
def test_one_edit_is_one_change_of_its_kind(
    before: dict[str, Any], after: dict[str, Any], kind: str, effects: set[tuple[str, str]]
) -> None:
    """An edit of one typed part is reported once, as its kind, with its effect on whom it concerns."""
    found = edit(before, after)
    assert [change.kind for change in found.changes] == [kind]
    assert {(e.actor, e.effect.value) for e in found.changes[0].effects} == effects


@pytest.mark.parametrize(
    ("before", "after", "kind", "_effects"), CASES, ids=[f"{c[2]}-{i}" for i, c in enumerate(CASES)]
)
def test_the_reverse_edit_is_the_mirror_kind(
    before: dict[str, Any], after: dict[str, Any], kind: str, _effects: set[tuple[str, str]]
) -> None:
    """Read backwards, every edit is the kind that its kind names as its mirror."""
    assert [change.kind for change in edit(after, before).changes] == [KINDS[kind].mirror]


def test_every_kind_has_a_mirror_that_mirrors_it() -> None:
    """The table of kinds is symmetric, and a mirror has the level of its kind."""
    for kind in KINDS.values():
        assert KINDS[kind.mirror].mirror == kind.id
        assert KINDS[kind.mirror].level is kind.level


def test_the_cap_is_told_in_words_a_reader_understands() -> None:
    """A raised limit says from what to what, in which unit, and by how much in percent."""
    change = edit(CAP, {"quantity": {"max": 800000, "unit": "personnel"}}).changes[0]
    assert change.explanation == "the upper limit rises from 600,000 to 800,000 personnel (+33%)"
    assert (change.before, change.after) == (600000, 800000)


def test_renumbering_is_one_line() -> None:
    """A point inserted at the top is one new point and one line of renumbering; nothing moved or changed."""
    texts = [f"Provision about matter number {word}." for word in ("alpha", "beta", "gamma", "delta")]
    a = plan(*(point(t.split()[-1][:-1], n, t) for n, t in enumerate(texts, 1)))
    b = plan(
        point("new", 1, "An entirely fresh undertaking on fisheries."),
        *(point(t.split()[-1][:-1], n, t) for n, t in enumerate(texts, 2)),
        version="2.0",
    )
    found = diff_plans(a, b)
    assert [(c.kind, c.explanation) for c in found.changes if c.kind != "point-added"] == [
        ("renumbered", "points 1–4 → 2–5")
    ]


def test_the_smallest_set_of_points_moved() -> None:
    """One point carried to the end is one move, not a shift of all the others."""
    points = [point(name, n, f"Text of {name}.") for n, name in enumerate(("aa", "bb", "cc", "dd"), 1)]
    a = plan(*points)
    order = [points[1], points[2], points[3], points[0]]
    b = plan(*({**p, "number": n} for n, p in enumerate(order, 1)), version="2.0")
    moves = [c for c in diff_plans(a, b).changes if c.kind == "point-moved"]
    assert [(c.point, c.explanation) for c in moves] == [("aa", "stands after point 3, stood first")]


def test_a_four_word_edit_is_reported_as_exactly_that() -> None:
    """Changed wording that no typed part has is one change that names the words."""
    text = "Grain is shipped freely across the sea under the flags of the owners of the ships."
    a = plan(point("grain", 1, text))
    b = plan(point("grain", 1, text.replace("the owners of the", "the")), version="2.0")
    (change,) = diff_plans(a, b).changes
    assert change.kind == "reworded"
    assert "owners of the" in change.explanation


@pytest.mark.parametrize(
    ("old", "new"), [("600,000", "600,001"), ("may", "must"), ("is bound", "is not bound"), ("NATO", "OSCE")]
)
def test_weighty_words_are_never_minor(old: str, new: str) -> None:
    """A figure, modal, negation or name that changes in the wording alone is a substantive change."""
    a = plan(point("x", 1, f"The signatory {old} in this matter of armed forces.", clauses=[clause()]))
    b = plan(
        point("x", 1, f"The signatory {new} in this matter of armed forces.", clauses=[clause()]),
        version="2.0",
    )
    (change,) = diff_plans(a, b).changes
    assert (change.kind, change.level.value) == ("text-changed", "substantive")


def test_wording_that_a_typed_change_accounts_for_is_not_reported_again() -> None:
    """The cap and its qualifier in text and clause are two changes, not three."""
    a = plan(point("cap", 6, "The forces are limited to 600,000 personnel.", clauses=[clause(**CAP)]))
    after = {"quantity": {"max": 800000, "unit": "personnel", "qualifier": "in peacetime"}}
    b = plan(
        point(
            "cap", 6, "The forces are limited to 800,000 personnel in peacetime.", clauses=[clause(**after)]
        ),
        version="2.0",
    )
    assert [c.kind for c in diff_plans(a, b).changes] == ["quantity-raised", "qualifier-added"]


def test_a_clause_that_moves_to_another_point_is_not_lost() -> None:
    """The ledger says moved, and the change says where to."""
    moved = clause(id="grain", action="ship grain freely through the Black Sea corridor", actor="ru")
    stays = clause(id="x", action="withdraw artillery from the line of contact")
    a = plan(point("one", 1, "One.", clauses=[stays, moved]), point("two", 2, "Two."))
    b = plan(
        point("one", 1, "One.", clauses=[stays]), point("two", 2, "Two.", clauses=[moved]), version="2.0"
    )
    found = diff_plans(a, b)
    assert [(c.kind, c.explanation) for c in found.changes if c.clause] == [
        ("clause-moved", "now stands in point 2")
    ]
    assert (found.ledger.moved, found.ledger.dropped, found.ledger.unexplained) == (1, 0, 0)


def test_a_clause_put_into_brackets_binds_nobody_any_more() -> None:
    """A firm clause that returns as one party's alternative frees its actor, and the option is reported."""
    firm = clause(id="x", action="run the plant")
    a = plan(point("one", 1, "One.", clauses=[firm]))
    option = {"id": "a", "by": ["us"], "text": "The plant is run.", "clauses": [firm]}
    b = plan(point("one", 1, "One.", options=[option]), version="2.0")
    kinds = {
        c.kind: {(e.actor, e.effect.value) for e in c.effects}
        for c in diff_plans(a, b, registry=REGISTRY).changes
    }
    assert kinds == {"clause-bracketed": {("ua", "freed")}, "option-opened": set()}


def test_provenance_is_compared_between_versions_only() -> None:
    """Other sources and evidence are a change between versions of a plan, and no news between two plans."""
    a = plan(point("one", 1, "One."))
    b = {"one": point("one", 1, "One.", evidence="disputed")}
    assert [c.kind for c in diff_plans(a, plan(b["one"], version="2.0")).changes] == ["evidence-changed"]
    lineage = [{"plan": "p", "relation": "counters"}]
    assert diff_plans(a, plan(b["one"], id_="q", derived_from=lineage)).changes == []


def test_refs_that_follow_their_targets_are_no_change() -> None:
    """`after: #old` and `after: #new` are the same where new is what old became."""
    texts = {"cease": "Fire ceases along the whole line.", "vote": "The people vote under observation."}
    a = plan(
        point("cease", 1, texts["cease"]), point("vote", 2, texts["vote"], clauses=[clause(after=["#cease"])])
    )
    b = plan(
        point("fire", 1, texts["cease"], title="cease"),
        point("vote", 2, texts["vote"], clauses=[clause(after=["#fire"])]),
        version="2.0",
    )
    assert diff_plans(a, b).changes == []
