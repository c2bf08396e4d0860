"""Programs of others by which planctl is judged."""

from __future__ import annotations

import shutil

import pytest


def client(program: str, package: str) -> str:
    """The path of a program. Skips the test where it is missing; under PLANCTL_CI that is a failure."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (Debian: {package})")
    return found
