"""The examples in the docs: `console` blocks are run, and must print what they show.

Each page has a new folder. A line `$ COMMAND` is run by the shell, `> ` carries it on; the lines after it are
what it prints, errors included. A line `...` stands for any lines. A `yaml` block whose first line is
`# file: PATH` is written to that path first.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTH = "80"

_BLOCK = re.compile(r"^```(?P<language>console|yaml)\n(?P<body>.*?)^```$", re.M | re.S)
_DEFECT = "planctl: internal error"
_FILE = re.compile(r"# file: (\S+)\n")


@dataclass
class Example:
    """A command of a page, with what the page shows and what it really prints."""

    line: int
    command: str
    shown: str
    printed: str = ""

    @property
    def holds(self) -> bool:
        """Whether the page shows what is printed."""
        parts = re.split(r"(?m)^\.\.\.\n", self.shown)
        return re.fullmatch("(?s:.*)".join(re.escape(part) for part in parts), self.printed) is not None


@dataclass
class Run:
    """A page after its examples have run: the examples, and the page as it should be."""

    examples: list[Example] = field(default_factory=list)
    page: str = ""


def run_page(page: str) -> Run:
    """Run every example of a page, in order, in one new folder without an archive above it."""
    run = Run()
    with tempfile.TemporaryDirectory(prefix="planctl-docs-") as folder:
        home = Path(folder)
        environment = _environment(home)
        work = home / "work"
        work.mkdir()

        def made(match: re.Match[str]) -> str:
            body = match["body"]
            if match["language"] == "yaml":
                _write(body, work)
                return match.group()
            line = page.count("\n", 0, match.start()) + 2
            examples = list(_parsed(body, line))
            for example in examples:
                example.printed = _printed(example.command, work, environment)
            run.examples += examples
            return "```console\n" + "".join(_redone(example) for example in examples) + "```"

        run.page = _BLOCK.sub(made, page)
    return run


def _parsed(body: str, line: int) -> Iterator[Example]:
    example: Example | None = None
    for at, text in enumerate(body.splitlines(keepends=True), line):
        if text.startswith("$ "):
            if example:
                yield example
            example = Example(at, text[2:], "")
        elif example is None:
            raise ValueError(f"line {at}: a console block starts with `$ COMMAND`")
        elif text.startswith("> ") and not example.shown:
            example.command += text[2:]
        else:
            example.shown += text
    if example:
        yield example


def _redone(example: Example) -> str:
    """The example as the page should show it. One that cuts its output is kept while it holds.

    A defect of planctl is never what a page should show: the page keeps what it says, and the test fails.
    """
    prompt = "$ " + "> ".join(example.command.splitlines(keepends=True))
    kept = example.holds or _DEFECT in example.printed
    return prompt + (example.shown if kept else example.printed)


def _write(body: str, work: Path) -> None:
    named = _FILE.match(body)
    if named:
        target = work / named[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")


def _printed(command: str, work: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=work,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode("utf-8").splitlines())


def _environment(home: Path) -> dict[str, str]:
    """A newcomer's: `planctl` on the path, no extra, nothing that steers output but the width."""
    programs = home / "bin"
    programs.mkdir()
    starter = programs / "planctl"
    starter.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m planctl "$@"\n', encoding="utf-8")
    starter.chmod(0o755)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "COLUMNS": WIDTH,
        "LC_ALL": "C.UTF-8",
        "PLANCTL_MATCHER": "lexical",
    }
