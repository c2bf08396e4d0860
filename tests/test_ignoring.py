"""Which files a search finds: folders, globs, exclusions and ignore files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import planctl

from planctl.archive.archive import Archive
from planctl.archive.ignoring import Ignoring
from planctl.archive.patterns import Patterns
from planctl.archive.search import search
from planctl.validation import Settings

TEXT = "schema: planctl/plan/1\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with files in folders; the working directory is its top."""
    for name in ("a.yaml", "drafts/b.yaml", "drafts/deep/c.yaml", "old/d.yaml", "old/kept.yaml", "x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, ignoring: Ignoring | None = None) -> list[str]:
    """The files that a search finds, as it calls them."""
    return [each.name for each in search(paths, Archive(Path("plans")), ignoring).files]


def test_globs_are_expanded_here(tree: Path) -> None:
    """A quoted glob means what the shell would make of it, `**` any depth; only our kinds of file count."""
    assert names("*.yaml") == ["a.yaml"]
    assert names("**/*.yaml") == [
        "a.yaml",
        "drafts/b.yaml",
        "drafts/deep/c.yaml",
        "old/d.yaml",
        "old/kept.yaml",
    ]
    assert names("drafts/**") == ["drafts/b.yaml", "drafts/deep/c.yaml"]
    assert names("[do]*/") == ["drafts/b.yaml", "drafts/deep/c.yaml", "old/d.yaml", "old/kept.yaml"]
    assert names("*") == names(".")


def test_a_glob_without_a_match_is_no_input(tree: Path) -> None:
    """Nothing matched is exit code 3, as for a path that does not exist."""
    done = planctl("validate", "nothing/*.yaml", cwd=tree)
    assert done.returncode == 3
    assert "nothing matches `nothing/*.yaml`" in done.stderr


def test_ignore_files_are_read_as_git_reads_them(tree: Path) -> None:
    """Folders, negation, nested files, and the nearest one has the last word."""
    (tree / ".gitignore").write_text("drafts/\n*.txt\n")
    assert names(".") == ["a.yaml", "old/d.yaml", "old/kept.yaml"]
    (tree / ".planctlignore").write_text("old/*\n!old/kept.yaml\n")
    assert names(".") == ["a.yaml", "old/kept.yaml"]
    (tree / "old" / ".planctlignore").write_text("!d.yaml\n")
    assert names(".") == ["a.yaml", "old/d.yaml", "old/kept.yaml"]
    assert len(names(".", ignoring=Ignoring(ignore_files=False))) == 5


def test_a_gitignore_counts_only_within_a_repository(tree: Path) -> None:
    """Without a repository, .gitignore is a file like any other; .planctlignore counts anywhere."""
    (tree / ".gitignore").write_text("drafts/\n")
    (tree / ".git").rmdir()
    assert "drafts/b.yaml" in names(".")
    (tree / ".planctlignore").write_text("drafts/\n")
    assert "drafts/b.yaml" not in names(".")


def test_what_is_named_is_checked(tree: Path) -> None:
    """A file or folder that is named is checked although it is ignored, unless exclusion is forced."""
    (tree / ".gitignore").write_text("drafts/\n")
    assert names("drafts") == ["drafts/b.yaml", "drafts/deep/c.yaml"]
    assert names("drafts/b.yaml") == ["drafts/b.yaml"]
    assert names("drafts/b.yaml", ignoring=Ignoring(force=True)) == []
    assert names("a.yaml", ignoring=Ignoring(force=True)) == ["a.yaml"]


def test_exclusions_of_the_call_and_of_the_configuration(tree: Path) -> None:
    """--exclude is meant from the working directory, `exclude` from the folder of its configuration."""
    over = Ignoring(Patterns.of(["/drafts", "d.yaml"], None))
    assert names(".", ignoring=over) == ["a.yaml", "old/kept.yaml"]
    (tree / "planctl.toml").write_text('exclude = ["deep/", "/a.yaml"]\n')
    over = Ignoring(excluded_by_config=Settings().excluded)
    assert names(".", ignoring=over) == ["drafts/b.yaml", "old/d.yaml", "old/kept.yaml"]
    assert names("drafts", ignoring=over) == ["drafts/b.yaml"]


def test_the_command_line_says_when_everything_is_excluded(tree: Path) -> None:
    """An empty search tells why it is empty, and how to search all the same."""
    (tree / ".gitignore").write_text("*.yaml\n")
    done = planctl("validate", ".", cwd=tree)
    assert done.returncode == 3
    assert "--no-ignore-files" in done.stderr
    report = json.loads(planctl("validate", ".", "--no-ignore-files", "-f", "json", cwd=tree).stdout)
    assert report["summary"]["files"] == 5


def test_a_hook_whose_files_are_all_excluded_passes(tree: Path) -> None:
    """With --force-exclude there may be nothing left of what is named, and that is no failure."""
    forced = planctl("validate", "a.yaml", "--exclude", "a.yaml", "--force-exclude", cwd=tree)
    assert (forced.returncode, forced.stdout) == (0, "")
    assert planctl("validate", "b.yaml", "--force-exclude", cwd=tree).returncode == 3


def test_the_order_of_arguments_changes_nothing(tree: Path) -> None:
    """The same files in any order, and named twice, give the same report."""
    (tree / "old" / "d.yaml").write_text("schema: planctl/plan/1\nparties: [xx]\nproponents: [yy, xx]\n")
    one = planctl("validate", "a.yaml", "old", "drafts/*.yaml", "-f", "json", cwd=tree).stdout
    two = planctl("validate", "drafts/b.yaml", "old/d.yaml", "old", "a.yaml", "-f", "json", cwd=tree).stdout
    assert one == two
