"""`planctl diff` as a command: formats, exit codes, widths, colours, hostile text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from running import planctl

PAIR = ("diff", "us-28-point", "e3-counter-proposal", "--no-pager")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_the_first_command_of_a_newcomer_works(tmp_path: Path) -> None:
    """In an empty folder, the built-in library answers, and changes alone are no failure."""
    done = planctl("diff", "us-28-point", "e3-counter-proposal", cwd=tmp_path)
    assert done.returncode == 0
    assert "600,000 to 800,000 personnel (+33%)" in done.stdout
    assert "loosened for Ukraine" in done.stdout
    assert done.stderr == ""


def test_clauses_that_were_read_are_not_counted_as_written(tmp_path: Path) -> None:
    """Where a text has no typed clauses, the head says of how many that they were read from it."""
    assert json.loads(planctl(*PAIR, "--format", "json").stdout)["sides"][0]["read"] == 0
    text = (
        'schema: planctl/plan/1\nid: bare\nversion: "1.0"\ntitle: Bare\nlanguage: en\ndate: 2025-01-01\n'
        "status: draft\nfidelity: paraphrase\nproponents: [us]\nsources:\n  s: {publisher: S, kind: press}\npoints:\n"
        "  - {id: a, number: 1, title: A, category: other, topics: [elections], evidence: single-source,\n"
        "     sources: [s], text: Ukraine holds elections. Russia withdraws its troops.}\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("elections.", "early elections."), encoding="utf-8")
    done = planctl("diff", "a.yaml", "b.yaml", cwd=tmp_path, COLUMNS="120")
    assert done.returncode == 0, done.stderr
    assert "1 point, 2 clauses, read from the text" in done.stdout.splitlines()[0]


@pytest.mark.parametrize("width", ["60", "80", "140"])
@pytest.mark.parametrize("extra", [(), ("--side-by-side",), ("--stat",), ("--words",)])
def test_no_line_is_wider_than_the_screen(width: str, extra: tuple[str, ...]) -> None:
    """Whatever the width and the view, text wraps and nothing runs over."""
    done = planctl(*PAIR, *extra, COLUMNS=width)
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= int(width)


def test_colour_adds_nothing_but_colour() -> None:
    """Without colour, deletions and insertions carry signs; with it, no text is lost."""
    plain, colored = planctl(*PAIR, "--color", "never").stdout, planctl(*PAIR, "--color", "always").stdout
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    bare = ESCAPE.sub("", colored)
    assert bare.split("Ledger")[1].split() == plain.split("Ledger")[1].split()
    assert "{+" not in bare
    assert "{+" in plain


def test_json_is_the_result_and_keeps_its_schema() -> None:
    """The JSON validates against the exported schema and has the keys that programs rely on."""
    result = json.loads(planctl(*PAIR, "--format", "json").stdout)
    schema = json.loads(planctl("schema", "diff").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(result)
    assert {"a", "b", "links", "changes", "ledger", "effects", "matcher"} <= set(result)
    keys = {"kind", "level", "a", "b", "point", "clause", "before", "after", "effects", "explanation"}
    assert all(keys <= set(change) for change in result["changes"])
    assert result["ledger"]["unexplained"] == 0


def test_markdown_tells_the_same_changes() -> None:
    """Every point that changed has its heading, and the effects their table."""
    said = planctl(*PAIR, "--format", "markdown").stdout
    assert "## 6 Size of Ukraine's armed forces" in said
    assert "| Ukraine |" in said


def test_svg_is_a_picture_of_the_terminal() -> None:
    """The SVG parses as XML and shows the cap."""
    from xml.etree import ElementTree

    said = planctl(*PAIR, "--format", "svg").stdout
    root = ElementTree.fromstring(said)
    assert root.tag.endswith("svg")
    assert "800,000" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("us-28-point", "us-28-point", "--exit-code"), 0),
        (("us-28-point", "e3-counter-proposal", "--exit-code"), 1),
        (("us-28-point", "e3-counter-proposal"), 0),
        (("us-28-point", "e3-counter-proposal", "--fail-on", "substantive"), 1),
        (("us-28-point", "e3-counter-proposal", "--fail-on", "quantity-raised"), 1),
        (("us-28-point", "e3-counter-proposal", "--fail-on", "quantity-lowered"), 0),
        (("us-28-point", "us-28-point", "--fail-on", "editorial"), 0),
        (("us-28-point", "e3-counter-proposal", "--fail-on", "quantity-rased"), 2),
        (("us-28-point", "e3-conter-proposal"), 2),
        (("us-28-point@7.0", "e3-counter-proposal"), 2),
        (("us-28-point",), 2),
        (("us-28-point#6", "e3-counter-proposal"), 2),
        (("us-28-point", "nowhere/plan.yaml"), 2),
    ],
)
def test_exit_codes_hold(args: tuple[str, ...], code: int) -> None:
    """0 without a threshold reached, 1 with one, 2 for a slip, which is answered with what was meant."""
    done = planctl("diff", *args)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if code == 2:
        assert done.stdout == ""
        assert done.stderr.startswith("planctl: ")


def test_a_slip_in_a_kind_is_answered_with_what_was_meant() -> None:
    """An unknown kind gets its neighbour."""
    done = planctl("diff", "us-28-point", "e3-counter-proposal", "--fail-on", "quantity-rased")
    assert "did you mean `quantity-raised`" in done.stderr


def hostile(path: Path, text: str) -> str:
    """A plan file whose texts carry `text`."""
    path.write_text(
        f"""schema: planctl/plan/1
id: hostile
version: "1.0"
title: {json.dumps("T " + text)}
language: en
date: 2025-01-01
status: draft
fidelity: paraphrase
proponents: [us]
sources: {{s: {{publisher: S, kind: press}}}}
points:
  - id: one
    number: 1
    title: {json.dumps("One " + text)}
    category: other
    topics: [ceasefire]
    text: {json.dumps("Said " + text)}
    evidence: seen
    sources: [s]
    clauses:
      - {{id: c, actor: ua, modality: shall, action: {json.dumps("do " + text)}}}
""",
        encoding="utf-8",
    )
    return str(path)


@pytest.mark.parametrize(
    "text", ["[ceasefire]", "[/]", "[bold red]x[/bold red]", "{+a+} [-b-]", "<script>x</script>"]
)
@pytest.mark.parametrize("format_", ["terminal", "markdown", "svg", "json"])
def test_hostile_text_is_shown_harmlessly(tmp_path: Path, text: str, format_: str) -> None:
    """Brackets, markup and HTML in a plan reach no output as anything but text."""
    one = hostile(tmp_path / "a.yaml", text)
    other = hostile(tmp_path / "b.yaml", text + " more")
    done = planctl("diff", one, other, "--format", format_, "--color", "never")
    assert done.returncode == 0, done.stderr
    if format_ == "terminal":
        assert text in done.stdout
    if format_ in ("markdown", "svg"):
        assert "<script>" not in done.stdout


def test_a_broken_file_is_reported_with_its_place(tmp_path: Path) -> None:
    """A file that does not parse is a finding with line and column, exit 1, and no traceback."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: planctl/plan/1\nid: [\n", encoding="utf-8")
    done = planctl("diff", str(broken), "us-28-point")
    assert done.returncode == 1
    assert "broken.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_can_be_one_side() -> None:
    """`-` reads a plan from standard input."""
    from planctl.archive.locate import library_root

    text = (library_root() / "us-28-point" / "1.0.yaml").read_text(encoding="utf-8")
    done = planctl("diff", "-", "us-28-point", "--exit-code", stdin=text)
    assert done.returncode == 0, done.stderr


def test_a_filter_that_no_change_fits_does_not_say_no_changes() -> None:
    """Texts that differ are not said to be the same because --only leaves nothing."""
    done = planctl("diff", "us-28-point", "e3-counter-proposal", "--only", "territory-changed", "--exit-code")
    assert done.returncode == 0
    assert re.match(r"None of the \d+ changes fits", done.stdout)


@pytest.mark.parametrize(
    "options", [("--stat", "-f", "json"), ("--words", "-f", "markdown"), ("--stat", "--ledger")]
)
def test_options_that_could_do_nothing_are_wrong_usage(options: tuple[str, ...]) -> None:
    """A view that the format does not have, or two views of which one would win, are refused."""
    done = planctl("diff", "us-28-point", "e3-counter-proposal", *options)
    assert (done.returncode, done.stdout) == (2, "")
