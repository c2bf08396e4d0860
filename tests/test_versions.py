"""Versions of a plan: new, bump, seal, verify and log, on the real command line."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import REGISTRY, plan, point
from running import SMALL, planctl

from planctl.archive.archive import Archive, Entry
from planctl.archive.seals import sealed
from planctl.archive.versions import next_text, version_after
from planctl.diff.engine import diff_plans
from planctl.model.digest import digest
from planctl.source import read_bytes
from planctl.track.history import Version, make_history
from planctl.track.verification import SealState


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive that may be written to."""
    return Path(shutil.copytree(SMALL, tmp_path / "plans"))


def run(archive: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """A command beside the archive."""
    return planctl(*args, cwd=archive.parent)


def verified(archive: Path) -> dict[str, str]:
    """What became of each seal, by ref."""
    done = run(archive, "verify", "--format", "json")
    return {text["ref"]: text["state"] for text in json.loads(done.stdout)["texts"]}


def test_new_writes_a_plan_that_is_sound_as_it_stands(archive: Path) -> None:
    """`planctl new` gives a file without a finding, and `show` and `log` read it."""
    done = run(archive, "new", "a-plan", "--title", 'A "plan": [x] #1', "--by", "nord", "--by", "sued")
    assert (done.returncode, done.stderr) == (0, "")
    assert run(archive, "validate", "a-plan", "--fail-on", "info").returncode == 0
    assert 'A "plan": [x] #1' in run(archive, "show", "a-plan").stdout


def test_what_new_leaves_to_fill_in_is_sound_once_filled_in(archive: Path) -> None:
    """Doing what the comments of the new file say, and nothing else, gives a plan without an error."""
    run(archive, "new", "a-plan", "--title", "A plan", "--by", "nord")
    path = archive / "a-plan" / "1.0.yaml"
    lines = path.read_text(encoding="utf-8").replace("sources: {}", "sources:").splitlines()
    text = "\n".join(line.replace("# ", "", 1) if line.lstrip().startswith("#") else line for line in lines)
    text = text.replace("text: null", "text: Nordland is to do something.")
    path.write_text(text.replace("evidence: undisclosed", "evidence: single-source") + "\n", encoding="utf-8")
    done = run(archive, "validate", "a-plan")
    assert done.returncode == 0, done.stdout
    assert "do something" in run(archive, "show", "a-plan#1").stdout


def test_new_says_who_could_put_a_plan_forward(archive: Path) -> None:
    """An actor that the registry lacks is told with those that it has, and where another one goes."""
    said = run(archive, "new", "a-plan", "--title", "A plan", "--by", "atlantis").stderr
    assert "plans/registry/actors.yaml has " in said
    assert "nord" in said


def test_a_repository_without_a_commit_has_no_head(tmp_path: Path) -> None:
    """HEAD is not suggested for HEAD: the message says that nothing was committed yet."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copytree(SMALL, tmp_path / "plans")
    done = planctl("diff", "--since", "HEAD", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no commit yet" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["A-Plan", "--title", "x", "--by", "nord"], 2, "slug"),
        (["accord", "--title", "x", "--by", "nord"], 2, "planctl bump accord"),
        (["a-plan", "--title", "x", "--by", "nordd"], 2, "did you mean"),
        (["a-plan", "--title", "x"], 2, "--by is missing"),
        (["registry", "--title", "x", "--by", "nord"], 2, "cannot be the id"),
        (["a-plan", "--title", "x", "--by", "nord", "--date", "2025-02-30"], 2, "YYYY-MM-DD"),
    ],
)
def test_new_refuses_what_would_be_no_plan(archive: Path, args: list[str], code: int, said: str) -> None:
    """A bad id, a taken one, an unknown actor and a missing answer are refused, and nothing is written."""
    before = sorted(archive.rglob("*"))
    done = run(archive, "new", *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert sorted(archive.rglob("*")) == before


def test_bump_changes_the_version_and_the_date_and_no_other_byte(archive: Path) -> None:
    """Every line of the new file is the old one's, comments and line ends included, but for two."""
    path = archive / "accord" / "1.1.yaml"
    raw = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(raw)
    assert run(archive, "bump", "accord", "--major", "--date", "2024-05-06").returncode == 0
    made = (archive / "accord" / "2.0.yaml").read_bytes()
    assert made == raw.replace(b'\nversion: "1.1"', b'\nversion: "2.0"').replace(
        b"\ndate: 2024-04-02", b"\ndate: 2024-05-06"
    )
    assert path.read_bytes() == raw
    assert run(archive, "diff", "accord@1.1", "accord@2.0", "--exit-code").returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [
        ("modality: shall\n", "modality: may\n", "2.0"),
        ("publisher: Herald", "publisher: The Herald", None),
    ],
)
def test_auto_decides_by_what_changed_since_the_seal(
    archive: Path, old: str, new: str, version: str | None
) -> None:
    """A draft numbered 1.2 after a sealed 1.1 becomes 2.0 where it changes the substance, else stays."""
    run(archive, "seal", "accord")
    run(archive, "bump", "accord")
    draft = archive / "accord" / "1.2.yaml"
    text = draft.read_text("utf-8")
    assert old in text
    draft.write_text(text.replace(old, new, 1), "utf-8")
    done = run(archive, "bump", "accord", "--auto")
    assert done.returncode == 0
    assert (archive / "accord" / "2.0.yaml").exists() == (version == "2.0")
    assert ("1 substantive since the sealed 1.1" if version else "nothing substantive") in done.stdout


def test_auto_has_nothing_to_go_by_without_an_older_text(archive: Path) -> None:
    """With one version and no seal, --auto is wrong usage; the sealed text itself decides nothing either."""
    assert "no seal" in run(archive, "bump", "sketch", "--auto").stderr
    run(archive, "seal", "accord")
    done = run(archive, "bump", "accord", "--auto")
    assert (done.returncode, "is the sealed text itself" in done.stderr) == (2, True)


def test_a_dry_run_writes_nothing(archive: Path) -> None:
    """`--dry-run` says what would be done."""
    before = sorted(archive.rglob("*"))
    assert "would be made" in run(archive, "bump", "accord", "--dry-run").stdout
    assert "would be sealed" in run(archive, "seal", "accord", "--dry-run").stdout
    assert sorted(archive.rglob("*")) == before


def test_a_seal_bears_with_layout_and_breaks_with_substance(archive: Path) -> None:
    """Comments and the order of keys do not break a seal; another figure does, and a missing file too."""
    run(archive, "seal", "accord@1.0", "accord@1.1", "sketch")
    assert set(verified(archive).values()) == {"intact"}
    path = archive / "accord" / "1.0.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        "# a remark\n" + text.replace("id: accord\n", "").replace("title:", "id: accord\ntitle:", 1)
    )
    assert verified(archive)["accord@1.0"] == "intact"
    path.write_text(text.replace("max: 500", "max: 501"), "utf-8")
    (archive / "accord" / "1.1.yaml").unlink()
    (archive / "sketch" / "0.1.yaml").write_text("schema: [", "utf-8")
    assert verified(archive) == {"accord@1.0": "changed", "accord@1.1": "missing", "sketch@0.1": "unsound"}
    assert run(archive, "verify").returncode == 1


def test_a_changed_text_is_sealed_anew_only_by_force(archive: Path) -> None:
    """Sealing a text that broke its seal is refused; --force seals what it says now."""
    run(archive, "seal", "accord@1.0")
    path = archive / "accord" / "1.0.yaml"
    path.write_text(path.read_text("utf-8").replace("max: 500", "max: 501"), "utf-8")
    assert run(archive, "seal", "accord@1.0").returncode == 2
    assert verified(archive) == {"accord@1.0": "changed"}
    assert run(archive, "seal", "accord@1.0", "--force").returncode == 0
    assert verified(archive) == {"accord@1.0": "intact"}


def test_sealing_keeps_the_other_seals_and_comments(archive: Path) -> None:
    """The lock is patched: what stands in it stays, byte for byte."""
    run(archive, "seal", "accord@1.0")
    lock = archive / "plans.lock"
    lock.write_text(lock.read_text("utf-8").replace("texts:", "# ours\ntexts:"), "utf-8")
    before = lock.read_text("utf-8")
    run(archive, "seal", "sketch")
    assert lock.read_text("utf-8").startswith(before)
    assert run(archive, "validate", str(lock)).returncode == 0


def test_a_broken_lock_is_told_and_left_alone(archive: Path) -> None:
    """No command overwrites a lock that it cannot read."""
    lock = archive / "plans.lock"
    lock.write_text("schema: planctl/lock/1\ntexts: [\n", "utf-8")
    for args in (["seal", "accord"], ["verify"], ["log", "accord"], ["bump", "accord", "--auto"]):
        done = run(archive, *args)
        assert (done.returncode, "internal error" in done.stderr) == (1, False)
    assert lock.read_text("utf-8") == "schema: planctl/lock/1\ntexts: [\n"


def test_the_library_is_not_written(tmp_path: Path) -> None:
    """In an empty folder, where planctl's own library is used, the writing commands refuse."""
    for args in (
        ["bump", "us-28-point"],
        ["seal", "us-28-point"],
        ["new", "x", "--title", "x", "--by", "us"],
    ):
        done = planctl(*args, cwd=tmp_path)
        assert (done.returncode, "--archive" in done.stderr) == (2, True)


def test_log_counts_what_diff_reports(archive: Path) -> None:
    """The counts of a version in the log are those of its diff with the one before."""
    run(archive, "bump", "accord")
    log: dict[str, Any] = json.loads(run(archive, "log", "accord", "--format", "json").stdout)
    assert [entry["version"] for entry in log["versions"]] == ["1.2", "1.1", "1.0"]
    diff = json.loads(run(archive, "diff", "accord@1.0", "accord@1.1", "--format", "json").stdout)
    moved = log["versions"][1]["moved"]
    for level in ("substantive", "procedural", "editorial"):
        assert moved[level] == sum(change["level"] == level for change in diff["changes"])
    assert log["versions"][0]["moved"]["changes"] == []
    assert log["versions"][2]["moved"] is None


def test_log_names_a_version_that_it_cannot_read(archive: Path) -> None:
    """A broken version is told, and its neighbours are compared with each other."""
    run(archive, "bump", "accord")
    (archive / "accord" / "1.1.yaml").write_text("schema: [", "utf-8")
    log = json.loads(run(archive, "log", "accord", "--format", "json").stdout)
    assert [item["ref"] for item in log["unreadable"]] == ["accord@1.1"]
    assert log["versions"][0]["moved"]["since"] == "accord@1.0"
    assert "accord@1.1 cannot be read" in run(archive, "log", "accord").stdout


NUMBERS = st.integers(0, 40)


@given(NUMBERS, NUMBERS, st.booleans())
def test_the_next_version_follows_every_version_of_its_line(major: int, minor: int, up: bool) -> None:
    """The version after another is greater, and a major one is greater than every minor one before it."""
    entry = Entry("p", major, minor, Path("p.yaml"))
    after = tuple(int(part) for part in version_after(entry, major=up).split("."))
    assert after > (major, minor)
    assert after == ((major + 1, 0) if up else (major, minor + 1))


@given(st.dates(), st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
@settings(max_examples=40)
def test_bump_then_diff_is_empty_but_for_version_and_date(day: Any, words: str) -> None:
    """Whatever a text says, its next version says the same."""
    old = plan(point("a", 1, f"Words: {words}."))
    raw = old.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    raw["schema"] = "planctl/plan/1"
    document = read_bytes(json.dumps(raw, ensure_ascii=False).encode(), "p.yaml")
    if document.problems:
        return
    new = read_bytes(next_text(document, "2.0", day).encode(), "p.yaml")
    assert new.data == {**document.data, "version": "2.0", "date": day.isoformat()}
    assert diff_plans(old, type(old).model_validate(new.data), registry=REGISTRY).changes == []


@given(st.lists(st.sampled_from(["a@1.0", "b@1.0", "b@1.1", "c@2.0"]), min_size=1))
@settings(max_examples=20)
def test_the_lock_holds_what_was_sealed_in_whatever_order(tmp_path_factory: Any, refs: list[str]) -> None:
    """Sealing one by one gives the same seals as sealing at once."""
    import datetime

    day = datetime.date(2025, 1, 2)
    archive = Archive(tmp_path_factory.mktemp("plans"))
    for ref in refs:
        (archive.root / "plans.lock").write_text(sealed(archive, {ref: digest({"x": ref})}, day), "utf-8")
    texts = read_bytes((archive.root / "plans.lock").read_bytes(), "lock").data["texts"]
    assert texts == {ref: {"digest": digest({"x": ref}), "sealed": "2025-01-02"} for ref in set(refs)}


def test_sources_are_new_once() -> None:
    """A source is new in the first version that cites it, and in no other."""
    one = plan(point("a", 1, "One."), version="1.0")
    two = plan(
        point("a", 1, "One."),
        version="1.1",
        sources={"s": {"publisher": "S", "kind": "press"}, "t": {"publisher": "T", "kind": "leak"}},
    )
    history = make_history([Version(each, "x", SealState.UNSEALED) for each in (one, two, two)], REGISTRY)
    assert [[source.id for source in entry.new_sources] for entry in history.versions] == [[], ["t"], ["s"]]


def test_verify_finds_the_sealed_text_in_git_and_tells_the_change(archive: Path) -> None:
    """Where the sealed text is in the history, `verify` names the commit and what changed since."""

    def git(*args: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(
            ["git", *who, *args], cwd=archive.parent, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    git("init", "-q")
    run(archive, "seal", "accord@1.0")
    git("add", ".")
    git("commit", "-qm", "sealed")
    sealed_in = git("rev-parse", "HEAD")
    path = archive / "accord" / "1.0.yaml"
    path.write_text(path.read_text("utf-8").replace("500", "800"), "utf-8")
    git("commit", "-qam", "changed")
    (text,) = json.loads(run(archive, "verify", "--format", "json").stdout)["texts"]
    assert text["state"] == "changed"
    assert sealed_in.startswith(text["original"])
    assert any("500" in change and "800" in change for change in text["changes"])
