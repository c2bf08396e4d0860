"""Clauses read from the text alone: typed changes without typed clauses, and the laws that hold for them too."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, plan, point, real
from test_diff_laws import edited

from planctl.diff.engine import diff_plans
from planctl.diff.kinds import KINDS
from planctl.model.plan import Plan
from planctl.render.diff_markdown import diff_markdown
from planctl.render.diff_terminal import diff_terminal
from planctl.render.screen import Screen

NAMES = sorted(LIBRARY.entries)
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bare(source: Plan) -> Plan:
    """The plan with nothing typed: texts only."""
    points = []
    for one in source.points:
        texts = [one.text, *(clause.text for clause in one.clauses)]
        said = " ".join((t if isinstance(t, str) else t.get(source.language, "")) for t in texts if t)
        points.append(
            one.model_copy(update={"clauses": [], "options": [], "readings": [], "text": said or None})
        )
    return source.model_copy(update={"points": points})


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Ukraine is to limit its forces to 600,000 personnel.", "Ukraine is to limit its forces to 800,000 personnel.",
         "quantity-raised"),
        ("Russia shall withdraw its forces.", "Russia may withdraw its forces.", "modality-weakened"),
        ("It is expected that Russia will not invade its neighbours.", "Russia shall not invade its neighbours.",
         "expectation-to-obligation"),
        ("Ukraine is to hold elections within 100 days.", "Ukraine is to hold elections within 60 days.",
         "deadline-brought-forward"),
    ],
)  # fmt: skip
def test_text_alone_gives_typed_changes(before: str, after: str, kind: str) -> None:
    """A plan with only text gets the same typed changes, marked as read from it."""
    found = diff_plans(
        plan(point("one", 1, before)), plan(point("one", 1, after), version="2.0"), registry=REGISTRY
    )
    change = next(change for change in found.changes if change.kind == kind)
    assert change.inferred


def test_what_was_read_is_marked_for_readers() -> None:
    """Terminal and Markdown say which changes were read from the text."""
    a = plan(point("one", 1, "Russia shall withdraw its forces."))
    b = plan(point("one", 1, "Russia may withdraw its forces."), version="2.0")
    found = diff_plans(a, b, registry=REGISTRY)
    assert "(read from the text)" in diff_terminal(found, Screen(120))
    assert "(read from the text)" in diff_markdown(found)


def test_typed_clauses_are_not_read_again() -> None:
    """Where both texts have typed clauses, nothing is inferred."""
    found = diff_plans(real("us-28-point"), real("e3-counter-proposal"), registry=REGISTRY)
    inferred = {change.point for change in found.changes if change.inferred}
    assert not inferred


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_text_against_itself_is_no_change(name: str) -> None:
    """diff(A, A) is empty without typed clauses too."""
    one = bare(real(name))
    found = diff_plans(one, one, registry=REGISTRY)
    assert found.changes == []
    assert found.ledger.kept == found.ledger.total


@slow
@given(st.sampled_from(list(itertools.combinations(NAMES, 2))))
def test_bare_texts_mirror(pair: tuple[str, str]) -> None:
    """diff(B, A) mirrors diff(A, B), and no clause is unexplained."""
    a, b = (bare(real(name)) for name in pair)
    there, back = diff_plans(a, b, registry=REGISTRY), diff_plans(b, a, registry=REGISTRY)
    assert sorted(KINDS[c.kind].mirror for c in there.changes) == sorted(c.kind for c in back.changes)
    assert there.ledger.unexplained == back.ledger.unexplained == 0


@slow
@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_no_edit_of_a_bare_text_is_missed(name: str, seed: int) -> None:
    """Whatever was edited, a difference in the texts is a change in the diff."""
    a = bare(real(name))
    b = bare(edited(a, seed))
    found = diff_plans(a, b, registry=REGISTRY)
    same = a.model_copy(update={"version": "9.0"}).model_dump() == b.model_dump()
    assert bool(found.changes) != same
    assert found.ledger.unexplained == 0
