"""A planctl that is loaded once and forked for every command: a process of its own, without its start.

Run as a program this file is the loaded one. For each request it forks a child, which takes on the working directory and
the environment asked for and runs planctl as `python -m planctl` does. Every command is run from its start as well, by the
examples in the docs.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

PLAN = Path(__file__).resolve().parent.parent / "plans" / "us-28-point" / "1.0.yaml"
# What only an extra needs is loaded by the command that needs it.
_LATE = ("planctl.__main__", "planctl.library", "planctl.lsp", "planctl.align.semantic")


class Loaded:
    """One loaded planctl. Its streams are three files, which every command finds empty and rewound."""

    def __init__(self, env: dict[str, str]) -> None:
        self.steered = {each for each in env.items() if each[0].startswith("PYTHON")}
        self._stdin, self._stdout, self._stderr = (tempfile.TemporaryFile() for _ in range(3))  # noqa: SIM115
        self._line, other = Pipe()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(other.fileno())],
            stdin=self._stdin,
            stdout=self._stdout,
            stderr=self._stderr,
            pass_fds=[other.fileno()],
            env=env,
            start_new_session=True,
        )
        other.close()
        atexit.register(self._end)

    def _end(self) -> None:
        self._line.close()
        self._process.wait()

    def run(
        self, args: Sequence[str], cwd: Path, env: dict[str, str], stdin: bytes, timeout: float
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `planctl ARGS`: its exit code, and what it printed."""
        for stream in (self._stdin, self._stdout, self._stderr):
            stream.seek(0)
            stream.truncate()
        self._stdin.write(stdin)
        self._stdin.flush()
        self._stdin.seek(0)
        self._line.send((list(args), str(cwd), env))
        if not self._line.poll(timeout):
            os.killpg(self._process.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(["planctl", *args], timeout)
        try:
            code = self._line.recv()
        except (EOFError, ConnectionError):
            code = None  # planctl cannot be loaded; standard error says why
        for stream in (self._stdout, self._stderr):
            stream.seek(0)
        out, err = self._stdout.read(), self._stderr.read()
        assert code is not None, err.decode()
        return subprocess.CompletedProcess(["planctl", *args], code, out, err)


def serve(line: Connection) -> None:
    """Answer requests with the exit codes of forked children, until the tests end."""
    _load()
    while True:
        try:
            args, cwd, env = line.recv()
        except EOFError:
            return
        child = os.fork()
        if child == 0:
            line.close()
            _become(args, cwd, env)
        line.send(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _load() -> None:
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as planctl does before its first import
    import planctl

    for module in pkgutil.walk_packages(planctl.__path__, "planctl."):
        if not module.name.startswith(_LATE):
            importlib.import_module(module.name)
    # Models and word lists are made ready at the first use.
    old, new = planctl.load("us-28-point"), planctl.load("e3-counter-proposal")
    planctl.validate(PLAN)
    for made in (planctl.summarize(old), planctl.diff(old, new, matcher="lexical")):
        planctl.render(made)
    gc.freeze()


def _become(args: Sequence[str], cwd: str, env: dict[str, str]) -> NoReturn:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.path[0] = cwd
    sys.argv[1:] = args
    code = 1
    try:
        runpy.run_module("planctl", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    # What the interpreter does at its end, but for taking every module apart, which takes longer than most commands.
    sys.stdout.flush()
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
