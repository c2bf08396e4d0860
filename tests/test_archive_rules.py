"""Rules that look at several files: the same verdict from wherever they are asked, and each thing told once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from repos import Repo
from running import planctl
from test_rules import CASES

from planctl.archive.archive import Archive
from planctl.archive.search import search
from planctl.lint.finding import Finding
from planctl.model.digest import digest
from planctl.source import read_file
from planctl.validation import Validator

ARCHIVES = sorted(CASES.glob("*/*/plans"))


def run(root: Path, *names: str) -> list[Finding]:
    """The findings of some files of an archive, in its surroundings."""
    archive = Archive(root)
    return Validator(archive).run(search(names, archive).files).report.findings


@pytest.mark.parametrize("root", ARCHIVES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_a_file_has_the_same_findings_alone_and_among_others(root: Path) -> None:
    """What is found in a file does not depend on which other files were named, or in which order."""
    together = run(root, str(root))
    files = [str(path) for path in sorted(root.rglob("*")) if path.is_file()]
    alone = [finding for name in reversed(files) for finding in run(root, name)]
    assert sorted(map(said, alone)) == sorted(map(said, together))


def said(finding: Finding) -> str:
    """A finding, with every file by its real path: one that was not named is shown as the user would type
    it.
    """
    told = [
        (*each.model_dump(exclude={"path"}).values(), str(Path(each.path).resolve()))
        for each in finding.related
    ]
    return f"{finding.model_dump(exclude={'related', 'path', 'fingerprint'})} {Path(finding.path).resolve()} {told}"


def test_a_broken_seal_says_what_changed(tmp_path: Path) -> None:
    """Where git still has the sealed text, the finding names the changes since; where not, the digests."""
    repo = Repo(tmp_path / "repo")
    text = next(repo.plans.glob("*/1.0.yaml"))
    ref = f"{text.parent.name}@1.0"
    sealed = digest(read_file(text).data)
    lock = repo.plans / "plans.lock"
    lock.write_text(f'schema: planctl/lock/1\ntexts:\n  {ref}: {{digest: "{sealed}", sealed: 2026-01-06}}\n')
    repo.commit("sealed")
    assert not [each for each in run(repo.plans, str(text)) if each.name == "broken-seal"]

    source = text.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("title:"))
    lines[at] = "title: Another title\n"
    text.write_text("# A comment.\n" + "".join(lines), encoding="utf-8")
    (told,) = [each for each in run(repo.plans, str(text)) if each.name == "broken-seal"]
    assert "was sealed on 2026-01-06 and was changed since" in told.message
    assert "Another title" in told.message
    assert told.related[0].path.endswith("plans.lock")
    assert told.related[0].line == 3

    lock.write_text(lock.read_text().replace(sealed, "sha256:" + "0" * 64))
    (told,) = [each for each in run(repo.plans, str(text)) if each.name == "broken-seal"]
    assert "as sha256:000000000000…, but is now sha256:" in told.message


def test_a_stray_copy_is_no_version(tmp_path: Path) -> None:
    """A copy of a sealed or numbered text outside of its archive is judged by what it says alone."""
    root = CASES / "understated-version" / "minor-and-major" / "plans"
    copy = tmp_path / "1.1.yaml"
    copy.write_bytes((root / "a-plan" / "1.1.yaml").read_bytes())
    names = {finding.name for finding in run(root, str(copy))}
    assert "understated-version" not in names


def test_standard_input_stands_for_its_file() -> None:
    """What is typed is held against the version before it, and not what is on disk."""
    root = CASES / "understated-version" / "minor-and-major" / "plans"
    file = root / "a-plan" / "1.2.yaml"
    typed = file.read_text(encoding="utf-8").replace("800000", "900000").replace("800,000", "900,000")
    done = planctl(
        *("validate", "-", "--stdin-filename", str(file), "--archive", str(root), "--format", "json"),
        stdin=typed,
    )
    findings = json.loads(done.stdout)["findings"]
    assert "understated-version" in {finding["name"] for finding in findings}


def test_refs_that_cannot_hold_are_taken_out_on_demand(tmp_path: Path) -> None:
    """The unsafe fixes of refs to oneself and to deleted points leave nothing to find and touch no other
    line.
    """
    for name in ("self-reference", "after-deleted"):
        before = (CASES / name / "kinds.yaml").read_text(encoding="utf-8")
        file = tmp_path / f"{name}.yaml"
        file.write_text(before, encoding="utf-8")
        words = ("validate", str(file), "--select", name, "--fix", "--unsafe-fixes")
        planctl(*words, cwd=tmp_path)
        after = file.read_text(encoding="utf-8")
        kept = [line for line in before.splitlines() if "# expect" not in line]
        assert [line for line in after.splitlines() if line in kept] == kept
        left = [each for each in run(tmp_path, str(file)) if each.name == name]
        # A time that runs from itself or from nothing has to be set anew by a person.
        assert all("time run from" in each.message or "own point" in each.message for each in left)
        assert len(left) < before.count("# expect")
