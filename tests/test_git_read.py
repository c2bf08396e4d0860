"""Revisions, files in them, and whole archives as they were: read from real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from repos import Repo

from planctl.archive import open_archive, registry_for, resolve
from planctl.archive.git import Repository, archive_at, changed_files, split_revision
from planctl.errors import NoInput, PlanctlError, UnknownRef

PLAN = "plans/accord/1.1.yaml"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """Three commits on main, a merge, tags of both kinds, a remote branch, odd names, a subfolder."""
    made = Repo(tmp_path_factory.mktemp("git") / "a répo")
    made.git("tag", "light")
    made.edit(PLAN, "\nlanguage:", "\n# second\nlanguage:")
    made.write("notes/é ü.yaml", "schema: x\n")
    made.write("crlf.yaml", "a: 1\r\nb: 2\r\n")
    made.commit("second")
    made.git("tag", "-a", "heavy", "-m", "heavy")
    made.git("tag", "-a", "nested", "-m", "nested", "heavy")
    made.git("switch", "-q", "-c", "feature/one#2")
    made.write("plans/sketch/0.2.yaml", "schema: planctl/plan/1\nid: sketch\n")
    made.commit("on a branch")
    made.git("switch", "-q", "main")
    made.edit(PLAN, "# second", "# third")
    made.commit("third")
    made.git("merge", "-q", "--no-ff", "-m", "merge", "feature/one#2")
    made.git("update-ref", "refs/remotes/origin/main", "HEAD~1")
    made.git("config", "branch.main.remote", "origin")
    made.git("config", "branch.main.merge", "refs/heads/main")
    made.git("config", "remote.origin.url", "nowhere")
    made.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    made.git("pack-refs", "--all")
    made.git("repack", "-qad")
    made.write("after.yaml", "loose: true\n")
    made.commit("fourth")
    return made


REVISIONS = [
    "HEAD", "@", "main", "refs/heads/main", "heads/main", "light", "tags/heavy", "heavy", "nested", "heavy^{}",
    "nested^{commit}", "heavy^{tree}", "heavy~1", "HEAD~0", "HEAD^", "HEAD~", "HEAD~1^1", "HEAD~1^2", "HEAD^^2~1", "@~2", "HEAD^0",
    "feature/one#2", "origin/main", "@{upstream}", "main@{u}", "main@{1}", "@{1}", "HEAD@{2}", "@{-1}", "ORIG_HEAD",
    "main^{tree}", "HEAD~3^{commit}",
]  # fmt: skip


@pytest.mark.parametrize("rev", REVISIONS)
def test_a_revision_is_the_one_that_git_means(repo: Repo, rev: str) -> None:
    """Each way to name a revision gives the commit, and byte for byte the files, that git gives."""
    found = Repository.discover(repo.top).revision(rev)
    wanted = repo.git("rev-parse", "--verify", f"{rev}^{{tree}}").strip()
    assert repo.git("rev-parse", f"{found.id}^{{tree}}").strip() == wanted
    names = repo.git("ls-tree", "-r", "--name-only", "-z", rev).split("\0")[:-1]
    assert list(found.names()) == sorted(names)
    for name in names:
        assert found.content(name) == repo.run("git", "show", f"{rev}:{name}").stdout


def test_short_ids_and_described_names(repo: Repo) -> None:
    """An id may be cut to four letters and more, in either case, and `git describe` may be given back."""
    repository = Repository.discover(repo.top)
    for commit in repo.git("rev-list", "--all").split():
        for name in (commit, commit[:12], commit[:7].upper(), f"heavy-3-g{commit[:9]}"):
            assert repository.revision(name).id == commit


@pytest.mark.parametrize("rev", ["nothing", "HEAD~99", "HEAD^3", "main@{99}", "abcdef0", "0" * 40, "~1", "^", "HEAD^{blob}",
                                 "HEAD@{nonsense", ":/text", "sketch@{u}", "a..b", "-x", "HEAD~99999999999", "@{-9}", "é"])  # fmt: skip
def test_what_names_no_revision_is_said_so(repo: Repo, rev: str) -> None:
    """What git does not know is an unknown ref, and never a defect."""
    assert repo.run("git", "rev-parse", "-q", "--verify", f"{rev}^{{tree}}", check=False).returncode
    with pytest.raises(UnknownRef):
        Repository.discover(repo.top).revision(rev)


def test_a_slip_gets_a_did_you_mean(repo: Repo) -> None:
    """A branch or tag nearly named is offered; so is a file."""
    done = repo.planctl("show", "maim:plans/accord/1.1.yaml")
    assert (done.returncode, "did you mean `main`?" in done.stderr) == (2, True), done.stderr
    done = repo.planctl("show", "main:plans/accord/1.2.yaml")
    assert done.returncode == 3
    assert "there is no file `plans/accord/1.2.yaml` in main" in done.stderr
    assert "`plans/accord/1.1.yaml`?" in done.stderr


@pytest.mark.parametrize("ref", [
    "heavy:plans/accord/1.1.yaml", "heavy:accord", "heavy:accord@1.1", "heavy:accord#1", "heavy:./plans/accord/1.1.yaml#cap",
    "feature/one#2:accord#cap", "@{1}:accord@1.0#cap.limit",
])  # fmt: skip
def test_refs_at_a_revision_resolve(repo: Repo, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path or a ref after the revision, with a part or without, names a text as it was then."""
    monkeypatch.chdir(repo.top)
    target = resolve(ref, open_archive())
    assert target.plan.id == "accord"
    assert (target.point is not None) == ("#" in ref.partition(":")[2])
    rev, path = target.document.name.split(":")
    raw = repo.run("git", "show", f"{rev}:{path}").stdout
    assert target.document.text == raw.decode()


def test_a_file_wins_over_a_revision(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that exists is that file, though it reads like one at a revision."""
    monkeypatch.chdir(tmp_path)
    text = (repo.top / PLAN).read_text(encoding="utf-8").replace("id: accord", "id: other")
    (tmp_path / "main:x.yaml").write_text(text, encoding="utf-8")
    assert resolve("main:x.yaml", open_archive()).plan.id == "other"


@pytest.mark.parametrize(
    "text", ["C:\\plans\\x.yaml", "c:/plans/x.yaml", "https://x.org/a", ":x", "no colon", "a b:c"]
)
def test_what_is_no_revision_is_not_split(text: str) -> None:
    """Drive letters, URLs, an empty revision and blanks are not taken for `REV:PATH`."""
    assert split_revision(text) is None


def test_a_whole_archive_as_it_was(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive at a revision holds what a checkout of it would hold, registries included."""
    monkeypatch.chdir(repo.top)
    now = open_archive()
    for rev in ("light", "heavy", "main"):
        other = repo.top.parent / f"checkout-{rev}"
        repo.git("worktree", "add", "-f", "--detach", str(other), rev)
        disk, then = open_archive(other), archive_at(rev, now)
        assert [(e.plan, e.version) for v in then.entries.values() for e in v] == [
            (e.plan, e.version) for v in disk.entries.values() for e in v
        ]
        assert then.registry == disk.registry
        for entry in then.entries["accord"]:
            assert then.display(entry.path) == f"{rev}:plans/accord/{entry.version}.yaml"
            loaded = then.load(entry.path)
            assert loaded.plan == disk.load(disk.root / "accord" / f"{entry.version}.yaml").plan
            assert registry_for(loaded.document, now) == disk.registry
        repo.git("worktree", "remove", "--force", str(other))


def test_the_registry_is_that_of_the_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text at a revision is read with the names that the registry had then."""
    repo = Repo(tmp_path / "r")
    repo.edit("plans/registry/actors.yaml", "nord:", "norden:")
    repo.commit("renamed")
    monkeypatch.chdir(repo.top)
    archive = open_archive()
    assert "norden" in archive.registry.actors
    assert "norden" not in registry_for(resolve("HEAD~1:accord", archive).document, archive).actors


def test_changed_files_are_those_that_git_names(repo: Repo) -> None:
    """Between two revisions, below a folder, just the files differ that git says."""
    repository = Repository.discover(repo.top)
    for old, new in (("light", "main"), ("main", "light"), ("heavy", "HEAD")):
        found = changed_files(repository.revision(old), repository.revision(new), "plans")
        wanted = repo.git("diff", "--no-renames", "--name-only", old, new, "--", "plans").split()
        assert [a or b for a, b in found] == sorted(wanted)


def test_repositories_are_found_as_git_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Subfolders, linked working trees, bare repositories, submodules and GIT_DIR lead to the right commit."""
    repo = Repo(tmp_path / "r")
    head = repo.git("rev-parse", "HEAD").strip()
    assert Repository.discover(repo.plans / "accord").prefix == "plans/accord"
    repo.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "linked"))
    side = Repo(tmp_path / "linked", init=False)
    side.write("x.yaml", "a: 1\n")
    there = side.commit("side")
    assert Repository.discover(tmp_path / "linked" / "plans").revision("HEAD").id == there
    assert Repository.discover(repo.top).revision("HEAD").id == head
    repo.git("clone", "-q", "--bare", str(repo.top), str(tmp_path / "bare.git"))
    bare = Repository.discover(tmp_path / "bare.git")
    assert (bare.top, bare.revision("main").id) == (None, head)
    outer = Repo(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repo.top), "sub")
    outer.commit("with a submodule")
    assert Repository.discover(tmp_path / "outer" / "sub").revision("HEAD").id == head
    with pytest.raises(PlanctlError, match="is a submodule"):
        Repository.discover(outer.top).revision("HEAD").content("sub")
    with pytest.raises(UnknownRef, match="no git repository"):
        Repository.discover(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "bare.git"))
    assert Repository.discover().revision("HEAD").id == head
    monkeypatch.setenv("GIT_DIR", str(repo.top / ".git"))
    monkeypatch.chdir(repo.top)
    assert Repository.discover().top == repo.top
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "linked" / ".git"))
    assert Repository.discover().revision("HEAD").id == there


def test_a_bare_repository_is_an_archive_too(tmp_path: Path) -> None:
    """In a bare repository, texts at revisions are read though there is no `plans` folder."""
    repo = Repo(tmp_path / "r")
    bare = tmp_path / "bare.git"
    repo.git("clone", "-q", "--bare", str(repo.top), str(bare))
    done = repo.planctl("show", "main:accord#1", cwd=bare)
    assert done.returncode == 0, done.stderr
    assert "Ceiling" in done.stdout


def test_plans_below_the_top_are_found_from_any_folder(tmp_path: Path) -> None:
    """Where plans/ is not at the top, refs at revisions still find it, and paths are as git's."""
    repo = Repo(tmp_path / "r", plans="work/täble/plans")
    for folder in (repo.plans, repo.plans / "accord", repo.plans.parent):
        done = repo.planctl("show", "HEAD:accord#1", cwd=folder)
        assert done.returncode == 0, done.stderr
    for ref in ("HEAD:./1.1.yaml", "HEAD:work/täble/plans/accord/1.1.yaml", "HEAD:../accord/1.1.yaml"):
        done = repo.planctl("show", ref, cwd=repo.plans / "accord")
        assert done.returncode == 0, done.stderr
    done = repo.planctl("show", "HEAD:1.1.yaml", cwd=repo.plans / "accord")
    assert "`HEAD:./1.1.yaml`" in done.stderr


def test_links_in_a_commit_are_followed_as_on_disk(tmp_path: Path) -> None:
    """A linked registry counts in the archive at a revision; a link out of the repository is no file."""
    repo = Repo(tmp_path / "r")
    (repo.plans / "registry").rename(repo.top / "shared")
    (repo.plans / "registry").symlink_to("../shared")
    (repo.plans / "loop").symlink_to("loop")
    (repo.plans / "out").symlink_to("/etc")
    repo.commit("linked")
    then = archive_at("HEAD", open_archive(repo.plans))
    assert "nord" in then.registry.actors
    assert not then.is_dir(then.root / "loop")
    assert not then.is_dir(then.root / "out")


def test_a_shallow_clone_says_how_to_get_more(tmp_path: Path) -> None:
    """What a shallow clone does not hold is said, with the command that gets it."""
    repo = Repo(tmp_path / "r")
    repo.commit("second")
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.top}", str(tmp_path / "shallow"))
    with pytest.raises(UnknownRef) as error:
        Repository.discover(tmp_path / "shallow").revision("HEAD~1")
    assert "unshallow" in (error.value.hint or "")


def test_a_missing_file_is_no_input(repo: Repo) -> None:
    """A path that a revision lacks raises NoInput, and says where the file is if it is on disk."""
    with pytest.raises(NoInput) as error:
        Repository.discover(repo.top).revision("light").content("after.yaml")
    assert error.value.hint == "it exists on disk, but not in that revision"


# What the small archive is not sound in is left out.
SOUND = ("--ignore", "understated-version,unknown-category")


def test_any_command_works_on_an_archive_as_it_was(tmp_path: Path) -> None:
    """--archive REV: and PLANCTL_ARCHIVE put a commit in the place of the folder; what it prints is the same."""
    repo = Repo(tmp_path / "r")
    wanted = {
        words: repo.planctl(*words).stdout
        for words in (
            ("validate", "-q", *SOUND),
            ("show", "accord"),
            ("log", "accord"),
            ("search", "personnel"),
        )
    }
    for file in (PLAN, "plans/accord/1.0.yaml", "plans/registry/actors.yaml"):
        (repo.top / file).unlink()
    for words, said in wanted.items():
        for more, extra in (
            (("--archive", "HEAD:"), {}),
            (("--archive", "HEAD:plans"), {}),
            ((), {"PLANCTL_ARCHIVE": "HEAD:"}),
        ):
            done = repo.planctl(*words, *more, **extra)
            assert done.returncode == 0, done.stderr
            assert done.stdout == said, words
    assert repo.planctl("list", "--archive", "nothing:").returncode == 2
    assert repo.planctl("bump", "accord", "--archive", "HEAD:").returncode == 2


@pytest.mark.parametrize(
    "ref", ["HEAD:", "HEAD:plans", "HEAD:accord", f"HEAD:{PLAN}", "HEAD:plans/accord", "HEAD:./plans"]
)
def test_validate_takes_files_at_revisions(tmp_path: Path, ref: str) -> None:
    """A committed file that is broken on disk is sound, and one mended on disk is not; nothing is written."""
    repo = Repo(tmp_path / "r")
    (repo.top / PLAN).write_text("x: [", encoding="utf-8")
    assert repo.planctl("validate", *SOUND, ref).returncode == 0
    repo.commit("broken")
    repo.git("checkout", "-q", "HEAD~1", "--", ".")
    done = repo.planctl("validate", *SOUND, ref)
    assert (done.returncode, f"HEAD:{PLAN}:1" in done.stdout) == (1, True), done.stdout
    assert repo.planctl("validate", "--fix", ref).returncode == 2
    assert not (repo.top / "HEAD:plans").exists()
    assert repo.planctl("validate", "HEAD:nothing.yaml").returncode == 3
    assert repo.planctl("validate", "nothing:accord").returncode == 2
