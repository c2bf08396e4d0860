"""`planctl validate --watch`: check again whenever a file changes, until somebody ends it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.cli.streams import emit, notice
from planctl.errors import Exit, MissingExtra, PlanctlError

if TYPE_CHECKING:
    from planctl.archive.search import Found
    from planctl.validation.clocks import Clocks

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
_TICK = 500  # milliseconds after which the clocks of the files are compared, whatever the system told
_CALM = 200  # milliseconds of quiet after which a change counts as done


@dataclass(frozen=True)
class LookedAt:
    """What a check looks at: the files, and the paths that were asked for."""

    files: Sequence[Found]
    named: Sequence[Path]


def watch(check: Callable[[], int], look: Callable[[], LookedAt]) -> int:
    """Check, and check again whenever something changed of what it looks at.

    Returns an exit code only where there is nothing to watch; else it ends with KeyboardInterrupt, or with
    the PlanctlError of the first check. A later one is told, and may be mended.
    """
    needed()
    seen = look()
    clears = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    why, first = "", True
    while True:
        before = _clocks(seen)
        emit(f"{_CLEAR if clears else ''}{datetime.now():%H:%M:%S}  planctl validate{why}", pager=False)
        try:
            code = check()
            if first and code == Exit.NO_INPUT and not seen.files:
                return code
        except PlanctlError as error:
            if first:
                raise
            notice(f"planctl: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
        first = False
        count = "1 file" if len(seen.files) == 1 else f"{len(seen.files):,} files"
        notice(f"Watching {count}; Ctrl-C ends it.")
        gc.enable()  # a check switches it off, and this may run for days
        gc.collect()
        why = _told(_changed(seen, before))
        with suppress(PlanctlError):  # the check will say what is wrong
            seen = look()


def needed() -> None:
    """Raise PlanctlError where the package that watches is not installed."""
    import importlib.util

    if "watchfiles" not in sys.modules and importlib.util.find_spec("watchfiles") is None:
        raise MissingExtra("--watch", "watchfiles", "watch")


def _changed(seen: LookedAt, before: Clocks) -> list[str]:
    """Wait for a change. Returns the files that changed, as far as they are known."""
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    ignored = DefaultFilter()
    try:
        for batch in changes(
            *_folders(seen),
            watch_filter=lambda change, path: _matters(path) and ignored(change, path),
            debounce=_CALM * 4,
            step=_CALM,
            rust_timeout=_TICK,
            yield_on_timeout=True,
        ):
            after = _clocks(seen)
            if batch or after != before:
                return sorted({path for _, path in batch} | {path for path, *_ in after ^ before})
    except (OSError, RuntimeError) as error:
        raise PlanctlError(
            f"cannot watch: {error}", "WATCHFILES_FORCE_POLLING=1 looks without the help of the system"
        ) from None
    raise KeyboardInterrupt


def _matters(path: str) -> bool:
    from planctl.validation.clocks import STEERING

    name = os.path.basename(path)
    return name.endswith((".yaml", ".yml", ".lock", ".json")) or name in STEERING


def _told(paths: Sequence[str]) -> str:
    """What changed, for the header."""
    from planctl.safe import one_line

    if not paths:
        return ""
    here = os.getcwd() + os.sep
    more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
    return f"  {one_line(paths[0].removeprefix(here))}{more} changed"


def _folders(seen: LookedAt) -> list[Path]:
    """The folders to be told of: those asked for, those of the files, and their archives."""
    from planctl.archive.locate import archive_of

    found: set[Path] = set()
    for path in (*seen.named, *(each.path for each in seen.files)):
        real = Path(os.path.realpath(path))
        home = archive_of(real)
        found.add(home.root if home else real if real.is_dir() else _there(real.parent))
    # A folder is watched with all below it.
    return sorted(each for each in found if not found & set(each.parents)) or [Path.cwd()]


def _there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _clocks(seen: LookedAt) -> Clocks:
    from planctl.validation.clocks import clocks

    return clocks([*(each.path for each in seen.files), *seen.named])
