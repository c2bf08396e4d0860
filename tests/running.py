"""How the tests run the command line: a fresh process, a quiet environment, the small archive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def planctl(
    *args: str, cwd: Path | None = None, stdin: str = "", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run `planctl ARGS` in a fresh process; `extra` are environment variables."""
    return subprocess.run(
        [sys.executable, "-m", "planctl", *args],
        cwd=cwd or ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**extra),
        timeout=60,
        check=False,
    )


def small(*args: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the small archive."""
    return planctl(*args, "--archive", str(SMALL), **extra)
