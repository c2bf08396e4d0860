"""`planctl status`: where a plan stands, as last reported, each fact with its date."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from process_case import HOSTILE, REAL, answer, event, index, point, text, texts, write_archive
from rich.cells import cell_len
from running import planctl

from planctl.cli.process import read_process
from planctl.model.vocabulary import StanceKind, State
from planctl.render.screen import Screen
from planctl.render.status_markdown import status_markdown
from planctl.render.status_terminal import status_terminal
from planctl.render.status_words import unsettled
from planctl.track.status import PlanStatus
from planctl.track.take_stock import of_kind, take_stock


def of(plan: str) -> PlanStatus:
    return take_stock(index(), plan).plans[0]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("status"))


def test_the_latest_text_and_the_last_event() -> None:
    """The text is the latest version, the event the one that ended last, on the plan or a point of it."""
    pact = of("pact")
    assert (pact.ref, pact.versions, pact.events) == ("pact@2.0", ["1.0", "2.0"], 3)
    assert pact.last_event is not None
    assert pact.last_event.id == "reply"
    assert [one.ref for one in pact.followed_by] == ["offer@1.0"]


def test_open_points_and_options() -> None:
    """Reserved points and bracketed options are named with who put them; a deleted point is no open one."""
    offer = of("offer")
    named = unsettled(offer)
    assert [(one.number, one.state) for one in named] == [(2, State.RESERVED)]
    assert [(option.id, [actor.id for actor in option.by]) for option in named[0].options] == [
        ("north", ["nord"]),
        ("south", ["sued"]),
    ]
    assert [one.ref for one in of("pact").open] == ["pact@2.0#talks", "pact@2.0#cap"]


def test_open_points_are_named_where_others_are_agreed() -> None:
    """Once a point is agreed, those that are not are worth naming."""
    plan = text("deal", "1.0", "2024-01-01", point("one", 1, state="agreed"), point("two", 2))
    found = take_stock(index(plans=[*texts(), plan]), "deal").plans[0]
    assert [one.ref for one in unsettled(found)] == ["deal@1.0#two"]


def test_what_is_disputed() -> None:
    """Disputed points, events and stances of the plan are listed, whichever file they stand in."""
    assert [(one.kind, one.ref) for one in of("offer").disputed] == [("point", "offer@1.0#fund")]
    assert [(one.kind, one.ref) for one in of("pact").disputed] == [("event", "dispute"), ("stance", "h")]


def test_stances_by_kind_with_dates() -> None:
    """Each kind has the actors last reported so; reports of one day that differ put an actor under both."""
    pact = of("pact")
    kinds = {kind: [one.actor.id for one in of_kind(pact, kind)] for kind in StanceKind}
    assert kinds == {
        StanceKind.SUPPORT: ["nord"],
        StanceKind.OPPOSE: ["sued"],
        StanceKind.CONDITIONAL: ["sued"],
        StanceKind.UNDECLARED: [],
    }
    assert all(one.before_text for one in pact.stances)
    cap = next(one for one in pact.point_stances if one.on.point == "cap")
    assert [(one.latest[0].id, one.before_text) for one in cap.standings] == [("c", False)]


def test_silence_is_not_called_undeclared() -> None:
    """A party of whom nothing is recorded is named as such, and not among the undeclared."""
    offer = of("offer")
    assert [actor.id for actor in offer.silent] == ["nord", "sued"]
    assert offer.stances == []


def test_all_plans_newest_first(root: Path) -> None:
    """Without a plan there is an entry for each, by the date of its latest text."""
    data = answer(root, "status")
    assert [plan["plan"] for plan in data["plans"]] == ["pact", "offer"]
    assert data["last_record"] == "2024-03-05"


def test_pages_say_how_old_they_are(root: Path) -> None:
    """Every format for people ends with the date of the last record."""
    for args in (["pact"], []):
        for format_ in ("terminal", "markdown"):
            page = planctl("status", *args, "--format", format_, "--archive", str(root)).stdout
            assert "5 March 2024" in page


def test_a_plan_without_events_or_stances_has_a_status(tmp_path: Path) -> None:
    """Where there is no timeline and no stance, the status is that of the text, and says so."""
    root = write_archive(tmp_path, events=None, stances=None)
    result = planctl("status", "pact", "--archive", str(root))
    assert result.returncode == 0
    assert "none on record" in result.stdout
    assert "no events and no stances" in result.stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["pcat"], 2, "did you mean `pact`"),
        (["pact#cap"], 2, "names a point"),
        (["pact@1.0"], 0, "not the latest text"),
    ],
)
def test_what_is_not_a_plan_is_said(root: Path, args: list[str], code: int, words: str) -> None:
    """A slip has a did-you-mean, a point is refused, an older version is answered with a notice."""
    result = planctl("status", *args, "--archive", str(root))
    assert result.returncode == code
    assert words in result.stderr


def test_a_text_outside_the_archive_is_refused(root: Path, tmp_path: Path) -> None:
    """A file whose plan the archive lacks has no status there."""
    other = tmp_path / "other.yaml"
    other.write_text(json.dumps(text("other", "1.0", "2024-01-01", point("one", 1))), encoding="utf-8")
    result = planctl("status", str(other), "--archive", str(root))
    assert result.returncode == 2
    assert "no plan of" in result.stderr


def test_an_empty_archive_is_exit_3(tmp_path: Path) -> None:
    """Where there are no plans, nothing matched."""
    result = planctl("status", "--archive", str(write_archive(tmp_path, plans=[])))
    assert result.returncode == 3


@pytest.mark.parametrize("args", [[], ["us-28-point"], ["ukraine-20-point"]])
def test_json_keeps_its_schema(args: list[str]) -> None:
    """The JSON of the real archive is valid against the schema that planctl publishes."""
    data = answer(REAL.root, "status", *args)
    published = json.loads(planctl("schema", "status").stdout)
    jsonschema.Draft202012Validator(published).validate(data)


def test_the_real_options_are_shown() -> None:
    """Points 12 and 14 of the 20 points stand with their two options and who put them."""
    page = planctl("status", "ukraine-20-point", COLUMNS="100").stdout
    assert "12, " in page
    assert "14, " in page
    assert page.count("[US: ") == page.count("[Ukraine: ") == 2


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("plan", [None, "us-28-point", "ukraine-20-point", "geneva-19-point"])
def test_every_line_fits(width: int, plan: str | None) -> None:
    """At any width no line is wider than the screen."""
    page = status_terminal(take_stock(read_process(REAL), plan), Screen(width))
    assert all(cell_len(line) <= width for line in page.splitlines())
    assert "\x1b" not in page


def test_hostile_text_is_harmless() -> None:
    """Neither the terminal nor Markdown lets the text of a plan, an option or an event steer it."""
    options = [{"id": "a", "by": ["nord"], "text": HOSTILE}]
    plan = text("bad", "1.0", "2024-01-01", point("one", 1, title=HOSTILE, options=options), title=HOSTILE)
    made = index(plans=[plan], events=[event("x", "2024-01-01", title=HOSTILE, plans=["bad"])], stances=[])
    for name in ("bad", None):
        view = take_stock(made, name)
        page = status_terminal(view, Screen(80, "truecolor"))
        assert "\x1b[31m" not in page
        assert "\u202e" not in page
        assert "<b>" not in status_markdown(view)
