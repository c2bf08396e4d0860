"""`planctl git install`: what it writes into git's files, and that it takes all of it out again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repos import Repo

from planctl.archive.git_install import attribute_lines, command_line, config_lines, put_in, take_out, write


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """An archive in a repository with one commit."""
    return Repo(tmp_path_factory.mktemp("git") / "r")


@pytest.fixture
def repo(first: Repo, tmp_path: Path) -> Repo:
    """A copy of that repository."""
    return first.copy(tmp_path / "r")


CONTENTS = [
    None,
    b"",
    b"*.txt text\n",
    b"*.txt text",
    b"a\r\nb\r\n",
    b"\n\n",
    b"# planctl git install: no\n",
    b"# planctl git install: begin",
    b"# planctl git install: begin\nx\n",
    "é\n".encode(),
    b"\xff\n",
]


@pytest.mark.parametrize("content", CONTENTS)
def test_what_install_adds_uninstall_takes_out(repo: Repo, content: bytes | None) -> None:
    """Install, again, and uninstall leave both files byte for byte as they were, or away where they were not."""
    attributes, config = repo.top / ".gitattributes", repo.top / ".git" / "config"
    if content is not None:
        attributes.write_bytes(content)
    before = config.read_bytes()
    assert repo.planctl("git", "install").returncode == 0
    once = attributes.read_bytes(), config.read_bytes()
    assert once[0].startswith(content or b"")
    assert once[1].startswith(before)
    assert repo.planctl("git", "install").returncode == 0
    assert (attributes.read_bytes(), config.read_bytes()) == once
    assert repo.planctl("git", "install", "--uninstall").returncode == 0
    assert config.read_bytes() == before
    assert (attributes.read_bytes() if attributes.exists() else None) == content
    assert not list(repo.top.glob(".git/*.lock"))


@settings(max_examples=50, deadline=None)
@given(
    st.binary(max_size=40),
    st.binary(max_size=20).map(lambda raw: b"[x]\n\ty = 1\n" + raw.replace(b"\r", b"")),
)
def test_a_block_comes_and_goes_whatever_is_around_it(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, after: bytes
) -> None:
    """Put in and taken out, with what others wrote behind it in between, a file is what it would be without."""
    path = tmp_path_factory.mktemp("f") / "config"
    path.write_bytes(before)
    write(put_in(path, config_lines("x")))
    write(take_out(path))
    assert path.read_bytes() == before
    write(put_in(path, config_lines("x")))
    path.write_bytes(path.read_bytes() + after)
    write(take_out(path))
    assert path.read_bytes() == before + (b"" if before.endswith(b"\n") or not before else b"\n") + after


def test_what_git_writes_into_the_block_stays(repo: Repo) -> None:
    """An alias that git put into our section is the user's: neither install nor uninstall loses it."""
    repo.planctl("git", "install")
    repo.git("config", "alias.co", "checkout")
    repo.planctl("git", "install")
    assert repo.git("config", "alias.co") == "checkout\n"
    repo.planctl("git", "install", "--uninstall")
    assert repo.git("config", "alias.co") == "checkout\n"
    assert "planctl" not in (repo.top / ".git" / "config").read_text()


def test_git_reads_what_was_written(repo: Repo) -> None:
    """The drivers and aliases are in force, and the command runs this planctl."""
    repo.planctl("git", "install")
    command = repo.git("config", "diff.planctl.command").strip()
    assert " git merge-file %O %A %B %P ||" in repo.git("config", "merge.planctl.driver")
    done = subprocess.run(["sh", "-c", command.removesuffix(" git diff-file") + " --version"], capture_output=True, text=True, check=True, cwd="/",
                          env={"PATH": "/bin:/usr/bin", "PYTHONPATH": str(Path(__file__).parent.parent)})  # fmt: skip
    assert done.stdout.startswith("planctl ")


@pytest.mark.parametrize(
    "plans",
    [
        "plans",
        "work/deep/plans",
        "mit Leer zeichen/plans",
        "größe/plans",
        "a[b]*/plans",
        'q"uote\\s/plans',
        "named",
    ],
)
def test_only_plan_files_have_the_drivers(tmp_path: Path, plans: str) -> None:
    """Versions of plans have both drivers, wherever the archive lies; registries and other files have not."""
    repo = Repo(tmp_path / "r", plans=plans)
    repo.write("other/1.0.yaml", "a: 1\n")
    repo.write("ab/plans/p/1.0.yaml", "a: 1\n")
    assert repo.planctl("git", "install", cwd=repo.plans).returncode == 0
    assert (
        repo.plans.name == "plans"
        or repo.planctl("git", "install", "--archive", str(repo.plans)).returncode == 0
    )

    def driver(path: str) -> str:
        return repo.git("check-attr", "-z", "merge", "--", path).split("\0")[2]

    assert driver(f"{plans}/accord/1.0.yaml") == "planctl"
    assert driver(f"{plans}/accord/12.34.yml") == "planctl"
    for path in (
        f"{plans}/registry/actors.yaml",
        f"{plans}/timeline.yaml",
        "other/1.0.yaml",
        "ab/plans/p/1.0.yaml",
    ):
        assert driver(path) == "unspecified", path


def test_global_is_for_every_repository_and_comes_out_again(tmp_path: Path) -> None:
    """--global writes the user's two files only, in force for any archive, and uninstall removes what it made."""
    repo = Repo(tmp_path / "r", plans="x/plans")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if ".git/" not in str(path))
    assert repo.planctl("git", "install", "--global").returncode == 0
    assert repo.git("check-attr", "diff", "--", "x/plans/accord/1.0.yaml").endswith("diff: planctl\n")
    assert repo.git("check-attr", "diff", "--", "plans/accord/1.0.yaml").endswith("diff: planctl\n")
    assert repo.git("check-attr", "diff", "--", "x/plans/registry/actors.yaml").endswith(
        "diff: unspecified\n"
    )
    assert repo.git("config", "--global", "diff.planctl.command")
    made = {path.relative_to(repo.home) for path in repo.home.rglob("*") if path.is_file()}
    assert made == {Path(".gitconfig"), Path(".config/git/attributes")}
    assert repo.planctl("git", "install", "--global", "--uninstall").returncode == 0
    assert not [path for path in repo.home.rglob("*") if path.is_file()]
    after = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if ".git/" not in str(path))
    assert [path for path in after if path not in before] == [
        Path("r-home/.config"),
        Path("r-home/.config/git"),
    ]


def test_the_users_own_attributes_file_counts(tmp_path: Path) -> None:
    """Where core.attributesFile names a file, --global writes there."""
    repo = Repo(tmp_path / "r")
    repo.git("config", "--global", "core.attributesFile", "~/mine")
    repo.planctl("git", "install", "--global")
    assert "planctl" in (repo.home / "mine").read_text()
    assert repo.git("check-attr", "diff", "--", "plans/accord/1.0.yaml").endswith("diff: planctl\n")


def test_print_writes_nothing(repo: Repo) -> None:
    """--print shows the files and lines, and leaves all as it is."""
    before = (repo.top / ".git" / "config").read_bytes()
    done = repo.planctl("git", "install", "--print")
    assert '[merge "planctl"]' in done.stdout
    assert "/plans/*/[0-9]*.[0-9]*.yaml diff=planctl merge=planctl" in done.stdout
    assert (repo.top / ".git" / "config").read_bytes() == before
    assert not (repo.top / ".gitattributes").exists()


def test_bare_repositories_worktrees_and_links(repo: Repo, tmp_path: Path) -> None:
    """A bare repository keeps its attributes inside, a linked working tree shares the settings, a link stays one."""
    repo.git("clone", "-q", "--bare", str(repo.top), str(tmp_path / "bare.git"))
    assert repo.planctl("git", "install", cwd=tmp_path / "bare.git").returncode == 0
    assert "planctl" in (tmp_path / "bare.git" / "info" / "attributes").read_text()
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"))
    assert repo.planctl("git", "install", cwd=tmp_path / "linked").returncode == 0
    assert repo.git("config", "diff.planctl.command")
    assert (tmp_path / "linked" / ".gitattributes").exists()
    (repo.home / "dotfiles").write_text("[user]\n\tname = x\n")
    (repo.home / ".gitconfig").symlink_to("dotfiles")
    assert repo.planctl("git", "install", "--global").returncode == 0
    assert (repo.home / ".gitconfig").is_symlink()
    assert "planctl" in (repo.home / "dotfiles").read_text()


def test_a_lock_is_respected(repo: Repo) -> None:
    """While git holds its lock, nothing is written and the message says what to do."""
    (repo.top / ".git" / "config.lock").write_text("")
    done = repo.planctl("git", "install")
    assert done.returncode == 2
    assert "is locked by another program" in done.stderr
    assert "planctl" not in (repo.top / ".git" / "config").read_text()


def test_outside_of_a_repository(tmp_path: Path, repo: Repo) -> None:
    """Without a repository there is nothing to install into, and the message says so."""
    done = repo.planctl("git", "install", cwd=tmp_path)
    assert (done.returncode, "is in no git repository" in done.stderr) == (2, True)
    done = repo.planctl("git", "instal")
    assert (done.returncode, "`install`" in done.stderr) == (2, True)


def test_the_command_is_the_program_on_the_path_if_it_is_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planctl on PATH that belongs to this interpreter is named; another one is not, nor is none."""
    import sysconfig

    scripts = tmp_path / "some where's" / "bin"
    scripts.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(scripts))
    assert "-P -m planctl" in command_line()
    assert sys.executable in command_line()
    program = scripts / "planctl"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert "-P -m planctl" in command_line()
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(scripts))
    assert command_line() == "'" + str(program).replace("'", "'\"'\"'") + "'"
    shutil.rmtree(scripts)


def test_odd_paths_survive_git_and_the_shell(repo: Repo) -> None:
    """A command with quotes, blanks, backslashes, percent and comment signs is read back by git as it was."""
    odd = "'/a b/q\"x\\y#z;%O/planctl'"
    write(put_in(repo.top / ".git" / "config", config_lines(odd)))
    assert repo.git("config", "diff.planctl.command") == f"{odd} git diff-file\n"
    driver = repo.git("config", "merge.planctl.driver")
    assert driver.startswith(f"{odd.replace('%', '%%')} git merge-file %O %A %B %P || ")
    assert attribute_lines("a b/plans").startswith('"/a b/plans/*/[0-9]*')
