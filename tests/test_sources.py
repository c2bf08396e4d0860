"""`planctl sources`: who says what, what hangs on one of them, and where they disagree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from process_case import HOSTILE, REAL, answer, index, point, say, text, texts, write_archive
from rich.cells import cell_len
from running import planctl

from planctl.cli.process import read_process
from planctl.model.plan import Plan
from planctl.render.process_words import runs
from planctl.render.screen import Screen
from planctl.render.sources_markdown import conflicts_markdown, sources_markdown
from planctl.render.sources_terminal import conflicts_terminal, sources_terminal
from planctl.track.conflicts import Conflicts, conflicts
from planctl.track.process import Process
from planctl.track.sources import SourcesView, sources_view


def latest(process: Process) -> list[Plan]:
    return [versions[-1] for versions in process.plans.values()]


def view(plan: str | None = None, process: Process | None = None, **parts: Any) -> SourcesView:
    made = process or index()
    chosen = [text for text in latest(made) if plan in (None, text.id)]
    return sources_view(made, chosen, plan, **parts)


def found(plan: str | None = None, process: Process | None = None, **parts: Any) -> Conflicts:
    made = process or index()
    chosen = [text for text in latest(made) if plan in (None, text.id)]
    return conflicts(made, chosen, plan, plan=plan, **parts)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("sources"))


def test_what_cites_a_page() -> None:
    """Each page has the places that cite it, readings too; a page that nothing cites is there as well."""
    uses = {use.ids[0]: use for use in view("offer").sources}
    assert {(one.kind, one.ref) for one in uses["courier"].cited} == {
        ("reading", "offer@1.0#fund"),
        ("point", "offer@1.0#seat"),
    }
    assert uses["herald"].cited == []


def test_one_page_is_one_page_in_every_file() -> None:
    """Pages with one address are counted once for the whole archive; pages without one are not joined."""
    uses = view().sources
    assert len([use for use in uses if use.url == "https://gazette.example/a"]) == 1
    assert len([use for use in uses if use.publisher == "Courier" and not use.url]) == 2


def test_pages_of_one_line_are_one_witness() -> None:
    """Two pages that go back to one line are one witness, and a lone page is one; two lines are not."""
    single = {claim.ref: claim for claim in view("pact").single}
    assert single["pact@2.0#cap"].why == "one-line"
    assert single["pact@2.0#cap"].witness == "gazette"
    assert single["pact@2.0#talks"].why == "one-source"
    assert "offer@1.0#seat" not in {claim.ref for claim in view("offer").single}


def test_recorded_single_sources_are_kept() -> None:
    """A claim that the file records as single-source is listed even where its pages are of unknown line."""
    sources = {name: {"publisher": name, "kind": "press"} for name in ("s", "t")}
    plan = text(
        "deal",
        "1.0",
        "2024-01-01",
        point("one", 1, evidence="single-source", sources=["s", "t"]),
        sources=sources,
    )
    (claim,) = view("deal", index(plans=[plan])).single
    assert (claim.why, claim.witness) == ("recorded", "")


def test_weights() -> None:
    """A line carries the claims that cite any of its pages; alone are those that cite nothing else."""
    lines = {weight.name: weight for weight in view("pact").lines}
    assert (lines["gazette"].sources, lines["gazette"].claims, lines["gazette"].alone) == (2, 2, 2)
    publishers = {weight.name: weight for weight in view("pact").publishers}
    assert (publishers["Gazette"].claims, publishers["Gazette"].alone) == (2, 1)
    assert (publishers["Herald"].claims, publishers["Herald"].alone) == (1, 0)


def test_what_cites_nothing_is_counted() -> None:
    """An undisclosed point is no claim of a source, and the count says that there is one."""
    assert view("offer").unsourced == 1


def test_a_cited_id_that_no_list_has_is_named() -> None:
    """A source that is cited and not listed is reported, and breaks nothing."""
    plan = text("deal", "1.0", "2024-01-01", point("one", 1, sources=["nobody"]))
    assert view("deal", index(plans=[plan])).unlisted == ["nobody"]


def test_part_of_a_text() -> None:
    """A point or clause has its own sources only."""
    assert {use.ids[0] for use in view("pact", point="cap").sources} == {"gazette", "herald"}
    assert view("pact", point="talks").claims == 1


def test_inside_one_point_a_page_stands_for_the_text_or_a_reading(root: Path) -> None:
    """The sources of a point say of each page what it is cited for, and weigh nothing."""
    for format_ in ("terminal", "markdown"):
        page = planctl("sources", "offer#fund", "--format", format_, "--archive", str(root)).stdout
        assert "cited for the text" in page
        assert "cited for another reading" in page
        assert "Independent lines" not in page


def test_every_kind_of_disagreement_is_found() -> None:
    """Readings and disputed points, events and stances are listed with both sides."""
    by_ref = {conflict.ref: conflict for conflict in found().conflicts}
    assert set(by_ref) == {"offer@1.0#fund", "dispute", "h"}
    fund = by_ref["offer@1.0#fund"]
    assert (fund.disputed, fund.said) == (True, "It says fund.")
    assert [witness.publisher for witness in fund.sources] == ["Gazette"]
    assert [(one.text, one.sources[0].publisher, one.note) for one in fund.readings] == [
        ("It is twice as large.", "Courier", "Alone.")
    ]


@pytest.mark.parametrize(
    ("plan", "parts", "expected"),
    [
        ("pact", {}, ["dispute", "h"]),
        ("pact", {"point": "cap"}, ["dispute"]),
        ("offer", {}, ["offer@1.0#fund"]),
        ("offer", {"point": "seat"}, []),
    ],
)
def test_disagreements_of_a_part(plan: str, parts: dict[str, str], expected: list[str]) -> None:
    """Those of a plan or a point take in the events and stances that concern it."""
    assert [conflict.ref for conflict in found(plan, **parts).conflicts] == expected


def test_no_disagreement_is_said_in_words(root: Path) -> None:
    """Where nothing is disputed the answer says so, and that is no failure."""
    result = planctl("sources", "offer#seat", "--conflicts", "--archive", str(root))
    assert result.returncode == 0
    assert "No disagreement is on record for offer@1.0#seat" in result.stdout


@pytest.mark.parametrize(
    ("ref", "words", "readings"),
    [
        ("us-28-point@1.0#no-invasion-no-enlargement", "expected", ["flat undertaking"]),
        (
            "us-28-point@1.0#fighter-jets-poland.jets",
            "European fighter jets",
            ["not jets", "NATO fighter jets"],
        ),
        ("us-28-point@1.0#elections.elections", "100 days", ["entry into force"]),
        ("uk-gaza-style@0.1#ceasefire.cease-fire", "24 hours", ["2 to 4 h"]),
        ("ukraine-20-point@1.0#force-cap.cap", "800,000", ["level", "cap"]),
        ("geneva-text-reported", "28", ["19 points remain", "denies the figure of 19"]),
    ],
)
def test_the_known_disagreements_are_shown(ref: str, words: str, readings: list[str]) -> None:
    """The disagreements that the fact sheets name are found in the real archive, with both sides."""
    conflict = {one.ref: one for one in found(process=read_process(REAL)).conflicts}[ref]
    assert words in (conflict.said or "")
    said = " ".join(reading.text for reading in conflict.readings)
    for part in readings:
        assert part in said


@pytest.mark.parametrize(
    ("args", "name"),
    [
        ([], "sources"),
        (["us-28-point"], "sources"),
        (["us-28-point#6"], "sources"),
        (["us-28-point#6.cap"], "sources"),
        (["--conflicts"], "conflicts"),
        (["minsk-2", "--conflicts"], "conflicts"),
    ],
)
def test_json_keeps_its_schema(args: list[str], name: str) -> None:
    """The JSON of the real archive is valid against the schema that planctl publishes."""
    data = answer(REAL.root, "sources", *args)
    published = json.loads(planctl("schema", name).stdout)
    jsonschema.Draft202012Validator(published).validate(data)
    assert data["schema"] == f"planctl/{name}/1"


def test_all_real_citations_are_listed() -> None:
    """No document of the real archive cites a source that it does not list."""
    real = read_process(REAL)
    shown = sources_view(real, latest(real))
    assert shown.unlisted == []
    assert shown.claims > 300


def test_slips_and_empty_archives(root: Path, tmp_path: Path) -> None:
    """An unknown ref has a did-you-mean, an archive without plans is exit 3."""
    code, out, err = say(root, "sources", "pact#cpa")
    assert (code, out) == (2, "")
    assert "did you mean `cap`" in err
    assert say(write_archive(tmp_path, plans=[]), "sources")[0] == 3


@pytest.mark.parametrize("width", [40, 80, 96, 140])
@pytest.mark.parametrize("plan", [None, "us-28-point"])
def test_every_line_fits(width: int, plan: str | None) -> None:
    """At any width no line but an address is wider than the screen."""
    real = read_process(REAL)
    for page in (
        sources_terminal(view(plan, real), Screen(width)),
        conflicts_terminal(found(plan, real), Screen(width)),
    ):
        assert all(cell_len(line) <= width or "://" in line for line in page.splitlines())
        assert "\x1b" not in page


def test_hostile_text_is_harmless() -> None:
    """Neither the terminal nor Markdown lets a publisher, a title, a reading or a note steer it."""
    sources = {"s": {"publisher": HOSTILE, "title": HOSTILE, "kind": "press", "note": HOSTILE, "line": "x"}}
    reading = {"text": HOSTILE, "sources": ["s"], "note": HOSTILE}
    plan = text(
        "bad",
        "1.0",
        "2024-01-01",
        point("one", 1, title=HOSTILE, text=HOSTILE, sources=["s"], readings=[reading]),
    )
    made = index(plans=[{**plan, "sources": sources}, *texts()])
    for page in (
        sources_terminal(view("bad", made), Screen(120, "truecolor")),
        conflicts_terminal(found("bad", made), Screen(120, "truecolor")),
    ):
        assert "\x1b[31m" not in page
        assert "\u202e" not in page
    for markdown in (sources_markdown(view("bad", made)), conflicts_markdown(found("bad", made))):
        assert "<b>" not in markdown
        assert "\x1b" not in markdown


def test_runs_of_numbers() -> None:
    """Numbers that follow each other are joined; words and gaps are not."""
    assert runs([1, 2, 3, 5, "a", 6, 7, None]) == "1-3, 5, a, 6-7"
