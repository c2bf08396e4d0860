"""Common ground: what plans share, how near they come, and the one change after which they agree."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, clause, orders, plan, point, real
from running import planctl
from test_distance import plans

from planctl.archive.lineage import related
from planctl.compare import compare_plans
from planctl.compare.common import common_ground
from planctl.compare.ground import CommonGround, OneChange
from planctl.compare.result import Level
from planctl.model.plan import Plan
from planctl.model.vocabulary import Fidelity

THREE = ("us-28-point", "e3-counter-proposal", "ukraine-20-point")


def kin(a: Plan, b: Plan) -> bool:
    return related(a, b, LIBRARY)


def found(*texts: Plan, **options: object) -> CommonGround:
    return common_ground(texts, REGISTRY, **options)  # type: ignore[arg-type]


def vote(id_: str, **parts: object) -> Plan:
    """A plan that says one thing on elections."""
    said = clause(action="hold elections", **parts)
    return plan(point("vote", 1, "Text", topics=["elections"], clauses=[said]), id_=id_)


@pytest.fixture(scope="module")
def three() -> CommonGround:
    return found(*map(real, THREE), related=kin)


def test_what_is_shared_is_the_same_in_the_comparison(three: CommonGround) -> None:
    """Whole answers that are shared stand in one group of the comparison; every saying is of a plan that has it."""
    rows = {row.id: row for row in compare_plans([*map(real, THREE)], REGISTRY, related=kin).rows}
    assert three.shared
    for question in three.shared:
        assert all(group in rows[question.id].relation.groups for group in question.agreed)
        for provision in question.provisions:
            assert len(provision.plans) >= three.k
            assert [one.plan for one in provision.sayings] == provision.plans
    assert [reach.plans for reach in three.reach] == [3, 2]
    assert three.reach[0].questions <= three.reach[1].questions


def test_open_questions_have_every_two_plans_that_do_not_agree(three: CommonGround) -> None:
    """The nearest come first, and each two are as far apart as the comparison says."""
    rows = {row.id: row for row in compare_plans([*map(real, THREE)], REGISTRY, related=kin).rows}
    for opened in three.open:
        apart = {(p.a, p.b): p.level for p in rows[opened.id].pairs if p.level is not Level.SAME}
        assert {(one.a, one.b): one.level for one in opened.approaches} == apart
        levels = [list(Level).index(one.level) for one in opened.approaches]
        assert levels == sorted(levels)


def applied(text: Plan, change: OneChange, others: dict[str, Plan]) -> Plan | None:
    """The plan with a change, made here anew from what the change says; None for kinds that need more."""
    if change.kind != "drop" and (change.kind not in ("set", "remove") or not change.like):
        return None
    assert change.ref
    spot, _, name = change.ref.partition("#")[2].partition(".")
    points = []
    for each in text.points:
        if each.id == spot:
            clauses = list(each.clauses)
            at = next(i for i, one in enumerate(clauses) if one.id == name)
            if change.kind == "drop":
                del clauses[at]
            else:
                assert change.like
                ref, _, rest = change.like.partition("#")
                there, _, like = rest.partition(".")
                model = next(one for one in others[ref].point(there).clauses if one.id == like)  # type: ignore[union-attr]
                fields = {
                    "quantity": ["quantity"],
                    "deadline": ["deadline"],
                    "consequence": ["consequence"],
                    "modality": ["modality"],
                }.get(change.part or "")
                if not fields:
                    return None
                clauses[at] = clauses[at].model_copy(update={f: getattr(model, f) for f in fields})
            if not clauses:
                continue  # its wording alone would say it again
            each = each.model_copy(update={"clauses": clauses})
        points.append(each)
    return text.model_copy(update={"points": points})


def test_a_change_that_is_applied_makes_them_agree() -> None:
    """Of two real plans: each change, applied to the plan and compared from the start, settles its question."""
    texts = [real(THREE[0]), real(THREE[1])]
    by_ref = {text.ref: text for text in texts}
    ground = found(*texts, related=kin)
    by_key = {column.key: by_ref[column.ref] for column in ground.plans}
    said = {
        (row.id, entry.ref.partition("#")[0]): {e.ref for e in cell.entries}
        for row in compare_plans(texts, REGISTRY, related=kin).rows
        for cell in row.cells
        for entry in cell.entries
    }
    tried = 0
    for change in ground.changes:
        changed = applied(by_key[change.plan], change, by_ref)
        if changed is None:
            continue
        tried += 1
        other = next(text for text in texts if text.id != changed.id)
        refs = said[change.id, other.ref]
        rows = compare_plans([changed, other], REGISTRY, related=kin).rows
        row = next(row for row in rows if refs <= {one.ref for cell in row.cells for one in cell.entries})
        assert row.relation.kind == "agreed", change.text
    assert tried >= 4


def test_one_figure_one_time_one_clause_one_option() -> None:
    """Each kind of change is found on a plan that is one such change away."""
    base = vote("a", deadline={"within": "P100D"})
    changes = found(base, vote("b", deadline={"within": "P30D"})).changes
    assert {(c.plan, c.kind, c.part) for c in changes} == {("a", "set", "deadline"), ("b", "set", "deadline")}
    changes = found(base, vote("b")).changes
    assert {(c.plan, c.kind) for c in changes} == {("a", "remove"), ("b", "set")}
    assert all(c.everyone for c in changes)
    first = clause(action="hold elections")
    second = clause(id="two", action="admit all observers")
    pair = [
        plan(point("vote", 1, "Text", topics=["elections"], clauses=said), id_=id_)
        for id_, said in (("a", [first]), ("b", [first, second]))
    ]
    assert {(c.plan, c.kind) for c in found(*pair).changes} == {("a", "adopt"), ("b", "drop")}
    options = [
        {"id": "x", "by": ["us"], "text": "Vote.", "clauses": [clause(id="v", action="hold elections")]},
        {"id": "y", "by": ["ru"], "text": "None.", "clauses": [clause(id="n", action="cancel all votes")]},
    ]
    open_text = plan(point("vote", 1, topics=["elections"], options=options), id_="b")
    assert [(c.plan, c.kind) for c in found(vote("a"), open_text).changes] == [("b", "take")]


def test_a_silent_plan_may_take_over_what_all_others_say() -> None:
    """With at least two that agree on one clause, the third that is silent is one change away; one known in part
    is not, for nobody knows what it says."""
    other = plan(point("cease", 1, "A", clauses=[clause(action="stop the fire")]), id_="c")
    change = next(c for c in found(vote("a"), vote("b"), other).changes if c.plan == "c")
    assert (change.kind, change.everyone, change.agreed) == ("adopt", True, ["a", "b", "c"])
    partial = other.model_copy(update={"fidelity": Fidelity.PARTIAL})
    assert not [c for c in found(vote("a"), vote("b"), partial).changes if c.plan == "c"]


@settings(max_examples=20, deadline=None)
@given(plans("a"), plans("b"), plans("c"), st.sampled_from([2, 3]))
def test_the_order_of_plans_changes_the_layout_only(a: Plan, b: Plan, c: Plan, k: int) -> None:
    """What is shared, what is open and what would settle it are the same in any order."""

    def gist(ground: CommonGround) -> object:
        return (
            sorted(
                (q.id, [sorted(g) for g in q.agreed], sorted(p.text for p in q.provisions))
                for q in ground.shared
            ),
            sorted((q.id, [(p.a, p.b, p.level, p.nearest) for p in q.approaches]) for q in ground.open),
            sorted((c.id, c.plan, c.text) for c in ground.changes),
            ground.reach,
        )

    one, *others = (gist(found(*order, k=k)) for order in orders(a, b, c))
    assert all(other == one for other in others)


def test_the_command_says_what_is_shared_and_what_to_ask_for() -> None:
    """JSON has the keys that others rely on; where nothing is shared by all, the command says what fewer share."""
    data = json.loads(planctl("common", *THREE, "-f", "json").stdout)
    assert data["schema"] == "planctl/common/1"
    assert {"shared", "open", "changes", "reach", "k", "plans"} <= set(data)
    six = planctl(
        "common", *THREE, "uk-gaza-style", "european-24-point", "russia-memorandum-june-2025"
    ).stdout
    assert "Nothing. What 3 share" in six
    assert "Donald Trump is to head" in planctl("common", *THREE, "-f", "markdown").stdout
    wrong = planctl("common", *THREE, "--k", "4")
    assert (wrong.returncode, "from 2 to 3" in wrong.stderr) == (2, True)
    assert planctl("common", "us-28-point").returncode == 2


@pytest.mark.parametrize("columns", ["40", "80", "140"])
def test_no_line_is_wider_than_the_terminal(columns: str) -> None:
    """The drawing keeps within its columns, everything shown."""
    drawn = planctl("common", *THREE, "--all", COLUMNS=columns).stdout
    assert max(map(len, drawn.splitlines())) <= int(columns)
