"""A crash or a full disk in the middle of a command that writes leaves the old file or the new one."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import ROOT, SMALL, environment

from planctl.archive.archive import Archive
from planctl.archive.search import search
from planctl.cli import app

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a crash is a child that is killed")

THERE = "plans/accord/1.1.yaml"
SIDE = "side.yaml"


@dataclass(frozen=True)
class Case:
    """A command that writes: its module, its words, and the file that it writes."""

    module: str
    words: str
    file: str


CASES = {
    "new": Case("cli/new", "new pact --title Pact --by nord --date 2024-01-01", "plans/pact/1.0.yaml"),
    "init": Case("scaffold/place", "init fresh", "fresh/planctl.toml"),
    "bump": Case("cli/bump", "bump accord --date 2024-05-06", "plans/accord/1.2.yaml"),
    "seal": Case("cli/seal", "seal accord --date 2024-05-06", "plans/plans.lock"),
    "seal, a lock there": Case("cli/seal", "seal accord@1.0 --date 2024-05-06", "plans/plans.lock"),
    "amend": Case("cli/editing", f"amend {THERE} -i amendments.txt", THERE),
    "amend -o": Case("cli/editing", f"amend {THERE} -o new.yaml amendments.txt", "new.yaml"),
    "apply": Case("cli/editing", f"apply {THERE} patch.json -i", THERE),
    "merge": Case("cli/merge", f"merge plans/accord/1.0.yaml {SIDE} {THERE} -o {SIDE}", SIDE),
    "git merge-file": Case(
        "cli/git_merge", f"git merge-file plans/accord/1.0.yaml {SIDE} {THERE}", SIDE
    ),
    "resolve": Case("cli/resolve_walk", f"resolve {THERE}#payment --take a", THERE),
    "consolidate": Case("cli/consolidate", "consolidate accord sketch -o new.yaml", "new.yaml"),
    "compare -o": Case("cli/rivals", "compare accord sketch -f markdown -o new.md", "new.md"),
    "compare, a sheet": Case("cli/compare", "compare accord sketch -f xlsx -o new.xlsx", "new.xlsx"),
    "align --write": Case("cli/crosswalks", "align accord sketch --write", "plans/crosswalks/accord--sketch.yaml"),
    "validate --fix": Case("validation/fixing", "validate broken.yaml --fix --unsafe-fixes --no-cache", "broken.yaml"),
    "validate --write-baseline": Case(
        "validation/baselines", "validate plans --baseline known.json --write-baseline --no-cache", "known.json"
    ),
    "validate -o": Case("cli/validate", "validate plans -f json -o report.json --no-cache", "report.json"),
    "git install": Case("archive/git_install", "git install", ".git/config"),
    "git install, attributes": Case("archive/git_install", "git install", ".gitattributes"),
}  # fmt: skip
# Caches are written when there is room, and never in the way.
APART = {"validation/cache", "archive/write"}


def a_desk(folder: Path) -> Path:
    """A folder with an archive and all that the commands read."""
    shutil.copytree(SMALL, folder / "plans")
    there = (folder / THERE).read_text("utf-8")
    old = (folder / "plans/accord/1.0.yaml").read_text("utf-8")
    (folder / SIDE).write_text(old.replace("500", "800"), "utf-8")
    (folder / "patch.json").write_text('[{"op": "replace", "path": "/status", "value": "tabled"}]')
    (folder / "amendments.txt").write_text('set title of point 1 to "The ceiling"\n')
    (folder / "broken.yaml").write_text(there.replace("evidence: seen", "evidence: sen"), "utf-8")
    (folder / ".git" / "refs").mkdir(parents=True)
    (folder / ".git" / "objects").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / ".git" / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
    (folder / "plans" / "plans.lock").write_text("schema: planctl/lock/1\ntexts: {}\n", "utf-8")
    return folder


def run(folder: Path, words: str, harm: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Run a command in a child that harm comes to first: its exit code, minus a signal, and what it said."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.close(source)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
            sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, (0, 1, 2), "rww")
            os.chdir(folder)
            os.environ.update(environment(HOME=str(folder)))
            harm()
            code = app.run(words.split())
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    os.close(sink)
    with open(source, encoding="utf-8") as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def full() -> None:
    """No file may grow past a few bytes: writing fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


def killed_while_writing() -> None:
    """The process ends when a file grows past a few bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_before_replacing() -> None:
    """The process ends when a file is complete and not yet in its place."""
    os.replace = lambda *_args, **_options: _die()  # type: ignore[assignment]


def killed_after_replacing() -> None:
    """The process ends when a file is in its place."""
    replace = os.replace

    def replace_and_die(source: str, target: str) -> None:
        replace(source, target)
        _die()

    os.replace = replace_and_die  # type: ignore[assignment]


HARMS = (full, killed_while_writing, killed_before_replacing, killed_after_replacing)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_old_file_or_the_new_one(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whenever a command is stopped, its file is the old one or the new one, every other file is as it was, what
    is left over is hidden from later runs, and the same command then does its work. A full disk leaves nothing
    over, and is told.
    """
    for key, value in environment(HOME=str(tmp_path)).items():
        monkeypatch.setenv(key, value)

    def here(desk: Path) -> tuple[int, str]:
        monkeypatch.chdir(desk)
        return app.run(case.words.split()), "".join(capfd.readouterr())

    clean = a_desk(tmp_path / "clean")
    old = files(clean)
    code, said = here(clean)
    assert code in (0, 1), said
    new = files(clean)
    assert old.get(case.file) != new[case.file]
    for harm in HARMS:
        desk = a_desk(tmp_path / harm.__name__)
        code, said = run(desk, case.words, harm)
        now = files(desk)
        if harm is full:
            assert (code, "cannot write" in said) == (2, True), said
            assert now == old
        else:
            assert code in (-signal.SIGKILL, -signal.SIGXFSZ), said
        assert all(now[name] in (old.get(name), new.get(name)) for name in {*old, *new} & {*now})
        assert old.keys() <= now.keys()
        over = now.keys() - old.keys() - new.keys()
        assert all(Path(name).name.startswith(".") or name.endswith(".lock") for name in over)
        found = search([str(desk)], Archive(desk / "plans")).files
        assert {str(each.path.relative_to(desk)) for each in found} <= {*old, *new}
        if now.get(case.file) != new[case.file]:
            for name in over:
                if name.endswith(".lock"):  # as git's own: what is said is to remove it
                    assert "is locked by another program" in here(desk)[1]
                    (desk / name).unlink()
            assert here(desk)[0] in (0, 1)
            assert files(desk)[case.file] == new[case.file]


def test_every_module_that_writes_has_its_case() -> None:
    """Files are written by one mechanism, and every module that uses it is among the cases above."""
    found = set()
    for path in (ROOT / "planctl").rglob("*.py"):
        name = str(path.relative_to(ROOT / "planctl").with_suffix(""))
        text = path.read_text("utf-8")
        if re.search(r"\b(replace_file|replace_bytes)\(", text):
            found.add(name)
        # The last of these adds to a job summary.
        if name not in ("archive/write", "archive/git_install", "cli/validate"):
            assert not re.search(r"\.write_(text|bytes)\(|open\([^)]*[\"'][wax]b?\+?[\"']", text), name
    written = {case.module for case in CASES.values()} - {"archive/git_install"}
    assert found - APART == written - APART
