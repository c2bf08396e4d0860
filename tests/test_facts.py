"""Every figure and date of the fact sheets is found again in the plan files, or its absence is explained."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from facts_figures import figures_of, plan_figures
from running import ROOT

from planctl.archive import open_archive
from planctl.model.process import Stances, Timeline
from tools import facts_numbers

DATA = ROOT / "tests" / "data"
SHEETS: dict[str, list[str]] = json.loads((DATA / "facts_numbers.json").read_text(encoding="utf-8"))
EXPLAINED: dict[str, dict[str, str]] = tomllib.loads(
    (DATA / "facts_explained.toml").read_text(encoding="utf-8")
)
ARCHIVE = open_archive(ROOT / "plans")


def filed(sheet: str) -> set[str]:
    """The figures and dates of the file, or of the two files, that a sheet went into."""
    if sheet not in facts_numbers.PROCESS:
        return plan_figures(ARCHIVE.load(ARCHIVE.entries[sheet][-1].path).plan)
    timeline = ARCHIVE.companion(ARCHIVE.root / "timeline.yaml", Timeline)
    stances = ARCHIVE.companion(ARCHIVE.root / "stances.yaml", Stances)
    assert timeline is not None
    assert stances is not None
    return figures_of(timeline) | figures_of(stances)


def lacking(sheet: str) -> list[str]:
    """The figures and dates of a sheet that the files lack. A day may stand there without its year."""
    there = filed(sheet)
    return [
        figure
        for figure in SHEETS[sheet]
        if figure not in there
        and not (re.fullmatch(r"\d{4}-\d\d-\d\d", figure) and {figure[:4], f"-{figure[4:]}"} <= there)
    ]


def test_every_plan_has_its_sheet() -> None:
    """The data file has a sheet for each plan of the library, and those of the process."""
    assert set(SHEETS) == {*ARCHIVE.entries, *facts_numbers.PROCESS}


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_figure_and_date_of_a_sheet_is_in_the_files(sheet: str) -> None:
    """What a plan lacks of its sheet is explained entry by entry, and only what is lacking is explained."""
    assert lacking(sheet) == sorted(EXPLAINED.get(sheet, {}))


def test_explanations_are_sentences() -> None:
    """Each explanation names a figure of a sheet and says why."""
    for sheet, entries in EXPLAINED.items():
        for figure, why in entries.items():
            assert figure in SHEETS[sheet]
            assert len(why.split()) > 4


def test_the_data_file_is_that_of_the_sheets() -> None:
    """Where the sheets are at hand, the data file is what the tool makes of them."""
    if not facts_numbers.SHEETS.is_dir():
        pytest.skip(f"the fact sheets are not in {facts_numbers.SHEETS}")
    for sheet, figures in SHEETS.items():
        assert (
            facts_numbers.numbers((facts_numbers.SHEETS / f"{sheet}.md").read_text(encoding="utf-8"))
            == figures
        )


def test_without_the_sheets_the_tool_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tool changes nothing where the sheets are absent, and says so."""
    before = facts_numbers.TARGET.read_bytes()
    assert facts_numbers.main([str(tmp_path / "nowhere")]) == 0
    assert "stays as it is" in capsys.readouterr().out
    assert facts_numbers.TARGET.read_bytes() == before


def test_a_figure_that_is_taken_away_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison sees a figure that a plan has lost: the ceiling of 600,000 is not found by accident."""
    plan = ARCHIVE.load(ARCHIVE.entries["us-28-point"][-1].path).plan
    without = plan.model_copy(update={"points": [point for point in plan.points if point.id != "force-cap"]})
    assert "600000" in plan_figures(plan)
    assert "600000" in SHEETS["us-28-point"]
    assert "600000" not in plan_figures(without)


def test_both_days_of_a_span_are_dates() -> None:
    """Short months and spans are read as dates: "28-30 Mar 2022" has two days."""
    assert {"2022-03-28", "2022-03-30"} <= facts_numbers.norms("28–30 Mar 2022")
    assert facts_numbers.norms("1 and 2 June 2025") == {"2025-06-01", "2025-06-02"}
