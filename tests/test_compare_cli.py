"""`planctl compare` as a user meets it: formats, options, and what it says when asked for too much."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from clients import large_client
from making import REGISTRY, clause, plan, point
from running import ROOT, planctl

from planctl.compare import compare_plans
from planctl.render.compare_csv import compare_csv
from planctl.render.compare_html import compare_html
from planctl.render.compare_markdown import compare_markdown
from planctl.render.compare_terminal import compare_terminal
from planctl.render.compare_xlsx import compare_xlsx
from planctl.render.screen import Screen
from planctl.schemas import schema

THREE = ("us-28-point", "e3-counter-proposal", "uk-gaza-style")
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>\x1b[31m [/] | ‮'


@cache
def compare(*args: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """What comparing plans of the library gives: the same whenever it is asked."""
    return planctl("compare", *args, "--matcher", "lexical", **extra)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """At every width the table fits, as columns or with the plans one below the other."""
    result = compare(*THREE, "--only", "differing", COLUMNS=str(width))
    assert result.returncode == 0
    assert max(map(len, result.stdout.splitlines())) <= width
    columns = any(line.split() == ["us", "e3", "uk"] for line in result.stdout.splitlines())
    assert columns is (width >= 80)


def test_agreement_of_some_is_not_told_as_agreement_of_all() -> None:
    """Of three plans, the head says on how many questions all three agree, beside those that answer alone."""
    plans = ("us-28-point", "european-24-point", "e3-counter-proposal")
    rows = json.loads(compare(*plans, "--format", "json").stdout)["rows"]
    agreed = [row for row in rows if row["relation"]["kind"] == "agreed"]
    everyone = sum(all(cell["state"] == "answers" for cell in row["cells"]) for row in agreed)
    assert 0 <= everyone < len(agreed)
    for format_ in ("terminal", "markdown"):
        assert f"{len(agreed)} agreed ({everyone} by all 3)" in compare(*plans, "--format", format_).stdout
    two = compare("us-28-point", "e3-counter-proposal").stdout
    assert " agreed, " in two
    assert "by all" not in two


def test_an_ascii_terminal_gets_ascii() -> None:
    """Without Unicode the signs of relations and the rules are drawn with ASCII."""
    result = compare(
        "us-28-point", "european-24-point", "-t", "force-size", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert result.stdout.isascii()
    assert "us >< european" in result.stdout


def test_json_keeps_its_schema_and_the_contract() -> None:
    """The JSON is valid by the published schema and has the keys that programs rely on."""
    made = json.loads(compare(*THREE, "--format", "json").stdout)
    jsonschema.validate(made, schema("comparison"))
    assert made["schema"] == "planctl/comparison/1"
    assert {"question", "topics", "cells", "relation", "reasons"} <= set(made["rows"][0])
    assert [column["id"] for column in made["plans"]] == list(THREE)


def test_csv_reads_back_cell_for_cell() -> None:
    """Python's own reader finds a line a question, a column a plan, and every provision."""
    made = json.loads(compare(*THREE, "--format", "json").stdout)
    lines = list(csv.reader(io.StringIO(compare(*THREE, "--format", "csv").stdout, newline="")))
    assert lines[0][:6] == ["question", "topics", "category", "us", "e3", "uk"]
    assert len(lines) - 1 == len(made["rows"])
    assert {len(line) for line in lines} == {len(lines[0])}
    for line, row in zip(lines[1:], made["rows"], strict=True):
        for cell, text in zip(row["cells"], line[3:6], strict=True):
            assert text.count("\n") + 1 == max(len(cell["entries"]), 1) or cell["state"] != "answers"


def test_a_spreadsheet_has_every_row_and_stays_in_view(tmp_path: Path) -> None:
    """The workbook has three sheets, frozen heads, a filter, wrapped cells, and every question."""
    target = tmp_path / "table.xlsx"
    result = compare(*THREE, "--format", "xlsx", "-o", str(target))
    assert (result.returncode, result.stdout) == (0, "")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Comparison", "Provisions", "Legend"]
    sheet = book["Comparison"]
    made = json.loads(compare(*THREE, "--format", "json").stdout)
    assert [cell.value for cell in sheet["A"]][1:] == [row["question"] for row in made["rows"]]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref
    assert sheet["B2"].alignment.wrap_text
    provisions = sum(len(cell["entries"]) for row in made["rows"] for cell in row["cells"])
    assert book["Provisions"].max_row == provisions + 1


def test_a_spreadsheet_program_opens_it(tmp_path: Path) -> None:
    """LibreOffice reads the workbook and prints it."""
    office = large_client("soffice", "libreoffice-calc")
    target = tmp_path / "table.xlsx"
    assert compare(*THREE, "--format", "xlsx", "-o", str(target)).returncode == 0
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "table.pdf").read_bytes().startswith(b"%PDF")


class Page(HTMLParser):
    """Collects tags, and text outside of styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave a style or script."""
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if self._inside not in ("style", "script"):
            self.said += data


def test_a_page_is_accessible_and_fetches_nothing() -> None:
    """Heads have a scope, the table a caption, the page a language; nothing is loaded from anywhere."""
    page = Page(compare(*THREE, "--format", "html").stdout)
    assert all(attrs.get("scope") for tag, attrs in page.tags if tag == "th")
    assert {"caption", "title", "main"} <= {tag for tag, _ in page.tags}
    assert ("html", {"lang": "en"}) in page.tags
    assert not [attrs for _, attrs in page.tags if "src" in attrs or "href" in attrs]
    assert "Ukraine is to limit the armed forces: at most 600,000 personnel" in page.said


def test_a_browser_shows_the_page(tmp_path: Path) -> None:
    """In Chromium every question is there, and the script has taken its place."""
    browser = large_client("chromium", "chromium")
    target = tmp_path / "table.html"
    assert compare(*THREE, "--format", "html", "-o", str(target)).returncode == 0
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    dump = subprocess.run(
        [*command, "--dump-dom", target.as_uri()], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    rows = json.loads(compare(*THREE, "--format", "json").stdout)["rows"]
    assert dump.count("data-kind=") == len(rows)
    assert 'class="scripted"' in dump


def hostile_texts() -> list[object]:
    words = clause(action="limit", object=HOSTILE)
    points = [
        point("x", 1, HOSTILE, title=HOSTILE, clauses=[words]),
        point("y", 2, title=HOSTILE, topics=["odd|topic"[:3]]),
    ]
    return [plan(*points, id_="a", title=HOSTILE), plan(points[0], id_="b", title=HOSTILE, language="fr")]


def test_hostile_text_is_text_everywhere() -> None:
    """Markup, escapes, formulas and brackets of a plan come out as text in every format."""
    made = compare_plans(hostile_texts(), REGISTRY)  # type: ignore[arg-type]
    drawn = [
        compare_terminal(made, Screen(100, "truecolor")),
        compare_markdown(made),
        compare_html(made),
        compare_html(made, transpose=True),
        compare_csv(made),
    ]
    for text in drawn:
        assert "\x1b[31m" not in text
        assert "‮" not in text
    assert "<script>alert" not in drawn[1] + drawn[2] + drawn[3]
    assert not [tag for tag, _ in Page(drawn[2]).tags if tag == "script"][1:]
    for line in csv.reader(io.StringIO(drawn[4], newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    book = openpyxl.load_workbook(io.BytesIO(compare_xlsx(made)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert compare_xlsx(made) == compare_xlsx(made)


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "csv"])
@pytest.mark.parametrize("by", ["question", "topic", "category", "actor"])
def test_every_format_groups_and_transposes(format_: str, by: str) -> None:
    """Each way of grouping works in each format, transposed or not."""
    for more in ([], ["--transpose"]):
        result = compare(
            *THREE[:2], "--by", by, "--format", format_, "--topics", "force-size,elections", *more
        )
        assert result.returncode == 0, result.stderr
        assert "600,000" in result.stdout


def kinds(*args: str) -> list[str]:
    result = compare(*THREE, "european-24-point", "--format", "json", *args)
    assert result.returncode == 0, result.stderr
    return [row["relation"]["kind"] for row in json.loads(result.stdout)["rows"]]


def test_only_shows_only() -> None:
    """Each value of --only keeps its rows, and together they are all there are."""
    assert set(kinds("--only", "differing")) == {"detail", "differs", "opposed"}
    assert set(kinds("--only", "agreed")) == {"agreed"}
    assert set(kinds("--only", "unique")) == {"unique"}
    assert set(kinds("--only", "opposed")) == {"opposed"}
    silent = compare(*THREE, "--format", "json", "--only", "silent")
    assert all(row["relation"]["silent"] for row in json.loads(silent.stdout)["rows"])
    assert len(kinds()) == sum(len(kinds("--only", o)) for o in ("differing", "agreed", "unique"))


def test_an_actor_sees_what_is_asked_of_it() -> None:
    """With --actor every provision in a cell binds or entitles that actor, or all parties."""
    made = json.loads(compare(*THREE, "--actor", "Russia", "--format", "json").stdout)
    actors = [entry["actors"] for row in made["rows"] for cell in row["cells"] for entry in cell["entries"]]
    assert actors
    assert all({"ru", "all"} & set(names) for names in actors)


def test_versions_files_and_standard_input_are_plans(tmp_path: Path) -> None:
    """A file, standard input and a ref stand side by side; two texts of one plan carry their versions."""
    source = ROOT / "plans" / "uk-gaza-style" / "0.1.yaml"
    text = (
        source.read_text(encoding="utf-8")
        .replace('version: "0.1"', 'version: "0.2"')
        .replace("24 hours", "48 hours")
    )
    copy = tmp_path / "copy.yaml"
    copy.write_text(text, encoding="utf-8")
    result = compare(
        "uk-gaza-style",
        str(copy),
        "-",
        "--format",
        "json",
        "-t",
        "ceasefire",
        stdin=(ROOT / "plans/minsk-2/1.0.yaml").read_text(),
    )
    assert result.returncode == 0, result.stderr
    assert [column["key"] for column in json.loads(result.stdout)["plans"]] == ["uk@0.1", "uk@0.2", "minsk"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["us-28-point"], "at least two plans"),
        (["us-28-point", "us-28-point@1.0"], "are the same text"),
        (["us-28-point", "us-28-point"], "stands there twice"),
        (["us-28-point", "e3-counter-proposal", "--format", "xlsx"], "add -o FILE.xlsx"),
        (["us-28-point", "e3-counter-proposl"], "did you mean `e3-counter-proposal`"),
        (["us-28-point", "e3-counter-proposal#force-cap"], "is a part of a plan"),
        (["us-28-point", "e3-counter-proposal", "-t", "force-siz"], "did you mean `force-size`"),
        (["us-28-point", "e3-counter-proposal", "-a", "ukrain"], "did you mean"),
        (["-", "-"], "read once"),
    ],
)
def test_wrong_use_is_explained(args: list[str], says: str) -> None:
    """What cannot be done is refused with exit code 2 and a line that says what to do."""
    result = compare(*args)
    assert (result.returncode, result.stdout) == (2, "")
    assert says in result.stderr


def test_no_row_is_an_exit_code() -> None:
    """Where no question is left the exit code is 3 and nothing is printed."""
    result = compare(*THREE[:2], "--only", "opposed", "-t", "elections")
    assert (result.returncode, result.stdout) == (3, "")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """-o writes any format to a file, and a folder that cannot be written to leaves nothing behind."""
    target = tmp_path / "deep" / "table.md"
    assert compare(*THREE[:2], "--format", "markdown", "-o", str(target)).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("# 2 plans")
    assert [path.name for path in target.parent.iterdir()] == ["table.md"]
    refused = compare(*THREE[:2], "-o", str(target / "below.md"))
    assert refused.returncode == 2
    assert "cannot write" in refused.stderr


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    """Without XlsxWriter the message says what to install."""
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError('no')", encoding="utf-8")
    result = compare(
        *THREE[:2], "--format", "xlsx", "-o", str(tmp_path / "t.xlsx"), PYTHONPATH=f"{tmp_path}:{ROOT}"
    )
    assert result.returncode == 2
    assert "pip install 'planctl[xlsx]'" in result.stderr


def test_a_file_s_name_says_its_format(tmp_path: Path) -> None:
    """Without --format, -o FILE.xlsx is a workbook and FILE.html a page; what a command does not write it refuses."""
    for name, start in (
        ("c.html", b"<!doctype"),
        ("c.csv", b"question"),
        ("c.json", b"{"),
        ("c.XLSX", b"PK"),
    ):
        done = planctl("compare", *THREE[:2], "--matcher", "lexical", "-o", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).read_bytes()[:12].lower().lstrip(b"\xef\xbb\xbf").startswith(start.lower())
    assert (
        planctl(
            "compare", *THREE[:2], "--matcher", "lexical", "-f", "json", "-o", str(tmp_path / "d.txt")
        ).returncode
        == 0
    )
    assert (tmp_path / "d.txt").read_text(encoding="utf-8").startswith("{")
    refused = planctl("distance", *THREE[:2], "--matcher", "lexical", "-o", str(tmp_path / "c2.xlsx"))
    assert refused.returncode == 2
    assert "does not write" in refused.stderr
    assert not (tmp_path / "c2.xlsx").exists()
