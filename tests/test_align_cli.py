"""`planctl align`, and the crosswalks it drafts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from making import LIBRARY
from running import planctl


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the library that may be written to."""
    return Path(
        shutil.copytree(LIBRARY.root, tmp_path / "plans", ignore=shutil.ignore_patterns("crosswalks"))
    )


def test_json_keeps_its_schema_and_keys() -> None:
    """The JSON validates and has the keys that programs rely on."""
    result = json.loads(planctl("align", "us-28-point", "uk-gaza-style", "-f", "json").stdout)
    schema = json.loads(planctl("schema", "alignment").stdout)
    jsonschema.Draft202012Validator(schema).validate(result)
    assert {"a", "b", "matcher", "links"} <= set(result)
    assert {"a", "b", "relation", "confidence", "runner_up"} <= set(result["links"][0])


@pytest.mark.parametrize("width", ["60", "80", "140"])
def test_links_fit_the_screen(width: str) -> None:
    """Nothing runs over the width."""
    said = planctl("align", "us-28-point", "uk-gaza-style", COLUMNS=width).stdout
    assert max(map(len, said.splitlines())) <= int(width)


def test_a_drafted_crosswalk_is_sound_and_changes_nothing(archive: Path) -> None:
    """What --write records validates, and ruling by it gives the links that it was drafted from."""
    before = json.loads(
        planctl("align", "us-28-point", "uk-gaza-style", "-f", "json", "--archive", str(archive)).stdout
    )
    done = planctl("align", "us-28-point", "uk-gaza-style", "--write", "--archive", str(archive))
    assert done.returncode == 0, done.stderr
    file = archive / "crosswalks" / "us-28-point--uk-gaza-style.yaml"
    assert planctl("validate", str(file)).returncode == 0
    after = json.loads(
        planctl("align", "us-28-point", "uk-gaza-style", "-f", "json", "--archive", str(archive)).stdout
    )

    def pairs(result: dict[str, list[dict[str, list[str]]]]) -> set[tuple[str, str]]:
        return {(a, b) for link in result["links"] for a in link["a"] for b in link["b"]}

    assert pairs(before) == pairs(after)
    assert all(link["evidence"] == "crosswalk" for link in after["links"] if link["a"] and link["b"])


def test_a_draft_says_how_points_stand(archive: Path) -> None:
    """One point that answers one is drafted as opposed, as the same or as related by what they say, and each is called
    by its own title though both plans use one id.
    """
    folder = archive / "crosswalks"
    assert (
        planctl(
            "align", "us-28-point", "ukraine-peace-formula", "--write", "--archive", str(archive)
        ).returncode
        == 0
    )
    text = (folder / "us-28-point--ukraine-peace-formula.yaml").read_text(encoding="utf-8")
    ruling = next(part for part in text.split("  - ") if "#wartime-acts" in part)
    assert "relation: opposed" in ruling
    assert (
        planctl(
            "align", "us-28-point", "e3-counter-proposal", "--write", "--archive", str(archive)
        ).returncode
        == 0
    )
    text = (folder / "us-28-point--e3-counter-proposal.yaml").read_text(encoding="utf-8")
    rulings = {
        name: next(part for part in text.split("  - ") if f'"#{name}"' in part)
        for name in ("znpp", "force-cap")
    }
    assert "relation: same" in rulings["znpp"]
    assert "relation: related" in rulings["force-cap"]
    assert (
        planctl(
            "align", "european-24-point", "uk-gaza-style", "--write", "--archive", str(archive)
        ).returncode
        == 0
    )
    text = (folder / "european-24-point--uk-gaza-style.yaml").read_text(encoding="utf-8")
    assert "# 2 Unconditional ceasefire; Hotline" in text
    assert planctl("validate", str(folder)).returncode == 0


def test_an_edited_ruling_rules_in_both_directions(archive: Path) -> None:
    """A person's ruling overrides the aligner, from either side, in align and in diff."""
    folder = archive / "crosswalks"
    folder.mkdir()
    (folder / "us-28-point--uk-gaza-style.yaml").write_text(
        "schema: planctl/crosswalk/1\na: us-28-point@1.0\nb: uk-gaza-style@0.1\nlinks:\n"
        '  - {a: ["#force-cap"], b: ["#hotline"], relation: opposed, note: a test}\n',
        encoding="utf-8",
    )
    for one, other, key in (("us-28-point", "uk-gaza-style", "a"), ("uk-gaza-style", "us-28-point", "b")):
        result = json.loads(planctl("align", one, other, "-f", "json", "--archive", str(archive)).stdout)
        link = next(link for link in result["links"] if "force-cap" in link[key])
        assert (link["relation"], link["evidence"], link["confidence"]) == ("opposed", "crosswalk", 1)
    said = planctl(
        "diff", "us-28-point", "uk-gaza-style", "--point", "force-cap", "--archive", str(archive)
    ).stdout
    assert "answered the other way" in said


def test_a_crosswalk_is_not_overwritten_unasked(archive: Path) -> None:
    """A file with a person's rulings is replaced only with --force."""
    args = ("align", "us-28-point", "uk-gaza-style", "--write", "--archive", str(archive))
    assert planctl(*args).returncode == 0
    again = planctl(*args)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert planctl(*args, "--force").returncode == 0


def test_the_library_is_not_written_to(tmp_path: Path) -> None:
    """Without an archive of one's own there is nothing to write into."""
    done = planctl("align", "us-28-point", "uk-gaza-style", "--write", cwd=tmp_path)
    assert done.returncode == 2
    assert "library" in done.stderr


@pytest.mark.parametrize("view", ["--summary", "--ledger", "--bound"])
@pytest.mark.parametrize("width", ["60", "100"])
def test_other_views_of_a_diff_fit_the_screen(view: str, width: str) -> None:
    """Summary, ledger and table of who is bound fit the width and name Ukraine or its points."""
    done = planctl("diff", "us-28-point", "e3-counter-proposal", view, COLUMNS=width)
    assert done.returncode == 0, done.stderr
    assert "Ukraine" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= int(width)


def test_only_and_point_select_changes_and_their_effects() -> None:
    """--only by level, kind, actor and topic, and --point by number, keep just what fits, effects counted anew."""
    args = ("diff", "us-28-point", "e3-counter-proposal", "-f", "json")
    result = json.loads(planctl(*args, "--only", "ua", "--only", "substantive", "--point", "6").stdout)
    assert [change["kind"] for change in result["changes"]] == ["quantity-raised", "qualifier-added"]
    assert {name: row["loosened"] for name, row in result["effects"].items()} == {"ua": 2}
    assert planctl(*args, "--only", "ukrain").returncode == 2
    assert planctl(*args, "--point", "99").returncode == 2


def test_two_folders_are_compared_plan_by_plan(archive: Path) -> None:
    """Only the plan that was edited is reported, with exit code 1 where it was asked for."""
    file = archive / "us-28-point" / "1.0.yaml"
    text = file.read_text(encoding="utf-8")
    assert "max: 600000" in text
    file.write_text(text.replace("max: 600000", "max: 500000"), encoding="utf-8")
    done = planctl("diff", str(LIBRARY.root), str(archive), "--exit-code")
    assert done.returncode == 1, done.stderr
    assert "quantity" not in done.stdout
    assert "600,000 to 500,000" in done.stdout
    assert "1 text changed; 18 unchanged" in done.stdout.replace("\n", " ")
    result = json.loads(planctl("diff", str(LIBRARY.root), str(archive), "-f", "json").stdout)
    schema = json.loads(planctl("schema", "archive-diff").stdout)
    jsonschema.Draft202012Validator(schema).validate(result)
