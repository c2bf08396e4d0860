"""A clause in one plain sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from running import ROOT

from planctl.archive import Archive, open_archive
from planctl.errors import PlanctlError
from planctl.model.clause import Clause, Deadline, Quantity
from planctl.model.registry import Registry
from planctl.model.vocabulary import Modality
from planctl.text.gist import actor_names, clause_gist, deadline_words, part_names, quantity_words
from planctl.text.phrases import day_words, duration_words, join
from planctl.text.verbs import present, with_object

LIBRARY = Archive(ROOT / "plans")
REGISTRY = LIBRARY.registry


def gist(**parts: Any) -> str:
    given = {"id": "x", "actor": "ua", "modality": "shall", **parts}
    return clause_gist(Clause.model_validate(given), REGISTRY)


def test_the_gist_of_the_design() -> None:
    """The clause of the design reads as the sentence that its words ask for."""
    said = gist(
        action="limit the armed forces",
        object="personnel of the armed forces",
        quantity={"max": 600000, "unit": "personnel", "qualifier": "in peacetime"},
    )
    assert said == "Ukraine is to limit the armed forces: at most 600,000 personnel, in peacetime"


@pytest.mark.parametrize(
    ("modality", "one", "several"),
    [
        ("shall", "Ukraine is to act", "Ukraine and Russia are to act"),
        ("shall-not", "Ukraine is not to act", "Ukraine and Russia are not to act"),
        ("should", "Ukraine should act", "Ukraine and Russia should act"),
        ("endeavour", "Ukraine is to endeavour to act", "Ukraine and Russia are to endeavour to act"),
        ("may", "Ukraine may act", "Ukraine and Russia may act"),
        ("expected", "Ukraine is expected to act", "Ukraine and Russia are expected to act"),
        ("declares", "Ukraine acts", "Ukraine and Russia act"),
        ("receives", "Ukraine receives act", "Ukraine and Russia receive act"),
        ("loses", "Ukraine loses act", "Ukraine and Russia lose act"),
    ],
)
def test_modalities_have_fixed_words(modality: str, one: str, several: str) -> None:
    """Each modality reads in its own words, for one actor and for several."""
    assert gist(modality=modality, action="act") == one
    assert gist(modality=modality, action="act", actor=["ua", "ru"]) == several


def test_every_modality_has_words() -> None:
    """No modality of the format is without words."""
    assert all(gist(modality=modality.value, action="act") for modality in Modality)


def test_nobody_may_is_not_read_as_not_all_may() -> None:
    """A ban on all parties begins with "No party"."""
    assert gist(actor="all", modality="shall-not", action="enter the zone") == "No party is to enter the zone"


@pytest.mark.parametrize(
    ("actors", "words"),
    [
        ("us", "the US"),
        ("nato", "NATO"),
        (["us", "ru", "nato"], "the US, Russia and NATO"),
        ("guarantors", "guarantor states"),
        ("asset-holders", "the holders of frozen assets"),
        ("peace-council", "the Peace Council"),
        ("trump", "Donald Trump"),
        ("all", "all parties"),
        ("unnamed", "unnamed parties"),
        ("undisclosed", "undisclosed parties"),
        ("nowhere", "nowhere"),
        (None, ""),
    ],
)
def test_actors_are_named_as_in_a_sentence(actors: Any, words: str) -> None:
    """Registry names get the article and the case that a sentence wants; an unknown id stays."""
    assert actor_names(actors, REGISTRY) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (
            {"max": 600000, "unit": "personnel", "qualifier": "in peacetime"},
            "at most 600,000 personnel, in peacetime",
        ),
        ({"value": 100_000_000_000, "unit": "USD"}, "USD 100 billion"),
        ({"value": 1_234_567, "unit": "USD"}, "USD 1,234,567"),
        ({"value": 50, "unit": "percent", "of": "profits"}, "50% of profits"),
        ({"min": 60, "max": 90, "unit": "days"}, "60 to 90 days"),
        ({"min": 1_000_000, "max": 2_500_000, "unit": "EUR"}, "EUR 1 million to 2.5 million"),
        ({"min": 3, "unit": "states"}, "at least 3 states"),
        ({"value": 1, "unit": "days"}, "1 day"),
        ({"value": 15, "unit": "km", "qualifier": "about"}, "about 15 km"),
        ({"max": 15, "unit": "km", "qualifier": "about"}, "at most about 15 km"),
        ({"undisclosed": True, "unit": "personnel"}, "an undisclosed number of personnel"),
        ({"undisclosed": True, "unit": "USD"}, "a sum in USD that is not public"),
        ({"undisclosed": True}, "a figure that is not public"),
        ({"value": Decimal("2.50"), "unit": "percent"}, "2.5%"),
        (None, ""),
    ],
)
def test_quantities_are_exact_words(quantity: Any, words: str) -> None:
    """Bounds, shares, money and ranges read as people say them, and lose no digit."""
    assert quantity_words(Quantity.model_validate(quantity) if quantity else None) == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ({"within": "P100D", "after": "signature"}, "within 100 days of signature"),
        ({"within": "P100D"}, "within 100 days"),
        ({"within": "PT24H", "after": "entry-into-force"}, "within 24 hours of entry into force"),
        ({"within": "immediately", "after": "acceptance"}, "immediately after acceptance"),
        ({"by": "2026-05-15"}, "by 15 May 2026"),
        ({"vague": "as soon as possible", "after": "signature"}, "as soon as possible after signature"),
        ({"undisclosed": True}, "by a time that is not public"),
        ({"within": "P2W", "after": "#ceasefire"}, "within 2 weeks of #ceasefire"),
    ],
)
def test_deadlines_are_words(deadline: Any, words: str) -> None:
    """A deadline reads with its start, whatever its form."""
    assert deadline_words(Deadline.model_validate(deadline)) == words


def test_durations_and_days() -> None:
    """ISO durations and partial dates read as words; what is neither stays as it is."""
    assert duration_words("P1Y6M") == "1 year and 6 months"
    assert duration_words("P1DT12H") == "1 day and 12 hours"
    assert duration_words("soon") == "soon"
    assert [day_words(day) for day in ("2026-05-15", "2026-05", "2026")] == [
        "15 May 2026",
        "May 2026",
        "2026",
    ]


def test_lists_with_commas_inside_use_semicolons() -> None:
    """A list of things that have commas themselves stays readable."""
    assert join(["a", "b", "c"]) == "a, b and c"
    assert join(["a, b", "c"]) == "a, b; c"


@pytest.mark.parametrize(
    ("phrase", "one"),
    [
        ("confirm and respect the border", "confirms and respects the border"),
        ("be bound by the text", "is bound by the text"),
        ("be", "is"),
        ("not recognise it", "does not recognise it"),
        ("jointly restore, develop and operate it", "jointly restores, develops and operates it"),
        ("carry it", "carries it"),
        ("is bound", "is bound"),
        ("discuss, in stages, the matter", "discusses, in stages, the matter"),
    ],
)
def test_verbs_in_the_present(phrase: str, one: str) -> None:
    """Every leading verb of a phrase is put into the present, and nothing else."""
    assert present(phrase, plural=False) == one


@pytest.mark.parametrize(
    ("action", "thing", "joined"),
    [
        ("confirm", "the border", "confirm the border"),
        ("refrain from invading", "neighbours", "refrain from invading neighbours"),
        ("treat as settled", "it", "treat it as settled"),
        (
            "enshrine in law",
            "a policy of peace towards all neighbours",
            "enshrine in law a policy of peace towards all neighbours",
        ),
        ("exchange, all for all", "prisoners", "exchange prisoners, all for all"),
        ("hold a dialogue", "all issues", "hold a dialogue (all issues)"),
        ("provide help", "to the region", "provide help to the region"),
        ("pull back to the line", "their forces", "pull back their forces to the line"),
        ("agree on, under watch", "the matter", "agree on the matter, under watch"),
        (
            "deal with on a track of its own",
            "matters of trade",
            "deal with matters of trade on a track of its own",
        ),
        ("accede freely to the guarantees", "other states", "accede freely to the guarantees (other states)"),
        ("respect sovereignty", "Ukraine's sovereignty", "respect Ukraine's sovereignty"),
    ],
)
def test_objects_join_their_verbs(action: str, thing: str, joined: str) -> None:
    """An object stands where its verb wants it; beside an object of its own, in brackets."""
    assert with_object(action, thing) == joined


def test_no_word_of_an_object_is_lost() -> None:
    """An object is left out only where every word of it that means something is said already."""
    assert gist(action="limit the armed forces", object="all armed forces") == (
        "Ukraine is to limit the armed forces (all armed forces)"
    )
    assert (
        gist(action="control", object="the spit", modality="receives")
        == "Ukraine receives control (the spit)"
    )


def test_a_bound_is_never_lost() -> None:
    """A figure that the action names is still said with its bound."""
    said = gist(action="keep 500 soldiers", quantity={"max": 500, "unit": "soldiers"})
    assert said == "Ukraine is to keep 500 soldiers: at most 500 soldiers"
    assert (
        gist(action="release 250 people", quantity={"value": 250, "unit": "people"})
        == "Ukraine is to release 250 people"
    )


def test_steps_read_as_points() -> None:
    """A step that is a part of the plan is called by its number, several of them by their run."""
    plan = Archive(ROOT / "tests" / "small" / "plans").all_versions()[1].plan
    parts = part_names(plan)
    assert parts["#cap"] == "point 1"
    assert parts["#retreat.pull-back"] == "point 2a"
    clause = Clause.model_validate(
        {
            "id": "x",
            "actor": "all",
            "modality": "shall",
            "action": "act",
            "after": ["acceptance", "#cap", "#retreat", "#old-claim"],
        }
    )
    assert (
        clause_gist(clause, Registry(), parts=parts)
        == "All parties are to act, after acceptance and points 1 to 3"
    )


def test_every_clause_of_the_library_has_a_gist() -> None:
    """The gist of every real clause names who, is one line and says the clause's bare figures."""
    archive = open_archive(ROOT / "plans")
    for entry in archive.latest():
        try:
            plan = archive.load(entry.path).plan
        except PlanctlError:
            continue  # whether the library is sound is another test's matter
        for _, clause in plan.clauses():
            said = clause_gist(clause, archive.registry, parts=part_names(plan))
            assert said[0].isupper() or not said[0].isalpha(), said
            assert "\n" not in said
            assert "None" not in said
            figures = clause.quantity if isinstance(clause.quantity, list) else [clause.quantity]
            for figure in figures:
                if figure is not None and figure.max is not None:
                    assert (
                        quantity_words(figure.model_copy(update={"of": None, "qualifier": None})).split(" ")[
                            -2
                        ]
                        in said
                    )
