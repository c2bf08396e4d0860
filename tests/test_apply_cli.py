"""`planctl apply` and `planctl diff --format patch`, on the real command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import ROOT, SMALL, planctl, small

OLD, NEW = SMALL / "accord" / "1.0.yaml", SMALL / "accord" / "1.1.yaml"
TITLE = '[{"op": "replace", "path": "/points/0/title", "value": "Upper limit"}]'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the small archive that may be written to."""
    return Path(shutil.copytree(SMALL, tmp_path / "plans"))


def test_a_patch_printed_by_diff_is_carried_out_by_apply(tmp_path: Path) -> None:
    """What `diff --format patch` prints turns A into B: afterwards the two have no changes."""
    patch = small("diff", "accord@1.0", "accord@1.1", "--format", "patch")
    assert patch.returncode == 0
    assert isinstance(json.loads(patch.stdout), list)
    made = small("apply", "accord@1.0", "-", "-o", str(tmp_path / "new.yaml"), stdin=patch.stdout)
    assert (made.returncode, made.stdout) == (0, "")
    assert "operations apply" in made.stderr
    assert small("diff", str(tmp_path / "new.yaml"), "accord@1.1", "--exit-code").returncode == 0


def test_equal_texts_have_an_empty_patch() -> None:
    """The patch between a text and itself is an empty list, and --exit-code says 0."""
    done = small("diff", "accord", "accord", "--format", "patch", "--exit-code")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("options", [["--stat"], ["--words"], ["--only", "substantive"], ["--point", "1"]])
def test_a_patch_goes_with_no_view(options: list[str]) -> None:
    """A patch is of two whole texts: a view or filter beside it is wrong usage."""
    assert small("diff", "accord@1.0", "accord@1.1", "-f", "patch", *options).returncode == 2


def test_the_text_is_printed_byte_for_byte(tmp_path: Path) -> None:
    """Without -o the new text goes to stdout; with an empty patch it is the old one."""
    patch = tmp_path / "p.json"
    patch.write_text("[]")
    done = small("apply", "accord@1.0", str(patch))
    assert (done.returncode, done.stdout, done.stderr) == (0, OLD.read_text("utf-8"), "")


def test_in_place_writes_the_file_and_keeps_its_line_ends_and_mark(archive: Path) -> None:
    """--in-place replaces the bytes concerned; a byte order mark, CRLF and the file's mode stay."""
    path = archive / "accord" / "1.0.yaml"
    raw = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(raw)
    path.chmod(0o640)
    done = planctl("apply", str(path), "-", "--in-place", stdin=TITLE)
    assert (done.returncode, done.stdout) == (0, "")
    assert path.read_bytes() == raw.replace(b"title: Ceiling", b"title: Upper limit")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_a_link_stays_a_link(archive: Path) -> None:
    """In place, the file that a link points to is written."""
    link = archive.parent / "link.yaml"
    link.symlink_to(archive / "accord" / "1.0.yaml")
    assert planctl("apply", str(link), "-", "-i", stdin=TITLE, cwd=archive.parent).returncode == 0
    assert link.is_symlink()
    assert "Upper limit" in (archive / "accord" / "1.0.yaml").read_text("utf-8")


def test_check_writes_nothing(archive: Path) -> None:
    """--check says whether the patch applies, and leaves the file alone."""
    path = archive / "accord" / "1.0.yaml"
    before = path.read_bytes()
    done = planctl("apply", str(path), "-", "--check", stdin=TITLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 operation applies" in done.stdout
    refused = planctl("apply", str(path), "-", "--check", stdin='[{"op": "remove", "path": "/points/7"}]')
    assert refused.returncode == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ('[{"op": "remove", "path": "/points/0/titel"}]', "did you mean `title`?"),
        ('[{"op": "test", "path": "/version", "value": "9.9"}]', "1.0.yaml:3: `/version` is not the value"),
        ('[{"op": "remove", "path": "/points/0/title"}]', "no longer be a sound plan"),
        ("[{", "<stdin>:1:3: not valid JSON"),
        ("\x00", "not valid JSON"),
    ],
)
def test_a_patch_that_does_not_fit_is_refused_whole(archive: Path, patch: str, said: str) -> None:
    """A patch that does not apply exits with 1, with place and reason, and nothing is written."""
    path = archive / "accord" / "1.0.yaml"
    before = path.read_bytes()
    done = planctl("apply", str(path), "-", "-i", stdin=patch)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["accord", "-", "-i", "--check"], 2),
        (["-", "-"], 2),
        (["-", str(OLD), "-i"], 2),
        (["accord#cap", "-"], 2),
        (["acord", "-"], 2),
        (["accord", "no-such-file.json"], 3),
        (["accord", str(ROOT)], 2),
    ],
)
def test_wrong_usage_and_missing_files_have_their_codes(args: list[str], code: int) -> None:
    """Options that exclude each other and unknown refs exit with 2, a file that is not there with 3."""
    done = small("apply", *args, stdin=OLD.read_text("utf-8") if args[0] == "-" else "[]")
    assert done.returncode == code, done.stderr
    assert "internal error" not in done.stderr


def test_the_library_is_not_edited(tmp_path: Path) -> None:
    """A plan of planctl's own library is refused in place, with what to do instead."""
    done = planctl("apply", "us-28-point", "-", "-i", stdin="[]", cwd=tmp_path)
    assert done.returncode == 2
    assert "-o FILE" in done.stderr
