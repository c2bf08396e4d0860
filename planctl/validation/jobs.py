"""Files judged by several processes: each has a validator of its own, and takes a few files at a time."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from planctl.archive.search import Found

if TYPE_CHECKING:
    from planctl.validation.kept import Judge, Kept
    from planctl.validation.validator import Validator

# Below this many files the processes would take longer to start than they save.
WORTHWHILE = 40
_CHUNK = 8

_judge: Judge | None = None


def processes(asked: int, files: int) -> int:
    """How many processes to use for a number of files; `asked` is 0 for as many as there are cores."""
    if asked == 0 and files < WORTHWHILE:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked or cores, files))


def judged(validator: Validator, files: Sequence[Found], count: int) -> Iterator[Kept]:
    """The verdicts on files, in their order, judged by `count` processes. Texts stay with the processes."""
    from planctl.validation.kept import Judge

    if count == 1:
        judge = Judge(validator)
        yield from (judge(found) for found in files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A forked process has all that was imported; elsewhere each imports it again.
    how = get_context("fork" if sys.platform == "linux" else "spawn")
    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(count, how, _start, (validator.remade,)) as pool:
        try:
            for made in pool.map(_work, chunks):
                yield from made
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start(remade: Callable[[], Validator]) -> None:
    import signal

    from planctl.validation.kept import Judge

    global _judge
    gc.disable()  # as in the process that forked it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells its children to stop
    _judge = Judge(remade())


def _work(files: Sequence[Found]) -> list[Kept]:
    assert _judge is not None
    return [
        kept._replace(outcome=kept.outcome._replace(text=None)) for kept in (_judge(found) for found in files)
    ]
