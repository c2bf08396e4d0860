"""How far plans stand apart: what must hold of every distance, and what the command says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, clause, orders, plan, point, real
from running import planctl, small

from planctl.archive.lineage import related
from planctl.compare.distance import distances
from planctl.compare.distances import Distances
from planctl.model.plan import Plan

FOUR = ("us-28-point", "e3-counter-proposal", "uk-gaza-style", "european-24-point")
ACTIONS = ("withdraw the forces", "hold elections", "lift the sanctions", "release all prisoners")
TOPICS = ("withdrawal", "elections", "sanctions", "prisoners")


def measured(*plans: Plan, **options: object) -> Distances:
    return distances(plans, REGISTRY, **options)  # type: ignore[arg-type]


@st.composite
def plans(draw: st.DrawFn, id_: str) -> Plan:
    """A plan of some provisions on four topics: with other figures, verbs, hidden points and tombstones."""
    chosen = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True))
    points = []
    for at in chosen:
        parts = {"topics": [TOPICS[at]]}
        kind = draw(st.sampled_from(["said", "said", "said", "hidden", "deleted"]))
        if kind == "hidden":
            points.append(point(f"p{at}", None, evidence="undisclosed", sources=[], **parts))
        elif kind == "deleted":
            points.append(point(f"p{at}", at, state="deleted", **parts))
        else:
            modality = draw(st.sampled_from(["shall", "shall-not", "should"]))
            days = draw(st.sampled_from([None, "P30D", "P100D"]))
            said = clause(
                action=ACTIONS[at], modality=modality, **({"deadline": {"within": days}} if days else {})
            )
            points.append(point(f"p{at}", at, ACTIONS[at], clauses=[said], **parts))
    return plan(*points, id_=id_, fidelity=draw(st.sampled_from(["paraphrase", "partial"])))


@settings(max_examples=40, deadline=None)
@given(plans("a"), plans("b"), plans("c"))
def test_a_distance_is_symmetric_bounded_and_the_sum_of_its_parts(a: Plan, b: Plan, c: Plan) -> None:
    """Every matrix is symmetric with zeros on its diagonal, in [0, 1]; a figure is the sum of its parts and
    within its interval; what cannot be known is in no denominator."""
    found = measured(a, b, c)
    for matrix in (found.overall, *found.categories):
        size = range(len(matrix.values))
        assert all(matrix.values[i][j] == matrix.values[j][i] for i in size for j in size)
        assert all(matrix.values[i][i] == 0 for i in size)
        for gap in matrix.gaps:
            counts = gap.answers
            counted = counts.same + counts.detail + counts.differs + counts.opposed + counts.silent
            assert gap.questions == counted
            assert counted + counts.undisclosed + counts.neither == matrix.questions
            if gap.distance is None:
                assert counted == 0
            else:
                assert 0 <= gap.distance <= 1
                assert sum(gap.parts.model_dump().values()) == pytest.approx(gap.distance, abs=3e-4)
                assert gap.low is not None
                assert gap.high is not None
                assert 0 <= gap.low <= gap.high <= 1


@settings(max_examples=25, deadline=None)
@given(plans("a"), plans("b"), plans("c"))
def test_the_order_of_plans_changes_the_layout_only(a: Plan, b: Plan, c: Plan) -> None:
    """Figures, intervals and nearest rivals are the same in any order of the plans."""

    def gist(found: Distances) -> object:
        gaps = {
            (matrix.id, *sorted((gap.a, gap.b))): (gap.distance, gap.low, gap.high, gap.parts, gap.answers)
            for matrix in (found.overall, *found.categories)
            for gap in matrix.gaps
        }
        return gaps, {item.plan: (sorted(item.nearest), item.stable) for item in found.nearest}

    first, *others = (gist(measured(*order)) for order in orders(a, b, c))
    assert all(other == first for other in others)


@settings(max_examples=25, deadline=None)
@given(plans("a"))
def test_a_text_is_no_way_off_from_itself(a: Plan) -> None:
    """A text named twice, and the same text under another name, stand at 0 where anything can be judged."""
    for other in (a, a.model_copy(update={"id": "z"})):
        gap = measured(a, other).overall.gaps[0]
        assert gap.distance in (0, None)
        assert gap.answers.silent == 0


def test_silence_is_half_way_and_what_is_hidden_is_left_out() -> None:
    """What one leaves out weighs 0.5; a hidden point and a plan known in part weigh nothing."""
    both = point("cease", 1, "A", clauses=[clause(action="stop the fire")])
    more = point("vote", 2, "B", topics=["elections"], clauses=[clause(action="hold elections")])
    hidden = point("vote", 2, topics=["elections"], evidence="undisclosed", sources=[])
    gap = measured(plan(both, more, id_="a"), plan(both, id_="b")).overall.gaps[0]
    assert (gap.distance, gap.parts.silence, gap.questions) == (0.25, 0.25, 2)
    gap = measured(plan(both, more, id_="a"), plan(both, hidden, id_="b")).overall.gaps[0]
    assert (gap.distance, gap.questions, gap.answers.undisclosed) == (0, 1, 1)
    gap = measured(plan(both, more, id_="a"), plan(both, id_="b", fidelity="partial")).overall.gaps[0]
    assert (gap.distance, gap.questions, gap.answers.undisclosed) == (0, 1, 1)


def test_opposed_and_differing_weigh_what_the_method_says() -> None:
    """Answers that rule each other out weigh 1, other figures 0.75, a condition more 0.25."""
    base = clause(action="limit the armed forces", quantity={"max": 600, "unit": "personnel"})
    figure = clause(action="limit the armed forces", quantity={"max": 800, "unit": "personnel"})
    case = {**base, "condition": "if the ceasefire holds"}
    ban = clause(action="limit the armed forces", modality="shall-not")
    for other, weight in ((figure, 0.75), (case, 0.25), (ban, 1.0)):
        texts = [
            plan(point("cap", 1, "Text", topics=["force-size"], clauses=[said]), id_=id_)
            for id_, said in (("a", base), ("b", other))
        ]
        assert measured(*texts).overall.gaps[0].distance == weight


def test_real_plans_keep_their_places() -> None:
    """The counter-proposal that edits a draft stands nearest to it, on every draw; notes say what is left out."""
    found = measured(*map(real, FOUR), related=lambda a, b: related(a, b, LIBRARY))
    nearest = {item.plan: item for item in found.nearest}
    assert nearest["us"].nearest == ["e3"]
    assert (nearest["us"].stable or 0) > 0.95
    assert any(note.startswith("uk is known in part") for note in found.notes)
    assert sum(matrix.questions for matrix in found.categories) == found.overall.questions


def moved(*days: str | None) -> list[Plan]:
    """Versions of a plan with a deadline each, and a rival that wants 100 days."""
    made = []
    for at, within in enumerate(days):
        said = clause(action="hold elections", **({"deadline": {"within": within}} if within else {}))
        vote = point("vote", 1, "Text", topics=["elections"], clauses=[said])
        made.append(plan(vote, id_="mine", version=f"{at}.0"))
    return made


def test_a_way_tells_toward_from_away() -> None:
    """A text that takes over the rival's deadline moved toward it, and one that gives it up away from it."""
    rival = moved("P100D")[0].model_copy(update={"id": "theirs"})
    for days, direction in (
        (["P30D", "P60D", "P100D"], "toward"),
        (["P100D", "P30D"], "away"),
        (["P30D", "P60D"], "unmoved"),
    ):
        way = moved(*days)
        found = measured(rival, way[-1], over={"mine": way})
        assert [step.ref for step in found.movements[0].steps] == [text.ref for text in way]
        assert found.movements[0].drifts[0].direction == direction
        assert [column.ref for column in found.plans] == [rival.ref, way[-1].ref]


def test_a_plan_with_versions_shows_its_way() -> None:
    """Named without a version, a plan with several brings its way along; named with one it does not."""
    ways = json.loads(small("distance", "accord", "sketch", "-f", "json").stdout)["movements"]
    assert [step["ref"] for step in ways[0]["steps"]] == ["accord@1.0", "accord@1.1"]
    assert json.loads(small("distance", "accord@1.1", "sketch", "-f", "json").stdout)["movements"] == []
    drawn = small("distance", "sketch", "--over", "accord").stdout
    assert "The way from accord@1.0 to accord@1.1" in drawn


def test_two_runs_and_another_order_print_the_same_figures() -> None:
    """The command is deterministic: two runs are equal byte for byte."""
    one = planctl("distance", "us-28-point", "european-24-point", "-f", "json").stdout
    assert one == planctl("distance", "us-28-point", "european-24-point", "-f", "json").stdout
    turned = json.loads(planctl("distance", "european-24-point", "us-28-point", "-f", "json").stdout)
    assert turned["overall"]["gaps"][0]["low"] == json.loads(one)["overall"]["gaps"][0]["low"]
    assert json.loads(one)["method"]["seed"] == turned["method"]["seed"]


def test_every_format_has_the_figure(tmp_path: Path) -> None:
    """CSV parses with a line for all and each category; SVG is well formed; a file is written as a whole."""
    refs = ("us-28-point", "e3-counter-proposal")
    lines = list(csv.DictReader(io.StringIO(planctl("distance", *refs, "-f", "csv").stdout)))
    assert lines[0]["part"] == "all"
    figure = f"{float(lines[0]['distance']):.2f}"
    ElementTree.fromstring(planctl("distance", *refs, "-f", "svg").stdout)
    for format_ in ("svg", "markdown", "terminal"):
        assert figure in planctl("distance", *refs, "-f", format_).stdout
    target = tmp_path / "d.csv"
    assert planctl("distance", *refs, "-f", "csv", "-o", str(target)).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("part,a,b")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["us-28-point"], "at least two plans"),
        (["us-28-point", "nowhere"], "no plan `nowhere`"),
        (["us-28-point", "european-24-point", "--over", "us-28-point"], "no more than one version"),
        (["us-28-point#1", "european-24-point"], "is a part of a plan"),
    ],
)
def test_wrong_usage_is_told(args: list[str], says: str) -> None:
    """What cannot be measured is said in one line, with exit code 2."""
    result = planctl("distance", *args)
    assert (result.returncode, says in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("columns", ["40", "80", "140"])
def test_no_line_is_wider_than_the_terminal(columns: str) -> None:
    """The terminal drawing keeps within its columns, and draws without Unicode where it must."""
    drawn = planctl("distance", *FOUR, COLUMNS=columns).stdout
    assert max(map(len, drawn.splitlines())) <= int(columns)
