"""`planctl search`: finding points by words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from content_case import (
    LIBRARY,
    assert_harmless,
    assert_markdown_harmless,
    drawn,
    every_format,
    evil_plan,
    hostile_archive,
    result,
)
from running import planctl, small

from planctl.archive import open_archive
from planctl.text.terms import folded, terms
from planctl.track.search_passage import cut
from planctl.track.search_run import Limits, search

REAL = open_archive(LIBRARY)
PLANS = [loaded.plan for loaded in REAL.plans()]


def found(*words: str, archive: Path = LIBRARY) -> list[str]:
    """The refs of the hits, best first."""
    return [hit["ref"] for hit in result("search", *words, archive=archive)["hits"]]


def test_every_form_of_a_word_is_found() -> None:
    """A search for one form of a word finds the others: `limit` finds "limited"."""
    hits = result("search", "limit")["hits"]
    assert hits[0]["ref"] == "accord@1.1#cap"
    passage = hits[0]["passage"]
    assert "limited" in [passage["text"][start:end] for start, end in passage["marks"]]


def test_a_figure_is_found_however_it_is_written() -> None:
    """600000, 600,000 and the French 600 000 are one figure."""
    for spelling in ("600000", "600,000"):
        assert found(spelling)[0] == "us-28-point@1.0#force-cap"
    assert terms("600\u202f000 personnes", "fr")[0].word == "600000"


def test_texts_are_searched_in_all_their_languages() -> None:
    """French words find a French text, with or without accents."""
    assert found("garanties", "sécurité") == found("garanties", "securite")
    assert "us-28-point@1.0#guarantees-general" in found("garanties", "sécurité")
    assert small("search", "plafond").returncode == 0


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("ceiling", "title"),
        ("peacetime", "text"),
        ("enters", "clause"),
        ("billion", "option"),
        ("thirds", "reading"),
        ("stated", "note"),
        ("Strip", "names"),
    ],
)
def test_every_kind_of_text_is_searched(words: str, where: str) -> None:
    """Titles, texts, clauses, options, readings, notes and names are searched; the hit says which has it."""
    hits = result("search", words)["hits"]
    assert any(match["where"] == where for hit in hits for match in hit["matches"]), words


def test_typed_parts_are_searched() -> None:
    """A figure or an exception that only a typed part of a clause has is found."""
    assert found("unless", "agrees", archive=Path("tests/small/plans"))[0] == "accord@1.1#retreat"
    assert "accord@1.1#payment" in found("50%", archive=Path("tests/small/plans"))


def test_all_words_must_occur_else_some_with_a_word_of_warning() -> None:
    """Every word must be in a point; where no point has all, those with some are shown and it is said."""
    both = result("search", "forces", "peacetime")
    assert [hit["point"] for hit in both["hits"]] == ["cap"]
    assert not both["question"]["any"]
    some = result("search", "peacetime", "profits")
    assert some["question"]["any"]
    assert {hit["point"] for hit in some["hits"]} == {"cap", "payment"}
    assert "those with some of them" in drawn("search", "peacetime", "profits")


def test_a_phrase_must_stand_as_it_is() -> None:
    """What is quoted must stand side by side; an argument of several words is a quoted one."""
    assert found("forces armed", archive=Path("tests/small/plans")) != []
    loosened = result("search", "forces armed")
    assert loosened["question"]["loosened"]
    exact = result("search", "armed forces of Sudland")
    assert exact["question"]["phrases"] == ["armed forces of Sudland"]
    assert [hit["point"] for hit in exact["hits"]] == ["cap"]
    assert result("search", '"armed forces of Sudland" council')["question"]["words"] == ["council"]


def test_the_beginning_of_a_word_is_enough_with_a_star() -> None:
    """`withdr*` finds withdraw, withdraws and withdrawal."""
    assert result("search", "withdr*")["hits"][0]["point"] == "retreat"


def test_a_word_in_a_title_weighs_more_than_one_in_a_note() -> None:
    """The point whose title has the word comes before those that only mention it."""
    first = result("search", "amnesty", archive=LIBRARY)["hits"][0]
    assert first["title_marks"]


def test_marks_are_the_places_of_the_words() -> None:
    """Each mark of a passage is a stretch of it, and each stretch is a form of a word that was looked for."""
    for word in ("guarantees", "territory", "frozen assets", "NATO"):
        wanted = {term.stem for term in terms(word)}
        for hit in search([word], PLANS, REAL.registry).hits:
            if hit.passage and hit.passage.language == "en":
                for start, end in hit.passage.marks:
                    said = {term.stem for term in terms(hit.passage.text[start:end])}
                    assert said <= wanted, (hit.ref, hit.passage.text[start:end])


def test_a_passage_shows_the_words_of_a_long_text() -> None:
    """A long text is cut around the words, at spaces, with an ellipsis for what is left out."""
    text = "start " + "word " * 100 + "needle haystack " + "word " * 100 + "end"
    at = text.index("needle")
    shown, places = cut(text, [(at, at + 6)])
    assert [shown[start:end] for start, end in places] == ["needle"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 260
    assert cut("short", [(0, 5)]) == ("short", [(0, 5)])


@pytest.mark.parametrize(
    ("option", "points"),
    [
        (["--actor", "council"], {"cap"}),
        (["--actor", "the North", "--modality", "receives"], {"payment"}),
        (["--topic", "money"], {"payment", "annex"}),
        (["--category", "Sécurité", "--plan", "accord"], {"cap", "retreat", "old-claim"}),
        (["--modality", "shall-not"], {"retreat"}),
        (["--evidence", "single-source"], {"retreat"}),
        (["--evidence", "undisclosed", "--evidence", "background"], {"annex", "talks"}),
        (["--plan", "sketch"], {"talks"}),
    ],
)
def test_filters(option: list[str], points: set[str]) -> None:
    """Each filter leaves exactly the points that it names, with or without words."""
    assert {hit["point"] for hit in result("search", *option)["hits"]} == points


def test_filters_on_clauses_must_hold_of_one_clause() -> None:
    """An actor and a modality must belong to the same clause, and the hit shows that clause."""
    done = small("search", "--actor", "holders", "--modality", "receives")
    assert done.returncode == 3
    hits = result("search", "--actor", "holders", "--modality", "should")["hits"]
    assert [clause["ref"] for clause in hits[0]["clauses"]] == ["accord@1.1#payment.pay-later"]


def test_versions_and_limit() -> None:
    """The latest version of each plan is searched, all with --all; --limit says how many are shown, 0 all."""
    latest = {hit["ref"].partition("#")[0] for hit in result("search", "forces", "-n", "0")["hits"]}
    every = {hit["ref"].partition("#")[0] for hit in result("search", "forces", "-n", "0", "--all")["hits"]}
    assert "accord@1.0" in every - latest
    some = result("search", "ceasefire", "-n", "3", archive=LIBRARY)
    assert len(some["hits"]) == 3 < some["found"]
    everything = result("search", "ceasefire", "-n", "0", archive=LIBRARY)
    assert len(everything["hits"]) == everything["found"] == some["found"]


def test_nothing_found_is_said_with_what_was_meant() -> None:
    """A slip leads to exit code 3 and the word that was meant; JSON is still a sound, empty result."""
    done = planctl("search", "garantees")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "`guarantees`" in done.stderr
    assert result("search", "xyzzy", code=3)["hits"] == []


def test_filters_that_leave_nothing_are_named() -> None:
    """Where only the options are to blame, it is said how much there is without them."""
    done = small("search", "peacetime", "--topic", "money")
    assert done.returncode == 3
    assert "without them there is 1 hit" in done.stderr


@pytest.mark.parametrize(
    "option", [["--actor", "nordd"], ["--topic", "mony"], ["--category", "securty"], ["--plan", "acord"]]
)
def test_unknown_ids_get_a_did_you_mean(option: list[str]) -> None:
    """An unknown actor, topic, category or plan is a usage error with the nearest name."""
    done = small("search", "forces", *option)
    assert done.returncode == 2
    assert "did you mean" in done.stderr


def test_no_words_and_no_options_is_wrong_usage() -> None:
    """A search for nothing at all is a usage error."""
    assert small("search").returncode == 2


def test_odd_words_do_no_harm() -> None:
    """Punctuation, lone quotes, brackets and stars are not words, and nothing breaks."""
    for words in (["[", "]"], ['"'], ["*"], ["…"], ["'"], ["\\"], ["(a|b"], ["the"]):
        assert small("search", *words).returncode in (0, 2, 3), words


@pytest.mark.parametrize("width", ["40", "80", "140"])
@pytest.mark.parametrize("color", ["always", "never"])
def test_lines_fit_the_screen(width: str, color: str) -> None:
    """No line is wider than the screen, and what is found is marked with and without colour."""
    from content_case import ESCAPE

    shown = drawn("search", "limited", "--color", color, COLUMNS=width)
    assert all(len(ESCAPE.sub("", line)) <= int(width) for line in shown.splitlines())
    assert ("\x1b[1;33mlimited" in shown) if color == "always" else ("*limited*" in shown)


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    """Markup and HTML of a plan, and control bytes of a model or of the words asked for, reach no format."""
    plan, registry = evil_plan()
    for text in every_format(search(["trap"], [plan], registry, Limits(actors=["ua"]))):
        assert_harmless(text)
    archive = hostile_archive(tmp_path)
    for words in (["trap"], ["trap\x1b", "\u202ebold"], ["bold", "--actor", "sued"]):
        shown = drawn("search", *words, archive=archive)
        assert_harmless(shown)
        assert_markdown_harmless(drawn("search", *words, "-f", "markdown", archive=archive))
        assert "[red]" in drawn("search", "trap", archive=archive)
        assert_harmless(drawn("search", *words, "-f", "json", archive=archive))


def test_a_search_is_quick() -> None:
    """On the library a search takes less than 300 ms of computing once the plans are read."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        search(["security", "guarantees"], PLANS, REAL.registry, count=10)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.3


def test_the_words_of_the_sheets_find_their_points() -> None:
    """What a researcher would type leads to the point that is meant, among the first three."""
    for words, ref in {
        ("fighter", "jets", "Poland"): "us-28-point@1.0#fighter-jets-poland",
        ("World", "Bank"): "us-28-point@1.0#reconstruction-package",
        ("800,000",): "e3-counter-proposal@1.0#force-cap",
        ("Rafah",): "gaza-20-point@1.0#aid-channel",
        ("100 days",): "us-28-point@1.0#elections",
        ("Kinburn",): "european-24-point@1.0#dnipro-kinburn",
    }.items():
        assert ref in found(*words)[:3], (words, found(*words))


def test_words_of_one_language_are_not_taken_for_those_of_another() -> None:
    """The French name of Crimea finds the French text, and no war crimes."""
    assert found("Crimée") == ["us-28-point@1.0#territory"]


def test_folding_keeps_places() -> None:
    """A folded text is as long as the text, whatever its letters, so that offsets stay."""
    for text in ("Støre, Türkiye, Orbán", "ﬁne İstanbul ß", "Київ, Москва", "漢字"):
        assert len(folded(text)) == len(text)


@pytest.mark.parametrize("word", ["", "*", '"'])
def test_a_search_for_no_word_is_wrong_usage(word: str) -> None:
    """An argument without a letter or a digit asks for nothing, and not for everything."""
    done = planctl("search", word)
    assert (done.returncode, done.stdout) == (2, "")
