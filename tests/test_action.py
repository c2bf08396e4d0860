"""The GitHub Action: its scripts are run as GitHub runs them, on a good archive and on a broken one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from clients import client, python_client
from running import ROOT, environment

from planctl.source import read_bytes

ACTION = ROOT / "action.yml"
PLAN = """\
schema: planctl/plan/1
id: a-plan
version: "1.0"
title: A plan
language: en
date: 2026-01-20
status: draft
fidelity: paraphrase
proponents: [us]
sources: {{a: {{publisher: A, kind: official, date: 2026-01-20}}}}
points:
  - id: elections
    number: 1
    title: Elections
    category: {category}
    topics: [elections]
    text: Ukraine holds elections.
    evidence: seen
    sources: [a]
    clauses:
      - {{id: hold, actor: ua, modality: shall, action: hold elections}}
"""


@cache
def action() -> dict[str, Any]:
    data = read_bytes(ACTION.read_bytes(), "action.yml").data
    assert isinstance(data, dict)
    return data


def step(name: str) -> dict[str, Any]:
    return next(each for each in action()["runs"]["steps"] if each.get("name") == name)


@dataclass
class Ran:
    """What a step did: exit code, what it printed, its outputs, its part of the summary."""

    code: int
    output: str
    outputs: dict[str, str]
    summary: str


def run(folder: Path, **inputs: str) -> Ran:
    """Run the step that validates as GitHub does: bash with -e and pipefail, inputs in the environment only.

    A planctl that stands for the installed one is this checkout's.
    """
    runner = folder / "runner"
    bin_ = runner / "planctl-venv" / "bin"
    bin_.mkdir(parents=True, exist_ok=True)
    (bin_ / "planctl").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planctl "$@"\n')
    (bin_ / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    for name in ("planctl", "python"):
        (bin_ / name).chmod(0o755)
    given = {f"inputs.{name}": str(each.get("default", "")) for name, each in action()["inputs"].items()}
    given.update({f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()})
    steps = step("Check the plans")
    env = {
        name: given[str(value).removeprefix("${{").removesuffix("}}").strip()]
        for name, value in steps["env"].items()
    }
    script = folder / "script.sh"
    script.write_text(steps["run"], encoding="utf-8")
    work = folder / "work"
    output, summary = folder / "output.txt", folder / "summary.md"
    output.touch()
    done = subprocess.run(
        [client("bash", "bash"), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=work,
        env=environment(
            **env, RUNNER_TEMP=str(runner), GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), GITHUB_ACTIONS="true"
        ),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    lines = [line.partition("=") for line in output.read_text().splitlines()]
    outputs = {name: value for name, _, value in lines}
    told = summary.read_text() if summary.exists() else ""
    return Ran(done.returncode, done.stdout + done.stderr, outputs, told)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with an archive, `good` and `broken` plans beside each other."""
    root = tmp_path / "work"
    for name, category in (("good", "peace-in-ukraine"), ("broken", "atlantis")):
        folder = root / name / "plans" / "a-plan"
        folder.mkdir(parents=True)
        shutil.copytree(ROOT / "plans" / "registry", root / name / "plans" / "registry")
        (folder / "1.0.yaml").write_text(PLAN.format(category=category))
    return tmp_path


def test_a_good_archive_passes(work: Path) -> None:
    """A sound archive ends with 0, no annotations, and an output that says that there are no findings."""
    ran = run(work, paths="good/plans\n")
    assert ran.code == 0, ran.output
    assert ran.outputs == {"findings": "0"}
    assert "::error" not in ran.output


def test_a_broken_archive_fails_beside_the_line(work: Path) -> None:
    """A broken archive ends with 1, an annotation on its line, a summary, and the number of findings."""
    ran = run(work, paths="broken/plans")
    assert ran.code == 1
    assert "::error file=broken/plans/a-plan/1.0.yaml,line=15," in ran.output
    assert ran.outputs == {"findings": "1"}
    assert "unknown-category" in ran.summary


def test_sarif_is_written_where_it_is_asked_for(work: Path) -> None:
    """With `sarif`, the findings stand in that file, and its name is an output, also when the run fails."""
    ran = run(work, paths="broken/plans", sarif="find ings.sarif")
    assert ran.code == 1
    assert ran.outputs == {"findings": "1", "sarif": "find ings.sarif"}
    made = json.loads((work / "work" / "find ings.sarif").read_text())
    assert made["runs"][0]["results"][0]["ruleId"] == "PL205"


def test_args_and_paths_are_words_and_lines(work: Path) -> None:
    """`args` are parted at blanks, `paths` at line breaks, CRLF too; a path may have blanks in it."""
    (work / "work" / "with blanks").symlink_to(work / "work" / "good")
    ran = run(work, paths="with blanks/plans\r\nbroken/plans\r\n", args="--ignore PL205  --fail-on\nwarning")
    assert ran.code == 0, ran.output
    assert ran.outputs["findings"] == "0"


def test_without_paths_the_archive_here_is_checked(work: Path) -> None:
    """Without paths, the archive of the working directory is checked."""
    shutil.move(work / "work" / "broken" / "plans", work / "work" / "plans")
    assert run(work).outputs == {"findings": "1"}


@pytest.mark.parametrize(
    "evil",
    ["$(touch pwned)", "`touch pwned`", "; touch pwned", '"; touch pwned; "', "* && touch pwned", "-h"],
)
def test_inputs_are_never_code(evil: str, work: Path) -> None:
    """No input is run by the shell, wherever it comes from: it is a path or a word that planctl refuses."""
    for inputs in ({"paths": evil}, {"args": evil}, {"paths": "good/plans", "sarif": f"x/{evil}/y.sarif"}):
        run(work, **inputs)
        assert list(work.rglob("pwned")) == []


def test_an_output_cannot_be_forged(work: Path) -> None:
    """A line break in the name of the SARIF file adds no output."""
    ran = run(work, paths="good/plans", sarif="a.sarif\nfindings=7")
    assert ran.code == 2
    assert ran.outputs == {}


def test_what_cannot_be_checked_fails(work: Path) -> None:
    """A path that does not exist fails the step with planctl's own exit code, and no number is given."""
    ran = run(work, paths="no/such/folder")
    assert ran.code == 3
    assert ran.outputs.get("findings", "0") == "0"


@pytest.mark.parametrize("evil", ["1.0; x", "1.0 --index-url=http://example.org", "$(touch pwned)", "1.0\n2"])
def test_a_version_is_a_version(evil: str, tmp_path: Path) -> None:
    """The step that installs refuses what is no version before pip is called."""
    steps = step("Install planctl")
    done = subprocess.run(
        [client("bash", "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", steps["run"]],
        cwd=tmp_path,
        env={**os.environ, "PLANCTL_VERSION": evil, "PLANCTL_SOURCE": str(ROOT), "RUNNER_TEMP": str(tmp_path / "t")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "::error::version is not one" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_no_script_has_an_expression_in_it() -> None:
    """Expressions of GitHub stand in `env` and `with` alone: a script gets no text from outside."""
    for each in action()["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


def test_the_action_fits_its_schema() -> None:
    """check-jsonschema accepts the action by GitHub's schema."""
    done = subprocess.run(
        [python_client("check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(ACTION)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_zizmor_has_nothing_to_say_of_the_action() -> None:
    """The action has no finding of zizmor, at its most pedantic."""
    done = subprocess.run(
        [python_client("zizmor"), "--offline", "--persona", "pedantic", "--no-progress", str(ACTION)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
