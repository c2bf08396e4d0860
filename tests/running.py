"""How the tests run the command line: a process of its own, a quiet environment, the small archive."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

from forks import Loaded

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "small" / "plans"
_QUIET = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "PLANCTL_ARCHIVE",
    "PLANCTL_DEBUG",
    "COLORTERM",
    "PYTHONIOENCODING",
)
# What is printed must not depend on which extras are installed.
_STEADY = {"PLANCTL_MATCHER": "lexical"}


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what steers output, with `extra`."""
    kept = {key: value for key, value in os.environ.items() if key not in _QUIET}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm-256color", **_STEADY, **extra}


@cache
def _loaded() -> Loaded:
    return Loaded(environment())


def run(args: Sequence[str], cwd: Path, env: dict[str, str], stdin: bytes = b"") -> CompletedProcess[bytes]:
    """Run `planctl ARGS` in a process of its own, from the start where a variable steers the interpreter itself."""
    if {name for name in env.items() if name[0].startswith("PYTHON")} != _loaded().steered:
        words = [sys.executable, "-m", "planctl", *args]
        return subprocess.run(
            words, cwd=cwd, env=env, input=stdin, capture_output=True, timeout=60, check=False
        )
    return _loaded().run(args, cwd, env, stdin, timeout=60)


def planctl(*args: str, cwd: Path | None = None, stdin: str = "", **extra: str) -> CompletedProcess[str]:
    """Run `planctl ARGS`, its streams as text; `extra` are environment variables."""
    done = run(args, cwd or ROOT, environment(**extra), stdin.encode("utf-8"))
    return CompletedProcess(done.args, done.returncode, _text(done.stdout), _text(done.stderr))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def small(*args: str, **extra: str) -> CompletedProcess[str]:
    """Run a command on the small archive."""
    return planctl(*args, "--archive", str(SMALL), **extra)
