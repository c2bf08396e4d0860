"""`planctl validate --watch`, in a real process, while real files change."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running import SMALL, environment, planctl

pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")

HEADER = re.compile(r"^\d\d:\d\d:\d\d  planctl validate(?:  (.+) changed)?$", re.MULTILINE)


class Watching:
    """A process that watches, and what it has printed so far."""

    def __init__(self, process: subprocess.Popen[bytes], stream: int) -> None:
        self.process = process
        self.stream = stream
        self.text = ""

    def until(self, words: str, count: int = 1) -> str:
        """Read on until some words were printed so many times. Returns what was printed since the last call."""
        end = time.monotonic() + 40
        while self.text.count(words) < count:
            assert time.monotonic() < end, f"never printed `{words}`: {self.text}"
            if select.select([self.stream], [], [], 0.2)[0]:
                try:
                    read = os.read(self.stream, 65536)
                except OSError:
                    read = b""
                assert read, f"it ended: {self.text}"
                self.text += read.decode("utf-8").replace("\r\n", "\n")
        said, self.text = self.text, ""
        return said

    def interrupt(self) -> int:
        """Press Ctrl-C. Returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@contextmanager
def watching(root: Path, *args: str, terminal: bool = False) -> Iterator[Watching]:
    """`planctl validate --watch ARGS` in a folder; stderr goes where stdout goes."""
    main, end = pty.openpty() if terminal else os.pipe()
    variables = {} if terminal else {"NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", "validate", "--watch", *args],
        cwd=root,
        env=environment(COLUMNS="100", **variables),
        stdin=subprocess.DEVNULL,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    try:
        yield Watching(process, main)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(main)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small archive."""
    shutil.copytree(SMALL, tmp_path / "plans")
    return tmp_path


def test_it_checks_again_when_something_changes(root: Path) -> None:
    """A file that is edited or replaced, a registry, a new file and a configuration each bring a new check,
    with a header that says when and why; Ctrl-C ends it with 130.
    """
    text = (root / "plans/accord/1.1.yaml").read_text("utf-8")
    with watching(root, "-f", "concise", "plans/accord") as run:
        said = run.until("Watching 2 files")
        assert HEADER.findall(said) == [""]
        assert "PL203" not in said
        assert "\x1b" not in said
        (root / "plans/accord/1.1.yaml").write_text(text.replace("[nord]\ndraft", "[west]\ndraft"), "utf-8")
        said = run.until("Watching 2 files")
        assert HEADER.findall(said) == ["plans/accord/1.1.yaml"]
        assert "PL203 unknown-actor: there is no actor `west`" in said
        other = root / "plans/registry/new"
        other.write_text(
            (root / "plans/registry/actors.yaml").read_text("utf-8") + "  west: {name: W, kind: state}\n"
        )
        other.replace(root / "plans/registry/actors.yaml")
        said = run.until("Watching 2 files")
        assert "PL203" not in said
        shutil.copy(root / "plans/accord/1.1.yaml", root / "plans/accord/1.2.yaml")
        assert HEADER.findall(run.until("Watching 3 files")) == ["plans/accord/1.2.yaml"]
        (root / "planctl.toml").write_text('selekt = ["PL0"]\n', "utf-8")
        said = run.until("Watching 3 files")
        assert "planctl: " in said
        assert "selekt" in said
        (root / "planctl.toml").write_text('select = ["PL0"]\n', "utf-8")
        assert "Nothing found in 3 files" in run.until("Watching 3 files")
        assert run.interrupt() == 130


def test_nothing_is_checked_while_nothing_changes(root: Path) -> None:
    """A file that is written as it was, and one that is no document, bring no new check."""
    with watching(root, "plans/accord") as run:
        run.until("Watching 2 files")
        (root / "plans/accord/notes.txt").write_text("x", "utf-8")
        time.sleep(2)
        assert not select.select([run.stream], [], [], 0)[0]
        assert run.interrupt() == 130


def test_the_screen_is_cleared_on_a_terminal_only(root: Path) -> None:
    """On a terminal each check begins on an empty screen, and no pager waits for a key."""
    with watching(root, "plans", terminal=True) as run:
        said = run.until("Watching")
        assert said.startswith("\x1b[H\x1b[2J")
        (root / "plans/sketch/0.1.yaml").write_text("schema: planctl/plan/1\n", "utf-8")
        assert "\x1b[H\x1b[2J" in run.until("Watching")
        assert run.interrupt() == 130


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-"], "standard input does not change"),
        (["--fix"], "leave --fix"),
        (["--diff"], "leave --fix"),
        (["--write-baseline", "--baseline", "b.json"], "leave --fix"),
        (["-f", "json", "-o", "x.json"], "leave -o out"),
        (["-f", "json"], "the formats text and concise"),
        (["--select", "PL999"], "PL999"),
    ],
)
def test_what_makes_no_sense_is_refused(args: list[str], said: str, root: Path) -> None:
    """What does not change, writes files, or is for a program to read once, is a usage error at once."""
    done = planctl("validate", "--watch", *args, cwd=root)
    assert (done.returncode, done.stdout) in ((2, ""),)
    assert said in done.stderr


def test_a_path_that_does_not_exist_is_told_at_once(root: Path) -> None:
    """With nothing to watch, the exit code is that of a check: 3."""
    done = planctl("validate", "--watch", "plans/nowhere.yaml", cwd=root)
    assert done.returncode == 3
    assert "there is no file or folder `plans/nowhere.yaml`" in done.stderr


def test_without_watchfiles_the_way_to_get_it_is_told(root: Path) -> None:
    """A missing package is a message with the line that installs it, and exit code 2."""
    program = (
        "import importlib.util, sys\n"
        "found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'watchfiles' else found(name, *rest)\n"
        "from planctl.cli.app import run\nsys.exit(run(['validate', '--watch', 'plans']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=root,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "planctl: --watch needs the package watchfiles, which is not installed\n  pip install 'planctl[watch]'\n"
    )
