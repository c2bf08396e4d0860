"""The page of tricky cases, run: what it promises holds, and what it says does not pass, does not."""

from __future__ import annotations

import pytest
from tricky import PAGE, Case, cases, said

from planctl.diff.kinds import KINDS
from planctl.diff.result import EffectKind

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_tricky_case_is_as_the_page_says(case: Case) -> None:
    """A case marked as passing gives exactly the wished result; one marked as not passing does not give it yet."""
    if case.passes:
        found = case.diff()
        assert said(found) == case.changes
        assert case.links <= {(frozenset(link.a), frozenset(link.b)) for link in found.links}
    else:
        assert not case.holds(), "it passes now: mark it so on the page"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_tricky_case_loses_no_clause(case: Case) -> None:
    """Whatever else comes out, every clause of the first text is accounted for."""
    assert case.diff().ledger.unexplained == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_tricky_case_mirrors(case: Case) -> None:
    """Read backwards, each change is the mirror of one read forwards."""
    back = Case(case.title, case.b, case.a, [], set(), passes=True).diff()
    there = sorted(KINDS[change.kind].mirror for change in case.diff().changes)
    assert there == sorted(change.kind for change in back.changes)


def test_the_page_is_read_whole() -> None:
    """Every heading of the page is a case, titles are unique, and there are at least 25."""
    headings = [line[3:] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert [case.title for case in CASES] == headings
    assert len(set(headings)) == len(headings) >= 25


def test_the_page_speaks_of_kinds_and_effects_that_there_are() -> None:
    """A wished line names a kind of change and effects of the tool, so that a typing error cannot hide."""
    effects = {effect.value for effect in EffectKind}
    for case in CASES:
        for line in case.changes:
            kind, *rest = line.split()
            assert kind in KINDS, case.title
            assert {word.split(":")[1] for word in rest} <= effects, case.title


def test_a_case_without_a_verdict_is_refused() -> None:
    """A result block must say whether the case passes today."""
    block = "```yaml\n- {id: a, text: A.}\n```\n"
    with pytest.raises(ValueError, match="passes"):
        cases(f"## T\n\n{block}{block}```text\nno change\n```\n")
