"""Bad input through the command line: each gives a clear finding at its place, in bounded time, without a
traceback.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SMALL, environment, run

from planctl.archive.archive import Archive
from planctl.render.findings import FORMATS, render_report
from planctl.render.screen import Screen
from planctl.validation import Validator

ARCHIVE = Archive(SMALL)
S = b"schema: planctl/plan/1\n"
BOMB = (
    S
    + b"a: &a [x, x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9))
)

# name: (bytes, rule, line, column)
CASES: dict[str, tuple[bytes, str, int, int]] = {
    "empty": (b"", "PL012", 1, 1),
    "only a comment": (b"# nothing\n", "PL012", 1, 1),
    "a list at the top": (b"- a\n- b\n", "PL013", 1, 1),
    "a text at the top": (b"hello\n", "PL013", 1, 1),
    "6 MB": (b"# " + b"x" * 6_000_000, "PL011", 1, 1),
    "invalid UTF-8": (S + b"title: a\xffb\n", "PL002", 2, 9),
    "UTF-16": ("schema: planctl/plan/1\n".encode("utf-16"), "PL002", 1, 1),
    "a NUL byte": (S + b"title: a\x00b\n", "PL003", 2, 9),
    "an ANSI escape": (S + b"title: \x1b[31mred\x1b[0m\n", "PL003", 2, 8),
    "an escaped ANSI escape": (S + b'title: "\\e[31mred"\n', "PL003", 2, 8),
    "a right-to-left override": (S + "title: limited to \u202e000,006\n".encode(), "PL003", 2, 8),
    "a tab": (S + b"points:\n\t- id: a\n", "PL005", 3, 1),
    "a duplicate key": (S + b"id: a\nid: b\n", "PL006", 3, 1),
    "an anchor": (S + b"proponents: &x [us]\n", "PL007", 2, 13),
    "an alias": (S + b"parties: *x\n", "PL007", 2, 10),
    "an alias bomb": (BOMB, "PL007", 3, 8),
    "a merge key": (S + b"<<: {id: a}\n", "PL008", 2, 1),
    "a tag": (S + b"id: !!python/object:os.system x\n", "PL009", 2, 5),
    "a directive": (b"%YAML 1.1\n---\n" + S, "PL009", 1, 1),
    "a second document": (S + b"---\nid: b\n", "PL010", 2, 1),
    "30 February": (S + b"date: 2026-02-30\n", "PL025", 2, 7),
    "a 5,000-digit number": (S + b"point_count: " + b"9" * 5000 + b"\n", "PL011", 2, 14),
    "100,000 open brackets": (S + b"points: " + b"[" * 100_000, "PL011", 2, 48),
    "100,000 nested brackets": (S + b"points: " + b"[" * 100_000 + b"]" * 100_000, "PL011", 2, 48),
    "100,000 nested braces": (S + b"points: " + b"{a: " * 100_000, "PL011", 2, 165),
    "brackets as a key": (S + b"[x]: y\n", "PL004", 2, 1),
    "rich markup": (S + b'status: "[bold][/]"\n', "PL023", 2, 9),
    "a colon in a text": (S + b"title: Draft: two\n", "PL004", 2, 13),
    "an open quote": (S + b'title: "open\nid: a\n', "PL004", 2, 8),
    "no schema line": (b"foo: bar\n", "PL020", 1, 1),
    "a list for a mapping": (S + b"sources: []\n", "PL024", 2, 1),
}


def validate(*args: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `planctl validate` with bytes in and out."""
    return run(["validate", *args], cwd, environment(), stdin)


@pytest.mark.parametrize("name", list(CASES))
def test_bad_input_is_a_finding_with_its_place(name: str, tmp_path: Path) -> None:
    """The file has a finding of its rule at its line and column; exit 1, no traceback, within seconds."""
    raw, rule, line, column = CASES[name]
    (tmp_path / "bad.yaml").write_bytes(raw)
    start = time.monotonic()
    done = validate("bad.yaml", "--format", "json", cwd=tmp_path)
    assert time.monotonic() - start < 15
    assert done.stderr == b""
    assert done.returncode == 1
    found = [(f["rule"], f["line"], f["column"]) for f in json.loads(done.stdout)["findings"]]
    assert (rule, line, column) in found


@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.parametrize("format_", ["text", "concise", "github"])
def test_what_is_shown_of_bad_input_is_harmless(name: str, format_: str) -> None:
    """No format lets a control or reordering character through, and text keeps to the width of the screen."""
    checked = Validator(ARCHIVE).run([], (CASES[name][0], "bad.yaml"))
    shown = render_report(checked.report, format_, checked.texts, Screen(80))
    assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), 0x7F, 0x202E, 0x2067)}
    assert CASES[name][1] in shown
    if format_ == "text":
        assert max(len(line) for line in shown.splitlines()) <= 80


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(
        st.sampled_from(
            [
                "schema: planctl/plan/1\n",
                "points:\n",
                "  - id: a\n",
                "    text: ",
                "和平",
                "\t",
                "\r\n",
                "\x1b[31m",
            ]
        )
        | st.text(max_size=10),
        max_size=20,
    ).map("".join),
    width=st.integers(40, 200),
)
def test_any_text_can_be_reported_in_any_format(text: str, width: int) -> None:
    """Whatever stands in a file, every format draws it, with nothing that a terminal would obey."""
    checked = Validator(ARCHIVE).run([], (text.encode("utf-8", "surrogatepass"), "bad.yaml"))
    for format_, color in [*((format_, None) for format_ in FORMATS), ("text", "standard")]:
        shown = render_report(checked.report, format_, checked.texts, Screen(width, color))
        assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert color or "\x1b" not in shown
        assert not set(shown) & set("\x00\x07\x08\x0b\x0c\x7f\x9b\u202e\u2066")


def test_brackets_are_shown_as_they_are_written(tmp_path: Path) -> None:
    """`[ceasefire]` and `[/]` survive in the frame and in the message: no markup language eats them."""
    (tmp_path / "bad.yaml").write_bytes(S + b'status: "[ceasefire] [/] [bold]"\n')
    shown = validate("bad.yaml", cwd=tmp_path).stdout.decode()
    assert '2 │ status: "[ceasefire] [/] [bold]"' in shown
    assert "`[ceasefire] [/] [bold]` is not a value of `status`" in shown


def test_a_missing_file_is_said_and_the_others_are_checked(tmp_path: Path) -> None:
    """A path that does not exist is exit 3 with a did-you-mean; what does exist is checked all the same."""
    (tmp_path / "plan.yaml").write_bytes(S)
    done = validate("plam.yaml", "plan.yaml", "-f", "concise", cwd=tmp_path)
    assert done.returncode == 3
    assert (
        done.stderr.decode() == "planctl: there is no file or folder `plam.yaml`; did you mean `plan.yaml`?\n"
    )
    assert b"plan.yaml:1:1: error PL022" in done.stdout


def test_a_folder_without_plans_is_no_input(tmp_path: Path) -> None:
    """An empty folder, and one with other people's YAML, are exit 3 with a message."""
    done = validate(".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"there is no plan document below `.`" in done.stderr
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    done = validate(".", cwd=tmp_path)
    assert done.returncode == 3
    assert b"1 YAML file without a `schema:` line passed over" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read every file")
def test_a_file_without_permission_is_a_finding(tmp_path: Path) -> None:
    """A file that the system does not let us read is a finding with the system's reason."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(S)
    path.chmod(0)
    done = validate("plan.yaml", "-f", "concise", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PL001 unreadable-file: the file cannot be read: Permission denied" in done.stdout


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_broken_link_and_a_loop_are_findings(tmp_path: Path) -> None:
    """A link to nothing, named or found, is a finding; a folder that links to itself ends."""
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.yaml").symlink_to(tmp_path / "self.yaml")
    done = validate("gone.yaml", ".", "-f", "concise", cwd=tmp_path)
    shown = done.stdout.decode()
    assert done.returncode == 1, shown + done.stderr.decode()
    assert "gone.yaml:1:1: error PL001 unreadable-file" in shown
    assert "self.yaml:1:1: error PL001 unreadable-file" in shown
    assert "Traceback" not in shown + done.stderr.decode()


def test_a_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    """A name with escapes and line breaks cannot write to the terminal or forge a line of a report."""
    name = "a\x1b[31m\n::error::forged\u202e.yaml"
    (tmp_path / name).write_bytes(S)
    for format_ in ("text", "concise", "github"):
        shown = validate(".", name, "-f", format_, cwd=tmp_path).stdout.decode()
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\n::error::forged" not in shown


def test_diff_and_show_say_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    """A command that needs a sound plan shows at most ten findings on stderr, says how many more, and is
    exit 1.
    """
    lines = "".join(f"key{n}: 1\n" for n in range(30))
    (tmp_path / "bad.yaml").write_bytes(S + lines.encode())
    done = run(["show", "bad.yaml"], tmp_path, environment())
    said = done.stderr.decode()
    assert done.returncode == 1
    assert done.stdout == b""
    assert said.count("error PL0") == 10
    assert "bad.yaml is not a sound document; 21 more findings; `planctl validate` shows everything" in said


@pytest.mark.parametrize("raw", [b"", b"\xff", b"- a\n", S, b"[" * 100_000])
def test_standard_input_is_input_like_any_other(raw: bytes, tmp_path: Path) -> None:
    """Bad bytes on standard input are findings of <stdin>."""
    done = validate("-", "-f", "concise", cwd=tmp_path, stdin=raw)
    assert done.returncode == 1
    assert done.stdout.startswith(b"<stdin>:1:")
    assert done.stderr == b""
