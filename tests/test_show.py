"""`planctl show`: a plan, a part of it, in three formats."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len
from running import ROOT, SMALL, planctl, small

from planctl.archive import Archive
from planctl.model.plan import Plan
from planctl.render.screen import Screen
from planctl.render.summary_markdown import summary_markdown
from planctl.render.summary_terminal import summary_terminal
from planctl.schemas import schema
from planctl.track.summarize import summarize
from planctl.track.summary import PlanSummary

GOLDEN = ROOT / "tests" / "golden"
ARCHIVE = Archive(SMALL)
ACCORD = ARCHIVE.load(SMALL / "accord" / "1.1.yaml").plan
SKETCH = ARCHIVE.load(SMALL / "sketch" / "0.1.yaml").plan
HOSTILE = "A [red]trap[/red] [/] \x1b[31mESC\x1b[0m \u202etxt.exe <b>bold</b> *star* `tick` | # @all\n- x"


def shown(plan: Plan = ACCORD, language: str | None = None, **parts: str) -> PlanSummary:
    return summarize(plan, ARCHIVE.registry, language, **parts)


def drawn(
    summary: PlanSummary,
    width: int = 80,
    *,
    color: str | None = None,
    unicode: bool = True,
    brief: bool = False,
) -> str:
    return summary_terminal(summary, Screen(width, color, unicode), brief=brief)


@pytest.mark.parametrize("name", ["80", "140", "40-ascii", "80-color", "point-80", "brief-80"])
def test_the_terminal_page_is_the_one_we_looked_at(name: str) -> None:
    """The pages of the small plan are, byte for byte, those that a person has read and kept."""
    page = {
        "80": lambda: drawn(shown()),
        "140": lambda: drawn(shown(), 140),
        "40-ascii": lambda: drawn(shown(), 40, unicode=False),
        "80-color": lambda: drawn(shown(), color="standard"),
        "point-80": lambda: drawn(shown(point="payment")),
        "brief-80": lambda: drawn(shown(), brief=True),
    }[name]()
    kept = GOLDEN / f"show-{name}.txt"
    assert page == kept.read_text(encoding="utf-8"), f"look at the page, then write it to {kept}"


def test_the_markdown_page_is_the_one_we_looked_at() -> None:
    """The Markdown of the small plan is the one that a person has read and kept."""
    assert summary_markdown(shown()) == (GOLDEN / "show.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("plan", [ACCORD, SKETCH], ids=["accord", "sketch"])
def test_no_line_is_wider_than_the_screen(plan: Plan, width: int) -> None:
    """At any width every line fits, addresses of a single point apart."""
    assert all(cell_len(line) <= width for line in drawn(shown(plan), width).splitlines())
    for line in drawn(shown(plan, point=plan.points[0].id), width).splitlines():
        assert cell_len(line) <= width or "https://" in line


@pytest.mark.parametrize("width", [40, 80, 140])
def test_real_plans_fit_the_screen(width: int) -> None:
    """At any width every line of the real plans fits."""
    archive = Archive(ROOT / "plans")
    for name in ("us-28-point", "uk-gaza-style", "e3-counter-proposal"):
        page = summary_terminal(
            summarize(archive.load(archive.entries[name][-1].path).plan, archive.registry), Screen(width)
        )
        assert all(cell_len(line) <= width for line in page.splitlines()), name


def test_without_unicode_everything_is_ascii() -> None:
    """A screen that shows ASCII only gets ASCII only from us."""
    assert drawn(shown(), unicode=False).isascii()
    assert drawn(shown(point="payment"), unicode=False).isascii()


def test_without_colour_there_is_no_escape() -> None:
    """No colour means no escape sequence at all, and colour changes no letter."""
    from rich.text import Text

    plain = drawn(shown())
    assert "\x1b" not in plain
    coloured = Text.from_ansi(drawn(shown(), color="truecolor")).plain
    assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


def test_tombstones_options_and_undisclosed_points_are_said() -> None:
    """A deleted point keeps its number, options stand in brackets, and what is not public is called so."""
    page = drawn(shown())
    assert "3  — deleted; the number is kept" in page
    assert "[nord: USD 100 billion are paid at once.]" in page
    assert "[sued: A sum is paid as soon as possible.]" in page
    assert "What this point says is not public." in page


def test_unnumbered_points_have_a_dash_and_an_id() -> None:
    """Where the text has no numbers we show none, but the id that a reader can type."""
    page = drawn(shown(SKETCH))
    assert "  –  Talks" in page
    assert "#talks" in page
    assert "the text is reported to have 12 points" in page


def test_marks_stand_only_where_evidence_is_not_seen() -> None:
    """A point that is seen has no mark; every other kind of evidence has one word."""
    page = drawn(shown())
    assert "Ceiling on the armed forces  " in page
    assert "≠ disputed" in page
    assert "□ not public" in page
    assert "(single source)" in page
    assert " seen\n" not in page.split("Security", 1)[1]


def test_categories_come_in_the_order_of_the_registry() -> None:
    """Categories follow the registry; one that the registry lacks comes last, under its id."""
    assert [group.name for group in shown().categories] == ["Security", "Economy"]
    assert [group.name for group in shown(SKETCH).categories] == ["mystery"]


def test_brackets_in_texts_are_shown() -> None:
    """Square brackets of a title survive in every format."""
    assert "Payment [bracketed] and [/] marks" in drawn(shown())
    assert "Payment \\[bracketed\\] and \\[/\\] marks" in summary_markdown(shown())


def hostile() -> PlanSummary:
    data = ACCORD.model_dump(mode="json", by_alias=True, exclude_none=True)
    point = data["points"][3]
    data["title"] = data["note"] = HOSTILE
    for part in (point, *point["options"], *point["readings"], data["points"][1]["clauses"][0]):
        part["text"] = part["note"] = HOSTILE
    point["title"] = point["clauses"][0]["action"] = point["clauses"][0]["condition"] = HOSTILE
    for source in data["sources"].values():
        source["publisher"] = source["title"] = HOSTILE
    return summarize(Plan.model_validate(data), ARCHIVE.registry)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_hostile_text_is_harmless_in_a_terminal(width: int) -> None:
    """Markup is text, and control and reordering characters are visible names."""
    for page in (drawn(hostile(), width), drawn(hostile(), width, color="truecolor")):
        text = "".join(page.split())
        assert "[red]trap[/red][/]<U+001B>[31mESC" in text
        assert "\u202e" not in page
    assert "\x1b" not in drawn(hostile(), width)


def test_hostile_text_is_harmless_in_markdown() -> None:
    """A Markdown reader finds no HTML, emphasis, link or list in it that the text brought along."""
    from markdown_it import MarkdownIt

    page = summary_markdown(hostile())
    assert "\x1b" not in page
    assert "\u202e" not in page
    html = MarkdownIt("commonmark").enable(["table"]).render(page)
    assert "<b>" not in html
    assert "<em>star</em>" not in html
    assert "[red]trap[/red] [/]" in html
    assert "*star* `tick` | # @all" in html


def test_hostile_text_is_harmless_in_json() -> None:
    """JSON escapes what a terminal would obey, and still holds the text."""
    from planctl.render.as_json import as_json

    said = as_json(hostile())
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert json.loads(said)["head"]["title"] == HOSTILE


def test_markdown_is_a_list_of_what_it_says() -> None:
    """Read by a Markdown parser, headings, gists and the table of actors are what they should be."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable(["table"]).render(summary_markdown(shown()))
    assert "<h1>Accord of the two lands</h1>" in html
    assert "<h3>1. Ceiling on the armed forces</h3>" in html
    assert "<li>Sudland is to limit the armed forces: at most 600,000 personnel" in html
    assert html.count("<table>") == 1
    assert "<strong>nord:</strong>" in html


def test_json_keeps_its_schema() -> None:
    """The JSON of a plan, a point, a clause and a filter validates against the exported schema."""
    validator = jsonschema.Draft202012Validator(schema("summary"))
    for args in (
        ["accord"],
        ["accord#4"],
        ["accord#cap.limit"],
        ["accord", "--actor", "the North"],
        ["sketch"],
    ):
        result = small("show", *args, "--format", "json")
        assert result.returncode == 0, result.stderr
        validator.validate(json.loads(result.stdout))


def test_what_a_plan_asks_of_each_actor() -> None:
    """Joint duties count for each, `all` is an actor of its own, and what is owed and checked is counted."""
    views = {view.actor.id: view for view in shown().actors}
    assert (views["nord"].asked, views["nord"].receives, views["nord"].owed) == (1, 1, 2)
    assert views["sued"].asked == 2
    assert views["all"].forbidden == 1
    assert views["council"].verifies == 1
    assert views["holders"].asked == 2
    assert {duty.option for duty in views["holders"].duties} == {"a", "b"}
    joint = next(duty for duty in views["nord"].duties if duty.jointly)
    assert [actor.id for actor in joint.jointly] == ["sued"]
    assert "envoy" not in views


def test_counts_are_of_the_whole_plan() -> None:
    """The figures in the head are those of the plan, whatever part of it is shown."""
    for summary in (shown(), shown(point="cap"), shown(actor="holders")):
        assert (
            summary.counts.points,
            summary.counts.deleted,
            summary.counts.clauses,
            summary.counts.options,
        ) == (4, 1, 6, 2)


def test_independent_lines_are_who_had_the_text() -> None:
    """A page that follows another outlet is not a second witness; a mirror of nobody known is none at all."""
    counts = shown().counts
    assert [(line.name, line.sources) for line in counts.source_lines] == [("gazette", 2)]
    assert counts.unlined == 1


def test_an_actor_sees_what_concerns_it() -> None:
    """Only clauses that bind, benefit or are checked by the actor are shown, and what binds all parties."""
    assert [p.id for group in shown(actor="council").categories for p in group.points] == ["cap"]
    assert {p.id for group in shown(actor="sued").categories for p in group.points} == {
        "cap",
        "retreat",
        "payment",
    }
    assert {p.id for group in shown(actor="holders").categories for p in group.points} == {"payment"}


def test_a_point_is_shown_with_readings_and_sources() -> None:
    """A single point shows what the whole does not: readings with sources, addresses, notes."""
    page = drawn(shown(point="payment"))
    assert "Two thirds of the profits, not half." in page
    assert "according to mirror" in page
    assert "https://herald.example/a_b" in page
    assert "April 2024" in page
    assert "Who holds the assets is not stated." in page
    assert "https://gazette.example" not in page


def test_a_point_says_what_waits_for_it() -> None:
    """The order is shown from the other side too: which clauses come after this point."""
    assert "comes before #payment.pay-all" in drawn(shown(point="retreat"))


def test_a_clause_is_shown_alone() -> None:
    """A ref to a clause shows that clause of its point and no other."""
    page = small("show", "accord#retreat.stay-out").stdout
    assert "No party is to enter the Green Strip" in page
    assert "withdraw their forces" not in page


def test_refs_by_number_and_id_show_the_same() -> None:
    """A point by number and by id is the same page."""
    assert small("show", "accord#1").stdout == small("show", "accord#cap").stdout


def test_another_language_falls_back_and_says_so() -> None:
    """Texts in the language asked for are shown, others in the document's own, with a notice on stderr."""
    result = small("show", "accord", "--lang", "fr")
    assert "Accord des deux pays" in result.stdout
    assert "600 000 personnes" in result.stdout
    assert "Withdrawal" in result.stdout
    assert "not available in `fr`" in result.stderr
    missing = small("show", "accord", "--lang", "de")
    assert missing.returncode == 0
    assert "has no text in `de`" in missing.stderr
    assert "Accord of the two lands" in missing.stdout
    assert small("show", "accord", "--lang", "en").stderr == ""


def test_brief_is_head_and_titles() -> None:
    """`--brief` leaves the titles and drops texts, gists and the table."""
    page = small("show", "accord", "--brief").stdout
    assert "Withdrawal" in page
    assert "Both lands" not in page
    assert "What it asks" not in page


def test_filters_say_what_they_left() -> None:
    """`--category` and `--actor` take ids, names and aliases, and the page says how much it is."""
    page = small("show", "accord", "--category", "Economy").stdout
    assert "Only the category Economy: 2 points of 4" in page
    assert "Ceiling" not in page
    page = small("show", "accord", "--actor", "THE SOUTH").stdout
    assert "Only what concerns United Sudland" in page


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        (["accrod"], "there is no plan `accrod`", "did you mean `accord`?"),
        (["accord#ca"], "has no point `ca`", "did you mean `cap`?"),
        (["accord#9"], "has no point `9`", "its numbers run from 1 to 5"),
        (["accord#cap.limt"], "has no clause `limt`", "did you mean `limit`?"),
        (["accord@2.0"], "has no version 2.0", "it has 1.0, 1.1"),
        (["accord", "--actor", "nordlnd"], "there is no actor `nordlnd`", "did you mean `nordland`"),
        (["accord", "--category", "economie"], "there is no category `economie`", "did you mean `economy`?"),
    ],
)
def test_a_slip_is_exit_2_with_what_was_meant(args: list[str], message: str, hint: str) -> None:
    """A name that names nothing is exit 2, and the message says what was probably meant."""
    result = small("show", *args)
    assert result.returncode == 2
    assert message in result.stderr
    assert hint in result.stderr
    assert result.stdout == ""


def test_a_file_uses_the_registry_it_lies_beside() -> None:
    """A plan named by its path gets the names of its own archive, wherever it is shown from."""
    page = planctl("show", str(SMALL / "accord" / "1.1.yaml")).stdout
    assert "Nordland" in page
    assert "United Sudland" in page


def test_standard_input_is_read(tmp_path: Path) -> None:
    """`-` is a plan on standard input, a part after `#` included."""
    text = (SMALL / "sketch" / "0.1.yaml").read_text(encoding="utf-8")
    assert "Sketch without numbers" in planctl("show", "-", stdin=text, cwd=tmp_path).stdout
    assert "hold talks" in planctl("show", "-#talks", stdin=text, cwd=tmp_path).stdout


@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_a_filter_that_nothing_matches_is_no_input(format_: str) -> None:
    """A plan without anything on an actor exits with 3 and says so, as every filter does."""
    done = planctl("show", "us-28-point#6", "--actor", "ru", "--format", format_)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing in us-28-point#6 matches ru" in done.stderr
