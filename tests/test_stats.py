"""`planctl stats`: plans counted, as tables and plots."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from content_case import (
    ESCAPE,
    LIBRARY,
    assert_harmless,
    assert_markdown_harmless,
    drawn,
    every_format,
    evil_plan,
    hostile_archive,
    rasterised,
    result,
)
from running import small

from planctl.archive import open_archive
from planctl.render.bars import bar, stack
from planctl.render.svg import Svg
from planctl.track.stats_make import statistics

REAL = open_archive(LIBRARY)
PLANS = [loaded.plan for loaded in REAL.plans()]
PLOTS = ("obligations", "evidence", "topics")


def test_the_counts_of_a_small_plan() -> None:
    """Points, tombstones, clauses, options and typed parts are counted as a reader would count them."""
    block = result("stats", "accord")["total"]
    assert (block["points"], block["deleted"], block["clauses"]) == (4, 1, 6)
    assert (block["obligations"], block["options"], block["readings"]) == (5, 2, 1)
    typed = block["typed"]
    assert (typed["quantities"], typed["deadlines"], typed["exceptions"], typed["verifiers"]) == (3, 3, 1, 1)
    assert {kind["name"]: kind["count"] for kind in typed["deadline_kinds"]} == {
        "within": 1,
        "immediately": 1,
        "vague": 1,
    }
    assert {kind["name"]: kind["count"] for kind in block["source_kinds"]} == {
        "official": 1,
        "press": 1,
        "mirror": 1,
    }
    assert block["source_lines"] == [{"name": "gazette", "sources": 2}]
    assert block["unlined"] == 1


def test_obligations_by_actor_and_category() -> None:
    """A joint obligation counts for each actor; what an actor receives or may do is no obligation."""
    actors = {share["actor"]["id"]: share for share in result("stats", "accord")["total"]["actors"]}
    assert actors["sued"]["obligations"] == 2
    assert [count["count"] for count in actors["sued"]["categories"]] == [2, 0]
    assert (actors["nord"]["obligations"], actors["nord"]["receives"]) == (1, 1)
    assert actors["holders"]["categories"][1] == {"name": "economy", "count": 2}


def test_the_whole_is_the_sum_of_the_plans() -> None:
    """Counts of the whole are the sums over the plans; categories and modalities account for everything."""
    stats = statistics(PLANS, REAL.registry)
    for field in ("points", "deleted", "clauses", "obligations", "options", "readings"):
        assert getattr(stats.total, field) == sum(getattr(plan.block, field) for plan in stats.plans)
    assert sum(share.points for share in stats.total.categories) == stats.total.points
    assert sum(count.count for count in stats.total.modalities) == stats.total.clauses
    assert sum(count.count for count in stats.total.point_evidence) == stats.total.points
    assert sum(count.count for count in stats.total.clause_evidence) == stats.total.clauses
    assert sum(kind.count for kind in stats.total.source_kinds) == stats.total.sources
    for share in stats.total.actors:
        assert sum(count.count for count in share.categories) == share.obligations


def test_a_source_of_several_plans_is_one_source() -> None:
    """The sources of the whole are counted by page: fewer than the sum of the plans, and never more."""
    stats = statistics(PLANS, REAL.registry)
    urls = {source.url for plan in PLANS for source in plan.sources.values() if source.url}
    assert stats.total.sources == len(urls) + sum(
        source.url is None for plan in PLANS for source in plan.sources.values()
    )


def test_plans_can_be_chosen() -> None:
    """Only the plans named are counted, a version where one is named, all versions with --all."""
    assert [plan["ref"] for plan in result("stats", "accord@1.0", "sketch")["plans"]] == [
        "accord@1.0",
        "sketch@0.1",
    ]
    assert [plan["ref"] for plan in result("stats", "accord", "--all")["plans"]] == [
        "accord@1.1",
        "accord@1.0",
    ]
    done = small("stats", "acord")
    assert done.returncode == 2
    assert "`accord`" in done.stderr
    assert small("stats", "accord#cap").returncode == 2


def test_an_empty_archive_is_said_so(tmp_path: Path) -> None:
    """Where there are no plans the exit code is 3, with words."""
    from running import planctl

    done = planctl("stats", "--archive", str(tmp_path))
    assert done.returncode == 3
    assert "there are no plans" in done.stderr


@pytest.mark.parametrize("plot", [None, *PLOTS])
@pytest.mark.parametrize("width", ["40", "80", "140"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_lines_fit_the_screen(plot: str | None, width: str, encoding: str) -> None:
    """No line is wider than the screen, on narrow and wide ones, and an ASCII screen gets ASCII alone."""
    chosen = ["--plot", plot] if plot else []
    extra = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"} if encoding == "ascii" else {}
    shown = drawn("stats", *chosen, "--color", "always", archive=LIBRARY, COLUMNS=width, **extra)
    bare = [ESCAPE.sub("", line) for line in shown.splitlines()]
    assert all(len(line) <= int(width) for line in bare)
    assert encoding == "utf-8" or shown.isascii()


def test_the_evidence_plot_has_a_mark_for_each_point() -> None:
    """Each point has one mark, deleted ones too, and what is reported beyond the file is said."""
    shown = drawn("stats", "--plot", "evidence", archive=LIBRARY, COLUMNS="140")
    line = next(line for line in shown.splitlines() if line.startswith(" e3-counter-proposal"))
    assert len([char for char in line.split("@1.0")[1] if char in "●◔≠○□×"]) == 28
    assert "of 19 reported" in shown.replace("\u00a0", " ")


@pytest.mark.parametrize("plot", PLOTS)
def test_svg_is_a_sound_picture(plot: str, tmp_path: Path) -> None:
    """Each plot parses as XML and lies inside its frame; an independent rasteriser draws it in its size."""
    svg = drawn("stats", "--plot", plot, "-f", "svg", archive=LIBRARY)
    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for shape in root.iter():
        x, y = float(shape.get("x", "0")), float(shape.get("y", "0"))
        assert 0 <= x + float(shape.get("width", "0")) <= width
        assert 0 <= y <= height
    png = rasterised(svg, tmp_path)
    assert struct.unpack(">II", png[16:24]) == (round(width), round(height))


def test_the_bars_of_the_svg_are_the_counts() -> None:
    """The lengths of the bars stand to each other as the counts that their tips give."""
    root = ElementTree.fromstring(drawn("stats", "-f", "svg", archive=LIBRARY))
    space = "{http://www.w3.org/2000/svg}"
    bars = [
        (float(rect.get("width", "0")), tip.text or "")
        for rect in root.iter(f"{space}rect")
        for tip in rect.findall(f"{space}title")
    ]
    scales = [length / int(tip.rpartition(": ")[2]) for length, tip in bars]
    assert len(bars) > 20
    assert max(scales) - min(scales) < 0.02


def test_bars_have_the_length_of_their_values() -> None:
    """A stacked bar is as long as its sum, no part that is not 0 is invisible, and 0 has no bar."""
    for values in ([3, 0, 1], [100, 1, 1], [1, 1, 1], [0, 0, 0], [7]):
        drawn_bar = stack(values, 110, 50, unicode=True)
        size = round(sum(values) * 50 / 110)
        assert size <= drawn_bar.cell_len <= max(size, sum(1 for value in values if value))
        assert len({style.style for style in drawn_bar.spans}) == sum(1 for value in values if value)
    assert bar(0, 10, 20, unicode=True).cell_len == 0
    assert bar(10, 10, 20, unicode=True).cell_len == 20
    assert bar(1, 1000, 20, unicode=False).plain == "#"


def test_svg_text_is_escaped() -> None:
    """Markup, quotes and control bytes in a text stay text."""
    svg = Svg(10, 10, '<t> & "q" \x1b')
    svg.text(1, 1, "</text><script>x</script>", tip="<b>", fill='"><x')
    root = ElementTree.fromstring(svg.document())
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "title", "rect", "text"}
    assert "\x1b" not in svg.document()


def test_markdown_leaves_nothing_out() -> None:
    """The Markdown tables have every actor, topic and plan."""
    stats = statistics(PLANS, REAL.registry)
    shown = drawn("stats", "-f", "markdown", archive=LIBRARY)
    assert all(f"`{plan.ref}`" in shown for plan in stats.plans)
    assert shown.count("\n| ") > len(stats.total.actors) + len(stats.total.topics)


def test_names_in_another_language() -> None:
    """--lang gives categories, topics and actors in that language where the registry has it."""
    assert "Garanties de sécurité" in drawn("stats", "--lang", "fr", archive=LIBRARY)


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    """Markup and HTML of a plan or registry, and control bytes of a model, reach no format, SVG included."""
    plan, registry = evil_plan()
    for text in every_format(statistics([plan], registry)):
        assert_harmless(text)
    archive = hostile_archive(tmp_path)
    for plot in PLOTS:
        assert_harmless(drawn("stats", "accord", "--plot", plot, archive=archive))
        svg = drawn("stats", "--plot", plot, "-f", "svg", archive=archive)
        assert_harmless(svg)
        assert all(not element.tag.endswith("}b") for element in ElementTree.fromstring(svg).iter())
    assert_markdown_harmless(drawn("stats", "accord", "-f", "markdown", archive=archive))
