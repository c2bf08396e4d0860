"""`planctl stances`: who held what, of which date, and that no stance is carried past it unsaid."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from process_case import HOSTILE, REAL, STANCES, answer, index, process, say, write_archive
from rich.cells import cell_len
from running import planctl

from planctl.cli.process import read_process
from planctl.render.screen import Screen
from planctl.render.stances_markdown import stances_markdown
from planctl.render.stances_terminal import stances_terminal
from planctl.track.stances import StanceCell, StanceMatrix, stance_matrix

DAY = datetime.date


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("stances"))


def cell(matrix: StanceMatrix, actor: str, on: str) -> StanceCell | None:
    return next((one for one in matrix.cells if (one.actor, one.on) == (actor, on)), None)


def ids(one: StanceCell | None) -> list[str]:
    return [view.id for view in one.latest] if one else []


def test_a_point_is_followed_by_its_id() -> None:
    """A number means the point that had it in the text of the time: #1 and, later, #3 are one point."""
    matrix = stance_matrix(index(), plan="pact")
    assert [column.ref for column in matrix.columns] == ["pact", "pact#line", "pact#cap"]
    move = next(one for one in matrix.movements if one.on.ref == "pact#cap")
    assert [(view.id, view.said_of) for view in move.stances] == [("b", "pact@1.0"), ("c", "pact@2.0")]
    assert move.changed
    assert move.on.number == 3
    assert move.on.versions == ["1.0", "2.0"]


def test_a_point_that_is_gone_is_said_to_be_gone(root: Path) -> None:
    """A stance on a point that the latest text deleted stays, and says where the point is not."""
    matrix = stance_matrix(index(), plan="pact")
    line = next(column for column in matrix.columns if column.point == "line")
    assert not line.current
    assert line.versions == ["1.0", "2.0"]
    page = planctl("stances", "--plan", "pact", "--archive", str(root)).stdout
    assert "not in the latest text" in page


def test_a_stance_that_points_nowhere_is_kept_and_marked(root: Path) -> None:
    """A ref that names nothing is shown as it is written, as naming nothing."""
    matrix = stance_matrix(index())
    nowhere = next(view for one in matrix.movements for view in one.stances if view.id == "g")
    assert (nowhere.on.known, nowhere.on.ref) == (False, "ghost#x")
    page = planctl("stances", "--actor", "sued", "--archive", str(root)).stdout
    assert "names nothing in this archive" in page


def test_reports_of_one_day_that_differ_stand_together() -> None:
    """Where the last day has two reports, the cell has both, and neither wins."""
    found = cell(stance_matrix(index()), "sued", "pact")
    assert ids(found) == ["f", "h"]
    assert found is not None
    assert found.earlier == 1


def test_stances_on_points_are_counted_apart() -> None:
    """In the matrix of plans, a stance on a point is no stance on the plan; it is counted beside it."""
    found = cell(stance_matrix(index()), "nord", "pact")
    assert ids(found) == ["a"]
    assert found is not None
    assert found.on_points == 3


@pytest.mark.parametrize(
    ("on", "latest", "before", "later", "unplaced"),
    [
        (DAY(2024, 1, 12), {"nord": ["a"]}, 0, 7, []),
        (DAY(2024, 2, 5), {"nord": ["a"]}, 24, 4, ["e"]),
        (DAY(2024, 2, 29), {"nord": ["a"], "sued": ["f", "h"]}, 48, 1, []),
        (DAY(2024, 3, 31), {"nord": ["a"], "sued": ["f", "h"]}, 79, 0, []),
    ],
)
def test_a_stance_is_never_carried_unsaid(
    on: datetime.date, latest: dict[str, list[str]], before: int, later: int, unplaced: list[str]
) -> None:
    """On a day, a cell has the last report up to it and its distance; what may be younger is named apart."""
    matrix = stance_matrix(index(), on=on)
    assert {actor: ids(cell(matrix, actor, "pact")) for actor in latest} == latest
    first = cell(matrix, "nord", "pact")
    assert first is not None
    assert first.latest[0].before is not None
    assert (first.latest[0].before.fewest, first.latest[0].before.most) == (before, before)
    assert (matrix.later, [view.id for view in matrix.unplaced]) == (later, unplaced)
    assert all(view.date <= str(on) for one in matrix.cells for view in one.latest)


def test_every_cell_shows_its_date_and_the_days_since(root: Path) -> None:
    """In the terminal and in Markdown a cell has its date and, for a day, how long before that was."""
    for format_ in ("terminal", "markdown"):
        result = planctl("stances", "--on", "2024-02-29", "--format", format_, "--archive", str(root))
        assert "2024-01-12" in result.stdout
        assert "48 days before" in result.stdout
        assert "1 younger stance left out" in result.stdout
    page = planctl("stances", "--on", "2024-02-05", "--archive", str(root)).stdout
    assert "dated to a month or year that holds the day asked for" in page


def test_a_month_as_the_day_asked_for_is_its_last_day(root: Path) -> None:
    """`--on 2024-02` takes in all of February."""
    assert answer(root, "stances", "--on", "2024-02")["on"] == "2024-02-29"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--actor", "nord"], "abcd"),
        (["--actor", "envoy"], "b"),
        (["--plan", "pact", "--actor", "sued"], "efh"),
        (["--point", "pact#cap"], "bc"),
        (["--point", "pact#3"], "bc"),
        (["--plan", "pact", "--point", "#cap"], "bc"),
        (["--plan", "pact", "--point", "3"], "bc"),
        (["--point", "pact@1.0#1"], "bc"),
        ([], "abcdefgh"),
    ],
)
def test_filters(root: Path, args: list[str], expected: str) -> None:
    """Actors are followed to members and speakers, points by id or number, alone or with --plan."""
    data = answer(root, "stances", *args)
    assert "".join(sorted(view["id"] for move in data["movements"] for view in move["stances"])) == expected


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--plan", "offer"], 3, "no stance on offer on record"),
        (["--actor", "league"], 3, "of The League"),
        (["--on", "2020"], 3, "8 younger"),
        (["--actor", "envoi"], 2, "did you mean `envoy`"),
        (["--point", "pact"], 2, "names a plan and not a point"),
        (["--plan", "offer", "--point", "pact#cap"], 2, "is not a point of"),
        (["--point", "pact#cpa"], 2, "did you mean `cap`"),
        (["--on", "soon"], 2, "is not a date"),
    ],
)
def test_what_cannot_be_answered_is_said(root: Path, args: list[str], code: int, words: str) -> None:
    """A slip is exit 2 with what was meant, an empty answer exit 3 with what there is, on stderr alone."""
    said = say(root, "stances", *args)
    assert said[:2] == (code, "")
    assert words in said[2]


def test_an_archive_without_stances_says_so(tmp_path: Path) -> None:
    """Where there is no stances.yaml, nothing matched, and the message names the file."""
    result = planctl("stances", "--archive", str(write_archive(tmp_path, stances=None)))
    assert result.returncode == 3
    assert "stances.yaml" in result.stderr


@pytest.mark.parametrize("args", [[], ["--plan", "us-28-point"], ["--actor", "ua", "--on", "2025-12"]])
def test_json_keeps_its_schema(args: list[str]) -> None:
    """The JSON of the real stances is valid against the schema that planctl publishes."""
    data = answer(REAL.root, "stances", *args)
    published = json.loads(planctl("schema", "stance-matrix").stdout)
    jsonschema.Draft202012Validator(published).validate(data)


def test_every_real_stance_is_in_the_matrix_and_points_somewhere() -> None:
    """No stance of the file is lost, every cell has a row and a column, and every ref names something."""
    real = read_process(REAL)
    matrix = stance_matrix(real)
    views = [view for move in matrix.movements for view in move.stances]
    assert sorted(view.id for view in views) == sorted(stance.id for stance in real.positions)
    assert all(view.on.known for view in views)
    rows, columns = {row.id for row in matrix.rows}, {column.ref for column in matrix.columns}
    assert {(one.actor in rows, one.on in columns) for one in matrix.cells} == {(True, True)}
    counted = sum(len(one.latest) + one.earlier + one.on_points for one in matrix.cells)
    assert counted == len(views)


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("parts", [{}, {"plan": "us-28-point", "on": DAY(2025, 12, 1)}, {"actor": "ru"}])
def test_every_line_fits(width: int, parts: dict[str, Any]) -> None:
    """At any width no line of the real matrix is wider than the screen, and every column is in some band."""
    matrix = stance_matrix(read_process(REAL), **parts)
    page = stances_terminal(matrix, Screen(width))
    assert all(cell_len(line) <= width for line in page.splitlines())
    assert "\x1b" not in page


def test_hostile_text_is_harmless() -> None:
    """Neither the terminal nor Markdown lets the text of a stance steer it."""
    hostile = {"id": "z", "actor": "nord", "on": HOSTILE, "stance": "oppose", "date": "2024-01-01"}
    matrix = stance_matrix(
        index(stances=[*STANCES, {**hostile, "text": HOSTILE, "note": HOSTILE}]), actor="nord"
    )
    for color in (None, "truecolor"):
        page = stances_terminal(matrix, Screen(80, color))
        assert "\x1b[31m" not in page
        assert "\u202e" not in page
    shown = [{**hostile, "on": "pact", "text": HOSTILE, "note": HOSTILE}]
    markdown = stances_markdown(stance_matrix(index(stances=shown)))
    assert "<b>" not in markdown
    assert "\x1b" not in markdown


def test_a_versioned_ref_is_of_that_version(root: Path) -> None:
    """A stance that names a version was said of that version, whatever the date."""
    move = next(
        move
        for move in answer(root, "stances", "--plan", "pact")["movements"]
        if move["on"]["point"] == "line"
    )
    assert move["stances"][0]["said_of"] == "pact@1.0"
    assert process(root).place("pact@9.9", "2024-01-01").known is False
