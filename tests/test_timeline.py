"""`planctl timeline`: what it finds, and how its formats stand before independent readers."""

from __future__ import annotations

import builtins
import datetime
import itertools
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from process_case import EVENTS, HOSTILE, REAL, answer, event, index, process, say, write_archive
from rich.cells import cell_len
from running import planctl

from planctl.cli import app
from planctl.cli.process import read_process
from planctl.render.screen import Screen
from planctl.render.timeline_ical import timeline_ical
from planctl.render.timeline_markdown import timeline_markdown
from planctl.render.timeline_svg import timeline_svg
from planctl.render.timeline_terminal import timeline_terminal
from planctl.schemas import schema
from planctl.track.days import first_day, lag, last_day
from planctl.track.events import events

SVG = "{http://www.w3.org/2000/svg}"


def found(root: Path, *args: str) -> list[str]:
    return [item["id"] for item in answer(root, "timeline", *args)["events"]]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("timeline"))


def test_events_come_by_date(root: Path) -> None:
    """Without a filter every event is there, by date, and one without a day comes first in its month."""
    assert found(root) == ["prelude", "meeting", "dispute", "reply"]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--plan", "pact"], ["meeting", "dispute", "reply"]),
        (["--plan", "offer"], ["reply"]),
        (["--plan", "pact#cap"], ["dispute", "reply"]),
        (["--plan", "pact#3"], ["dispute", "reply"]),
        (["--actor", "sued"], ["prelude", "dispute", "reply"]),
        (["--actor", "Sudland"], ["prelude", "dispute", "reply"]),
        (["--actor", "envoy"], ["meeting"]),
        (["--actor", "nord"], ["prelude", "meeting"]),
        (["--actor", "nord", "--plan", "pact"], ["meeting"]),
        (["--from", "2024-01-17", "--to", "2024-01"], ["meeting"]),
        (["--from", "2024-02-20", "--to", "2024-02-21"], ["dispute"]),
        (["--to", "2023"], ["prelude"]),
        (["--from", "2024-03-05"], ["reply"]),
    ],
)
def test_filters(root: Path, args: list[str], expected: list[str]) -> None:
    """Plans are followed to their points by id, actors to their members at any remove, times by overlap."""
    assert found(root, *args) == expected


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--actor", "nrod"], 2, "did you mean `nord`"),
        (["--plan", "pcat"], 2, "did you mean `pact`"),
        (["--plan", "pact#cpa"], 2, "did you mean `cap`"),
        (["--from", "yesterday"], 2, "is not a date"),
        (["--from", "2024-02-30"], 2, "is not a date"),
        (["--from", "2024-03", "--to", "2024-01"], 2, "is empty"),
        (["--actor", "league"], 3, "no event with The League"),
        (["--to", "2020"], 3, "from 2023-11-02 to 2024-03-04"),
    ],
)
def test_what_cannot_be_answered_is_said(root: Path, args: list[str], code: int, words: str) -> None:
    """A slip is exit 2 with what was meant, an empty answer exit 3 with what there is, on stderr alone."""
    said = say(root, "timeline", *args)
    assert said[:2] == (code, "")
    assert words in said[2]


def test_an_archive_without_a_timeline_says_so(tmp_path: Path) -> None:
    """Where there is no timeline.yaml, nothing matched, and the message names the file."""
    result = planctl("timeline", "--archive", str(write_archive(tmp_path, events=None)))
    assert result.returncode == 3
    assert "timeline.yaml" in result.stderr


def test_a_broken_plan_hides_no_event(tmp_path: Path) -> None:
    """A plan file that cannot be read is left out with a notice, and the events stay."""
    root = write_archive(tmp_path)
    (root / "offer" / "1.0.yaml").write_text("id: [", encoding="utf-8")
    result = planctl("timeline", "--brief", "--archive", str(root))
    assert result.returncode == 0
    assert "offer@1.0 cannot be read" in result.stderr
    assert "The reply" in result.stdout


@pytest.mark.parametrize("args", [[], ["--plan", "us-28-point"], ["--actor", "us", "--from", "2026"]])
def test_json_keeps_its_schema(args: list[str]) -> None:
    """The JSON of the real timeline is valid against the schema that planctl publishes."""
    data = answer(REAL.root, "timeline", *args)
    published = json.loads(planctl("schema", "events").stdout)
    jsonschema.Draft202012Validator(published).validate(data)
    assert data["schema"] == "planctl/events/1"


def test_the_real_timeline_is_whole() -> None:
    """Every event of the file is shown, each filter takes a part of them, and none names an unknown plan."""
    whole = events(read_process(REAL))
    assert len(whole.events) == whole.total > 90
    assert all(place.known for one in whole.events for place in one.plans)
    part = events(read_process(REAL), actor="us")
    assert {"witkoff", "trump"} <= set(part.shown.members)
    assert 0 < len(part.events) < whole.total


def test_a_reading_stands_beside_its_event(root: Path) -> None:
    """In every format for people, a disputed event is marked and its other reading has its source."""
    for format_ in ("terminal", "markdown"):
        page = planctl("timeline", "--format", format_, "--archive", str(root)).stdout
        assert "disputed" in page
        assert "It was in March." in page
        assert "Courier" in page
        assert "day not recorded" in page


def test_a_stance_stands_at_its_event(root: Path) -> None:
    """An event lists the stances that were taken at it."""
    reply = next(item for item in answer(root, "timeline")["events"] if item["id"] == "reply")
    assert [(one["id"], one["on"]["ref"]) for one in reply["stances"]] == [("c", "pact#cap")]


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("brief", [False, True])
def test_every_line_fits(width: int, brief: bool) -> None:
    """At any width no line of the real timeline is wider than the screen, and none has an escape."""
    page = timeline_terminal(events(read_process(REAL)), Screen(width), brief=brief)
    assert all(cell_len(line) <= width for line in page.splitlines())
    assert "\x1b" not in page


def test_ascii_screens_get_ascii_marks(root: Path) -> None:
    """Where box characters cannot be shown none is drawn by planctl."""
    page = timeline_terminal(events(process(root)), Screen(80, None, False))
    assert page.isascii()


@pytest.mark.parametrize("color", [None, "truecolor"])
def test_hostile_text_is_harmless(color: str | None) -> None:
    """No format lets the text of an event steer the terminal, the page, the picture or the calendar."""
    hostile = event(
        "x", "2024-01-01", title=HOSTILE, text=HOSTILE, place=HOSTILE, note=HOSTILE, actors=["nord"]
    )
    hostile["readings"] = [{"text": HOSTILE, "sources": ["courier"]}]
    made = events(index(events=[hostile, *EVENTS]))
    page = timeline_terminal(made, Screen(100, color))
    assert "\x1b[31m" not in page
    assert "[red]trap[/red]" in page
    assert "\u202e" not in page
    markdown = timeline_markdown(made)
    assert "<b>" not in markdown
    assert "\x1b" not in markdown
    picture = ET.fromstring(timeline_svg(made))
    assert not list(picture.iter(f"{SVG}b"))
    assert "\u202e" not in timeline_svg(made)
    pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    assert b"\x1b" not in timeline_ical(made)


def test_the_calendar_is_read_by_another_program() -> None:
    """The package icalendar reads every event back with its days, title, place and readings."""
    icalendar = pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    shown = events(read_process(REAL))
    result = planctl("timeline", "--format", "ical")
    assert result.returncode == 0
    read = icalendar.Calendar.from_ical(result.stdout)
    entries = {str(entry["uid"]): entry for entry in read.walk("VEVENT")}
    assert len(entries) == len(shown.events)
    for one in shown.events:
        entry = entries[f"{one.id}@timeline.planctl"]
        assert entry.decoded("dtstart") == one.first_day
        assert entry.decoded("dtend") == one.last_day + datetime.timedelta(days=1)
        assert one.title in str(entry["summary"])
        assert ("day not recorded" in str(entry["summary"])) is not one.exact
        assert str(entry.get("location", "")) == (one.place or "")
        assert all(reading.text in str(entry["description"]) for reading in one.readings)


def test_the_calendar_is_the_same_every_time() -> None:
    """Two exports of one timeline are the same bytes, with CR LF at the end of each line."""
    pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    first = timeline_ical(events(read_process(REAL)))
    assert first == timeline_ical(events(read_process(REAL)))
    assert first.count(b"\n") == first.count(b"\r\n")


def test_without_icalendar_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    """Where the extra is missing, `--format ical` is exit 2 and names the command that installs it."""
    whole = builtins.__import__

    def without(name: str, *args: Any, **parts: Any) -> Any:
        if name.split(".")[0] == "icalendar":
            raise ImportError(name)
        return whole(name, *args, **parts)

    monkeypatch.setattr(builtins, "__import__", without)
    assert app.run(["timeline", "--format", "ical", "--archive", str(root)]) == 2
    said = capsys.readouterr()
    assert "pip install 'planctl[calendar]'" in said.err
    assert said.out == ""


def test_the_picture_has_every_event() -> None:
    """The SVG has a dot with the full text, a date and a title for each event, all inside its frame."""
    shown = events(read_process(REAL))
    picture = ET.fromstring(timeline_svg(shown))
    width, height = float(picture.attrib["width"]), float(picture.attrib["height"])
    dots = [dot for dot in picture.iter(f"{SVG}circle") if dot.find(f"{SVG}title") is not None]
    assert len(dots) == len(shown.events)
    drawn = " ".join("".join(item.itertext()) for item in picture.iter(f"{SVG}text"))
    assert all(" ".join(one.title.split()) in drawn for one in shown.events)
    for item in picture.iter(f"{SVG}text"):
        assert 0 <= float(item.attrib["x"]) <= width
        assert 0 <= float(item.attrib["y"]) <= height


def test_no_two_titles_overlap() -> None:
    """In the SVG's list each event stands below the one before it."""
    picture = ET.fromstring(timeline_svg(events(read_process(REAL))))
    dots = [
        float(dot.attrib["cy"]) for dot in picture.iter(f"{SVG}circle") if dot.find(f"{SVG}title") is not None
    ]
    assert all(below - above >= 24 for above, below in itertools.pairwise(dots))


def test_the_picture_is_drawn_by_another_program(tmp_path: Path) -> None:
    """librsvg turns the SVG into a picture of its size that is not blank."""
    convert = shutil.which("rsvg-convert")
    if convert is None:
        pytest.skip("rsvg-convert is not installed (Debian: librsvg2-bin)")
    source, target = tmp_path / "t.svg", tmp_path / "t.png"
    source.write_text(timeline_svg(events(read_process(REAL), plan="us-28-point")), encoding="utf-8")
    subprocess.run([convert, str(source), "-o", str(target)], check=True, timeout=60)
    data = target.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 1000
    assert len(data) > 20_000


def test_one_event_and_none_are_drawn(tmp_path: Path) -> None:
    """A picture of a single event, or of no event, is still a picture."""
    made = events(process(write_archive(tmp_path, events=[EVENTS[0]])))
    assert ET.fromstring(timeline_svg(made)).tag == f"{SVG}svg"
    empty = made.model_copy(update={"events": []})
    assert ET.fromstring(timeline_svg(empty)).tag == f"{SVG}svg"


def test_partial_dates() -> None:
    """A month means its first to its last day, a year likewise; how long ago it was is a range."""
    assert (first_day("2024-02"), last_day("2024-02")) == (
        datetime.date(2024, 2, 1),
        datetime.date(2024, 2, 29),
    )
    assert (first_day("2023"), last_day("2023")) == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    assert lag("2024-02", datetime.date(2024, 3, 10)) == (10, 38)


def test_the_schema_is_listed() -> None:
    """The result's schema is one of those that `planctl schema` gives."""
    assert schema("events")["$id"] == "urn:planctl:events:1"
