"""Programs of others by which planctl is judged."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest


def large_client(program: str, package: str) -> str:
    """The path of a program that is too large for CI to install. Skips the test where it is missing."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not at hand (Debian: {package})")
    return found


def client(program: str, package: str) -> str:
    """The path of a program. Skips the test where it is missing; under PLANCTL_CI that is a failure."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (Debian: {package})")
    return found


def python_client(program: str) -> str:
    """The path of a program that comes with the extra `dev`. Skips the test where it is missing; under
    PLANCTL_CI that is a failure.
    """
    beside = Path(sys.executable).parent / program
    found = str(beside) if beside.exists() else shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (pip install 'planctl[dev]')")
    return found
