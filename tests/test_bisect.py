"""`planctl bisect`: every text is asked, every change of the answer is shown, and parts are followed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from making import clause, plan, point
from running import SMALL, planctl

from planctl.model.plan import Plan
from planctl.schemas import schema

CAP = {"id": "cap", "action": "limit the armed forces"}
OTHER = point("talks", 2, "Talks are held once a month in a third country.", clauses=[
    clause(id="hold", action="hold talks", actor="ru", modality="should")])  # fmt: skip


def cap(limit: int | None, number: int = 1, **parts: Any) -> dict[str, Any]:
    """The point with the cap."""
    quantity = {"undisclosed": True} if limit is None else {"max": limit, "unit": "personnel"}
    text = "The armed forces have a limit that is not public." if limit is None else (
        f"The armed forces of Ukraine are limited to {limit:,} personnel in peacetime.")  # fmt: skip
    return point("force-cap", number, text, clauses=[clause(**CAP, quantity=quantity, **parts)])


def write(root: Path, *plans: Plan) -> Path:
    """An archive of some texts, with the registries of the library."""
    for one in plans:
        folder = root / "plans" / one.id
        folder.mkdir(parents=True, exist_ok=True)
        data = json.loads(one.model_dump_json(by_alias=True, exclude_none=True))
        (folder / f"{one.version}.yaml").write_text(json.dumps(data), encoding="utf-8")
    return root / "plans"


def ask(root: Path, *args: str, code: int = 0) -> Mapping[str, Any]:
    """The JSON of a bisect."""
    done = planctl("bisect", *args, "--format", "json", "--archive", str(root))
    assert done.returncode == code, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("bisect")).validate(data)
    return data


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose cap rises, is kept back, falls and rises again, while its point is renumbered and split."""
    third = [point("watch", 1, "A commission watches the line."), cap(None, 4), OTHER]
    split = [
        point("numbers", 5, "The armed forces of Ukraine are limited to 900,000 personnel in peacetime.",
              clauses=[clause(id="numbers-cap", action="limit the armed forces",
                              quantity={"max": 900000, "unit": "personnel"})]),
        OTHER,
    ]  # fmt: skip
    return write(
        tmp_path_factory.mktemp("bisect"),
        plan(cap(600000), OTHER, id_="deal", version="1.0", date="2025-01-01"),
        plan(cap(800000, 3), OTHER, id_="deal", version="1.1", date="2025-02-01"),
        plan(*third, id_="deal", version="1.2", date="2025-03-01"),
        plan(cap(500000), OTHER, id_="deal", version="1.10", date="2025-04-01"),
        plan(*split, id_="deal", version="2.0", date="2025-05-01"),
        plan(cap(700000), id_="answer", version="1.0", date="2025-06-01",
             derived_from=[{"plan": "deal", "version": "1.1", "relation": "counters"}]),
    )  # fmt: skip


def test_every_flip_is_reported(root: Path) -> None:
    """An answer that changes four times has four flips, whatever a search by halves would have seen."""
    data = ask(root, "deal", "any(quantity.max > 600000)")
    assert [answer["truth"] for answer in data["answers"]] == [
        "false", "true", "undisclosed", "false", "true"]  # fmt: skip
    assert [(flip["before"], flip["was"], flip["now"]) for flip in data["flips"]] == [
        ("deal@1.0", "false", "true"),
        ("deal@1.1", "true", "undisclosed"),
        ("deal@1.2", "undisclosed", "false"),
        ("deal@1.10", "false", "true"),
    ]
    assert (data["first_true"], data["last_false"]) == ("deal@1.1", "deal@1.10")


def test_the_changed_clause_is_named(root: Path) -> None:
    """A flip has the date, the source and what changed in the clause that decides it."""
    data = ask(root, "deal", "any(quantity.max > 600000)")
    first = data["flips"][0]
    assert first["date"] == "2025-02-01"
    assert [change["kind"] for change in first["changes"]] == ["quantity-raised"]
    assert first["changes"][0]["b"] == "deal@1.1#force-cap.cap"
    assert [source["id"] for source in data["answers"][1]["sources"]] == ["s"]


def test_a_clause_is_followed_through_renumbering_and_new_ids(root: Path) -> None:
    """A point asked about by the id it has now is found under its old number and id."""
    data = ask(root, "deal#numbers.numbers-cap", "quantity.max > 600000")
    assert [answer["asked"] for answer in data["answers"]] == [
        ["deal@1.0#force-cap.cap"], ["deal@1.1#force-cap.cap"], ["deal@1.2#force-cap.cap"],
        ["deal@1.10#force-cap.cap"], ["deal@2.0#numbers.numbers-cap"]]  # fmt: skip
    assert all(answer["present"] for answer in data["answers"])
    assert len(data["flips"]) == 4


def test_a_version_is_asked_up_to_itself(root: Path) -> None:
    """A ref with a version leaves later versions out; 1.10 comes after 1.2."""
    refs = [answer["ref"] for answer in ask(root, "deal@1.10", "true")["answers"]]
    assert refs == ["deal@1.0", "deal@1.1", "deal@1.2", "deal@1.10"]


def test_the_lineage_is_asked_where_wanted(root: Path) -> None:
    """With --lineage the texts that a plan derives from are asked too, and the derivation is an edge."""
    assert len(ask(root, "answer", "any(quantity.max > 600000)")["answers"]) == 1
    data = ask(root, "answer#force-cap", "quantity.max > 750000", "--lineage")
    assert [answer["ref"] for answer in data["answers"]] == ["deal@1.0", "deal@1.1", "answer@1.0"]
    assert [(flip["after"], flip["relation"]) for flip in data["flips"]] == [
        ("deal@1.1", "version"), ("answer@1.0", "counters")]  # fmt: skip


def test_exit_codes(root: Path) -> None:
    """0 whatever the answer; with --exit-code 1 where it changed; 2 for an expression that is none."""
    ask(root, "deal", "any(quantity.max > 600000)", "--exit-code", code=1)
    ask(root, "deal", "any(actor = ua)", "--exit-code")
    wrong = planctl("bisect", "deal", "quantity.maks > 6", "--archive", str(root))
    assert wrong.returncode == 2
    assert "^^^^" in wrong.stderr
    assert "did you mean `quantity.max`" in wrong.stderr


@pytest.mark.parametrize("width", ["60", "80", "140"])
def test_the_page_fits(root: Path, width: str) -> None:
    """No line is wider than the screen, and the summary says how often the answer changed."""
    page = planctl(
        "bisect", "deal", "any(quantity.max > 600000)", "--archive", str(root), COLUMNS=width
    ).stdout
    assert all(len(line) <= int(width) for line in page.splitlines())
    assert "changes 4 times over 5 texts" in " ".join(page.split())


def test_a_circle_in_the_lineage_ends(tmp_path: Path) -> None:
    """Two texts that derive from each other are asked once each, and a note says so."""
    root = write(
        tmp_path,
        plan(OTHER, id_="a", derived_from=[{"plan": "b", "version": "1.0", "relation": "revises"}]),
        plan(OTHER, id_="b", derived_from=[{"plan": "a", "version": "1.0", "relation": "revises"}]),
    )
    data = ask(root, "a", "true", "--lineage")
    assert sorted(answer["ref"] for answer in data["answers"]) == ["a@1.0", "b@1.0"]
    assert "circle" in data["notes"][0]


def test_changes_in_the_same_words_are_told_apart() -> None:
    """Several points that are new are each named, where the words for them are the same."""
    said = planctl("bisect", "accord", "count(points) > 2", "--archive", str(SMALL)).stdout
    news = [line.strip() for line in said.splitlines() if line.strip().startswith("new: ")]
    assert len(news) > 1
    assert len(set(news)) == len(news)
