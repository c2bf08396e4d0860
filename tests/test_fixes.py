"""Fixes: exact replacements, proven on a copy, that leave every other byte as it was."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, SMALL, planctl

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.lint.engine import judge
from planctl.lint.finding import Finding
from planctl.lint.offers import Prover, with_patches
from planctl.lint.patching import differences, replaced
from planctl.lint.policy import Policy
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.ruleset import Registered
from planctl.lint.subject import Subject
from planctl.source import read_bytes
from planctl.source.edits import Edit
from planctl.validation import Validator
from planctl.validation.fixing import diff_lines, mend

PLAN = (SMALL / "accord" / "1.0.yaml").read_text(encoding="utf-8")


@cache
def validator() -> Validator:
    """A validator over the library, so that its registries are read once."""
    return Validator(Archive(library_root()))


def patched(text: str) -> list[Finding]:
    """The findings of a text within the library's surroundings that have a patch."""
    subject = Subject(read_bytes(text.encode(), "x.yaml"), Path("x.yaml"))
    verdict = judge(subject, validator().context(subject))
    found = with_patches(verdict, Prover(subject, validator().context(subject), Policy()))
    return [finding for finding in found if finding.patch]


HEAD = 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\n'
CASES = [
    ("status: Leaked  # a slip\n", "status: leaked  # a slip\n", "wrong-value", True),
    ("status: leakd\n", "status: leaked\n", "wrong-value", False),
    ('fidelity: "Verbatim"\n', 'fidelity: "verbatim"\n', "wrong-value", True),
    ("date: 2026-2-3\n", "date: 2026-02-03\n", "bad-date", True),
    ("'titel': x\n", "'title': x\n", "unknown-key", False),
    ("titel: {en: x}  # é\n", "title: {en: x}  # é\n", "unknown-key", False),
    ("parties: ua\n", "parties: [ua]\n", "wrong-type", True),
    ("title: 1.10\n", 'title: "1.10"\n', "wrong-type", True),
    (
        "parties: [usa, ukr]\nproponents: [usa]\n",
        "parties: [us, ukr]\nproponents: [us]\n",
        "unknown-actor",
        False,
    ),
    ("parties: [us]  # planctl: ignore[PL203] x\n", "parties: [us]\n", "unused-suppression", True),
    ("# planctl: ignore[PL203] x\nparties: [us]\n", "parties: [us]\n", "unused-suppression", True),
    (
        "parties: [xx]  # planctl: ignore[PL204, PL203] x\n",
        "parties: [xx]  # planctl: ignore[PL203] x\n",
        "unused-suppression",
        True,
    ),
    ("parties: [us]  # a  # planctl: ignore[PL203] x\n", "parties: [us]  # a\n", "unused-suppression", True),
    ("title: a\x07b\x1bc\n", "title: abc\n", "control-character", True),
    ("title: a\u202eb\n", "title: ab\n", "control-character", False),
    ('title: "a\\u202Eb"\n', 'title: "ab"\n', "control-character", False),
]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after", "rule", "safe"), CASES)
def test_the_fix_of_a_rule_is_exact(before: str, after: str, rule: str, safe: bool, eol: str) -> None:
    """A fix writes just what it says, in the line ends that the file has, and says whether it is safe."""
    text, expected = ((HEAD + part).replace("\n", eol) for part in (before, after))
    found = [f for f in patched(text) if f.name == rule]
    assert found, [f.name for f in patched(text)]
    patch = found[0].patch
    assert patch
    assert patch.safe is safe
    assert replaced(text, patch.replacements) == expected


@pytest.mark.parametrize(
    "text", ["parties: [zz]\n", "status: \n", "date: 2026-02-30\n", "titel: x\ntitle: y\n"]
)
def test_where_a_person_has_to_think_there_is_no_fix(text: str) -> None:
    """No patch where nothing is near, or where the known key is there already."""
    assert [f.name for f in patched(HEAD + text) if f.patch and f.name != "unknown-schema"] == []


def test_places_of_a_replacement_are_those_of_its_offsets() -> None:
    """Line, column and offset name the same place, so that editors and programs agree."""
    text = HEAD + "title: ééé 和平\nparties: [usa]\n"
    patch = next(f.patch for f in patched(text) if f.name == "unknown-actor")
    assert patch
    made = patch.replacements[0]
    assert text[made.start : made.end] == "usa"
    line = text.split("\n")[made.line - 1]
    assert made.line == made.end_line
    assert line[made.column - 1 : made.end_column - 1] == "usa"
    assert made.text == "us"


def _rule(fix: Fix) -> Registered:
    """A rule that reports every title and offers a fix for it."""
    from planctl.lint.finding import Severity

    rule = Rule("PL899", "test-rule", Severity.ERROR, "A title.")

    def check(subject: Subject, context: object) -> list[Hit]:
        title = subject.data.get("title") if isinstance(subject.data, dict) else None
        return [Hit(Place(("title",)), "a bad title", fix=fix)] if title == "bad" else []

    return Registered(rule, check, "Why.")


@pytest.mark.parametrize(
    ("fix", "holds"),
    [
        (Fix("write", (Edit("replace", ("title",), "good"),)), True),
        (Fix("leave the finding", (Edit("replace", ("language",), "fr"),)), False),
        (Fix("break another rule", (Edit("replace", ("title",), ["list"]),)), False),
        (Fix("add another finding", (Edit("replace", ("title",), "x"), Edit("add", ("foo",), 1))), False),
        (Fix("does not apply", (Edit("remove", ("nothing",)),)), False),
    ],
)
def test_only_a_proven_fix_is_offered(fix: Fix, holds: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fix that leaves its finding, or brings one of any other rule, is never offered."""
    from planctl.lint import policy
    from planctl.lint.ruleset import all_rules

    rules = (*all_rules(), _rule(fix))
    monkeypatch.setattr(policy, "all_rules", lambda: rules)
    text = HEAD + "title: bad\nlanguage: en\n"
    assert bool([f for f in patched(text) if f.rule == "PL899"]) is holds


def test_a_bad_fix_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a fix that does not hold, the ones that do are offered."""
    from planctl.lint import policy
    from planctl.lint.ruleset import all_rules

    bad = _rule(Fix("worse", (Edit("replace", ("title",), ["list"]),)))
    monkeypatch.setattr(policy, "all_rules", lambda: (*all_rules(), bad))
    names = {f.name for f in patched(HEAD + "title: bad\nstatus: Leaked\nparties: [usa]\n")}
    assert {"wrong-value", "unknown-actor"} <= names
    assert "test-rule" not in names


@settings(max_examples=40, deadline=None)
@given(st.text("ab \n\r#é", max_size=30), st.text("ab \n\r#é", max_size=30))
def test_differences_turn_one_text_into_the_other(old: str, new: str) -> None:
    """The replacements between two texts, carried out, give the new one, and do not overlap."""
    from planctl.lint.patching import _replacement
    from planctl.source.span import Lines

    changes = list(differences(old, new))
    assert replaced(old, [_replacement(change, Lines(old)) for change in changes]) == new
    assert all(one[1] <= other[0] for one, other in pairwise(changes))


DAMAGE = [
    ("actor: sued", "actor: sud"),
    ("status: tabled", "status: Tabled"),
    ("topics: [forces]", "topics: [force]"),
    ("fidelity: paraphrase", "fidelty: paraphrase"),
    ("modality: shall", "modality: Shall"),
    ("see: [", "sea: ["),
]


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from(DAMAGE), min_size=1), st.booleans(), st.sampled_from(["", "\ufeff"]))
def test_fixing_leaves_every_other_byte(
    tmp_path_factory: pytest.TempPathFactory, damage: set[tuple[str, str]], crlf: bool, mark: str
) -> None:
    """Mended, a damaged file is what it was before the damage, comments and layout and line ends included,
    or is untouched where the damage has no fix.
    """
    sound = PLAN.replace("\n", "\r\n") if crlf else PLAN
    damaged = sound
    for good, bad in damage:
        damaged = damaged.replace(good, bad, 1)
    plans = tmp_path_factory.mktemp("fix") / "plans"
    shutil.copytree(SMALL / "registry", plans / "registry")
    path = plans / "accord" / "1.0.yaml"
    path.parent.mkdir()
    path.write_bytes((mark + damaged).encode())
    checker = Validator(Archive(plans))
    mended = mend(checker, checker.subject(path), unsafe=True)
    old, new = damaged.splitlines(True), mended.text.splitlines(True)
    good_lines = sound.splitlines(True)
    assert len(old) == len(new) == len(good_lines)
    for was, now, right in zip(old, new, good_lines, strict=True):
        assert now in (was, right)


def test_the_command_line_mends_files_in_place(tmp_path: Path) -> None:
    """--fix mends what is safe, --unsafe-fixes the rest; --diff writes nothing; what is left is reported."""
    plans = Path(shutil.copytree(SMALL, tmp_path / "plans"))
    path = plans / "accord" / "1.0.yaml"
    text = "\ufeff" + PLAN.replace("actor: sued", "actor: sud").replace("status: tabled", "status: Tabled")
    assert text.count("Tabled") == 1
    path.write_bytes(text.encode())
    path.chmod(0o640)
    args = ["validate", str(path), "--select", "unknown-actor,wrong-value"]
    shown = planctl(*args, "--diff", cwd=tmp_path)
    assert shown.returncode == 1
    assert "+status: tabled" in shown.stdout
    assert "sud" not in shown.stdout
    assert path.read_bytes() == text.encode()
    done = planctl(*args, "--fix", cwd=tmp_path)
    assert done.returncode == 1
    assert "Found 1 error in 1 file; 1 mended." in done.stdout
    assert path.read_bytes() == text.replace("Tabled", "tabled").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    done = planctl(*args, "--fix", "--unsafe-fixes", "-f", "json", cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["summary"]["fixed"]) == (0, 1)
    assert path.read_bytes() == ("\ufeff" + PLAN).encode()
    assert planctl(*args, "--diff", "--unsafe-fixes", cwd=tmp_path).returncode == 0
    assert {each.name for each in path.parent.iterdir()} == {
        each.name for each in (SMALL / "accord").iterdir()
    }


def test_the_preview_is_a_patch_that_git_takes(tmp_path: Path) -> None:
    """What --diff prints, `git apply` carries out, with the result of --fix; also without a last line break."""
    (tmp_path / "x.yaml").write_text(HEAD + "status: Leaked")
    args = ["validate", "x.yaml", "--select", "wrong-value"]
    shown = planctl(*args, "--diff", cwd=tmp_path).stdout
    assert "\\ No newline at end of file" in shown
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=shown, text=True, check=True)
    assert (tmp_path / "x.yaml").read_text() == HEAD + "status: leaked"


def test_standard_input_comes_back_mended(tmp_path: Path) -> None:
    """With -, the mended text is stdout byte for byte, and what is left to say goes to stderr."""
    done = planctl(
        "validate", "-", "--fix", "--select", "PL023", stdin=HEAD + "status: Leaked\n", cwd=tmp_path
    )
    assert done.stdout == HEAD + "status: leaked\n"
    assert "1 mended" in done.stderr
    broken = "a: [\n"
    assert planctl("validate", "-", "--fix", stdin=broken, cwd=tmp_path).stdout == broken


def test_the_library_is_not_edited(tmp_path: Path) -> None:
    """--fix without an archive has nothing of ours to write, and changes no shipped plan."""
    before = {path: path.read_bytes() for path in (ROOT / "plans").rglob("*.yaml")}
    planctl("validate", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert {path: path.read_bytes() for path in (ROOT / "plans").rglob("*.yaml")} == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """What somebody saves while the check runs is never lost."""
    from planctl.errors import PlanctlError
    from planctl.validation.fixing import write

    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "status: Leaked\n")
    checker = Validator(Archive(SMALL))
    mended = mend(checker, checker.subject(path), unsafe=False)
    path.write_text("schema: saved by somebody\n")
    with pytest.raises(PlanctlError, match="was changed while"):
        write(mended)
    assert path.read_text() == "schema: saved by somebody\n"
    assert list(diff_lines(mended))


@pytest.mark.parametrize(
    "args",
    [
        ["--unsafe-fixes"],
        ["--config", "a", "--no-config"],
        ["--write-baseline", "--fix"],
        ["--no-ignores", "--baseline", "x"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(args: list[str]) -> None:
    """An option that would do nothing, or contradict another, is told."""
    assert planctl("validate", *args).returncode == 2
