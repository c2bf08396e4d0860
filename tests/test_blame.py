"""`planctl blame`: the text in which each clause and each word first appeared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from making import clause, plan, point, real
from running import planctl
from test_bisect import OTHER, write

from planctl.schemas import schema
from planctl.track.blame_trace import trace, wordings
from planctl.track.descent import Link, step_between
from planctl.track.word_origins import kept, pieces
from tools.blame_accuracy import score
from tools.histories import history

FIRST = "The zone is ten kilometres wide. Both sides leave it within ninety days of signature."
ZONE = clause(id="zone", actor="all", action="create a zone", quantity={"value": 10, "unit": "km"})
LEAVE = clause(id="leave", actor="all", action="leave the zone", deadline={"within": "P90D"})


def blamed(root: Path, *args: str) -> dict[str, Any]:
    """The JSON of a blame."""
    done = planctl("blame", *args, "--format", "json", "--archive", str(root))
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("blame")).validate(data)
    return data


def origins(data: dict[str, Any]) -> dict[str, str]:
    """The origin of each line by its local ref."""
    return {line["ref"].partition("#")[2]: line["origin"] for line in data["lines"]}


def said(data: dict[str, Any], point_: str) -> dict[str, str]:
    """The words of a point's own wording by the text they come from."""
    found: dict[str, str] = {}
    for wording in data["wordings"]:
        if wording["point"] == point_:
            for stretch in wording["stretches"]:
                old = found.get(stretch["origin"], "")
                found[stretch["origin"]] = f"{old} {stretch['text'].strip()}".strip()
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose point is edited, split, renumbered, dropped and returned, and a rival it takes words from."""
    longer = FIRST.replace("ten", "thirty")
    halves = longer.split(". ")
    split = [
        point("zone", 4, halves[0] + ".", clauses=[{**ZONE, "quantity": {"value": 30, "unit": "km"}}]),
        point("leaving", 5, halves[1], clauses=[LEAVE]),
    ]
    rival = FIRST.replace("ninety days", "two hundred days")
    adopted = point("leaving", 1, halves[1].replace("ninety days", "two hundred days"), clauses=[LEAVE])
    return write(
        tmp_path_factory.mktemp("blame"),
        plan(point("zone", 1, FIRST, clauses=[ZONE, LEAVE]), OTHER, id_="deal", version="1.0", date="2025-01-01"),
        plan(point("zone", 1, longer, clauses=[ZONE, LEAVE]), OTHER, id_="deal", version="1.1", date="2025-02-01"),
        plan(*split, id_="deal", version="1.2", date="2025-03-01"),
        plan(split[0], OTHER, adopted, id_="deal", version="2.0", date="2025-04-01",
             derived_from=[{"plan": "rival", "version": "1.0", "relation": "merges"}]),
        plan(point("zone", 1, rival, clauses=[ZONE, LEAVE]), id_="rival", proponents=["ru"], date="2025-03-15",
             derived_from=[{"plan": "deal", "version": "1.0", "relation": "counters"}]),
    )  # fmt: skip


def test_clauses_keep_their_origin_through_split_and_return(root: Path) -> None:
    """A clause comes from where it first stood, however its point was split, renumbered, dropped and returned."""
    data = blamed(root, "deal")
    assert origins(data) == dict.fromkeys(("zone.zone", "talks.hold", "leaving.leave"), "deal@1.0")
    lines = {line["clause"]: line for line in data["lines"]}
    assert lines["leave"]["origin_ref"] == "deal@1.0#zone.leave"
    assert lines["zone"]["changed"] == "deal@1.2"
    assert lines["hold"]["returned"] == "deal@2.0"
    assert lines["leave"]["returned"] is None
    assert [source["id"] for source in lines["leave"]["sources"]] == ["s"]


def test_words_come_from_edits_and_from_the_rival(root: Path) -> None:
    """Each word has the text that brought it: the first version, an edit, or the rival named by the lineage."""
    data = blamed(root, "deal", "--words")
    assert said(data, "zone") == {"deal@1.0": "The zone is kilometres wide.", "deal@1.1": "thirty"}
    assert said(data, "leaving") == {
        "deal@1.0": "Both sides leave it within days of signature.", "rival@1.0": "two hundred"
    }  # fmt: skip
    back = [s for w in data["wordings"] if w["point"] == "talks" for s in w["stretches"]]
    assert [(s["origin"], s["returned"]) for s in back] == [("deal@1.0", "deal@2.0")]
    rival = next(one for one in data["carriers"] if one["ref"] == "rival@1.0")
    assert (rival["date"], [one["id"] for one in rival["proponents"]], rival["words"]) == (
        "2025-03-15",
        ["ru"],
        2,
    )


def test_stretches_join_to_the_wording(root: Path) -> None:
    """Nothing of a wording is lost: joined, the stretches are the text with its white space folded."""
    data = blamed(root, "deal", "--words")
    joined = {one["point"]: "".join(s["text"] for s in one["stretches"]) for one in data["wordings"]}
    assert joined["zone"] == "The zone is thirty kilometres wide."
    for name in ("us-28-point", "ukraine-20-point"):
        done = json.loads(planctl("blame", name, "--words", "--format", "json").stdout)
        texts = {
            (p.id, part or None): text for p in real(name).points for part, text in wordings(p, "en").items()
        }
        found = {
            (w["point"], w["part"]): "".join(s["text"] for s in w["stretches"]) for w in done["wordings"]
        }
        assert found == texts


def test_own_versions_alone(root: Path) -> None:
    """With --own what came from the rival counts as new in the version that took it over."""
    assert said(blamed(root, "deal", "--words", "--own"), "leaving")["deal@2.0"] == "two hundred"


def test_a_point_and_a_clause_can_be_asked_about(root: Path) -> None:
    """A ref of a point or a clause gives its lines alone, and an old version knows nothing of later ones."""
    assert list(origins(blamed(root, "deal#zone"))) == ["zone.zone"]
    assert list(origins(blamed(root, "deal@1.1#zone.leave"))) == ["zone.leave"]
    assert blamed(root, "deal@1.1")["walked"] == 2


def test_the_pages_fit_and_name_the_texts(root: Path) -> None:
    """In a terminal no line is wider than the screen; without colour letters say where words come from."""
    for args in (["deal"], ["deal", "--words"]):
        for width in ("60", "80", "140"):
            page = planctl("blame", *args, "--archive", str(root), COLUMNS=width).stdout
            assert all(len(line) <= int(width) for line in page.splitlines())
            assert "deal@1.0" in page
    assert "[two hundred]" in page
    colored = planctl("blame", "deal", "--words", "--color", "always", "--archive", str(root)).stdout
    assert "\x1b[" in colored
    assert "[two hundred]" not in colored
    table = planctl("blame", "deal", "--format", "markdown", "--archive", str(root)).stdout
    assert "| `deal@1.0` | 2025-01-01 |" in table


@pytest.mark.parametrize("plan_id", ["us-28-point", "minsk-2"])
def test_histories_with_known_origins(plan_id: str) -> None:
    """On histories made with known origins, at least 97 of 100 clauses and words have the right one."""
    counts = score(history(real(plan_id), 7, 10)) + score(history(real(plan_id), 8, 10))
    assert counts["clauses right"] >= 0.97 * counts["clauses"] > 0
    assert counts["words right"] >= 0.97 * counts["words"] > 0


def test_what_is_equal_is_not_compared() -> None:
    """Between versions that share a point as it is, the point is the same, and only others are changed."""
    a = plan(point("a", 1, "One two three."), point("b", 2, "Four five six."))
    b = plan(point("a", 1, "One two three."), point("b", 2, "Four five seven."))
    step = step_between(a, b, kin=True)
    assert (step.same, step.changed_a, step.changed_b) == ({"a"}, ["b"], ["b"])


def test_repeated_ids_break_nothing(tmp_path: Path) -> None:
    """A text with a point id twice is blamed all the same."""
    twice = plan(point("a", 1, "One."), point("a", 2, "Two, longer than before."), id_="deal", version="1.1")
    root = write(tmp_path, plan(point("a", 1, "One."), id_="deal"), twice)
    assert blamed(root, "deal", "--words")["walked"] == 2


def test_another_text_shares_no_words_by_chance() -> None:
    """Two sentences that only share small words have none in common."""
    one = pieces("The forces of the north withdraw from the line.", "en")
    other = pieces("A fund for the rebuilding of schools is set up by the bank.", "en")
    assert not any(match is not None for match in kept(one, other))


def test_traces_follow_plans_without_clauses() -> None:
    """Points without clauses have their own origin, through a split too."""
    old = plan(
        point("a", 1, "The bridge is rebuilt by engineers. The harbour is opened to ships of all flags.")
    )
    new = plan(point("a", 1, "The bridge is rebuilt by engineers."),
               point("b", 2, "The harbour is opened to ships of all flags."), version="1.1")  # fmt: skip
    found = trace({old.ref: old, new.ref: new}, [Link(old.ref, new.ref, "version", True)], "en", words=True)
    assert found[new.ref].points["b"].text == old.ref
    assert {origin.text for origin in found[new.ref].words["b", ""]} == {old.ref}
