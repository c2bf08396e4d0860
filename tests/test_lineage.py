"""Who derives from whom: the tree, the pictures, and archives whose lineage does not add up."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, plan, point
from running import planctl

from planctl.model.plan import Plan
from planctl.render.lineage_svg import lineage_svg
from planctl.render.lineage_text import lineage_dot, lineage_mermaid, lineage_terminal
from planctl.render.screen import Screen
from planctl.track.lineage import Lineage, make_lineage


def family(edges: dict[str, list[str]], *asked: str) -> Lineage:
    """The lineage of plans of which each revises those named."""
    plans: dict[str, list[Plan]] = {
        name: [
            plan(
                point("a", 1, "One."),
                id_=name,
                title=f'{name} "of" <b>&',
                derived_from=[{"plan": parent, "relation": "revises"} for parent in parents],
            )
        ]
        for name, parents in edges.items()
    }
    return make_lineage(plans, REGISTRY, asked)


GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3, unique=True), min_size=1
)


@given(GRAPHS)
@settings(max_examples=50)
def test_every_plan_and_every_descent_is_drawn(edges: dict[str, list[str]]) -> None:
    """However the plans derive from one another, no drawing leaves one out or goes round for ever."""
    lineage = family(edges)
    tree = lineage_terminal(lineage, Screen(80))
    shown = {plan.id for plan in lineage.plans} | set(lineage.alone)
    assert shown == set(edges) | {parent for parents in edges.values() for parent in parents}
    for name in shown:
        assert re.search(rf"(?m)(^|[ :]){name}(  |$|,)", tree), (name, tree)
    assert len(lineage.descents) == sum(map(len, edges.values()))
    assert len(re.findall(r" -> ", lineage_dot(lineage))) == len(lineage.descents)
    assert lineage_mermaid(lineage).count('|"revises"|') == len(lineage.descents)
    ElementTree.fromstring(lineage_svg(lineage))


@pytest.mark.parametrize(
    "edges",
    [
        {"a": [], "b": ["a"], "c": ["a"], "d": ["a", "c"]},
        {"a": [], "b": ["a"], "c": ["b"], "d": ["c", "a"]},
        {"a": [], "b": ["a"], "c": ["b", "a"], "d": ["c", "b", "a"]},
    ],
)
def test_no_line_of_the_picture_runs_through_a_box(edges: dict[str, list[str]]) -> None:
    """A plan that derives from its grandparent as well has a line that passes beside the boxes between."""
    picture = ElementTree.fromstring(lineage_svg(family(edges)))
    shapes = [(each.tag.split("}")[1], each.attrib) for each in picture.iter()]
    boxes = [
        tuple(float(at[key]) for key in ("x", "y", "width", "height"))
        for tag, at in shapes
        if tag == "rect" and at["width"] == "240"
    ]
    lines = [tuple(float(at[key]) for key in ("x1", "y1", "x2", "y2")) for tag, at in shapes if tag == "line"]
    assert len(boxes) == len(edges)
    assert len(lines) > sum(map(len, edges.values()))
    for x1, y1, x2, y2 in lines:
        for step in range(1, 50):
            x, y = x1 + (x2 - x1) * step / 50, y1 + (y2 - y1) * step / 50
            assert not any(left < x < left + w and top < y < top + h for left, top, w, h in boxes)


def test_a_version_that_comes_of_the_one_before_it_is_no_cycle() -> None:
    """`derived_from` may name an earlier version of the same plan: that is no plan that descends from itself."""
    texts = [
        plan(point("a", 1, "One."), id_="a", version="1.0"),
        plan(
            point("a", 1, "One."),
            id_="a",
            version="1.1",
            derived_from=[{"plan": "a", "version": "1.0", "relation": "revises"}],
        ),
    ]
    tree = lineage_terminal(make_lineage({"a": texts}, REGISTRY, ("a",)), Screen(80))
    assert "cycle" not in tree
    assert "1.0 → 1.1" in tree


@given(GRAPHS)
@settings(max_examples=50)
def test_a_cycle_is_told_if_and_only_if_a_plan_descends_from_itself(edges: dict[str, list[str]]) -> None:
    """Each round is one of real descents, and every plan on a round is told of in some round's reach."""
    lineage = family(edges)

    def reaches(start: str) -> set[str]:
        seen: set[str] = set()
        queue = list(edges.get(start, []))
        while queue:
            name = queue.pop()
            if name not in seen:
                seen.add(name)
                queue += edges.get(name, [])
        return seen

    assert bool(lineage.cycles) == any(name in reaches(name) for name in edges)
    for round_ in lineage.cycles:
        assert round_[0] == round_[-1]
        assert all(parent in edges[child] for child, parent in pairwise(round_))


def test_a_family_is_all_that_is_joined_by_however_many_steps() -> None:
    """Asked for one plan, its ancestors, descendants and their other kin are shown, and no stranger."""
    lineage = family({"a": [], "b": ["a"], "c": ["b"], "d": ["a"], "x": ["y"], "z": []}, "c")
    assert [plan.id for plan in lineage.plans] == ["a", "b", "c", "d"]
    assert lineage.alone == []


def test_a_parent_that_is_not_there_is_drawn_as_missing() -> None:
    """A dangling parent has its place in the tree, and says that it is not in the archive."""
    assert "ghost  not in the archive" in lineage_terminal(family({"a": ["ghost"]}), Screen(80))


def test_the_real_lineage_of_the_28_points() -> None:
    """The E3 text counters the US draft, and the 20 points revise the Geneva text that revises it."""
    lineage = json.loads(planctl("lineage", "us-28-point", "--format", "json").stdout)
    said = {(each["child"], each["relation"], each["parent"]) for each in lineage["descents"]}
    assert ("e3-counter-proposal", "counters", "us-28-point") in said
    assert ("ukraine-20-point", "revises", "geneva-19-point") in said
    assert {each["id"] for each in lineage["plans"]} < set(LIBRARY.entries)


@pytest.mark.parametrize("format_", ["terminal", "markdown", "mermaid", "dot", "svg", "json"])
def test_every_format_comes_out_of_the_command_line(format_: str) -> None:
    """Each format of `lineage` prints something and exits with 0."""
    done = planctl("lineage", "--format", format_)
    assert (done.returncode, done.stderr) == (0, "")
    assert "us-28-point" in done.stdout


def test_an_unknown_plan_gets_a_did_you_mean() -> None:
    """A slip in a plan's name exits with 2 and says what was meant."""
    done = planctl("lineage", "us-28-pont")
    assert (done.returncode, "did you mean `us-28-point`" in done.stderr) == (2, True)


def test_graphviz_reads_the_dot_source() -> None:
    """Another program draws what `--format dot` prints, quotes and brackets in titles included."""
    if not shutil.which("dot"):
        pytest.skip("Graphviz (package graphviz) is not installed")
    source = lineage_dot(family({"a": ["ghost"], "b": ["a"]}))
    subprocess.run(["dot", "-Tsvg"], input=source, text=True, capture_output=True, check=True)
