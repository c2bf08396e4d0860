"""`planctl diff` over archives: since a revision, between revisions, between folders, and the last two versions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from repos import Repo

from planctl.schemas import schema

PLAN = "plans/accord/1.1.yaml"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """An archive in a repository with one commit."""
    return Repo(tmp_path_factory.mktemp("git") / "répo one")


@pytest.fixture
def repo(first: Repo, tmp_path: Path) -> Repo:
    """A copy of that repository."""
    return first.copy(tmp_path / "répo one")


def report(repo: Repo, *words: str) -> dict[str, object]:
    """The JSON of a report, which its schema accepts."""
    done = repo.planctl("diff", *words, "-f", "json")
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("archive-diff")).validate(result)
    return result


def edited(repo: Repo) -> None:
    """Edit one text, add a version and a plan, break a file, remove a plan, touch a registry."""
    repo.edit(PLAN, "\nlanguage:", "\n# a comment\nlanguage:")
    text = (repo.top / PLAN).read_text(encoding="utf-8")
    repo.write("plans/accord/1.2.yaml", text.replace('"1.1"', '"1.2"').replace("Ceiling", "Limit"))
    repo.write("plans/other/1.0.yaml", text.replace("id: accord", "id: other").replace('"1.1"', '"1.0"'))
    repo.write("plans/accord/1.0.yaml", "schema: planctl/plan/1\npoints: [\n")
    shutil.rmtree(repo.plans / "sketch")
    repo.edit("plans/registry/actors.yaml", "schema:", "# touched\nschema:")


def test_one_report_on_all_that_changed(repo: Repo) -> None:
    """Edited, new, removed and broken texts are each reported once, and none stops the others."""
    edited(repo)
    result = report(repo, "--since", "HEAD")
    found = {(text["path_b"] or text["path_a"]): text["what"] for text in result["texts"]}  # type: ignore[attr-defined]
    assert found == {
        "plans/accord/1.0.yaml": "unreadable",
        PLAN: "changed",
        "plans/accord/1.2.yaml": "new-version",
        "plans/other/1.0.yaml": "new-plan",
        "HEAD:plans/sketch/0.1.yaml": "removed",
    }
    assert (result["added"], result["removed"], result["others"]) == (
        ["other"],
        ["sketch"],
        ["~registry/actors.yaml"],
    )
    problems = [text["problems"] for text in result["texts"] if text["problems"]]  # type: ignore[attr-defined]
    assert len(problems) == 1
    assert problems[0][0].startswith("plans/accord/1.0.yaml:")


def test_folders_and_revisions_give_one_report(repo: Repo, tmp_path: Path) -> None:
    """A checkout, `REV:`, `REV:FOLDER` and --since are one mechanism: their reports differ in names only."""
    before = tmp_path / "before"
    shutil.copytree(repo.top, before)
    edited(repo)
    repo.commit("edited")
    wanted = None
    for words in (
        ("--since", "HEAD~1"),
        ("--since", "HEAD~1.."),
        ("--since", "HEAD~1...HEAD"),
        ("HEAD~1:", "HEAD:"),
        ("HEAD~1:", "."),
        ("HEAD~1:plans", "plans"),
        (str(before), "."),
    ):
        result = report(repo, *words)
        for text in result["texts"]:  # type: ignore[attr-defined]
            text["problems"] = bool(text["problems"])
            text["path_a"] = text["path_b"] = None
        slim = {key: value for key, value in result.items() if key not in ("a", "b")}
        wanted = wanted or slim
        assert slim == wanted, words


def test_three_dots_start_where_the_lines_parted(repo: Repo) -> None:
    """A...B reports what B did since it left A, and nothing that A did meanwhile; A..B reports both."""
    repo.git("switch", "-q", "-c", "side")
    repo.edit(PLAN, "Ceiling", "Limit")
    repo.commit("side")
    repo.git("switch", "-q", "main")
    repo.edit("plans/sketch/0.1.yaml", "title:", "title: ")
    repo.commit("main")
    assert [t["plan"] for t in report(repo, "--since", "main...side")["texts"]] == ["accord"]  # type: ignore[attr-defined]
    assert [t["plan"] for t in report(repo, "--since", "main..side")["texts"]] == ["accord", "sketch"]  # type: ignore[attr-defined]


def test_plans_limit_the_report(repo: Repo) -> None:
    """Plans, versions and files after --since limit it; an unknown one gets a did-you-mean."""
    edited(repo)
    for word, count in (("accord", 3), ("accord@1.2", 1), (PLAN, 1), ("sketch", 1)):
        assert len(report(repo, "--since", "HEAD", word)["texts"]) == count  # type: ignore[arg-type]
    done = repo.planctl("diff", "--since", "HEAD", "acord")
    assert (done.returncode, "`accord`" in done.stderr) == (2, True)


@pytest.mark.parametrize(("words", "code"), [
    ((), 0), (("--exit-code",), 1), (("--fail-on", "substantive"), 1), (("--fail-on", "editorial"), 1), (("--fail-on", "quantity-raised", "sketch"), 0),
])  # fmt: skip
def test_exit_codes_hold(repo: Repo, words: tuple[str, ...], code: int) -> None:
    """--exit-code and --fail-on count over all texts; a file that cannot be read may hold anything."""
    edited(repo)
    assert repo.planctl("diff", "--since", "HEAD", *words).returncode == code


def test_nothing_changed(repo: Repo) -> None:
    """Without a change the report says so, and --exit-code is 0."""
    done = repo.planctl("diff", "--since", "HEAD", "--exit-code")
    assert (done.returncode, "0 texts changed; 3 unchanged" in done.stdout) == (0, True)


def test_line_ends_are_no_change(repo: Repo) -> None:
    """A text whose line ends alone differ, as git makes them on Windows, did not change."""
    text = (repo.top / PLAN).read_text(encoding="utf-8")
    repo.write(PLAN, text.replace("\n", "\r\n"))
    assert report(repo, "--since", "HEAD")["texts"] == []


def test_markdown_is_a_comment(repo: Repo) -> None:
    """Summary and table first, a folded section a text, broken files named."""
    edited(repo)
    done = repo.planctl("diff", "--since", "HEAD", "-f", "markdown")
    body = done.stdout
    assert body.startswith("## Plans: `HEAD:plans` → `plans`\n")
    assert body.index("| Text |") < body.index("<details>")
    assert body.count("<details>") == body.count("</details>")
    assert "cannot be read" in body
    assert "<b>plans/accord/1.2.yaml</b> new version, after accord@1.1:" in body


def test_markdown_never_outgrows_a_comment(tmp_path: Path) -> None:
    """However much changed, a comment has at most 65,536 characters and says what it leaves out."""
    repo = Repo(tmp_path / "r")
    text = (repo.top / PLAN).read_text(encoding="utf-8")
    for name in range(150):
        repo.write(
            f"plans/p{name}/1.0.yaml", text.replace("id: accord", f"id: p{name}").replace('"1.1"', '"1.0"')
        )
    repo.commit("many")
    for name in range(150):
        repo.edit(f"plans/p{name}/1.0.yaml", "Ceiling", "Limit")
    body = repo.planctl("diff", "--since", "HEAD", "-f", "markdown").stdout
    assert 50_000 < len(body) <= 65_536
    assert "left out, for a comment holds 65,536 characters" in body
    assert body.count("<details>") == body.count("</details>")
    assert body.count("| `plans/p") == 150


def test_the_summary_of_a_comment_is_cut_too(tmp_path: Path) -> None:
    """Where the table alone is too long, its lines are cut and counted."""
    from planctl.diff.archives import ArchiveDiff
    from planctl.render.archive_markdown import archive_markdown

    result = ArchiveDiff(
        a="a", b="b", added=[], removed=[], texts=[], diffs=[], unchanged=0, others=[], notes=["n" * 50] * 200
    )
    body = archive_markdown(result, limit=5_000)
    assert len(body) <= 5_000
    assert "lines of the summary left out" in body.lower()


def test_a_plan_alone_means_its_last_two_versions(repo: Repo) -> None:
    """`diff PLAN` is `diff` of the version before and the last; `PLAN@V` ends at V; a first version says so."""
    wanted = repo.planctl("diff", "accord@1.0", "accord@1.1").stdout
    for word in ("accord", "accord@1.1", PLAN, "HEAD:accord", "HEAD:" + PLAN):
        done = repo.planctl("diff", word)
        assert (done.returncode, done.stdout) == (0, wanted), done.stderr
    done = repo.planctl("diff", "sketch")
    assert (done.returncode, "first version" in done.stderr) == (2, True)


def test_diff_takes_texts_at_revisions(repo: Repo) -> None:
    """The same text at two revisions is compared, from any folder."""
    repo.edit(PLAN, "Ceiling", "Limit")
    wanted = None
    for folder in (repo.top, repo.plans, repo.plans / "accord"):
        for ref in ("HEAD:accord", f"HEAD:{PLAN}"):
            done = repo.planctl("diff", ref, "accord", "--exit-code", cwd=folder)
            assert done.returncode == 1, done.stderr
            wanted = wanted or done.stdout
            assert done.stdout == wanted


@pytest.mark.parametrize("words", [
    ("HEAD:", "accord"), (".", "accord"), ("accord", "sketch", "accord"), (), ("--since", "HEAD", "-f", "svg"), ("--since", "HEAD", "-f", "patch"),
    ("--since", "HEAD", "--point", "1"), ("--since", "nothing"), ("HEAD:", "nowhere:"), ("HEAD:nothing", "HEAD:"), ("accord#1",), ("--since", ""),
])  # fmt: skip
def test_wrong_usage_is_said(repo: Repo, words: tuple[str, ...]) -> None:
    """What cannot be compared exits with 2 and says why."""
    done = repo.planctl("diff", *words)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("planctl: ")


def test_without_an_archive_on_disk(tmp_path: Path) -> None:
    """Where `plans` is gone from the working tree, --since says so, and two revisions still compare."""
    repo = Repo(tmp_path / "r")
    shutil.rmtree(repo.plans)
    done = repo.planctl("diff", "--since", "HEAD")
    assert done.returncode == 3, done.stderr
    repo.commit("gone")
    result = report(repo, "--since", "HEAD~1..HEAD")
    assert result["removed"] == ["accord", "sketch"]
