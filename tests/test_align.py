"""Which point answers which."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import clause, plan, point, real

from planctl.align import align_plans
from planctl.align.assign import assign
from planctl.model.process import Crosswalk

SENTENCES = [
    "Russia withdraws its artillery from the line within thirty days.",
    "Ukraine holds elections under international observation.",
    "The frozen reserves pay for the reconstruction of destroyed cities.",
    "Prisoners of war are exchanged and deported children returned.",
    "The nuclear plant restarts under the supervision of the agency.",
    "Grain ships sail freely through the Black Sea corridor.",
    "A joint committee monitors the ceasefire with drones and satellites.",
    "Minority languages and churches are protected by law.",
]


def _links(aligned: object) -> set[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return {(tuple(link.a), tuple(link.b), link.relation) for link in aligned.result().links}  # type: ignore[attr-defined]


def test_equal_ids_count_between_versions_and_not_between_strangers() -> None:
    """An equal id is the same provision in kin, and says nothing between others."""
    a = plan(point("one", 1, SENTENCES[0]), point("two", 2, SENTENCES[1]))
    b = plan(point("one", 1, SENTENCES[3]), point("two", 2, SENTENCES[4]), version="2.0")
    stranger = plan(point("one", 1, SENTENCES[3], topics=["prisoners"]), id_="q")
    assert (("one",), ("one",), "kept") in _links(align_plans(a, b))
    assert (("one",), ("one",), "kept") not in _links(align_plans(a, stranger))


def test_a_split_point_links_to_both_its_parts() -> None:
    """A point whose sentences stand in two points of the other text is split."""
    a = plan(point("one", 1, f"{SENTENCES[0]} {SENTENCES[1]}"), point("two", 2, SENTENCES[2]))
    b = plan(
        point("x", 1, SENTENCES[0]), point("y", 2, SENTENCES[1]), point("z", 3, SENTENCES[2]), version="2.0"
    )
    assert _links(align_plans(a, b)) == {(("one",), ("x", "y"), "split"), (("two",), ("z",), "kept")}


def test_merging_is_splitting_read_backwards() -> None:
    """Swapped, a split is a merge."""
    a = plan(point("one", 1, f"{SENTENCES[0]} {SENTENCES[1]}"))
    b = plan(point("x", 1, SENTENCES[0]), point("y", 2, SENTENCES[1]), version="2.0")
    assert _links(align_plans(b, a)) == {(("x", "y"), ("one",), "merged")}


def test_a_tombstone_is_a_drop_that_keeps_its_place() -> None:
    """A deleted point is linked to the point it was, as dropped."""
    a = plan(point("one", 1, SENTENCES[0]), point("two", 2, SENTENCES[1]))
    b = plan(point("one", 1, SENTENCES[0]), point("two", 2, state="deleted"), version="2.0")
    assert (("two",), ("two",), "dropped") in _links(align_plans(a, b))


def test_a_crosswalk_overrules_the_ids() -> None:
    """What a person ruled is taken, whatever ids and words say."""
    a = plan(point("one", 1, SENTENCES[0]), point("two", 2, SENTENCES[1]))
    b = plan(point("one", 1, SENTENCES[0]), point("two", 2, SENTENCES[1]), version="2.0")
    ruling = Crosswalk.model_validate(
        {
            "schema": "planctl/crosswalk/1",
            "a": "p@1.0",
            "b": "p@2.0",
            "links": [
                {"a": ["#one"], "b": ["#two"], "relation": "same"},
                {"a": ["#two"], "b": ["#one"], "relation": "same"},
            ],
        }
    )
    links = _links(align_plans(a, b, crosswalk=ruling))
    assert {(("one",), ("two",), "kept"), (("two",), ("one",), "kept")} == links


@pytest.mark.parametrize(
    "other", ["e3-counter-proposal", "uk-gaza-style", "ukraine-20-point", "european-24-point"]
)
def test_the_order_of_points_in_the_file_changes_no_link(other: str) -> None:
    """Shuffling the points of both files leaves every link as it was."""
    a, b = real("us-28-point"), real(other)
    shuffled = []
    for source, seed in ((a, 1), (b, 2)):
        points = list(source.points)
        random.Random(seed).shuffle(points)
        shuffled.append(source.model_copy(update={"points": points}))

    def unordered(x: object, y: object) -> set[tuple[frozenset[str], frozenset[str], str]]:
        links = align_plans(x, y).result().links  # type: ignore[arg-type]
        return {(frozenset(link.a), frozenset(link.b), link.relation) for link in links}

    assert unordered(a, b) == unordered(*shuffled)


def test_rivals_are_linked_by_what_they_are_about() -> None:
    """Rival plans in other words are linked where topics, actors and words speak for it."""
    links = align_plans(real("us-28-point"), real("uk-gaza-style")).result().links
    linked = {(a, b) for link in links for a in link.a for b in link.b}
    assert {("znpp", "znpp"), ("ceasefire", "ceasefire"), ("eu-membership", "eu-fast-track"),
            ("frozen-assets", "frozen-reserves")} <= linked  # fmt: skip


def test_every_link_outside_anchors_says_how_sure_it_is() -> None:
    """Links found by words or topics carry a confidence below certainty and above nothing."""
    for link in align_plans(real("us-28-point"), real("uk-gaza-style")).result().links:
        if link.a and link.b and link.evidence in ("words", "topics"):
            assert 0 < link.confidence < 1


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0.1, 1.0, allow_nan=False)),
        max_size=25,
        unique_by=lambda pair: pair[:2],
    )
)
def test_the_assignment_is_the_best_there_is(pairs: list[tuple[int, int, float]]) -> None:
    """No other choice of pairs, each side used once, has a larger total."""
    chosen = assign(pairs)
    assert len({i for i, _, _ in chosen}) == len({j for _, j, _ in chosen}) == len(chosen)
    assert abs(sum(s for _, _, s in chosen) - _best(tuple(pairs), frozenset())) < 1e-9


def _best(pairs: tuple[tuple[int, int, float], ...], used: frozenset[int]) -> float:
    rows = sorted({i for i, _, _ in pairs})

    def search(at: int, taken: frozenset[int]) -> float:
        if at == len(rows):
            return 0.0
        best = search(at + 1, taken)
        for i, j, score in pairs:
            if i == rows[at] and j not in taken:
                best = max(best, score + search(at + 1, taken | {j}))
        return best

    return search(0, used)


def test_a_moved_clause_is_found_in_its_new_point() -> None:
    """A clause that stands in another point, in the same words, is linked across."""
    moved = clause(id="grain", action="ship grain freely through the Black Sea corridor", actor="ru")
    a = plan(
        point(
            "one", 1, SENTENCES[0], clauses=[clause(id="x", action="withdraw artillery from the line"), moved]
        ),
        point("two", 2, SENTENCES[1], clauses=[clause(id="y", action="hold elections")]),
    )
    b = plan(
        point("one", 1, SENTENCES[0], clauses=[clause(id="x", action="withdraw artillery from the line")]),
        point("two", 2, SENTENCES[1], clauses=[clause(id="y", action="hold elections"), moved]),
        version="2.0",
    )
    pairs = {(link.a, link.b) for link in align_plans(a, b).result().clauses}
    assert ("one.grain", "two.grain") in pairs


@pytest.mark.parametrize("title", ["One", "The", "?", "1", "—"])
def test_titles_that_say_nothing_are_no_obstacle(title: str) -> None:
    """A plan all of whose points are hidden or deleted, with titles without a telling word, aligns with any other."""
    hidden = plan(
        point("x", evidence="undisclosed", title=title, sources=[]),
        point("y", state="deleted", title=title, text=None),
        id_="hidden",
    )
    other = plan(point("z", topics=["elections"], clauses=[clause(action="hold elections")]), id_="other")
    for a, b in ((hidden, other), (other, hidden)):
        made = align_plans(a, b, related=False).result()
        assert {i for link in made.links for i in link.a} == {one.id for one in a.points}
        assert {i for link in made.links for i in link.b} == {one.id for one in b.points}
