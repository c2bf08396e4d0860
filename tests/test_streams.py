"""Streams: colour, width, pager, pipes, exit codes, and what a shell needs."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ROOT, SMALL, environment, planctl, small

from planctl.cli.streams import wants_color


@pytest.mark.parametrize(
    ("choice", "variables", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": "false"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_rules_of_colour(
    choice: str, variables: dict[str, str], terminal: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option decides, then NO_COLOR, then FORCE_COLOR (0 and false are off), then the terminal."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, terminal) is wanted


@pytest.mark.parametrize(
    ("args", "variables", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("command", [["show", "accord"], ["list"]])
def test_colour_in_a_pipe(
    command: list[str], args: list[str], variables: dict[str, str], coloured: bool
) -> None:
    """A pipe gets escapes only where the user asked for them; without colour there is not even bold."""
    assert ("\x1b[" in small(*command, *args, **variables).stdout) is coloured


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_columns_set_the_width(columns: int) -> None:
    """COLUMNS is the width of the page; a rule is drawn across it up to the reading width."""
    lines = small("show", "accord", COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) == columns
    assert max(map(len, small("show", "accord").stdout.splitlines())) == 100


def test_an_ascii_stream_gets_ascii() -> None:
    """Where the encoding has no box characters, none are drawn."""
    result = small("show", "accord", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert "?" not in result.stdout.replace("?page=1", "")


def test_an_ascii_stream_gets_letters_without_accents() -> None:
    """A French text and quoted names stay legible where no accent and no curly quote can be written."""
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    topic = ["--topics", "frozen-assets", "--matcher", "lexical"]
    made = planctl("compare", "us-28-point", "uk-gaza-style", *topic, **plain)
    assert '"Reconstruction"' in made.stdout
    assert "?" not in made.stdout
    french = planctl("show", "us-28-point#elections", "--lang", "fr", **plain)
    assert "Elections" in french.stdout
    assert "?lections" not in french.stdout


def terminal(
    *args: str, size: tuple[int, int] = (24, 80), stop: int | None = None, **extra: str
) -> tuple[int, str]:
    """Run a command on a terminal of its own; the exit code and all that was shown."""
    import fcntl
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", *args],
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=ROOT,
        env=environment(**extra),
        start_new_session=True,
    )
    os.close(child)
    shown = b""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([parent], [], [], 0.2)
        if ready:
            try:
                part = os.read(parent, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        elif process.poll() is not None:
            break
    if process.poll() is None:
        process.send_signal(stop or signal.SIGTERM)
    code = process.wait(timeout=10)
    os.close(parent)
    return code, shown.decode("utf-8", "replace")


def test_a_terminal_has_colour_and_its_own_width() -> None:
    """On a terminal there is colour, and the page is as wide as the window."""
    code, shown = terminal("show", "accord", "--archive", str(SMALL), "--no-pager", size=(24, 70))
    assert code == 0
    assert "\x1b[1m" in shown
    assert "─" * 70 in shown
    assert "─" * 71 not in shown


def test_a_long_page_goes_through_the_pager_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal a page longer than the window goes through the pager, unless `--no-pager` is given."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat > /dev/null\n", encoding="utf-8")
    pager.chmod(0o755)
    args = ("show", "accord", "--archive", str(SMALL))
    assert "PAGED" in terminal(*args, PAGER=str(pager))[1]
    assert "PAGED" not in terminal(*args, "--no-pager", PAGER=str(pager))[1]
    assert "PAGED" not in terminal("list", "--archive", str(SMALL), PAGER=str(pager))[1]


def test_no_pager_in_a_pipe() -> None:
    """What is piped is never paged."""
    assert small("show", "accord", PAGER="false").stdout.startswith("Accord of the two lands")


@pytest.mark.parametrize(
    "args", [["show", "us-28-point"], ["show", "us-28-point", "-f", "json"], ["schema", "plan"]]
)
def test_a_closed_pipe_is_quiet(args: list[str]) -> None:
    """When the reader goes away, planctl stops without a word."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "planctl", *args],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    )
    os.close(writer)
    os.close(reader)
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["list"], 0),
        (["--version"], 0),
        ([], 0),
        (["show", "--help"], 0),
        (["show"], 2),
        (["show", "nothing"], 2),
        (["show", "accord", "--format", "pdf"], 2),
        (["show", "accord", "--nothing"], 2),
        (["shwo"], 2),
        (["list", "--archive", "/nowhere"], 2),
        (["list", "--status", "signed"], 3),
        (["schema", "plam"], 2),
    ],
)
def test_exit_codes(args: list[str], code: int) -> None:
    """Each outcome has its exit code; results are on stdout, messages on stderr without a traceback."""
    result = planctl(*args, PLANCTL_ARCHIVE=str(SMALL))
    assert result.returncode == code
    assert bool(result.stdout) is (code == 0)
    assert bool(result.stderr) is (code != 0)
    assert "Traceback" not in result.stderr


def test_an_unsound_file_is_exit_1(tmp_path: Path) -> None:
    """A file that does not parse is a finding: exit 1, with the place on stderr."""
    path = tmp_path / "odd.yaml"
    path.write_text("id: [1, 2\n", encoding="utf-8")
    result = planctl("show", str(path))
    assert result.returncode == 1
    assert result.stdout == ""
    assert "odd.yaml" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_internal_error_is_exit_4_and_asks_for_a_report() -> None:
    """A defect of ours is exit 4, with a line that asks for a report and a traceback only on request."""
    code = (
        "import sys, planctl.track.summarize as module\n"
        "def broken(*args, **options): raise RuntimeError('boom \\x1b[31m')\n"
        "module.summarize = broken\n"
        "from planctl.cli.app import run\n"
        f"sys.exit(run(['show', 'accord', '--archive', {str(SMALL)!r}]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert result.returncode == 4
    assert "internal error: RuntimeError: boom" in result.stderr
    assert "please report it" in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    loud = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
        env=environment(PLANCTL_DEBUG="1"),
    )
    assert "Traceback" in loud.stderr


def test_an_interrupt_is_exit_130() -> None:
    """Ctrl-C ends with 130 and no traceback."""
    code = (
        "import sys, time\n"
        "class Slow:\n"
        "    def read(self, size):\n"
        "        print('reading', flush=True)\n"
        "        time.sleep(60)\n"
        "sys.stdin = type('Stdin', (), {'buffer': Slow()})()\n"
        "sys.argv[1:] = ['show', '-']\n"
        "from planctl.__main__ import main\n"
        "main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.parametrize(
    ("slip", "meant"), [("shwo", "show"), ("lst", "list"), ("validat", "validate"), ("dif", "diff")]
)
def test_an_unknown_command_gets_what_was_meant(slip: str, meant: str) -> None:
    """A slip in a command's name is answered with the command."""
    result = planctl(slip)
    assert result.returncode == 2
    assert f"did you mean `{meant}`" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    """Each shell gets a script that calls planctl for its completions."""
    result = planctl("completion", shell)
    assert result.returncode == 0
    assert "_PLANCTL_COMPLETE" in result.stdout
    assert planctl("completion", "tcsh").returncode == 2


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("acc", {"accord", "accord@1.0", "accord@1.1"}),
        ("accord#re", {"accord#retreat"}),
        ("sk", {"sketch", "sketch@0.1"}),
    ],
)
def test_refs_are_completed(word: str, found: set[str]) -> None:
    """The shell completes plans, versions and, after `#`, points."""
    result = planctl(
        _PLANCTL_COMPLETE="bash_complete",
        COMP_WORDS=f"planctl show {word}",
        COMP_CWORD="2",
        PLANCTL_ARCHIVE=str(SMALL),
    )
    assert {line.split(",", 1)[1] for line in result.stdout.splitlines()} == found


def test_completing_what_cannot_be_read_is_quiet() -> None:
    """A slip before the `#` completes nothing, and shows no error in the middle of a command line."""
    result = planctl(
        _PLANCTL_COMPLETE="bash_complete",
        COMP_WORDS="planctl show nothing#c",
        COMP_CWORD="2",
        PLANCTL_ARCHIVE=str(SMALL),
    )
    assert "Traceback" not in result.stderr
    assert result.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_defect_of_planctl() -> None:
    """A result that cannot be written is said in one line, and not as an internal error."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "planctl", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("planctl: cannot write the result: ")
    assert len(done.stderr.splitlines()) == 1
