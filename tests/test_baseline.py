"""Baselines: findings that may stand keep standing while the file is edited elsewhere, and nothing else does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from running import SMALL, environment, planctl

from planctl.archive.archive import Archive
from planctl.lint.baseline import Baseline, baseline_of, baseline_text
from planctl.lint.finding import Finding
from planctl.lint.settling import Scope, settled
from planctl.validation import Validator

FILE = "accord/1.1.yaml"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive with findings: an unknown actor in two places, and what it has anyway."""
    plans = Path(shutil.copytree(SMALL, tmp_path / "plans"))
    edit(plans, "actor: holders", "actor: hldrs")
    return plans


def edit(plans: Path, old: str, new: str) -> None:
    """Replace a text in the file, wherever it stands."""
    path = plans / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(plans: Path) -> tuple[list[Finding], Scope]:
    """All findings of the file now."""
    from planctl.archive.search import Found

    checked = Validator(Archive(plans)).run([Found(plans / FILE, FILE)])
    return checked.all_findings, checked.scope


EDITS = {
    "renumbered": ("    number: 3\n", "    number: 33\n"),
    "reworded elsewhere": ("title: Withdrawal", "title: A withdrawal"),
    "lines above": ("points:\n", "# a\n# b\n\npoints:\n"),
    "a note": ("    title: Withdrawal", "    note: nothing\n    title: Withdrawal"),
}


@pytest.mark.parametrize("edited", EDITS)
def test_findings_keep_their_names_through_editing(edited: str, archive: Path) -> None:
    """Renumbering, and editing elsewhere, make no finding a new one; a rule may find the new number itself."""
    before, _ = found(archive)
    edit(archive, *EDITS[edited])
    after, scope = found(archive)
    kept = settled(after, baseline_of(before), scope)
    assert {finding.name for finding in kept.new} <= {"number-gap"}
    assert {finding.identity for finding in before} <= {finding.identity for finding in after}


def test_the_order_of_points_makes_no_difference(archive: Path) -> None:
    """A point that is moved takes its findings' names along."""
    before, _ = found(archive)
    path = archive / FILE
    body, note = path.read_text(encoding="utf-8").split("\nnote: ")
    head, *points = re.split(r"(?m)^(?=  - id: )", body + "\n")
    path.write_text(head + "".join(reversed(points)) + "note: " + note, encoding="utf-8")
    after, _ = found(archive)
    assert {f.identity for f in before} == {f.identity for f in after if f.name != "number-gap"} | {
        f.identity for f in before if f.name == "number-gap"
    }


def test_one_place_more_is_new(archive: Path) -> None:
    """A cause that shows in more places than the baseline says is reported; in fewer, its entry is stale."""
    before, scope = found(archive)
    entry = next(e for e in baseline_of(before).findings if e.rule == "PL203")
    assert entry.places == 2
    fewer = baseline_of(before).model_copy(update={"findings": [entry.model_copy(update={"places": 1})]})
    assert [f.name for f in settled([f for f in before if f.rule == "PL203"], fewer, scope).new] == [
        "unknown-actor"
    ]
    more = baseline_of(before).model_copy(update={"findings": [entry.model_copy(update={"places": 3})]})
    kept = settled([f for f in before if f.rule == "PL203"], more, scope)
    assert kept.new == []
    assert [each.rule for each in kept.stale] == ["PL203"]


def test_entries_outside_of_a_run_are_neither_stale_nor_lost(archive: Path) -> None:
    """A run over one file says nothing of others: their entries stay, with their reasons."""
    before, scope = found(archive)
    whole = baseline_of(before)
    other = whole.findings[0].model_copy(update={"document": "other@1.0", "reason": "agreed in May"})
    both = whole.model_copy(update={"findings": [*whole.findings, other]})
    assert settled(before, both, scope).stale == []
    again = baseline_of(before, both, scope)
    assert other in again.findings
    assert len(again.findings) == len(both.findings)


def test_a_baseline_is_sorted_and_reads_back(archive: Path) -> None:
    """The same findings in any order give the same text, one entry a line, which reads back as it was."""
    before, _ = found(archive)
    text = baseline_text(baseline_of(before))
    assert text == baseline_text(baseline_of(reversed(before)))
    assert Baseline.model_validate(json.loads(text)) == baseline_of(before)
    assert text.count('{"rule"') == len(baseline_of(before).findings)
    assert baseline_text(baseline_of([])) == '{\n  "schema": "planctl/baseline/1",\n  "findings": []\n}\n'


def test_the_command_line_writes_keeps_and_announces(archive: Path) -> None:
    """Written, a baseline lets everything stand; what is mended is announced; what is new fails the run."""
    base = ["--baseline", "known.json"]
    cwd = archive.parent
    assert planctl("validate", *base, "--write-baseline", cwd=cwd).returncode == 0
    done = planctl("validate", *base, "--fail-on", "info", cwd=cwd)
    assert done.returncode == 0, done.stdout
    edit(archive, "actor: hldrs", "actor: holders")
    stale = planctl("validate", *base, cwd=cwd)
    assert "1 entry lets more stand than there is" in stale.stderr
    assert "PL203 unknown-actor in accord@1.1: hldrs" in stale.stderr
    edit(archive, "actor: holders", "actor: hldr2")
    done = planctl("validate", *base, "-f", "concise", cwd=cwd)
    assert done.returncode == 1
    assert "there is no actor `hldr2`" in done.stdout
    (cwd / "planctl.toml").write_text('baseline = "known.json"\n')
    assert planctl("validate", "-q", cwd=cwd).stdout == planctl("validate", "-q", *base, cwd=cwd).stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no baseline `known.json`"),
        ("{", "known.json:1:2: not valid JSON"),
        ("[]", "known.json: not a baseline"),
        ('{"schema": "planctl/baseline/1", "findings": [{"rule": 1}]}', "`findings.0.rule`"),
    ],
)
def test_a_baseline_that_is_none_is_exit_code_2(text: str | None, said: str, tmp_path: Path) -> None:
    """A baseline that is missing or broken fails the run; it never lets everything stand or nothing."""
    if text is not None:
        (tmp_path / "known.json").write_text(text)
    done = planctl("validate", str(SMALL), "--baseline", "known.json", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr


def test_since_tells_what_is_new_against_a_revision(archive: Path) -> None:
    """What a revision had may stand, also when the file was moved; nothing is checked out or changed."""
    import subprocess

    def git(*args: str) -> str:
        names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a"}
        env = environment(**names, GIT_COMMITTER_EMAIL="a@b")
        done = subprocess.run(
            ["git", *args], cwd=archive.parent, env=env, capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")
    since = ["--since", "HEAD", "-f", "json", "--fail-on", "info"]
    assert planctl("validate", *since, cwd=archive.parent).returncode == 0
    (archive / "sketch").rename(archive / "sketch-2")
    edit(archive, "drafters: [envoy]", "drafters: [nvoy]")
    status = git("status", "--porcelain")
    done = planctl("validate", *since, cwd=archive.parent)
    names = {(f["path"], f["name"]) for f in json.loads(done.stdout)["findings"]}
    assert ("plans/accord/1.1.yaml", "unknown-actor") in names
    assert ("plans/sketch-2/0.1.yaml", "path-mismatch") in names
    assert not [name for path, name in names if name in ("unknown-category", "uncited-source")]
    assert git("status", "--porcelain") == status
    wrong = planctl("validate", "--since", "nothing", cwd=archive.parent)
    assert (wrong.returncode, wrong.stdout) == (2, "")
