"""`planctl actor`: all that plans ask of an actor and give to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from content_case import (
    ESCAPE,
    LIBRARY,
    assert_harmless,
    assert_markdown_harmless,
    drawn,
    every_format,
    evil_plan,
    hostile_archive,
    result,
)
from running import small

from planctl.archive import open_archive
from planctl.model.scalars import as_list
from planctl.track.dossier_make import BEARING, dossier, members_of

REAL = open_archive(LIBRARY)
PLANS = [loaded.plan for loaded in REAL.plans()]


def clauses_of(actor: str) -> list[dict[str, Any]]:
    """The clauses of an actor's dossier in the small archive, plan by plan."""
    return [clause for part in result("actor", actor)["plans"] for clause in part["clauses"]]


@pytest.mark.parametrize("name", ["ru", "RU", "Russia", "moscow", "the Kremlin"])
def test_an_actor_is_found_by_id_name_and_alias(name: str) -> None:
    """An id, a name and an alias in any case name the same actor."""
    assert result("actor", name, archive=LIBRARY)["actor"]["id"] == "ru"


def test_an_unknown_actor_gets_a_did_you_mean() -> None:
    """A slip in an id, a name or an alias is a usage error with the nearest names."""
    for slip, meant in (("nordd", "nord"), ("Nordlnd", "nordland"), ("the Nort", "the north")):
        done = small("actor", slip)
        assert done.returncode == 2
        assert f"`{meant}`" in done.stderr, done.stderr


@pytest.mark.parametrize("actor", ["ua", "ru", "us", "nato", "unnamed", "all", "guarantors"])
def test_nothing_is_lost_and_nothing_invented(actor: str) -> None:
    """The clauses of a dossier are exactly those that name the actor, or bind all where it is a party."""
    expected: Counter[str] = Counter()
    for plan in PLANS:
        for point, clause in plan.clauses():
            bound = as_list(clause.actor)
            sides = [*as_list(clause.counterparty), *as_list(clause.beneficiary), *as_list(clause.verifier)]
            through_all = "all" in bound and actor in (*plan.parties, *plan.proponents)
            if actor in (*bound, *sides) or through_all:
                expected[f"{plan.ref}#{point.id}.{clause.id}"] += 1
    made = dossier(actor, PLANS, REAL.registry)
    assert Counter(clause.ref for part in made.plans for clause in part.clauses) == expected
    assert {part.ref for part in made.plans} | set(made.without) == {plan.ref for plan in PLANS}


def test_the_tally_counts_the_clauses() -> None:
    """Each count of a tally is the number of clauses with that bearing; the whole is the sum of the plans."""
    made = dossier("ua", PLANS, REAL.registry)
    for part in made.plans:
        for bearing in set(BEARING.values()):
            assert getattr(part.tally, bearing) == sum(clause.bearing == bearing for clause in part.clauses)
    assert made.tally.asked == sum(part.tally.asked for part in made.plans)


def test_every_side_is_shown() -> None:
    """What binds an actor, is owed to it, benefits it or is verified by it is all there, each named so."""
    north = result("actor", "nord")
    sides = {side for part in north["plans"] for clause in part["clauses"] for side in clause["sides"]}
    assert sides == {"counterparty", "beneficiary"}
    council = result("actor", "council")["plans"][0]
    assert (council["tally"]["verifies"], council["clauses"][0]["sides"]) == (1, ["verifier"])
    shown = " ".join(drawn("actor", "nord").split())
    assert "What others owe it" in shown
    assert "it gains" in shown


def test_what_binds_all_binds_each_party() -> None:
    """A clause of `all` is in the dossier of each party, marked as such, and not in that of others."""
    clauses = clauses_of("sued")
    assert [clause["ref"] for clause in clauses if clause["by_all"]] == ["accord@1.1#retreat.stay-out"]
    assert not any(clause["by_all"] for clause in clauses_of("council"))


def test_members_are_apart() -> None:
    """What concerns a member is listed under the member and not counted for the whole."""
    north = result("actor", "nord")
    assert [member["actor"]["id"] for member in north["members"]] == ["envoy"]
    assert [part["roles"] for part in north["members"][0]["plans"]] == [["drafter"], ["proponent"]]
    assert "Ada Envoy" in drawn("actor", "nord")
    russia = dossier("ru", PLANS, REAL.registry)
    assert {"putin", "state-duma"} <= {member.actor.id for member in russia.members}
    assert (
        russia.tally
        == dossier(
            "ru",
            PLANS,
            REAL.registry._replace(
                actors={
                    name: entry for name, entry in REAL.registry.actors.items() if "ru" not in entry.member_of
                }
            ),
        ).tally
    )


def test_members_of_members_belong_too() -> None:
    """Who belongs to a member belongs to the whole, through it, and a circle of members ends."""
    registry = REAL.registry
    actors = {name: registry.actors[name] for name in ("ru", "us", "ua")}
    for inner, outer in (("us", "ua"), ("ru", "us"), ("ua", "ru")):
        actors[inner] = actors[inner].model_copy(update={"member_of": [outer]})
    circle = registry._replace(actors=actors)
    assert members_of("ua", circle) == [("us", []), ("ru", ["us"])]


def test_stances_are_counted() -> None:
    """The reported positions of an actor are counted by kind, those that it spoke for another apart."""
    from planctl.model.process import Stances

    document = REAL.companion(LIBRARY / "stances.yaml", Stances)
    assert document is not None
    own = Counter(str(stance.stance) for stance in document.stances if stance.actor == "ua")
    made = result("actor", "ua", archive=LIBRARY)
    assert {count["stance"]: count["count"] for count in made["stances"]} == dict(own)
    spoken = sum(stance.speaker == "zelensky" and stance.actor != "zelensky" for stance in document.stances)
    assert result("actor", "zelensky", archive=LIBRARY)["spoken"] == spoken > 0


def test_filters_by_plan_and_modality() -> None:
    """Only the plans and modalities that are asked for are read."""
    made = result("actor", "ua", "-p", "us-28-point", "-m", "shall-not", archive=LIBRARY)
    assert [part["plan"] for part in made["plans"]] == ["us-28-point"]
    assert {clause["modality"] for part in made["plans"] for clause in part["clauses"]} == {"shall-not"}


def test_an_actor_that_nothing_names_is_said_so() -> None:
    """An actor that no plan and no stance names leads to exit code 3 and words, not to an empty page."""
    done = small("actor", "holders", "--plan", "sketch")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "no plan and no stance names Holders of assets" in done.stderr


def test_brackets_and_evidence_are_told() -> None:
    """A clause of an option and one that is not established as seen are marked in every format."""
    for shown in (drawn("actor", "holders"), drawn("actor", "holders", "-f", "markdown")):
        assert "option a" in shown
        assert "disputed" in shown
    assert "[USD 100 billion are paid at once.]" in drawn("actor", "nord")


@pytest.mark.parametrize("width", ["40", "80", "140"])
def test_lines_fit_the_screen(width: str) -> None:
    """No line is wider than the screen; points without a number go by their ids, not by numbers of ours."""
    for name in ("ua", "trump"):
        shown = drawn("actor", name, "--color", "always", archive=LIBRARY, COLUMNS=width)
        assert all(len(ESCAPE.sub("", line)) <= int(width) for line in shown.splitlines())
    assert "#leaders-meeting" in drawn("actor", "zelensky", archive=LIBRARY)


def test_a_plan_that_only_names_an_actor_says_so() -> None:
    """A row of the table without a count is not left blank."""
    lines = drawn("actor", "france", "--brief", archive=LIBRARY).splitlines()
    assert "e3-counter-proposal  named only" in [line.strip() for line in lines]


def test_brief_leaves_the_counts() -> None:
    """--brief shows the table and no clause."""
    shown = drawn("actor", "nord", "--brief")
    assert "What is asked of it" not in shown
    assert "is to" in shown


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    """Markup and HTML of a plan or registry, and control bytes of a model, reach no format."""
    plan, registry = evil_plan()
    for actor in ("ua", "ru"):
        for text in every_format(dossier(actor, [plan], registry)):
            assert_harmless(text)
    archive = hostile_archive(tmp_path)
    for name in ("nord", "sued"):
        assert_harmless(drawn("actor", name, archive=archive))
        assert_harmless(drawn("actor", name, "-f", "json", archive=archive))
        assert_markdown_harmless(drawn("actor", name, "-f", "markdown", archive=archive))
