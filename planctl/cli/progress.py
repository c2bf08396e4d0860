"""How far a long run is: a line on a terminal's standard error, after the first second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_PATIENCE, _EVERY = 1.0, 0.1  # seconds


class Progress:
    """Called with how many of how many are done. Elsewhere than on a terminal it says nothing."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = False
        self._next = time.monotonic() + _PATIENCE if sys.stderr.isatty() else float("inf")

    def __call__(self, done: int, of: int) -> None:
        """Show how many are done."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{self._what} {done:,} of {of:,}")
            sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
