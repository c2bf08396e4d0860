"""`planctl validate`: what is searched, what is printed, and the exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from running import ROOT, SMALL, planctl

from planctl.render.cells import cell_width
from planctl.schemas import schema

PLANS = ROOT / "plans"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A sound archive of two versions, made from the small one, to be damaged."""
    plans = tmp_path / "plans"
    shutil.copytree(SMALL / "registry", plans / "registry")
    text = (SMALL / "accord" / "1.0.yaml").read_text(encoding="utf-8")
    (plans / "accord").mkdir()
    (plans / "accord" / "1.0.yaml").write_text(text, encoding="utf-8")
    (plans / "accord" / "1.1.yaml").write_text(
        text.replace('version: "1.0"', 'version: "1.1"'), encoding="utf-8"
    )
    return plans


def damage(archive: Path, old: str, new: str, file: str = "accord/1.0.yaml") -> Path:
    """Replace a text in a file of the archive."""
    path = archive / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_shipped_plans_are_sound() -> None:
    """Without paths, the archive in use is checked: the real plans have neither errors nor warnings."""
    done = planctl("validate", "--fail-on", "warning", "--quiet")
    assert done.returncode == 0, done.stdout
    assert re.match(r"\d+ files are sound", done.stdout)


def test_a_file_alone_is_judged_within_its_archive(archive: Path) -> None:
    """The archive is the nearest folder upward with a registry, whatever the working directory."""
    path = damage(archive, "actor: sued", "actor: sud")
    done = planctl("validate", str(path), "-f", "concise", cwd=Path("/"))
    assert done.returncode == 1
    assert "PL203 unknown-actor: there is no actor `sud` (did you mean `sued`" in done.stdout


def test_a_ref_names_its_file(archive: Path) -> None:
    """`accord@1.0` is the file of that version, `accord` that of the latest."""
    done = planctl("validate", "accord@1.0", "--archive", str(archive), "-f", "json")
    assert json.loads(done.stdout)["summary"]["files"] == 1
    assert planctl("validate", "accord", "--archive", str(archive), "-q").returncode == 0


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["accord@9.9"], 2, "`accord` has no version 9.9"),
        (["acord@1.0"], 2, "there is no plan `acord`"),
        (["accord#cap"], 2, "names a part of a text"),
        (["acord"], 3, "did you mean `accord`?"),
        (["nothing.yaml"], 3, "there is no file or folder `nothing.yaml`"),
        (["--select", "unknown-acter"], 2, "did you mean `unknown-actor`"),
        (["--ignore", "syntax"], 2, "cannot be ignored"),
        (["--quiet", "-f", "json"], 2, "goes with the formats text and concise"),
        (["--max-findings", "3", "-f", "github"], 2, "goes with the formats text and concise"),
        (["--stdin-filename", "x.yaml"], 2, "goes with the path -"),
        (["--format", "xml"], 2, "is not one of"),
        (["-o", "pyproject.toml/out.txt"], 2, "cannot write `pyproject.toml/out.txt`"),
    ],
)
def test_wrong_usage_and_missing_input_have_their_codes(args: list[str], code: int, said: str) -> None:
    """Usage and unknown refs are 2, paths that do not exist 3, each with a message and no traceback."""
    done = planctl("validate", *args, "--archive", str(SMALL))
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        ("error", (1, 0, 0)),
        ("warning", (1, 1, 0)),
        ("info", (1, 1, 1)),
        ("never", (0, 0, 0)),
    ],
)
def test_fail_on_is_a_threshold(archive: Path, fail_on: str, codes: tuple[int, ...]) -> None:
    """An error, a warning and a remark fail the run from their own level on."""
    for rule, code in zip(("unknown-topic", "number-not-in-text", "uncited-source"), codes, strict=True):
        broken = Path(shutil.copytree(archive, archive.parent / rule / "plans"))
        if rule == "unknown-topic":
            damage(broken, "topics: [forces]", "topics: [force]", "accord/1.0.yaml")
        elif rule == "number-not-in-text":
            damage(broken, "max: 500", "max: 501", "accord/1.0.yaml")
        else:
            damage(
                broken, "sources:\n", "sources:\n  extra: {publisher: X, kind: press}\n", "accord/1.0.yaml"
            )
        path = str(broken / "accord" / "1.0.yaml")
        done = planctl("validate", path, "--fail-on", fail_on, "--select", rule)
        assert done.returncode == code, done.stdout


def test_folders_are_searched_and_files_counted_once(archive: Path) -> None:
    """Sub-folders yes, hidden ones no, each file once however often it is named, in a fixed order."""
    hidden = archive / ".cache"
    hidden.mkdir()
    (hidden / "x.yaml").write_text("schema: planctl/plan/1\n")
    twice = planctl(
        "validate", str(archive), str(archive / "accord" / "1.0.yaml"), f"{archive}/../plans", "-f", "json"
    )
    once = planctl("validate", str(archive), "-f", "json")
    expected = 2 + len(list((archive / "registry").glob("*.yaml")))
    assert json.loads(once.stdout)["summary"]["files"] == expected
    assert json.loads(twice.stdout)["summary"]["files"] == expected


def test_foreign_yaml_is_passed_over_outside_an_archive_and_never_inside(archive: Path) -> None:
    """Other people's YAML is none of our business, unless it is named or lies among the plans."""
    foreign = archive.parent / "compose.yaml"
    foreign.write_text("services: {}\n")
    assert planctl("validate", str(archive.parent), "-q").returncode == 0
    named = planctl("validate", str(foreign), "-f", "concise")
    assert named.returncode == 1
    assert "PL020 unknown-schema" in named.stdout
    shutil.move(foreign, archive / "compose.yaml")
    assert planctl("validate", str(archive.parent), "-q").returncode == 1


def test_standard_input_goes_by_its_name(archive: Path) -> None:
    """With --stdin-filename, standard input is judged as if it lay there: its archive, its path, its name."""
    text = (archive / "accord" / "1.1.yaml").read_text(encoding="utf-8")
    name = str(archive / "accord" / "1.1.yaml")
    assert planctl("validate", "-", "--stdin-filename", name, stdin=text).returncode == 0
    moved = planctl(
        "validate", "-", "--stdin-filename", str(archive / "accord" / "2.0.yaml"), "-f", "concise", stdin=text
    )
    assert moved.returncode == 1
    assert "2.0.yaml:3:10: error PL107 path-mismatch" in moved.stdout


def test_a_broken_registry_is_reported_although_only_a_plan_was_named(archive: Path) -> None:
    """Names that cannot be looked up are not called unknown, and the file that is to blame has its
    finding.
    """
    (archive / "registry" / "actors.yaml").write_text("schema: planctl/actors/1\nactors: [\n")
    done = planctl("validate", str(archive / "accord" / "1.0.yaml"), "-f", "concise")
    assert done.returncode == 1
    assert "registry/actors.yaml:3:1: error PL004" in done.stdout
    assert "unknown-actor" not in done.stdout


def test_select_and_ignore_choose_rules(archive: Path) -> None:
    """--select leaves the rules named, --ignore takes them away; both take commas and may be repeated."""
    path = str(damage(archive, "actor: sued", "actor: sud"))
    assert planctl("validate", path, "--ignore", "unknown-actor,PL3").returncode == 0
    assert planctl("validate", path, "--select", "PL1", "--select", "PL204,unknown-category").returncode == 0
    assert planctl("validate", path, "--select", "PL2").returncode == 1


def test_json_follows_the_published_schema(archive: Path) -> None:
    """The report in JSON is valid against `planctl schema report`, clean or not."""
    damage(archive, "actor: sued", "actor: sud")
    damage(archive, "id: accord", "id: [")
    for args in ([], [str(SMALL)]):
        done = planctl("validate", *args, "--archive", str(archive), "-f", "json")
        jsonschema.validate(json.loads(done.stdout), schema("report"), cls=jsonschema.Draft202012Validator)
    printed = json.loads(planctl("schema", "report").stdout)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert {"rule", "name", "severity", "message", "path", "line", "column", "ref", "related", "fix"} <= set(
        printed["$defs"]["Finding"]["properties"]
    )


def test_a_finding_carries_its_ref(archive: Path) -> None:
    """A program need not parse lines to know which clause is meant."""
    path = str(damage(archive, "actor: sued", "actor: sud"))
    done = planctl("validate", path, "-f", "json", "--select", "unknown-actor")
    found = json.loads(done.stdout)["findings"]
    assert found[0]["ref"].startswith("accord@1.0#")


def test_output_is_written_as_a_whole(archive: Path, tmp_path: Path) -> None:
    """--output writes the report to a file with an ordinary mode and leaves nothing beside it."""
    target = tmp_path / "out" / "report.json"
    target.parent.mkdir()
    done = planctl("validate", str(archive), "-f", "json", "-o", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(target.read_text())["schema"] == "planctl/report/1"
    assert [item.name for item in target.parent.iterdir()] == ["report.json"]
    assert target.stat().st_mode & 0o400


def test_github_annotations_are_escaped_and_bounded(tmp_path: Path) -> None:
    """At most ten a level, each on one line; the rest is said in words; commas and percent signs cannot
    end a property.
    """
    name = "50%, a:b.yaml"
    (tmp_path / name).write_text(
        "schema: planctl/plan/1\nstatus: '50%'\n" + "".join(f"key{n}: 1\n" for n in range(30))
    )
    lines = planctl("validate", name, "-f", "github", cwd=tmp_path).stdout.splitlines()
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 10
    assert all(line.startswith("::error file=50%25%2C a%3Ab.yaml,line=") for line in annotations)
    assert any("`50%25` is not a value of `status`" in line for line in annotations)
    assert lines[-2].startswith("22 more of level error are not annotated")
    assert lines[-1] == "Found 32 errors in 1 file."


def test_concise_is_one_line_a_finding(archive: Path) -> None:
    """Editors and grep get `path:line:column: severity id name: message`."""
    path = damage(archive, "actor: sued", "actor: sud")
    done = planctl("validate", str(path), "-f", "concise", "--select", "unknown-actor")
    lines = done.stdout.splitlines()
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+:\d+: error PL203 unknown-actor: .*", lines[0])
    assert lines[-1].startswith("Found 1 error in 1 file.")


def test_max_findings_says_what_it_hides(tmp_path: Path) -> None:
    """A cut list tells that it is one; the summary still counts everything."""
    (tmp_path / "x.yaml").write_text("schema: planctl/plan/1\n" + "".join(f"key{n}: 1\n" for n in range(30)))
    shown = planctl("validate", "x.yaml", "--max-findings", "3", cwd=tmp_path).stdout
    assert shown.count("error PL0") == 3
    assert "28 more findings not shown (--max-findings 3)." in shown
    assert shown.endswith("Found 31 errors in 1 file.\n")


FRAME = """\
x.yaml:6:9  error PL023 wrong-value: `leakd` is not a value of `status`
  5 │ id: a
  6 │ status: leakd   # a slip
    │         ^^^^^
  = help: did you mean `leaked`? It is one of: idea, draft, leaked, tabled, published, agreed,
          signed, withdrawn, superseded
"""


def test_the_frame_shows_line_caret_and_help(tmp_path: Path) -> None:
    """The frame is exactly this: place, severity, id and name, message; the line and the one above; caret;
    help.
    """
    (tmp_path / "x.yaml").write_text("schema: planctl/plan/1\n#\n#\n#\nid: a\nstatus: leakd   # a slip\n")
    shown = planctl("validate", "x.yaml", "--select", "wrong-value", cwd=tmp_path).stdout
    assert shown == FRAME + (
        "\nFound 1 error in 1 file.\n"
        "1 can be mended with --fix --unsafe-fixes; --diff --unsafe-fixes shows how.\n"
    )


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("color", ["never", "always"])
def test_no_line_is_wider_than_the_screen(width: int, color: str, tmp_path: Path) -> None:
    """Long values, wide characters and tabs are windowed around the caret, messages are wrapped."""
    (tmp_path / "x.yaml").write_text(
        "schema: planctl/plan/1\nstatus: " + "word " * 100 + "\nfidelity: " + "和平" * 100 + "\n"
        "title: {en: x, " + "fr: y,\t" * 1 + "de: " + "z" * 300 + ", 'bad key': x}\n",
        encoding="utf-8",
    )
    shown = planctl("validate", "x.yaml", "--color", color, cwd=tmp_path, COLUMNS=str(width)).stdout
    assert ("\x1b[" in shown) == (color == "always")
    for line in ESCAPES.sub("", shown).splitlines():
        assert cell_width(line) <= width, line


@pytest.mark.parametrize("prefix", ["x", "和平", "e\u0301e\u0301", "a" * 200, "和" * 200])
def test_the_caret_stands_under_its_word(prefix: str, tmp_path: Path) -> None:
    """Whatever stands before the word (wide, combining, very long), caret and word begin in the same cell."""
    (tmp_path / "x.yaml").write_text(
        f'schema: planctl/plan/1\nsources: {{a: {{publisher: "{prefix}", kind: pres}}}}\n', encoding="utf-8"
    )
    shown = planctl("validate", "x.yaml", "--select", "wrong-value", cwd=tmp_path, COLUMNS="80").stdout
    lines = shown.splitlines()
    caret = next(number for number, line in enumerate(lines) if "^" in line)
    before_word = lines[caret - 1][: lines[caret - 1].index("pres}")]
    assert cell_width(before_word) == lines[caret].index("^")
    assert lines[caret].count("^") == 4


def test_folded_findings_list_their_other_lines(archive: Path) -> None:
    """One cause in many places is one frame that names the other lines."""
    text = (archive / "accord" / "1.0.yaml").read_text(encoding="utf-8")
    count = text.count("actor: sued")
    path = damage(archive, "actor: sued", "actor: sud", "accord/1.0.yaml")
    shown = planctl("validate", str(path)).stdout
    assert shown.count("unknown-actor") == 1
    if count > 1:
        assert f"= also: in {count - 1} more place" in shown


def test_an_ascii_terminal_gets_ascii_frames(tmp_path: Path) -> None:
    """Where the encoding has no box characters, the frame is drawn with a plain bar."""
    (tmp_path / "x.yaml").write_text("schema: planctl/plan/1\nstatus: leakd\n")
    shown = planctl(
        "validate", "x.yaml", cwd=tmp_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C"
    ).stdout
    assert shown.isascii()
    assert "2 | status: leakd" in shown


def test_validate_does_not_pay_for_rich_or_deepdiff() -> None:
    """Neither rich nor deepdiff nor scipy is imported for a plain run."""
    code = (
        "import sys; from planctl.cli.app import run; run(['validate', '-q', sys.argv[1]]); "
        "print([m for m in ('rich', 'deepdiff', 'scipy', 'numpy') if m in sys.modules])"
    )
    import subprocess
    import sys

    from running import environment

    done = subprocess.run(
        [sys.executable, "-c", code, str(PLANS / "us-28-point" / "1.0.yaml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_the_library_function_gives_the_same_report(archive: Path) -> None:
    """`planctl.validate` returns what the command prints; a path that does not exist raises NoInput."""
    import planctl as library
    from planctl.errors import NoInput

    path = str(damage(archive, "actor: sued", "actor: sud"))
    printed = json.loads(planctl("validate", path, "-f", "json").stdout)
    assert library.validate(path, archive).model_dump(mode="json", by_alias=True) == printed
    with pytest.raises(NoInput):
        library.validate(archive / "missing.yaml")


@pytest.mark.parametrize("command", ["validate", "verify"])
def test_without_an_archive_nothing_is_called_sound(tmp_path: Path, command: str) -> None:
    """Where no plans/ is, a check fails with 3: it does not pass on planctl's own library."""
    done = planctl(command, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no `plans/` folder" in done.stderr


def test_a_pipe_in_a_folder_is_passed_over(archive: Path) -> None:
    """A search opens only files: a named pipe would make it wait for ever."""
    os.mkfifo(archive / "accord" / "1.2.yaml")
    done = planctl("validate", str(archive), "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("value", ["-1", "-99999"])
def test_a_number_out_of_bounds_is_told_in_plain_words(archive: Path, value: str) -> None:
    """A number below its least value is said to be so, without words of the library underneath."""
    path = damage(archive, "number: 1\n", f"number: {value}\n")
    done = planctl("validate", str(path), "-f", "concise")
    assert f"`number` should be at least 0, not `{value}`" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_forbidden_file_is_a_finding(archive: Path) -> None:
    """A file without read permission is PL001 and not wrong usage."""
    path = archive / "accord" / "1.0.yaml"
    path.chmod(0)
    done = planctl("validate", str(path), "-f", "concise")
    assert done.returncode == 1
    assert "PL001" in done.stdout
