"""Archives and refs: where plans are looked for, and every way to name a text or a part of it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from running import ROOT, SMALL, planctl

from planctl.archive import Archive, open_archive, registry_for, resolve
from planctl.archive.locate import archive_of, library_root
from planctl.errors import InvalidDocument, NoInput, PlanctlError, UnknownRef, UnreadableFile
from planctl.model.ref import Ref, parse_ref
from planctl.suggest import did_you_mean


@pytest.fixture
def archive() -> Archive:
    """The small archive, read afresh."""
    return Archive(SMALL)


@pytest.mark.parametrize(
    ("text", "ref", "number"),
    [
        ("accord", "accord@1.1", None),
        ("accord@1.0", "accord@1.0", None),
        ("accord@1.1#cap", "accord@1.1#cap", 1),
        ("accord#cap.limit", "accord@1.1#cap.limit", 1),
        ("accord#2", "accord@1.1#retreat", 2),
        ("accord#2.stay-out", "accord@1.1#retreat.stay-out", 2),
        ("accord@1.0#1", "accord@1.0#cap", 1),
        ("sketch#talks", "sketch@0.1#talks", None),
    ],
)
def test_every_form_of_a_ref(archive: Archive, text: str, ref: str, number: int | None) -> None:
    """A plan, a version, a point by id or number, and a clause are each found by their ref."""
    target = resolve(text, archive)
    assert str(target.ref) == ref
    assert (target.point.number if target.point else None) == number


@pytest.mark.parametrize("part", ["", "#cap", "#1", "#cap.limit"])
def test_a_path_takes_the_same_parts(archive: Archive, part: str) -> None:
    """A file path is a ref too, with the same parts after `#`."""
    path = SMALL / "accord" / "1.0.yaml"
    assert str(resolve(f"{path}{part}", archive).ref).startswith("accord@1.0")


def test_a_relative_path_is_from_the_working_directory(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is looked for where the user stands, not in the archive."""
    monkeypatch.chdir(SMALL / "accord")
    assert resolve("1.0.yaml", archive).plan.version == "1.0"
    assert resolve("./1.0.yaml#cap", archive).point is not None


def test_a_ref_wins_over_a_folder_of_its_name(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside `plans/`, where each plan is a folder, a plan's id still names the plan."""
    monkeypatch.chdir(SMALL)
    assert resolve("accord", archive).plan.ref == "accord@1.1"


def test_standard_input_is_a_ref(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads a plan from standard input."""
    raw = (SMALL / "sketch" / "0.1.yaml").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    target = resolve("-#talks", archive)
    assert str(target.ref) == "sketch@0.1#talks"
    assert target.document.name == "<stdin>"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("acord", "there is no plan `acord`", "did you mean `accord`?"),
        ("zebra", "there is no plan `zebra`", "`planctl list` shows the plans there are"),
        ("accord@1.7", "`accord` has no version 1.7", "it has 1.0, 1.1"),
        ("accord#capp", "accord@1.1 has no point `capp`", "did you mean `cap`?"),
        ("accord#77", "accord@1.1 has no point `77`", "its numbers run from 1 to 5"),
        ("sketch#3", "sketch@0.1 has no point `3`", "name a point by its id"),
        ("accord#cap.limits", "has no clause `limits`", "did you mean `limit`?"),
        ("accord#annex.x", "has no clause `x`", "it has no clauses"),
        ("#cap", "`#cap` is not a ref", "a ref looks like"),
        ("Accord!", "`Accord!` is not a ref", "a ref looks like"),
        ("accord#", "is not a ref", "a ref looks like"),
        ("", "is not a ref", "a ref looks like"),
        ("nowhere/1.0.yaml", "there is no file `nowhere/1.0.yaml`", None),
    ],
)
def test_what_names_nothing_says_what_was_meant(
    archive: Archive, text: str, message: str, hint: str | None
) -> None:
    """A ref that names nothing raises UnknownRef with a hint that helps."""
    with pytest.raises(UnknownRef) as caught:
        resolve(text, archive)
    assert message in caught.value.message
    assert hint is None or hint in (caught.value.hint or "")


def test_a_file_slip_gets_the_files_near_it(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that is nearly there names the file that is."""
    monkeypatch.chdir(SMALL)
    with pytest.raises(UnknownRef) as caught:
        resolve("accord/1.2.yaml", archive)
    assert "accord/1.1.yaml" in (caught.value.hint or "").replace("\\", "/")


def test_a_directory_is_no_text(archive: Archive) -> None:
    """A directory named by its path is an error that says so."""
    with pytest.raises(UnreadableFile, match="is a directory"):
        resolve(str(SMALL / "accord"), archive)


def test_a_file_that_vanished_is_no_input(archive: Archive, tmp_path: Path) -> None:
    """A dangling link is a missing file: exit 3, not an internal error."""
    link = tmp_path / "gone.yaml"
    link.symlink_to(tmp_path / "nothing.yaml")
    with pytest.raises(NoInput):
        resolve(str(link), archive)


def test_an_unsound_file_is_an_invalid_document(archive: Archive, tmp_path: Path) -> None:
    """A file that is read but is no plan raises InvalidDocument, which leads to exit 1."""
    path = tmp_path / "odd.yaml"
    path.write_text("schema: planctl/plan/1\nid: odd\n", encoding="utf-8")
    with pytest.raises(InvalidDocument) as caught:
        resolve(str(path), archive)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("us-28-point", Ref("us-28-point")),
        ("us-28-point@1.0", Ref("us-28-point", "1.0")),
        ("us-28-point@1.0#force-cap.cap", Ref("us-28-point", "1.0", "force-cap", "cap")),
        ("#force-cap", Ref(point="force-cap")),
        ("@1.0", None),
        ("a#", None),
        ("a b", None),
        ("", None),
    ],
)
def test_refs_are_parsed_and_written_back(text: str, ref: Ref | None) -> None:
    """A ref's text and its parts are two forms of one thing."""
    assert parse_ref(text) == ref
    assert ref is None or str(ref) == text


def test_the_nearest_plans_folder_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive is the nearest `plans/` upward from the working directory, from inside it too."""
    monkeypatch.delenv("PLANCTL_ARCHIVE", raising=False)
    shutil.copytree(SMALL, tmp_path / "plans")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    for place in (tmp_path, deep, tmp_path / "plans", tmp_path / "plans" / "accord"):
        monkeypatch.chdir(place)
        found = open_archive()
        assert found.root.resolve() == (tmp_path / "plans").resolve()
        assert not found.is_library


def test_a_folder_called_plans_without_plans_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `plans/` that holds neither a registry nor a plan is somebody else's."""
    monkeypatch.delenv("PLANCTL_ARCHIVE", raising=False)
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    assert open_archive().is_library


def test_the_option_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--archive`, then PLANCTL_ARCHIVE, then the working directory; both take a `plans/` or its parent."""
    other = tmp_path / "other" / "plans" / "registry"
    other.mkdir(parents=True)
    monkeypatch.setenv("PLANCTL_ARCHIVE", str(tmp_path / "other"))
    monkeypatch.chdir(SMALL)
    assert open_archive().root == tmp_path / "other" / "plans"
    assert open_archive(SMALL).root == SMALL
    assert open_archive(SMALL.parent).root == SMALL


@pytest.mark.parametrize("origin", ["--archive", "PLANCTL_ARCHIVE"])
def test_a_missing_archive_names_who_named_it(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that does not exist is an error that says where its name came from."""
    named = "/nowhere/at/all"
    if origin == "PLANCTL_ARCHIVE":
        monkeypatch.setenv("PLANCTL_ARCHIVE", named)
    with pytest.raises(UnknownRef, match=f"no directory .*{origin}"):
        open_archive(named if origin == "--archive" else None)


def test_the_library_is_the_fallback(tmp_path: Path) -> None:
    """In an empty folder the real plans answer, and an unknown plan was looked for in the library."""
    assert planctl("show", "us-28-point", "--brief", cwd=tmp_path).returncode == 0
    result = planctl("show", "us-28-pont", cwd=tmp_path)
    assert result.returncode == 2
    assert "in the built-in library" in result.stderr
    assert "did you mean `us-28-point`?" in result.stderr
    assert library_root() == ROOT / "plans"


def test_versions_are_ordered_as_numbers(tmp_path: Path) -> None:
    """1.10 is later than 1.9, and the latest is what a bare id names."""
    folder = tmp_path / "accord"
    folder.mkdir()
    text = (SMALL / "accord" / "1.1.yaml").read_text(encoding="utf-8")
    for version in ("1.9", "1.10", "0.3"):
        (folder / f"{version}.yaml").write_text(text.replace('"1.1"', f'"{version}"'), encoding="utf-8")
    (folder / "notes.yaml").write_text("not: a plan\n", encoding="utf-8")
    archive = Archive(tmp_path)
    assert [entry.version for entry in archive.entries["accord"]] == ["0.3", "1.9", "1.10"]
    assert resolve("accord", archive).plan.version == "1.10"
    assert [entry.version for entry in archive.latest()] == ["1.10"]


def test_nothing_is_read_twice(archive: Archive) -> None:
    """The same file, by ref and by path, is one object."""
    assert resolve("accord@1.0", archive).plan is resolve(str(SMALL / "accord" / "1.0.yaml"), archive).plan


def test_registries_are_one_and_may_be_missing(archive: Archive, tmp_path: Path) -> None:
    """The four registries come as one; a folder without them has an empty one."""
    assert set(archive.registry.actors) == {"nord", "sued", "council", "holders", "envoy"}
    assert list(archive.registry.categories) == ["security", "economy"]
    assert not Archive(tmp_path).registry.actors


def test_a_document_uses_the_registry_it_lies_beside(archive: Archive, tmp_path: Path) -> None:
    """A file's names come from its own archive, else from the one in use, else from the library."""
    assert archive_of(SMALL / "accord" / "1.0.yaml") is not None
    document = resolve(str(SMALL / "accord" / "1.0.yaml"), archive).document
    assert "nord" in registry_for(document, Archive(ROOT / "plans")).actors
    loose = tmp_path / "loose.yaml"
    shutil.copy(SMALL / "accord" / "1.0.yaml", loose)
    document = resolve(str(loose), archive).document
    assert "nord" in registry_for(document, archive).actors
    assert "ua" in registry_for(document, Archive(tmp_path)).actors


def test_the_real_plans_all_load() -> None:
    """Every plan of the library is a sound document whose id and version are those of its place."""
    archive = Archive(ROOT / "plans")
    for name, versions in archive.entries.items():
        for entry in versions:
            try:
                plan = archive.load(entry.path).plan
            except PlanctlError as error:
                pytest.fail(f"{entry.path}: {error}")
            assert (plan.id, plan.version) == (name, entry.version)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("US-28-POINT", "did you mean `us-28-point`?"),
        ("us-28-point@1", "did you mean `us-28-point@1.0`?"),
        ("us-28-point@v1.0", "did you mean `us-28-point@1.0`?"),
    ],
)
def test_a_word_that_is_no_ref_is_told_what_it_was_meant_for(word: str, hint: str) -> None:
    """Capitals and a version cut short are recognised."""
    with pytest.raises(UnknownRef) as caught:
        resolve(word, Archive(library_root(), is_library=True))
    assert caught.value.hint == hint


def test_a_document_of_another_kind_is_no_broken_plan() -> None:
    """A timeline given for a plan is said to be one; it is sound, so no finding could tell."""
    path = library_root() / "timeline.yaml"
    with pytest.raises(UnknownRef, match="planctl/timeline/1"):
        resolve(str(path), Archive(library_root(), is_library=True))


def test_a_name_of_two_letters_is_no_suggestion_for_a_long_word() -> None:
    """A short name is a part of almost any word."""
    assert did_you_mean("undisclosed", ["se", "un", "ua"]) is None
