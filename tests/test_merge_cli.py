"""`planctl merge` and `planctl resolve` as users run them: files, streams, exit codes, terminals, full disks."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from running import environment, planctl

from planctl.archive.write import replace_file
from planctl.errors import UnreadableFile
from planctl.merging import merge_bytes

BASE = """\
# The head is ours.
schema: planctl/plan/1
id: two-zones
version: "1.0"
title: Two zones
language: en
date: 2025-01-01
status: draft
fidelity: paraphrase
proponents: [us]
parties: [ua, ru]
sources:
  s: {publisher: S, kind: press}   # seen in print
points:
  # Everything hangs on this one.
  - id: force-cap
    number: 1
    title: Ceiling on the forces
    category: security-guarantees
    topics: [force-size]
    text: |
      The armed forces are limited to 600,000 personnel.
      Inspectors have access to all bases.
    evidence: seen
    sources: [s]
    clauses:
      - {id: cap, actor: ua, modality: shall, action: limit the armed forces, quantity: {max: 600000, unit: personnel}}

  - id: ceasefire   # last in time
    number: 2
    title: Ceasefire
    category: peace-in-ukraine
    topics: [ceasefire]
    text: "Both sides cease fire at once."
    evidence: seen
    sources: [s]
"""
OURS = BASE.replace("600,000", "800,000").replace("max: 600000", "max: 800000").replace("at once", "at noon")
THEIRS = (
    BASE.replace("600,000", "700,000")
    .replace("max: 600000", "max: 700000")
    .replace("all bases", "all air bases")
)
CLEAN = BASE.replace("all bases", "all air bases").replace("Two zones", "Two zones of peace")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with base.yaml, ours.yaml, theirs.yaml and clean.yaml."""
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", THEIRS), ("clean", CLEAN)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    return tmp_path


def merge(files: Path, *args: str, sides: tuple[str, ...] = ("ours", "theirs"), **extra: str) -> Any:
    names = [str(files / f"{name}.yaml") for name in ("base", *sides)]
    return planctl("merge", *names, *args, cwd=files, **extra)


def test_the_merged_text_is_printed_and_the_report_goes_to_stderr(files: Path) -> None:
    """Without options the merged YAML is all of stdout, with ours' comments and layout; the exit code is 0."""
    done = merge(files, sides=("ours", "clean"))
    assert done.returncode == 0, done.stderr
    wished = OURS.replace("all bases", "all air bases").replace("Two zones", "Two zones of peace")
    assert done.stdout == wished
    assert "no conflicts" in done.stderr


def test_conflicts_are_options_of_a_sound_plan(files: Path) -> None:
    """With conflicts the exit code is 1, and the written file is valid, comments and style kept."""
    done = merge(files, "--ours", "us", "--theirs", "ua", "-o", "out.yaml", COLUMNS="80")
    assert done.returncode == 1
    assert "[us: The armed forces are limited to [-600,000-]{+800,000+} personnel." in done.stdout
    assert "  b     [ua: The armed forces" in done.stdout
    text = (files / "out.yaml").read_text(encoding="utf-8")
    assert "# seen in print" in text
    assert "# last in time" in text
    assert "<<<<" not in text
    assert planctl("validate", "out.yaml", cwd=files).returncode == 0
    assert "at noon" in text


def test_a_conflict_is_shown_in_the_language_it_is_about(files: Path) -> None:
    """Where only the French wordings differ, the report and `resolve` show these, and who of one actor wants what;
    the option has a block text as the point has.
    """
    old = BASE[BASE.index("    text: |") : BASE.index("    evidence")]
    for name, cap in (("base", "600 000"), ("ours", "800 000"), ("theirs", "700 000")):
        both = f"    text:\n      en: The cap stands.\n      fr: |\n        Le plafond est de {cap}.\n        Il vaut ici.\n"
        (files / f"{name}.yaml").write_text(BASE.replace(old, both), encoding="utf-8")
    done = merge(files, "-o", "out.yaml", COLUMNS="100")
    assert "  b     [us (theirs): fr: Le plafond est de [-600 000-]{+700 000+}. Il vaut ici.]" in done.stdout
    assert (
        "fr: |\n            Le plafond est de 700 000.\n            Il vaut ici.\n"
        in (files / "out.yaml").read_text()
    )
    listed = planctl("resolve", "out.yaml", cwd=files, COLUMNS="100").stdout
    assert "[US: Le plafond est de [-600 000-]{+700 000+}. Il vaut ici." in listed


def test_a_deletion_shows_what_the_other_side_edited(files: Path) -> None:
    """Where a clause was edited and its wording was not, the report names the keys that changed."""
    gone = BASE[: BASE.index("    clauses:")] + BASE[BASE.index("  - id: ceasefire") :]
    (files / "ours.yaml").write_text(gone, encoding="utf-8")
    (files / "theirs.yaml").write_text(BASE.replace("max: 600000", "max: 700000"), encoding="utf-8")
    done = merge(files, "--check", COLUMNS="140")
    assert "limit the armed forces; quantity: [-max: 600000, unit: personnel-]{+max: 700000" in done.stdout


def test_check_writes_nothing(files: Path) -> None:
    """--check tells a clean merge from one with conflicts by its exit code, and leaves the folder as it is."""
    before = sorted(os.listdir(files))
    assert merge(files, "--check").returncode == 1
    assert merge(files, "--check", sides=("ours", "clean")).returncode == 0
    assert sorted(os.listdir(files)) == before


def test_json_and_markdown(files: Path) -> None:
    """The JSON is the result by its schema, the Markdown tells the same conflicts."""
    made = json.loads(merge(files, "--format", "json").stdout)
    assert made["schema"] == "planctl/merge/1"
    assert {c["unit"] for c in made["conflicts"]} == {"#force-cap/text", "#force-cap.cap/quantity"}
    assert made["ledger"]["unexplained"] == 0
    page = merge(files, "--format", "markdown").stdout
    assert "### \\#force-cap, text" in page
    assert "**800,000**" in page


def test_three_texts_and_standard_input(files: Path) -> None:
    """More than two texts are merged at once, and one of them may come from standard input."""
    names = [str(files / f"{name}.yaml") for name in ("base", "ours", "theirs")]
    done = planctl(
        "merge", *names, "-", "--by", "us", "--by", "ua", "--by", "ru,gb", "-f", "json", stdin=CLEAN
    )
    assert done.returncode == 1, done.stderr
    made = json.loads(done.stdout)
    assert [side["by"] for side in made["sides"]] == [["us"], ["ua"], ["ru", "gb"]]
    assert made["merged"]["title"] == "Two zones of peace"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("--theirs", "uaa"), 2, "there is no actor `uaa`"),
        (("--by", "us"), 2, "give it once for each"),
        (("--check", "-o", "x.yaml"), 2, "choose one"),
        (("--ours", "us", "--by", "ua"), 2, "use one or the other"),
    ],
)
def test_wrong_usage_is_explained(files: Path, args: tuple[str, ...], code: int, says: str) -> None:
    """Wrong options are refused with the reason, and nothing is written."""
    done = merge(files, *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr


def test_a_broken_side_is_reported_with_its_place(files: Path) -> None:
    """A text that is no sound plan is a finding with its line, and no result."""
    (files / "theirs.yaml").write_text(BASE.replace("status: draft", "status: drafted"), encoding="utf-8")
    done = merge(files)
    assert done.returncode == 1
    assert "theirs.yaml:8" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_line_ends_and_byte_order_marks_stay() -> None:
    """A file with CRLF and a byte order mark has them after the merge."""
    mark = b"\xef\xbb\xbf"
    ours, theirs = (mark + text.replace("\n", "\r\n").encode() for text in (OURS, CLEAN))
    text, result = merge_bytes(BASE.replace("\n", "\r\n").encode(), ours, theirs)
    assert result.is_clean
    assert text.startswith(mark)
    assert text.count(b"\n") == text.count(b"\r\n")
    assert b"all air bases" in text


def test_block_texts_edited_on_both_sides_lose_no_word() -> None:
    """Two sentences appended to one block text, and the lines of it broken anew: everything is in the result."""
    ours = BASE.replace("all bases.\n", "all bases.\n      Breaches are published.\n")
    theirs = BASE.replace("all bases.\n", "all bases.\n      Costs are shared.\n")
    wrapped = BASE.replace(
        "limited to 600,000 personnel.\n      Inspectors", "limited to\n      600,000 personnel. Inspectors"
    )
    text, result = merge_bytes(BASE.encode(), ours.encode(), theirs.encode())
    assert result.is_clean
    assert b"all bases.\n      Breaches are published.\n      Costs are shared.\n" in text
    text, result = merge_bytes(BASE.encode(), wrapped.encode(), theirs.encode())
    assert result.is_clean
    assert b"limited to\n      600,000 personnel. Inspectors" in text
    assert b"Costs are shared." in text


def test_plan_text_never_reaches_the_terminal_as_markup(files: Path) -> None:
    """Brackets, markup and lookalikes of escape codes in a conflict are shown as they are written."""
    for name, word in (("ours", "[red]x[/red] [/]"), ("theirs", "&lt;b&gt; \\x1b[31m")):
        (files / f"{name}.yaml").write_text(BASE.replace("Two zones", f"'{word}'"), encoding="utf-8")
    done = merge(files, "-f", "terminal")
    assert "[red]x[/red] [/]" in done.stdout
    assert done.returncode == 1


# Settling.


@pytest.fixture
def open_plan(files: Path) -> Path:
    """A merged plan with one point in brackets."""
    merge(files, "--ours", "us", "--theirs", "ua", "-o", "open.yaml")
    return files / "open.yaml"


def test_open_options_are_listed(open_plan: Path) -> None:
    """`resolve PLAN` in a pipe and --list show every open point with its options, also as JSON."""
    done = planctl("resolve", str(open_plan), COLUMNS="80")
    assert done.returncode == 0
    assert "1 open point with 2 options" in done.stdout
    made = json.loads(planctl("resolve", str(open_plan), "--list", "-f", "json").stdout)
    assert [[o["id"] for o in p["options"]] for p in made["points"]] == [["a", "b"]]


@pytest.mark.parametrize(("option", "side"), [("a", OURS), ("b", THEIRS)])
def test_taking_an_option_writes_that_sides_text(open_plan: Path, option: str, side: str) -> None:
    """After --take, the text and figure are those of that side, in place, and the comments are there."""
    done = planctl("resolve", f"{open_plan}#force-cap", "--take", option)
    assert done.returncode == 0, done.stderr
    wished = side.replace("all bases", "all air bases").replace("at once", "at noon")
    assert open_plan.read_text(encoding="utf-8") == wished


def test_resolve_refuses_with_the_nearest_name(open_plan: Path) -> None:
    """An unknown option or point, or no point at all, is refused, and the file stays as it is."""
    before = open_plan.read_bytes()
    for args, says in (
        ((f"{open_plan}#force-cap", "--take", "aa"), "did you mean `a`"),
        ((f"{open_plan}#force-kap", "--take", "a"), "did you mean `force-cap`"),
        ((str(open_plan), "--take", "a"), "names no point"),
        ((f"{open_plan}#ceasefire", "--take", "a"), "has no options"),
        ((f"{open_plan}#force-cap", "--text", ""), "sound plan"),
    ):
        done = planctl("resolve", *args)
        assert done.returncode in (1, 2)
        assert says in done.stderr, done.stderr
    assert open_plan.read_bytes() == before


def test_a_new_wording_leaves_out_other_languages_and_says_so(open_plan: Path) -> None:
    """--text is in the plan's language; a wording in another would say what stood, and is named as it goes."""
    text = open_plan.read_text(encoding="utf-8")
    body = text[text.index("    text: |") : text.index("    evidence")]
    both = "    text: {en: The cap stands., fr: Le plafond reste.}\n"
    open_plan.write_text(text.replace(body, both), encoding="utf-8")
    done = planctl("resolve", f"{open_plan}#force-cap", "--take", "a", "--text", "The cap is new.")
    assert "option a taken, worded anew; b dropped; the wording in fr is left out" in done.stderr
    assert "The cap is new." in open_plan.read_text(encoding="utf-8")


def test_text_settles_and_output_leaves_the_plan_alone(open_plan: Path) -> None:
    """--text words the point anew; with -o another file is written, with `-` it is printed."""
    before = open_plan.read_bytes()
    done = planctl("resolve", f"{open_plan}#force-cap", "--text", "The forces are limited.", "-o", "-")
    assert done.returncode == 0
    assert "text: The forces are limited.\n" in done.stdout.replace("|-\n      ", "")
    assert open_plan.read_bytes() == before
    piped = planctl("resolve", "-#force-cap", "--take", "a", stdin=before.decode())
    assert "800,000" in piped.stdout
    assert "options" not in piped.stdout


def on_terminal(command: list[str], answers: list[str], cwd: Path) -> tuple[str, int]:
    """What a command prints on a terminal when a person gives these answers, and its exit code. An answer that
    is a control character is typed alone.
    """
    child, main = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.environ.update(environment(COLUMNS="90", NO_COLOR="1"))
        os.execv(sys.executable, [sys.executable, "-m", "planctl", *command])
    seen, waiting, until = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < until and select.select([main], [], [], 30)[0]:
        try:
            part = os.read(main, 4096)
        except OSError:  # the terminal is closed
            break
        if not part:
            break
        seen += part
        if waiting and seen.rstrip().endswith(b"?"):
            answer = waiting.pop(0)
            os.write(main, answer.encode() + (b"\n" if answer.isprintable() else b""))
            seen += b"\n"
    os.close(main)
    return seen.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_person_walks_through_the_open_points(open_plan: Path) -> None:
    """On a terminal each open point is shown and asked about; a slip is explained, the answer is written."""
    seen, code = on_terminal(["resolve", str(open_plan)], ["x", "b"], open_plan.parent)
    assert code == 0, seen
    assert "there is no `x` here" in seen
    assert "nothing left open" in seen
    assert "700,000" in open_plan.read_text(encoding="utf-8")
    assert "options" not in open_plan.read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "code"), [("q", 0), ("\x04", 0), ("\x03", 130)])
def test_quitting_keeps_what_was_settled(files: Path, answer: str, code: int) -> None:
    """q, the end of input and Ctrl-C end the walk: what was answered before is written, and nothing else."""
    for name, word in (("ours", "noon"), ("theirs", "dawn")):
        text = (files / f"{name}.yaml").read_text(encoding="utf-8")
        (files / f"{name}.yaml").write_text(re.sub("at (once|noon)", f"at {word}", text), encoding="utf-8")
    merge(files, "--ours", "us", "--theirs", "ua", "-o", "open.yaml")
    before = (files / "open.yaml").read_text(encoding="utf-8")
    assert before.count("options:") == 2
    seen, ended = on_terminal(["resolve", "open.yaml"], ["b", answer], files)
    assert ended == code, seen
    after = (files / "open.yaml").read_text(encoding="utf-8")
    assert after.count("options:") == 1
    assert code or "1 left open" in seen


# A crash or a full disk leaves the old file or the new one.


@pytest.mark.parametrize("broken", ["replace", "fsync", "chmod"])
def test_a_failure_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Whatever step of writing fails, the old text is there, and no other file."""
    path = tmp_path / "plan.yaml"
    path.write_text("old\n", encoding="utf-8")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(UnreadableFile, match="No space left"):
        replace_file(path, "new\n")
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "old\n"
    assert os.listdir(tmp_path) == ["plan.yaml"]
