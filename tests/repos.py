"""Real git repositories for tests, with nothing of this machine's settings in them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from running import SMALL, environment, run

_DATE = "2026-01-01T00:00:00Z"


def git_environment(home: Path, **extra: str) -> dict[str, str]:
    """An environment in which git sees no settings but those below `home`."""
    kept = {key: value for key, value in environment().items() if not key.startswith("GIT_")}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": _DATE,
        "GIT_COMMITTER_DATE": _DATE,
        **extra,
    }


class Repo:
    """A repository in a temporary folder, driven by the git program."""

    def __init__(self, top: Path, *, plans: str = "plans", init: bool = True) -> None:
        self.top = top
        self.home = top.parent / f"{top.name}-home"
        self.home.mkdir(exist_ok=True)
        self.plans = top / plans
        if init:
            top.mkdir(parents=True, exist_ok=True)
            self.git("init", "-q", "-b", "main")
            shutil.copytree(SMALL, self.plans)
            self.commit("first")

    def copy(self, top: Path) -> Repo:
        """The same repository in another folder: cheaper than to make it again."""
        shutil.copytree(self.top, top, symlinks=True)
        return Repo(top, plans=str(self.plans.relative_to(self.top)), init=False)

    def run(
        self, *words: str, cwd: Path | None = None, check: bool = True, stdin: bytes = b"", **extra: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program in the repository."""
        done = subprocess.run(
            words,
            cwd=cwd or self.top,
            env=git_environment(self.home, **extra),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"{words}: {done.stdout.decode()}{done.stderr.decode()}")
        return done

    def git(self, *words: str, cwd: Path | None = None, check: bool = True, **extra: str) -> str:
        """Run git; what it prints."""
        return self.run("git", *words, cwd=cwd, check=check, **extra).stdout.decode("utf-8", "replace")

    def planctl(self, *words: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run planctl in the repository."""
        done = run(words, cwd or self.top, git_environment(self.home, **extra))
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    def write(self, path: str, text: str) -> Path:
        """Write a file of the working tree."""
        target = self.top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
        return target

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that occurs in a file."""
        text = (self.top / path).read_bytes().decode("utf-8")
        assert old in text, old
        self.write(path, text.replace(old, new))

    def commit(self, message: str) -> str:
        """Commit all there is; the id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
