"""The hooks, run by the real pre-commit in throw-away repositories, installed as it installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from clients import client, python_client
from running import ROOT, planctl
from test_action import PLAN

_OFFLINE = ("No matching distribution", "Could not find a version", "Temporary failure", "ConnectionError")
_SHIPPED = (
    "planctl",
    "plans",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    ".pre-commit-hooks.yaml",
)


class Ground:
    """A place for repositories, in which what pre-commit installs is installed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.wheels = folder / "wheels"
        self.hooks = folder / "hooks"

    def run(self, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
        """Run a program without the user's own configuration."""
        who = {
            f"GIT_{role}_{what}": "t@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GIT_", "PLANCTL_", "PRE_COMMIT")) and name != "PYTHONPATH"
        }
        env |= {**who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "NO_COLOR": "1"}
        env |= {"PRE_COMMIT_HOME": str(self.home), "PIP_FIND_LINKS": str(self.wheels), "PIP_QUIET": "1"}
        env["PIP_NO_COMPILE"] = "1"  # most of what is installed is never imported
        return subprocess.run(
            args, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300
        )

    def repository(self, name: str) -> Path:
        """A new repository, empty."""
        folder = self.folder / name
        folder.mkdir()
        assert self.run(folder, client("git", "git"), "init", "-q").returncode == 0
        return folder

    def commit(self, folder: Path) -> str:
        """Commit everything. Returns the commit."""
        git = client("git", "git")
        for args in (("add", "-A", "-f"), ("commit", "-q", "--no-verify", "-m", "as it is")):
            done = self.run(folder, git, *args)
            assert done.returncode == 0, done.stderr
        return self.run(folder, git, "rev-parse", "HEAD").stdout.strip()

    def check(self, folder: Path, *args: str) -> tuple[int, str]:
        """Run pre-commit on all that git knows. Skips the test where nothing can be installed."""
        assert self.run(folder, client("git", "git"), "add", "-A").returncode == 0
        done = self.run(folder, python_client("pre-commit"), "run", "--verbose", *(args or ("--all-files",)))
        said = done.stdout + done.stderr
        if any(word in said for word in _OFFLINE):
            pytest.skip(
                "planctl's dependencies are not installed by pre-commit: there is no way to a package index"
            )
        return done.returncode, said


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Repositories of one run; the hooks' own is a copy of this checkout."""
    place = Ground(tmp_path_factory.mktemp("pre-commit"))
    hooks = place.repository("hooks")
    for name in _SHIPPED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, hooks / name, ignore=ignored) if source.is_dir() else shutil.copy(
            source, hooks
        )
    place.commit(hooks)
    return place


def archive(ground: Ground, name: str) -> Path:
    """A repository with an archive of one sound plan and a YAML file that is none of ours."""
    folder = ground.repository(name)
    shutil.copytree(ROOT / "plans" / "registry", folder / "plans" / "registry")
    (folder / "plans" / "a-plan").mkdir()
    (folder / "plans" / "a-plan" / "1.0.yaml").write_text(PLAN.format(category="peace-in-ukraine"))
    (folder / "other.yaml").write_text("a: [1, 2]\n")
    return folder


def test_both_hooks_run_from_a_repository(ground: Ground) -> None:
    """Both hooks pass on a sound archive. On a broken one both fail, with the place; what is not staged as a
    plan is none of the first hook's business, and the second one sees that a plan lost its registry entry.
    """
    folder = archive(ground, "user")
    commit = ground.run(ground.hooks, client("git", "git"), "rev-parse", "HEAD").stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {ground.hooks}\n  rev: {commit}\n"
        "  hooks:\n  - id: planctl-validate\n  - id: planctl-archive\n"
    )
    code, said = ground.check(folder)
    assert code == 0, said
    assert said.count("Passed") == 2
    ground.commit(folder)

    (folder / "other.yaml").write_text("a: [1, 2\n")
    code, said = ground.check(folder, "--files", "other.yaml")
    assert (code, said.count("Skipped")) == (0, 2), said

    plan = folder / "plans" / "a-plan" / "1.0.yaml"
    plan.write_text(PLAN.format(category="atlantis"))
    code, said = ground.check(folder, "--files", "plans/a-plan/1.0.yaml")
    assert (code, said.count("Failed")) == (1, 2), said
    assert "plans/a-plan/1.0.yaml:15:15" in said
    assert "unknown-category" in said
    plan.write_text(PLAN.format(category="peace-in-ukraine"))

    actors = folder / "plans" / "registry" / "actors.yaml"
    actors.write_text("schema: planctl/actors/1\nactors: {us: {name: United States, kind: state}}\n")
    code, said = ground.check(folder, "--files", "plans/registry/actors.yaml")
    assert code == 1
    assert (said.count("Passed"), said.count("Failed")) == (1, 1), said
    assert "there is no actor `ua`" in said


def test_what_init_writes_passes(ground: Ground) -> None:
    """In a new repository, the hooks that `planctl init` configures pass on what it wrote, and fail when a plan
    is broken.
    """
    ground.wheels.mkdir(exist_ok=True)
    made = ground.run(
        ground.hooks,
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--wheel-dir",
        str(ground.wheels),
        ".",
    )
    if made.returncode and any(word in made.stderr for word in _OFFLINE):
        pytest.skip("hatchling, which builds a wheel, is not installed: there is no way to a package index")
    assert made.returncode == 0, made.stderr
    folder = ground.repository("new")
    assert planctl("init", "--plan", "my-plan", cwd=folder).returncode == 0
    code, said = ground.check(folder)
    assert code == 0, said
    assert said.count("Passed") == 2
    plan = folder / "plans" / "my-plan" / "1.0.yaml"
    plan.write_text(plan.read_text().replace("category: security", "category: securty"))
    code, said = ground.check(folder)
    assert (code, said.count("Failed")) == (1, 2), said
    assert "unknown-category" in said
