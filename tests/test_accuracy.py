"""How good links and kinds of change are, against what people labelled and what is true by construction."""

from __future__ import annotations

import pytest

from planctl.diff.kinds import KINDS
from tools import rivals
from tools.accuracy import RATES, SOURCES, score_revisions
from tools.labels import (
    LIBRARY,
    Asked,
    ChangeLabels,
    LinkLabels,
    change_labels,
    diff,
    link_labels,
    plan,
    read,
    the_ten,
)
from tools.linkers import BASELINES, Linker, by_number, by_text, by_topics, ours
from tools.scores import Score, compare, total

LINKS, CHANGES, TEN = link_labels(), change_labels(), the_ten()
SEEDS = 2


def _pair(labels: LinkLabels | ChangeLabels) -> str:
    return f"{labels.a}-{labels.b}"


@pytest.mark.parametrize("rate", RATES.values(), ids=RATES)
def test_links_of_constructed_revisions_are_found(rate: float) -> None:
    """Through drops, splits, merges, insertions, moves, swaps, gaps and rewording, F1 is at least 0.97."""
    score = score_revisions(ours, rate, SEEDS)
    assert score.f1 >= 0.97, (score.missed, score.false)


@pytest.mark.parametrize("baseline", [by_number, by_text])
def test_constructed_revisions_are_no_easy_prey(baseline: Linker) -> None:
    """What pairs points one to one, or by number, stays below what is asked of us."""
    assert score_revisions(baseline, RATES["heavy"], SEEDS).f1 < 0.97


@pytest.mark.parametrize("labels", LINKS, ids=_pair)
def test_link_labels_name_points_that_are_there(labels: LinkLabels) -> None:
    """Every id in the labels is a point of its plan, and no link is both required and left open."""
    points_a, points_b = ({point.id for point in plan(x).points} for x in (labels.a, labels.b))
    assert {a for a, _ in labels.links | labels.may} <= points_a
    assert {b for _, b in labels.links | labels.may} <= points_b
    assert not labels.links & labels.may


def test_links_of_kin_are_all_found() -> None:
    """Between the US draft and its descendants every labelled link is found and no other."""
    family = [labels for labels in LINKS if labels.b in ("e3-counter-proposal", "ukraine-20-point")]
    score = total(labels.score(labels.ours()) for labels in family)
    assert (score.missed, score.false) == ([], [])


def test_links_between_real_plans_are_found() -> None:
    """Over all labelled pairs, rivals included, precision and recall do not fall below what the page says."""
    score = total(labels.score(labels.ours()) for labels in LINKS)
    assert score.precision >= 0.92, score.false
    assert score.recall >= 0.95, score.missed


@pytest.mark.parametrize("baseline", [by_number, by_text])
def test_no_cheap_baseline_is_as_good_on_real_plans(baseline: Linker) -> None:
    """Over all labelled pairs the aligner is well ahead of numbers and of whole texts one to one."""
    mine = total(labels.score(labels.ours()) for labels in LINKS)
    other = total(labels.score(baseline(plan(labels.a), plan(labels.b))) for labels in LINKS)
    assert mine.f1 > other.f1 + 0.1


@pytest.mark.parametrize(("matcher", "least"), [("lexical", 0.75), ("semantic", 0.80)])
def test_links_of_the_first_rivals_are_found(matcher: str, least: float) -> None:
    """Without a crosswalk, the US draft and the British-led plan are linked as well as was asked for."""
    if matcher not in rivals.matchers():
        pytest.skip("the extra `semantic` is not installed")
    labels = next(x for x in rivals.tuned() if (x.a, x.b) == ("us-28-point", "uk-gaza-style"))
    assert rivals.score(labels, rivals.matchers()[matcher]).f1 >= least


@pytest.mark.parametrize("matcher", ["lexical", "semantic"])
def test_links_of_rivals_held_out_are_found(matcher: str) -> None:
    """On pairs by which nothing was chosen both matchers are far ahead of words alone and of topics alone."""
    if matcher not in rivals.matchers():
        pytest.skip("the extra `semantic` is not installed")
    score = total(rivals.score(labels, rivals.matchers()[matcher]) for labels in rivals.held_out())
    assert score.f1 >= 0.87, (score.missed, score.false)
    for baseline in (by_text, by_topics):
        theirs = total(x.score(baseline(plan(x.a), plan(x.b))) for x in rivals.held_out())
        assert score.f1 > theirs.f1 + 0.25


@pytest.mark.parametrize("matcher", ["lexical", "semantic"])
def test_a_french_text_is_linked_with_english_ones(matcher: str) -> None:
    """A plan in French, without typed clauses, is linked with English plans almost as well as in English."""
    if matcher not in rivals.matchers():
        pytest.skip("the extra `semantic` is not installed")
    score = total(
        rivals.score(labels, rivals.matchers()[matcher], rivals.in_french) for labels in rivals.french_pairs()
    )
    assert len(rivals.french_pairs()) > 5
    assert score.f1 >= 0.80, (score.missed, score.false)


def test_kinds_of_change_are_found() -> None:
    """Over the labelled real pairs, both ways, kinds have recall 0.95 and precision 0.90 at least."""
    score = total(labels.score()[0] for labels in CHANGES)
    assert score.recall >= 0.95, score.missed
    assert score.precision >= 0.90, score.false


def test_effects_are_right() -> None:
    """Wherever a labelled change is found and its effects are labelled, they are exactly those."""
    assert total(labels.score()[1] for labels in CHANGES).missed == []


@pytest.mark.parametrize("item", TEN, ids=lambda item: item.labels.labels[0].point)
def test_the_ten_changes_come_out(item: Asked) -> None:
    """Each of the ten changes that the sheets show is reported with the right kind and the right effect."""
    kinds, effects = item.labels.score()
    assert kinds.missed == []
    assert effects.missed == []
    point = item.labels.labels[0].point
    if item.verdict:
        groups = diff(item.labels.a, item.labels.b).points
        assert [group.verdict for group in groups if group.a and group.a[0].id == point] == [item.verdict]


def test_change_labels_name_clauses_that_are_there() -> None:
    """Every point and clause in the labels stands in one of the two plans."""
    for labels in CHANGES:
        places = {
            (point.id, name)
            for side in (labels.a, labels.b)
            for point in plan(side).points
            for name in ("", *(clause.id for clause in point.all_clauses))
        }
        for label in labels.labels:
            if label.point != "*":
                assert {(label.point, clause) for clause in label.clauses or {""}} <= places, str(label)


def test_labels_read_backwards_twice_are_the_labels() -> None:
    """Mirroring is its own inverse, kinds and effects alike, where effects are judged."""
    for labels in CHANGES:
        for one, twice in zip(labels.labels, labels.mirrored().mirrored().labels, strict=True):
            assert one.kinds == twice.kinds
            assert twice.effects in (one.effects, None)


def test_every_label_file_states_its_rules() -> None:
    """Whoever reads a file of labels finds at its top how they were made."""
    for path, _ in read("links-*.yaml") + read("changes-*.yaml"):
        assert "# Rules of labelling" in path.read_text(encoding="utf-8")


def test_scores_count_what_they_say() -> None:
    """Precision, recall and F1 of a small set are the textbook ones, and sums count every item alike."""
    score = compare({("a", "x"), ("b", "y")}, {("a", "x"), ("c", "z"), ("d", "z")})
    assert score.precision == pytest.approx(1 / 2)
    assert score.recall == pytest.approx(1 / 3)
    assert score.f1 == pytest.approx(0.4)
    assert total([score, Score(2, 0, 0)]).recall == pytest.approx(3 / 5)
    assert (score.missed, score.false) == (["c → z", "d → z"], ["b → y"])


def test_labels_cover_what_they_are_to_cover() -> None:
    """Ten pairs of plans have labelled links, and the kinds in the labels are a good part of all kinds."""
    assert len(LINKS) >= 10
    used = {
        kind for labels in CHANGES for label in labels.labels if not label.optional for kind in label.kinds
    }
    assert used <= set(KINDS)
    assert len(used) >= 35
    assert all(name in LIBRARY.entries for labels in LINKS for name in (labels.a, labels.b))
    assert len(SOURCES) >= 4
    assert len(BASELINES) >= 4
