"""`planctl list`: what an archive holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from running import SMALL, planctl, small

from planctl.schemas import schema


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "plans"))


def refs(*args: str) -> list[str]:
    result = small("list", "--format", "json", *args)
    assert result.returncode == 0, result.stderr
    return [plan["ref"] for plan in json.loads(result.stdout)["plans"]]


def test_the_latest_version_of_each_plan_newest_first() -> None:
    """By default each plan stands once, with its latest version, the newest text first."""
    assert refs() == ["accord@1.1", "sketch@0.1"]


def test_all_versions() -> None:
    """`--all` lists every version, those of a plan together, the latest first."""
    assert refs("--all") == ["accord@1.1", "accord@1.0", "sketch@0.1"]


def test_versions_sort_as_numbers(archive: Path) -> None:
    """Version 1.10 comes after 1.9, and is the latest."""
    for version in ("1.9", "1.10"):
        text = (archive / "accord" / "1.1.yaml").read_text(encoding="utf-8")
        (archive / "accord" / f"{version}.yaml").write_text(
            text.replace('"1.1"', f'"{version}"'), encoding="utf-8"
        )
    said = json.loads(planctl("list", "-f", "json", "--archive", str(archive)).stdout)
    assert said["plans"][0]["ref"] == "accord@1.10"
    assert said["plans"][0]["versions"] == ["1.0", "1.1", "1.9", "1.10"]


def test_filters() -> None:
    """Status and proponent narrow the list; several statuses add up."""
    assert refs("--status", "draft") == ["sketch@0.1"]
    assert refs("--status", "draft", "--status", "leaked") == ["accord@1.1", "sketch@0.1"]
    assert refs("--by", "Ada Envoy") == ["sketch@0.1"]
    assert refs("--sort", "id", "--all") == ["accord@1.0", "accord@1.1", "sketch@0.1"]


def test_nothing_matching_is_exit_3() -> None:
    """A filter that nothing passes is exit 3 and names the statuses there are."""
    result = small("list", "--status", "signed")
    assert result.returncode == 3
    assert "no plan matches" in result.stderr
    assert "draft, leaked" in result.stderr


def test_an_empty_archive_is_exit_3(tmp_path: Path) -> None:
    """A folder without plans is exit 3 with a message that says what a plan is."""
    result = planctl("list", "--archive", str(tmp_path))
    assert result.returncode == 3
    assert "there are no plans in" in result.stderr
    assert result.stdout == ""


def test_a_missing_folder_is_exit_2(tmp_path: Path) -> None:
    """An archive that does not exist is a usage error."""
    result = planctl("list", "--archive", str(tmp_path / "none"))
    assert result.returncode == 2
    assert "there is no directory" in result.stderr


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(archive: Path) -> None:
    """One broken file is named with its reason and hides no other."""
    (archive / "broken").mkdir()
    (archive / "broken" / "1.0.yaml").write_text("schema: planctl/plan/1\nid: [\n", encoding="utf-8")
    (archive / "odd").mkdir()
    (archive / "odd" / "1.0.yaml").write_text("schema: planctl/plan/1\nid: odd\n", encoding="utf-8")
    result = planctl("list", "--archive", str(archive))
    assert result.returncode == 0
    assert "accord" in result.stdout
    assert "Cannot be read" in result.stdout
    assert "broken/1.0.yaml" in result.stdout.replace("\\", "/")
    assert "line " in result.stdout
    assert "planctl validate odd@1.0" in result.stdout
    said = json.loads(planctl("list", "-f", "json", "--archive", str(archive)).stdout)
    jsonschema.Draft202012Validator(schema("catalogue")).validate(said)
    assert [item["ref"] for item in said["unreadable"]] == ["broken@1.0", "odd@1.0"]


def test_json_keeps_its_schema() -> None:
    """The JSON of the list validates against the exported schema."""
    said = json.loads(small("list", "--all", "-f", "json").stdout)
    jsonschema.Draft202012Validator(schema("catalogue")).validate(said)
    assert said["schema"] == "planctl/catalogue/1"


def test_columns_and_paragraphs() -> None:
    """A wide list is a table with one heading; a narrow one a paragraph for each plan."""
    wide = small("list", COLUMNS="140").stdout.splitlines()
    assert wide[0].split() == ["plan", "date", "status", "points", "clauses", "title"]
    assert "by Nordland" in wide[1]
    narrow = small("list", COLUMNS="40").stdout
    assert "plan  " not in narrow
    assert all(len(line) <= 40 for line in narrow.splitlines())


def test_fewer_points_than_reported_are_said() -> None:
    """Where the text is reported to have more points than the file shows, both numbers stand."""
    assert "1 of 12" in small("list").stdout


def test_markdown_is_one_table() -> None:
    """The Markdown list is a table whose rows are the plans."""
    lines = small("list", "-f", "markdown").stdout.splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    assert len(rows) == 2
    assert rows[0].startswith("| `accord@1.1` | Accord of the two lands |")


def test_the_library_is_listed_in_an_empty_folder(tmp_path: Path) -> None:
    """Right after installation, in an empty folder, the real plans are there."""
    result = planctl("list", cwd=tmp_path)
    assert result.returncode == 0
    assert "us-28-point@1.0" in result.stdout
    assert "the library that comes with planctl" in result.stdout


def test_one_actor_is_suggested_once() -> None:
    """Of the names of an actor, the nearest to the slip is suggested, and no other."""
    said = planctl("list", "--by", "russsia").stderr
    assert "did you mean `russia`" in said
    assert "russian federation" not in said
