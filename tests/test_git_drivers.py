"""The drivers at work: real git runs them, in repositories where our command installed them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from repos import Repo

PLAN = "plans/accord/1.1.yaml"
CAP = "plans/accord/1.0.yaml"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """An archive below the top, in a folder with blanks and accents, with the drivers installed."""
    made = Repo(tmp_path_factory.mktemp("git") / "répo one")
    (made.top / "ça va").mkdir()
    made.plans.rename(made.top / "ça va" / "plans")
    made.plans = made.top / "ça va" / "plans"
    made.commit("moved")
    made.git("config", "core.quotePath", "false")
    done = made.planctl("git", "install", cwd=made.plans)
    assert done.returncode == 0, done.stderr
    made.commit("installed")
    return made


@pytest.fixture
def repo(installed: Repo, tmp_path: Path) -> Repo:
    """A copy of that repository."""
    return installed.copy(tmp_path / "répo one")


def under(repo: Repo, path: str) -> str:
    """A path of the archive from the top of the repository."""
    return f"{repo.plans.parent.name}/{path}"


def branches(repo: Repo, path: str, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Edit a file on a branch `side` and otherwise on main; main is checked out."""
    repo.git("switch", "-q", "-c", "side")
    repo.edit(path, *theirs)
    repo.commit("theirs")
    repo.git("switch", "-q", "main")
    repo.edit(path, *ours)
    repo.commit("ours")


def test_git_diff_says_what_changed(repo: Repo) -> None:
    """git diff, from the top and from a subfolder, names the change and its effect; without a terminal no colour."""
    repo.edit(under(repo, CAP), "500", "700")
    for folder in (repo.top, repo.plans / "accord"):
        shown = repo.git("diff", cwd=folder)
        assert shown.startswith(f"diff --git a/{under(repo, CAP)} b/{under(repo, CAP)}\n")
        assert "the upper limit rises from 500 to 700 soldiers" in shown
        assert "loosened for Sudland" in shown
        assert "\x1b" not in shown
    assert "\x1b[" in repo.git("-c", "color.ui=always", "diff")
    assert "\x1b[" in repo.git("-c", "color.ui=never", "-c", "color.diff=always", "diff")
    assert "\x1b" not in repo.git("-c", "color.ui=never", "diff", GIT_PAGER_IN_USE="true")
    assert "\x1b[" in repo.git("diff", GIT_PAGER_IN_USE="true")
    assert "\x1b" not in repo.git("diff", GIT_PAGER_IN_USE="true", NO_COLOR="1")


@pytest.mark.parametrize("columns", ["80", "140"])
def test_log_and_show_do_so_by_the_aliases(repo: Repo, columns: str) -> None:
    """git log -p and git show with --ext-diff, and the two aliases for them, use the driver and fit the screen."""
    repo.edit(under(repo, CAP), "500", "700")
    repo.commit("more")
    wanted = "the upper limit rises from 500 to 700"
    for words in (
        ("log", "-p", "--ext-diff", "-1"),
        ("show", "--ext-diff"),
        ("plan-log", "-1"),
        ("plan-show",),
    ):
        shown = repo.git(*words, COLUMNS=columns)
        assert wanted in " ".join(shown.split()), words
        assert max(map(len, shown.splitlines())) <= int(columns)


def test_gits_own_diff_names_the_point(repo: Repo) -> None:
    """Where git draws the lines itself, the head of a hunk names the clause or point it is in."""
    repo.edit(under(repo, CAP), "{max: 500, unit: soldiers}", "{max: 500, unit: persons}")
    assert "@@ points:" not in repo.git("diff", "--no-ext-diff")
    assert "id: limit" in next(
        line for line in repo.git("diff", "--no-ext-diff").splitlines() if line.startswith("@@")
    )


def test_new_deleted_renamed_and_other_files(repo: Repo) -> None:
    """New files are compared with the version before, deleted ones say what went, renames keep git's words."""
    text = (repo.plans / "accord" / "1.1.yaml").read_text(encoding="utf-8")
    repo.write(
        under(repo, "plans/accord/1.2.yaml"),
        text.replace('"1.1"', '"1.2"', 1).replace("within: P30D", "within: P60D"),
    )
    repo.write(
        under(repo, "plans/other/1.0.yaml"),
        text.replace("id: accord", "id: other", 1).replace('"1.1"', '"1.0"', 1),
    )
    (repo.plans / "sketch" / "0.1.yaml").unlink()
    repo.edit(under(repo, "plans/registry/actors.yaml"), "schema:", "# touched\nschema:")
    repo.git("add", "-A")
    shown = repo.git("diff", "--cached")
    parts = {part.split(" b/")[0]: part for part in shown.split("diff --git a/")[1:]}
    new, other, gone, plain = (
        parts[under(repo, f"plans/{name}")]
        for name in ("accord/1.2.yaml", "other/1.0.yaml", "sketch/0.1.yaml", "registry/actors.yaml")
    )
    assert "new file mode 100644" in new
    assert "compared with ça va/plans/accord/1.1.yaml" in new.replace("\n  ", " ")
    assert "+ Accord of the two lands  other@1.0" in other
    assert "binds Nordland" in other
    assert "deleted file mode 100644" in gone
    assert "sketch@0.1" in gone
    assert "+# touched" in plain
    repo.git("reset", "-q", "--hard")
    repo.git("mv", under(repo, CAP), under(repo, "plans/accord/0.9.yaml"))
    repo.edit(under(repo, "plans/accord/0.9.yaml"), "500", "700")
    shown = repo.git("diff", "HEAD", "-M")
    assert f"rename to {under(repo, 'plans/accord/0.9.yaml')}" in shown.replace('"', "")
    assert "from 500 to 700" in shown


def test_modes_and_layout_are_shown(repo: Repo) -> None:
    """A change of mode alone has its two lines; comments and layout are shown by lines, or beside the changes."""
    (repo.plans / "accord" / "1.0.yaml").chmod(0o755)
    shown = repo.git("diff")
    assert "old mode 100644\nnew mode 100755\n" in shown
    (repo.plans / "accord" / "1.0.yaml").chmod(0o644)
    repo.edit(under(repo, CAP), "\nlanguage:", "\n# a word\nlanguage:")
    shown = repo.git("diff")
    assert "nothing that the text says changed" in shown
    assert "\n+# a word\n" in shown
    repo.edit(under(repo, CAP), "500", "700")
    assert "  + # a word" in repo.git("diff")


BROKEN = [b"", b"x: [\n", b"\xff\xfe\x00", b"schema: planctl/plan/1\nid: accord\n", b"- 1\n", b"\x1b[31mred: 1\n", b"a: &x 1\nb: *x\n", b"{" * 5000,
          b"schema: planctl/actors/1\nactors: {}\n", b"<<<<<<< a\n=======\n>>>>>>> b\n"]  # fmt: skip


@pytest.mark.parametrize("way", ["breaks", "mends", "comes"])
def test_broken_files_are_shown_by_lines_and_git_goes_on(repo: Repo, way: str) -> None:
    """Whatever files hold, before or after, git exits 0, shows each changed line of each and the files behind it."""
    sound = (repo.plans / "accord" / "1.0.yaml").read_bytes()
    paths = [repo.plans / "accord" / f"{at}.0.yaml" for at in range(3, 3 + len(BROKEN))]
    if way != "comes":
        for path, broken in zip(paths, BROKEN, strict=True):
            path.write_bytes(broken if way == "mends" else sound)
        repo.commit("before")
    for path, broken in zip(paths, BROKEN, strict=True):
        path.write_bytes(sound if way == "mends" else broken)
    repo.git("add", "-N", ".")
    repo.edit(under(repo, "plans/sketch/0.1.yaml"), "title:", "# last\ntitle:")
    done = repo.run("git", "diff", check=False)
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert "\x1b" not in shown
    parts = shown.split("diff --git ")[1:]
    assert len(parts) == len(BROKEN) + 1
    assert "# last" in parts[-1]
    for path, part in zip(sorted(paths), parts, strict=False):
        assert path.name in part.partition("\n")[0]
        assert "line by line" in part
        if way != "comes":
            assert f"{'+' if way == 'mends' else '-'}  - id: cap" in part


@pytest.mark.parametrize(
    "words",
    [(), ("a",), ("a", "b"), ("a", "/nowhere", "0", "0", "/nowhere", "0", "0"), ("--x",) * 7, ("a",) * 9],
)
def test_the_driver_exits_with_0_whatever_it_is_given(repo: Repo, words: tuple[str, ...]) -> None:
    """git stops where a driver fails, so this one never does."""
    done = repo.planctl("git", "diff-file", *words)
    assert done.returncode == 0
    assert done.stdout
    assert "Traceback" not in done.stdout + done.stderr


EDITS = (("max: 500", "max: 600"), ("title: Ceiling", "title: Limit"))


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick"])
def test_edits_of_one_point_combine(repo: Repo, way: str) -> None:
    """Where both sides edited one point in different ways, merge, rebase and cherry-pick keep both edits."""
    path = under(repo, CAP)
    repo.write(
        path, (repo.top / path).read_text(encoding="utf-8").replace("title: Ceiling", "title: Ceiling", 1)
    )
    branches(repo, path, *EDITS)
    if way == "merge":
        repo.git("merge", "-q", "--no-edit", "side")
    elif way == "rebase":
        repo.git("rebase", "-q", "side")
    else:
        repo.git("cherry-pick", "side")
    text = (repo.top / path).read_text(encoding="utf-8")
    assert "max: 600" in text
    assert "title: Limit" in text
    assert repo.git("status", "--porcelain") == ""
    assert repo.planctl("validate", path).returncode == 0


def test_edits_that_gits_own_merge_cannot_combine(repo: Repo) -> None:
    """One word changed by each side in one line is merged by planctl, and a conflict without it."""
    path = under(repo, CAP)
    branches(
        repo,
        path,
        ("Sudland is limited", "Sudland shall be limited"),
        ("500 soldiers.", "500 soldiers in peacetime."),
    )
    repo.git("-c", "merge.planctl.driver=false", "merge", "-q", "--no-edit", "side", check=False)
    assert repo.git("ls-files", "-u")
    repo.git("merge", "--abort")
    repo.git("merge", "-q", "--no-edit", "side")
    assert "Sudland shall be limited to 500 soldiers in peacetime." in (repo.top / path).read_text(
        encoding="utf-8"
    )


def test_where_planctl_is_gone_git_merges_by_lines(repo: Repo) -> None:
    """With planctl's environment gone, neither side's edit is lost without a mark, and what git can merge it merges."""
    path = under(repo, CAP)
    branches(repo, path, ("max: 500", "max: 600"), ("max: 500", "max: 700"))
    config = repo.top / ".git" / "config"
    config.write_text(
        config.read_text(encoding="utf-8").replace("-m planctl", "-m planctl_gone"), encoding="utf-8"
    )
    done = repo.git("merge", "--no-edit", "side", check=False)
    text = (repo.top / path).read_text(encoding="utf-8")
    assert repo.git("ls-files", "-u")
    assert "<<<<<<< ours" in text, done
    assert "max: 600" in text
    assert "max: 700" in text


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick"])
def test_a_conflict_is_a_plan_with_options_and_can_be_settled(repo: Repo, way: str) -> None:
    """git stops with the file unmerged; the file is a sound plan without markers; resolve, add, and go on."""
    path = under(repo, CAP)
    branches(repo, path, ("max: 500", "max: 600"), ("max: 500", "max: 700"))
    words = {
        "merge": ("merge", "--no-edit", "side"),
        "rebase": ("rebase", "side"),
        "cherry-pick": ("cherry-pick", "side"),
    }[way]
    done = repo.run("git", *words, check=False)
    assert done.returncode == 1, done.stdout
    assert f"planctl resolve '{path}'" in done.stderr.decode() + done.stdout.decode()
    assert len(repo.git("ls-files", "-u", "-z").split("\0")) == 4
    text = (repo.top / path).read_text(encoding="utf-8")
    assert "<<<<<<<" not in text
    assert "options:" in text
    assert repo.planctl("validate", path).returncode == 0
    assert repo.git("diff").startswith(f"diff --cc {path}")
    done = repo.planctl("resolve", f"{path}#cap", "--take", "b")
    assert done.returncode == 0, done.stderr
    repo.git("add", path)
    repo.git(*{"merge": ("commit", "-q", "--no-edit"), "rebase": ("rebase", "--continue"), "cherry-pick": ("cherry-pick", "--continue")}[way],
             GIT_EDITOR="true")  # fmt: skip
    text = (repo.top / path).read_text(encoding="utf-8")
    assert ("max: 700" in text) != ("max: 600" in text)
    assert "options:" not in text
    assert repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_is_no_plan_is_merged_by_lines(repo: Repo, side: str) -> None:
    """Where a side is not a sound plan, git's merge by lines decides, with markers, and no side is lost."""
    path = under(repo, CAP)
    edits = {"ours": ("max: 500", "max: 600"), "theirs": ("max: 500", "max: 700")}
    edits[side] = ("quantity: {max: 500", "quantity: {max: 800, nonsense: 1")
    branches(repo, path, edits["ours"], edits["theirs"])
    done = repo.run("git", "merge", "side", check=False)
    assert done.returncode == 1
    assert "is merged by lines" in done.stderr.decode()
    text = (repo.top / path).read_text(encoding="utf-8")
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    assert edits["ours"][1] in text
    assert edits["theirs"][1] in text


def test_lines_far_apart_in_broken_files_still_merge(repo: Repo) -> None:
    """A file that is no plan on either side merges as git would merge it."""
    path = under(repo, "plans/accord/3.0.yaml")
    repo.write(path, "".join(f"line {number}\n" for number in range(30)))
    repo.commit("text")
    branches(repo, path, ("line 3\n", "ours\n"), ("line 25\n", "theirs\n"))
    repo.git("merge", "-q", "--no-edit", "side")
    assert {"ours", "theirs"} <= set((repo.top / path).read_text(encoding="utf-8").splitlines())


def added(repo: Repo, path: str, ours: str, theirs: str) -> subprocess.CompletedProcess[bytes]:
    """Add a file on main and otherwise on a branch, and merge the branch."""
    repo.git("switch", "-q", "-c", "side")
    repo.write(path, theirs)
    repo.commit("theirs")
    repo.git("switch", "-q", "main")
    repo.write(path, ours)
    repo.commit("ours")
    return repo.run("git", "merge", "--no-edit", "side", check=False)


def test_both_sides_make_the_next_version(repo: Repo) -> None:
    """Two next versions of one plan are merged from the version that both began with, be it not the last one."""
    text = (repo.top / under(repo, CAP)).read_text(encoding="utf-8").replace('"1.0"', '"2.0"')
    path = under(repo, "plans/accord/2.0.yaml")
    done = added(repo, path, text.replace("500", "600"), text.replace("title: Ceiling", "title: Limit"))
    assert done.returncode == 0, done.stderr
    assert "from the version before, ça va/plans/accord/1.0.yaml" in done.stderr.decode()
    wished = text.replace("500", "600").replace("title: Ceiling", "title: Limit")
    assert (repo.top / path).read_text(encoding="utf-8") == wished


def test_both_sides_add_a_plan(repo: Repo) -> None:
    """A plan that both sides put in is one with options where they differ, and lines only where it is no plan."""
    text = (repo.top / under(repo, CAP)).read_text(encoding="utf-8").replace("id: accord", "id: pact", 1)
    path = under(repo, "plans/pact/1.0.yaml")
    done = added(repo, path, text.replace("500", "600"), text.replace("500", "700"))
    assert done.returncode == 1
    assert "#cap.limit: put in differently by ours and theirs" in done.stderr.decode()
    merged = (repo.top / path).read_text(encoding="utf-8")
    assert merged.count("max: 600") == merged.count("max: 700") == 1
    assert "<<<<<<<" not in merged
    assert repo.planctl("validate", path).returncode == 0
    repo.git("merge", "--abort")
    repo.git("switch", "-q", "side")
    repo.write(path, "id: [\n")
    repo.commit("broken")
    repo.git("switch", "-q", "main")
    assert repo.run("git", "merge", "side", check=False).returncode == 1
    merged = (repo.top / path).read_text(encoding="utf-8")
    assert "max: 600" in merged
    assert "id: [\n" in merged


def test_what_went_back_after_a_cross_merge_stays_back(repo: Repo) -> None:
    """Where two branches merged each other, git merges their common ancestors first, by what the plans say: an
    edit that one of them took back later does not return, and nothing is told of the merge in between.
    """
    path = under(repo, CAP)
    branches(repo, path, ("500", "600"), ("title: Ceiling", "title: Limit"))
    first, second = repo.git("rev-parse", "main", "side").split()
    repo.git("merge", "-q", "--no-edit", second)
    repo.edit(path, "status: tabled", "status: published")
    repo.commit("published")
    repo.git("switch", "-q", "side")
    repo.git("merge", "-q", "--no-edit", first)
    repo.edit(path, "600", "500")
    repo.commit("back")
    done = repo.run("git", "merge", "--no-edit", "main")
    text = (repo.top / path).read_text(encoding="utf-8")
    assert ("500" in text, "600" in text, "title: Limit" in text, "published" in text) == (
        True,
        False,
        True,
        True,
    )
    assert "planctl" not in done.stderr.decode()


def test_stash_and_revert_are_merges_too(repo: Repo) -> None:
    """git stash pop and git revert keep edits of the same line that were made in between."""
    path = under(repo, CAP)
    repo.edit(path, "500 soldiers.", "500 soldiers in peacetime.")
    repo.git("stash", "-q")
    repo.edit(path, "Sudland is limited", "Sudland shall be limited")
    repo.commit("shall")
    repo.git("stash", "pop", "-q")
    assert "shall be limited to 500 soldiers in peacetime." in (repo.top / path).read_text(encoding="utf-8")
    repo.commit("peacetime")
    repo.git("revert", "--no-edit", "HEAD~1")
    text = (repo.top / path).read_text(encoding="utf-8")
    assert "Sudland is limited to 500 soldiers in peacetime." in text


def test_deletion_against_an_edit_is_gits_conflict(repo: Repo) -> None:
    """A file deleted on one side and edited on the other stays, unmerged."""
    path = under(repo, CAP)
    repo.git("switch", "-q", "-c", "side")
    (repo.top / path).unlink()
    repo.commit("theirs")
    repo.git("switch", "-q", "main")
    repo.edit(path, "500", "600")
    repo.commit("ours")
    assert repo.run("git", "merge", "side", check=False).returncode == 1
    assert "600" in (repo.top / path).read_text(encoding="utf-8")


def test_line_ends_and_byte_order_mark_stay(repo: Repo) -> None:
    """A file with CRLF and a byte order mark is merged without a change of either."""
    path = under(repo, CAP)
    text = (repo.top / path).read_text(encoding="utf-8")
    repo.write(path, "\ufeff" + text.replace("\n", "\r\n"))
    repo.commit("windows")
    branches(repo, path, ("max: 500", "max: 600"), ("title: Ceiling", "title: Limit"))
    repo.git("merge", "-q", "--no-edit", "side")
    raw = (repo.top / path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert b"max: 600" in raw
    assert b"title: Limit" in raw


def test_after_uninstall_git_is_as_before(repo: Repo) -> None:
    """Without the drivers git shows lines again."""
    repo.edit(under(repo, CAP), "500", "700")
    assert repo.planctl("git", "install", "--uninstall").returncode == 0
    assert "+++ " in repo.git("-c", "core.quotePath=false", "diff", "--", under(repo, CAP))
