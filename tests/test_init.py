"""`planctl init`: what it writes is sound, and what was there stays."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients import python_client
from running import planctl

from planctl.scaffold.texts import Wish, planned
from planctl.source import read_bytes


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, git's own excepted."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def git(folder: Path, *args: str) -> str:
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *names, *args],
        cwd=folder,
        env={**os.environ, **who},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def combinations() -> Iterator[tuple[str, ...]]:
    yield ()
    yield ("--ci", "gitlab")
    yield ("--ci", "github", "--ci", "gitlab", "--plan", "my-plan")
    yield ("--ci", "none", "--no-hooks", "--no-editor", "--registry", "library", "--plan", "a")


@pytest.mark.parametrize("options", [*combinations()], ids=" ".join)
def test_what_it_writes_is_sound(options: tuple[str, ...], tmp_path: Path) -> None:
    """Nothing is found in a new archive, at any level, and every file in it is one that init told of."""
    done = planctl("init", *options, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    checked = planctl("validate", "--fail-on", "info", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    for name in files(tmp_path):
        assert name in done.stdout or name.startswith(".planctl/schema/"), name
    assert ("plans/my-plan/1.0.yaml" in files(tmp_path)) == ("my-plan" in options)
    assert (".github/workflows/planctl.yml" in files(tmp_path)) == (
        "--ci" not in options or "github" in options
    )
    assert (".gitlab-ci.yml" in files(tmp_path)) == ("gitlab" in options)


def test_the_next_steps_work(tmp_path: Path) -> None:
    """`planctl new` writes a plan into the new archive, and the archive stays sound."""
    planctl("init", cwd=tmp_path)
    made = planctl("new", "my-plan", "--title", "A plan", "--by", "un", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert planctl("validate", cwd=tmp_path).returncode == 0


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """Run again, every file is the same, and init says so."""
    planctl("init", "--plan", "my-plan", cwd=tmp_path)
    before = files(tmp_path)
    done = planctl("init", "--plan", "my-plan", cwd=tmp_path)
    assert files(tmp_path) == before
    assert "written" not in done.stdout
    assert "kept" not in done.stdout


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    """A file that exists keeps every byte and is named, with how to replace it; the others are written."""
    mine = b"# mine\r\nfail-on = 'never'\r\n"
    (tmp_path / "planctl.toml").write_bytes(mine)
    (tmp_path / "plans" / "registry").mkdir(parents=True)
    (tmp_path / "plans" / "registry" / "actors.yaml").write_text("schema: planctl/actors/1\nactors: {}\n")
    done = planctl("init", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "planctl.toml").read_bytes() == mine
    assert (tmp_path / "plans/registry/actors.yaml").read_text() == "schema: planctl/actors/1\nactors: {}\n"
    assert "kept      planctl.toml  (it is there already; --force planctl.toml replaces it)" in done.stdout
    assert (tmp_path / "plans" / "registry" / "topics.yaml").exists()


def test_force_replaces_the_file_that_it_names(tmp_path: Path) -> None:
    """--force replaces one file, and leaves alone the others that are there."""
    for name in ("planctl.toml", ".editorconfig"):
        (tmp_path / name).write_text("mine\n")
    done = planctl("init", "--force", "planctl.toml", cwd=tmp_path)
    assert "replaced  planctl.toml" in done.stdout
    assert (tmp_path / "planctl.toml").read_text() != "mine\n"
    assert (tmp_path / ".editorconfig").read_text() == "mine\n"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """--dry-run tells the same files and leaves the folder as it was."""
    told = planctl("init", "new", "--dry-run", cwd=tmp_path).stdout
    assert list(tmp_path.iterdir()) == []
    done = planctl("init", "new", cwd=tmp_path).stdout
    assert told.partition("\n\n")[0] == done.partition("\n\n")[0]


def test_a_link_is_no_place_to_write_through(tmp_path: Path) -> None:
    """A link to a file elsewhere, broken or not, is kept: init writes nowhere but where it says."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "planctl.toml").symlink_to(tmp_path / "elsewhere.toml")
    done = planctl("init", cwd=tmp_path / "in")
    assert "kept      planctl.toml" in done.stdout
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_file_in_the_place_of_a_folder_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    """Where a folder cannot be made, nothing is written at all."""
    (tmp_path / ".vscode").write_text("mine\n")
    done = planctl("init", cwd=tmp_path)
    assert done.returncode == 2
    assert "`.vscode` is a file, and should be a folder" in done.stderr
    assert set(files(tmp_path)) == {".vscode"}


def test_in_a_repository_shared_files_go_to_its_top(tmp_path: Path) -> None:
    """In a folder of a repository, CI, hooks and editor settings stand at its top and point into the folder."""
    git(tmp_path, "init", "-q")
    folder = tmp_path / "some work" / "talks"
    folder.mkdir(parents=True)
    done = planctl("init", "--ci", "github", "--ci", "gitlab", cwd=folder)
    assert done.returncode == 0
    made = files(tmp_path)
    assert "some work/talks/plans/registry/actors.yaml" in made
    assert "some work/talks/planctl.toml" in made
    assert (
        b"planctl validate --format github 'some work/talks/plans'" in made[".github/workflows/planctl.yml"]
    )
    settings = json.loads(made[".vscode/settings.json"])
    assert "some work/talks/plans/*/*.*.yaml" in settings["yaml.schemas"].values()
    for schema in settings["yaml.schemas"]:
        assert (tmp_path / schema).is_file()
    assert (
        b'"/some work/talks/plans/*/[0-9]*.[0-9]*.yaml" diff=planctl merge=planctl' in made[".gitattributes"]
    )
    for name in (".pre-commit-config.yaml", ".gitlab-ci.yml", ".github/workflows/planctl.yml"):
        assert read_bytes(made[name], name).problems == [], name


def test_the_attributes_that_are_there_stay(tmp_path: Path) -> None:
    """.gitattributes is added to, every byte before kept, and not a second time."""
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_bytes(b"*.png binary\r\n")
    assert "added to  .gitattributes" in planctl("init", cwd=tmp_path).stdout
    once = (tmp_path / ".gitattributes").read_bytes()
    assert once.startswith(b"*.png binary\r\n")
    assert "kept      .gitattributes" in planctl("init", cwd=tmp_path).stdout
    assert (tmp_path / ".gitattributes").read_bytes() == once


def test_git_takes_the_attributes(tmp_path: Path) -> None:
    """git itself finds the driver for a plan file, and none for a registry."""
    git(tmp_path, "init", "-q")
    planctl("init", "--plan", "my-plan", cwd=tmp_path)
    said = git(tmp_path, "check-attr", "merge", "plans/my-plan/1.0.yaml", "plans/registry/actors.yaml")
    assert said.splitlines() == [
        "plans/my-plan/1.0.yaml: merge: planctl",
        "plans/registry/actors.yaml: merge: unspecified",
    ]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--ci", "none", "--ci", "github"], "--ci none goes alone"),
        (["--force", "planctl.tom"], "did you mean `planctl.toml`"),
        (["--plan", "My Plan"], "cannot be the id of a plan"),
        (["--plan", "registry"], "cannot be the id of a plan"),
        (["--ci", "circle"], "circle"),
    ],
)
def test_wrong_usage_writes_nothing(args: list[str], said: str, tmp_path: Path) -> None:
    """A wrong word gets exit code 2 and a message that helps, and nothing is written."""
    done = planctl("init", *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_the_ci_files_fit_the_schemas_of_their_makers(ci: str, tmp_path: Path) -> None:
    """check-jsonschema accepts the workflow by the schema of GitHub, and the pipeline by that of GitLab."""
    planctl("init", "--ci", ci, cwd=tmp_path)
    schema, name = {
        "github": ("vendor.github-workflows", ".github/workflows/planctl.yml"),
        "gitlab": ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    }[ci]
    done = subprocess.run(
        [python_client("check-jsonschema"), "--builtin-schema", schema, name],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_zizmor_has_nothing_to_say_of_the_workflow(tmp_path: Path) -> None:
    """The workflow that init writes has no finding of zizmor, at its most pedantic."""
    git(tmp_path, "init", "-q")
    planctl("init", cwd=tmp_path)
    done = subprocess.run(
        [python_client("zizmor"), "--offline", "--persona", "pedantic", "--no-progress", ".github"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_texts_ask_nothing_of_the_machine() -> None:
    """What is planned depends on the wish alone, and each path is planned once."""
    once, again = list(planned(Wish())), list(planned(Wish()))
    assert once == again
    assert len({each.path for each in once}) == len(once)
