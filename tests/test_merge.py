"""Merging plans: what is taken, what is combined, what is put in brackets."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from making import clause, point

from planctl.merge.engine import merge_plans
from planctl.merge.result import MergeResult
from planctl.merge.settle import Unsettled, settle
from tools.merge_bench import run

Data = dict[str, Any]


def a_plan(*points: Data, **parts: Any) -> Data:
    return {
        "schema": "planctl/plan/1", "id": "p", "version": "1.0", "title": "P", "language": "en", "date": "2025-01-01",
        "status": "draft", "fidelity": "paraphrase", "proponents": ["us"],
        "sources": {"s": {"publisher": "S", "kind": "press"}}, "points": list(points), **parts,
    }  # fmt: skip


BASE = a_plan(
    point("cap", 1, "The forces are limited to 600,000 personnel. Inspectors have access.",
          clauses=[clause(id="limit", quantity={"max": 600000, "unit": "personnel"}), clause(id="access", actor="ru")]),
    point("halt", 2, "Both sides cease fire at once.", clauses=[clause(id="halt", action="cease fire")]),
    point("aid", 3, "Aid is given.", state="agreed"),
)  # fmt: skip


def edit(change: Any, base: Data = BASE) -> Data:
    made = copy.deepcopy(base)
    change(made)
    return made


def at(data: Any, name: str) -> Data:
    return next(p for p in data["points"] if p["id"] == name)  # type: ignore[no-any-return]


def merged(ours: Any, theirs: Any, base: Data = BASE) -> MergeResult:
    return merge_plans(base, edit(ours, base), edit(theirs, base), by=[["us"], ["ua"]])


def set_clause(name: str, **parts: Any) -> Any:
    def change(data: Data) -> None:
        next(c for c in data["points"][0]["clauses"] if c["id"] == name).update(parts)

    return change


def test_fields_of_one_clause_are_merged_apart() -> None:
    """One side's figure and the other's deadline are both in the clause."""
    high, soon = {"max": 800000, "unit": "personnel"}, {"within": "P90D", "after": "signature"}
    result = merged(set_clause("limit", quantity=high), set_clause("limit", deadline=soon))
    assert result.is_clean
    limit = at(result.merged, "cap")["clauses"][0]
    assert (limit["quantity"], limit["deadline"]) == (high, soon)
    assert {(d.unit, d.take) for d in result.decisions} >= {
        ("#cap.limit/quantity", "ours"),
        ("#cap.limit/deadline", "theirs"),
    }


def test_sets_of_ids_are_merged_as_sets() -> None:
    """Topics that each side adds and takes away are all added and taken away, in order."""
    base = edit(lambda d: d["points"][0].update(topics=["ceasefire", "sanctions", "elections"]))
    result = merged(
        lambda d: d["points"][0].update(topics=["ceasefire", "sanctions", "elections", "prisoners"]),
        lambda d: d["points"][0].update(topics=["force-size", "ceasefire", "elections"]),
        base,
    )
    assert result.is_clean
    assert at(result.merged, "cap")["topics"] == ["force-size", "ceasefire", "elections", "prisoners"]


def test_exchanging_an_actor_is_no_addition() -> None:
    """Two sides that bind two others in the first one's place disagree; two that add one more each do not."""
    apart = merged(set_clause("limit", actor="ru"), set_clause("limit", actor="us"))
    assert [c.unit for c in apart.conflicts] == ["#cap.limit/actor"]
    together = merged(set_clause("limit", actor=["ua", "us"]), set_clause("limit", actor=["ua", "gb"]))
    assert together.is_clean
    assert at(together.merged, "cap")["clauses"][0]["actor"] == ["ua", "us", "gb"]


def figure(value: int) -> Any:
    def change(data: Data) -> None:
        text = data["points"][0]["text"]
        data["points"][0]["text"] = text.replace("600,000", f"{value:,}")
        set_clause("limit", quantity={"max": value, "unit": "personnel"})(data)

    return change


def test_a_conflict_is_two_options_and_the_base_stands() -> None:
    """Two figures for one are an option each, put by its side; what stands is the base's."""
    result = merged(figure(800_000), figure(700_000))
    cap = at(result.merged, "cap")
    assert cap["text"] == BASE["points"][0]["text"]
    assert [(o["id"], o["by"]) for o in cap["options"]] == [("a", ["us"]), ("b", ["ua"])]
    assert "800,000" in cap["options"][0]["text"]
    assert cap["options"][1]["clauses"][0]["quantity"]["max"] == 700_000
    assert [(a.option, a.by) for a in result.conflicts[0].alternatives] == [("a", ["us"]), ("b", ["ua"])]


@pytest.mark.parametrize(("take", "value"), [("a", 800_000), ("b", 700_000)])
def test_taking_an_option_gives_the_point_of_its_side(take: str, value: int) -> None:
    """Settled for one side, the point is what that side made of it, ids of clauses included."""
    result = merged(figure(800_000), figure(700_000))
    settled = settle(result.merged, "cap", [take])
    assert at(settled, "cap") == at(edit(figure(value)), "cap")


def gone(name: str) -> Any:
    return lambda d: d.update(points=[p for p in d["points"] if p["id"] != name])


def test_deletion_against_edit_is_always_a_conflict() -> None:
    """A point that one side deletes and the other edits stays, with an option that deletes it."""
    result = merged(gone("halt"), lambda d: at(d, "halt").update(note="Watched by drones."))
    halt = at(result.merged, "halt")
    assert halt["options"][0] == {"id": "a", "by": ["us"], "deletes": True}
    assert halt["options"][1]["sets"] == {"note": "Watched by drones."}
    assert [(c.unit, c.kind) for c in result.conflicts] == [("#halt", "deletion")]
    tomb = at(settle(result.merged, "halt", ["a"]), "halt")
    assert (tomb["state"], tomb["text"], tomb["number"]) == ("deleted", None, 2)
    assert at(settle(result.merged, "halt", ["b"]), "halt")["note"] == "Watched by drones."


def test_a_tombstone_against_an_edit_is_a_conflict_too() -> None:
    """Burying a point is deleting it."""
    bury = lambda d: at(d, "halt").update(state="deleted", text=None, clauses=[])  # noqa: E731
    result = merged(lambda d: at(d, "halt").update(title="Ceasefire now"), bury)
    assert [c.kind for c in result.conflicts] == ["deletion"]
    assert at(result.merged, "halt")["options"][1] == {"id": "b", "by": ["ua"], "deletes": True}


def test_an_untouched_point_is_deleted() -> None:
    """A point that one side deletes and the other leaves alone is gone, and the numbers close up."""

    def drop(data: Data) -> None:
        gone("halt")(data)
        at(data, "aid")["number"] = 2

    result = merged(drop, figure(700_000))
    assert result.is_clean
    assert [(p["id"], p["number"]) for p in result.merged["points"]] == [("cap", 1), ("aid", 2)]


def test_deletion_against_a_new_reference_is_a_conflict() -> None:
    """A point that one side deletes, and for which a clause of the other now waits, is not deleted silently."""
    result = merged(gone("halt"), set_clause("limit", after=["#halt"]))
    assert [(c.unit, c.kind) for c in result.conflicts] == [("#halt", "deletion")]
    assert at(result.merged, "halt")["options"][0]["deletes"] is True


def test_only_those_who_refer_keep_what_another_deletes() -> None:
    """Of three sides, one deletes a point and one refers to it: these two are named, and not the third; that a
    text refers to what it deletes itself does not excuse the others.
    """

    def bury(data: Data) -> None:
        at(data, "halt").update(state="deleted", text=None, clauses=[])
        at(data, "cap")["clauses"].append(
            {"id": "own", "actor": "ua", "modality": "may", "action": "wait", "after": ["#halt"]}
        )

    sides = [
        edit(bury),
        edit(lambda data: data.update(status="tabled")),
        edit(set_clause("limit", after=["#halt"])),
    ]
    (conflict,) = merge_plans(BASE, *sides).conflicts
    assert (conflict.unit, conflict.explanation) == ("#halt", "deleted by a, referred to by c")


def test_deletions_that_leave_nothing_are_conflicts() -> None:
    """Where each side deletes what the other leaves, a plan is left, and the conflict told."""
    base = a_plan(point("one", 1, "One stands."), point("two", 2, "Two stands."))
    result = merged(gone("one"), gone("two"), base)
    assert [p["id"] for p in result.merged["points"]] == ["one", "two"]
    assert [c.kind for c in result.conflicts] == ["deletion", "deletion"]


def test_orders_that_together_lock_are_told() -> None:
    """Each side lets one provision wait for the other's: together neither can come first, and that is told."""
    waits = set_clause("limit", after=["#halt.halt"])
    result = merged(waits, lambda d: at(d, "halt")["clauses"][0].update(after=["#cap.limit"]))
    assert [(c.unit, c.kind) for c in result.conflicts] == [
        ("#cap.limit/after", "order"),
        ("#halt.halt/after", "order"),
    ]


def test_a_condition_and_the_same_exception_are_told() -> None:
    """One side's condition and the other's exception, in the same words: the clause would never apply."""
    words = "if the line is quiet"
    result = merged(set_clause("limit", condition=words), set_clause("limit", exception=words.capitalize()))
    assert [c.unit for c in result.conflicts] == ["#cap.limit/condition", "#cap.limit/exception"]


def test_moved_and_renumbered_points_keep_the_other_sides_edits() -> None:
    """Edits go to the point and not to its place or number."""

    def turn(data: Data) -> None:
        data["points"].reverse()
        for number, item in enumerate(data["points"], 1):
            item["number"] = number

    result = merged(turn, figure(700_000))
    assert result.is_clean
    assert [(p["id"], p["number"]) for p in result.merged["points"]] == [("aid", 1), ("halt", 2), ("cap", 3)]
    assert "700,000" in at(result.merged, "cap")["text"]


def put(name: str, place: int) -> Any:
    def change(data: Data) -> None:
        data["points"].insert(place, point(name, place + 1, f"The {name} is set up."))
        for number, item in enumerate(data["points"], 1):
            item["number"] = number

    return change


def test_two_new_points_of_one_number_disagree_on_the_number_only() -> None:
    """Both sides put in a point 2: both are kept, ours first; the numbers run on, and the conflict says so."""
    result = merged(put("bridge", 1), put("archive", 1))
    assert [(c.unit, c.kind) for c in result.conflicts] == [("#archive/number", "number")]
    assert [(p["id"], p["number"]) for p in result.merged["points"]] == [
        ("cap", 1), ("bridge", 2), ("archive", 3), ("halt", 4), ("aid", 5),
    ]  # fmt: skip


def test_a_number_that_one_side_gives_twice_is_no_conflict() -> None:
    """A side that puts in two points of one number disagrees with nobody."""

    def two(data: Data) -> None:
        data["points"] += [point("bridge", 9, "It is built."), point("archive", 9, "It is kept.")]

    assert merged(two, lambda _data: None).is_clean
    assert merged(two, two).is_clean


def test_new_points_far_apart_do_not_disagree() -> None:
    """Both sides put in a point in different places and number all anew: the numbers run on, cleanly."""
    result = merged(put("bridge", 1), put("archive", 3))
    assert result.is_clean
    assert [p["number"] for p in result.merged["points"]] == [1, 2, 3, 4, 5]


def test_one_new_id_for_two_points_is_a_conflict() -> None:
    """Two different points under one new id are one point with an option for each."""
    other = point("bridge", 4, "The bridge is closed.", title="Closing of the bridge")
    result = merged(put("bridge", 3), lambda d: d["points"].append(other))
    bridge = at(result.merged, "bridge")
    assert [o["text"] for o in bridge["options"]] == ["The bridge is set up.", "The bridge is closed."]
    assert {c.kind for c in result.conflicts} == {"addition"}


def test_an_agreed_point_with_options_is_open_again() -> None:
    """A conflict about an agreed point opens it."""
    result = merged(
        lambda d: at(d, "aid").update(text="Aid is doubled."),
        lambda d: at(d, "aid").update(text="Aid is halved."),
    )
    assert at(result.merged, "aid")["state"] == "open"


def test_existing_options_are_merged_as_units() -> None:
    """An option of the base stays; of two put in under one id both stay, the second under another one."""
    base = edit(
        lambda d: at(d, "aid").update(state="open", options=[{"id": "x", "by": ["us"], "text": "No aid."}])
    )
    ours = lambda d: at(d, "aid")["options"].append({"id": "y", "by": ["us"], "text": "Food."})  # noqa: E731
    theirs = lambda d: at(d, "aid")["options"].append({"id": "y", "by": ["ua"], "text": "Arms."})  # noqa: E731
    result = merged(ours, theirs, base)
    said = [(o["id"], o["text"]) for o in at(result.merged, "aid")["options"]]
    assert said == [("x", "No aid."), ("y", "Food."), ("y-theirs", "Arms.")]
    assert not result.is_clean


def test_the_head_is_ours_and_the_conflict_is_told() -> None:
    """Two statuses: ours stands, and the conflict is reported with both."""
    result = merged(lambda d: d.update(status="tabled"), lambda d: d.update(status="published"))
    assert result.merged["status"] == "tabled"
    assert [(c.unit, c.kind, [a.value for a in c.alternatives]) for c in result.conflicts] == [
        ("status", "metadata", ["tabled", "published"])
    ]


def test_the_highest_version_is_taken_with_its_date() -> None:
    """Versions differ by their nature: two next versions are no conflict."""
    result = merged(
        lambda d: d.update(version="1.1", date="2025-03-01"),
        lambda d: d.update(version="1.10", date="2025-02-01"),
    )
    assert result.is_clean
    assert (result.merged["version"], result.merged["date"]) == ("1.10", "2025-02-01")


def test_a_source_that_one_side_deletes_and_another_cites_stays() -> None:
    """Nothing merged cites a source that is gone."""
    base = edit(lambda d: d["sources"].update(t={"publisher": "T", "kind": "press"}))
    result = merged(lambda d: d["sources"].pop("t"), lambda d: at(d, "aid")["sources"].append("t"), base)
    assert "t" in result.merged["sources"]


def test_renamed_ids_are_found_by_the_wording() -> None:
    """A point that a side gave another id keeps the other side's edits, and every ref follows."""
    base = edit(set_clause("limit", after=["#halt"]))

    def rename(data: Data) -> None:
        at(data, "halt")["id"] = "ceasefire"
        set_clause("limit", after=["#ceasefire"])(data)

    result = merged(rename, lambda d: at(d, "halt").update(note="Watched."), base)
    assert result.is_clean
    assert at(result.merged, "ceasefire")["note"] == "Watched."
    assert at(result.merged, "cap")["clauses"][0]["after"] == ["#ceasefire"]


def test_texts_in_two_languages_are_merged_each() -> None:
    """A side's French and another's English edits are both in."""
    base = edit(
        lambda d: at(d, "aid").update(
            text={"en": "Aid is given soon.", "fr": "Une aide est fournie bientôt."}
        )
    )
    result = merged(
        lambda d: at(d, "aid").update(
            text={"en": "More aid is given soon.", "fr": "Une aide est fournie bientôt."}
        ),
        lambda d: at(d, "aid").update(
            text={"en": "Aid is given soon.", "fr": "Une aide est fournie très bientôt."}
        ),
        base,
    )
    assert result.is_clean
    assert at(result.merged, "aid")["text"] == {
        "en": "More aid is given soon.",
        "fr": "Une aide est fournie très bientôt.",
    }


def test_a_translation_goes_with_the_wording_that_it_translates() -> None:
    """Where sides disagree in one language and one of them edited another too, each option has the whole text
    of its side, and what stands is the base.
    """
    texts = {
        value: {
            "en": f"The forces have {value},000 personnel.",
            "fr": f"Les forces ont {value} 000 personnes.",
        }
        for value in (600, 700, 800)
    }
    base = edit(lambda d: at(d, "aid").update(text=texts[600]))
    result = merged(
        lambda d: at(d, "aid").update(text=texts[700]),
        lambda d: at(d, "aid").update(text={**texts[600], "en": texts[800]["en"]}),
        base,
    )
    assert at(result.merged, "aid")["text"] == texts[600]
    assert [option["text"] for option in at(result.merged, "aid")["options"]] == [
        texts[700],
        {**texts[600], "en": texts[800]["en"]},
    ]
    assert not result.ledger.unexplained


def test_three_sides_that_agree_in_part_share_an_option() -> None:
    """Of three sides, two that want the same put one option together."""
    sides = [edit(figure(value)) for value in (800_000, 700_000, 800_000)]
    result = merge_plans(BASE, *sides, by=[["us"], ["ua"], ["gb"]])
    assert [o["by"] for o in at(result.merged, "cap")["options"]] == [["us", "gb"], ["ua"]]


def test_sides_of_one_actor_are_told_apart_by_a_note() -> None:
    """Where both sides are the same actor's, each option notes whose text it is."""
    result = merge_plans(BASE, edit(figure(800_000)), edit(figure(700_000)))
    assert [o["note"] for o in at(result.merged, "cap")["options"]] == ["ours: p@1.0", "theirs: p@1.0"]


def test_settling_refuses_what_is_not_there() -> None:
    """An unknown option is refused with the nearest name, and a point without options says so."""
    result = merged(figure(800_000), figure(700_000))
    with pytest.raises(Unsettled, match="no option `c`"):
        settle(result.merged, "cap", ["c"])
    with pytest.raises(Unsettled, match="no options"):
        settle(result.merged, "aid", ["a"])
    with pytest.raises(Unsettled, match="cannot be taken together"):
        settle(result.merged, "cap", ["a", "b"])


def test_a_wording_of_ones_own_settles_too() -> None:
    """A text given takes the place of all options, and those kept stay."""
    result = merged(figure(800_000), figure(700_000))
    made = at(settle(result.merged, "cap", [], "The forces are limited."), "cap")
    assert made["text"] == "The forces are limited."
    assert "options" not in made
    kept = at(settle(result.merged, "cap", ["a"], None, ["b"]), "cap")
    assert [option["id"] for option in kept["options"]] == ["b"]


def test_written_options_are_added_to_one_another() -> None:
    """Two options without `replaces` taken together: both texts, the clauses of both."""
    options = [
        {"id": "x", "by": ["us"], "text": "Food is given.", "clauses": [clause(id="food")]},
        {"id": "y", "by": ["ua"], "text": "Fuel is given.", "clauses": [clause(id="fuel")]},
    ]
    base = edit(lambda d: at(d, "aid").update(options=options))
    made = at(settle(base, "aid", ["x", "y"]), "aid")
    assert made["text"] == "Food is given. Fuel is given."
    assert [c["id"] for c in made["clauses"]] == ["food", "fuel"]


def test_far_edits_merge_cleanly_where_lines_collide() -> None:
    """On generated triples with edits far apart, every merge is clean and gives what the edits together give;
    a merge by lines is not.
    """
    counts = run(12)
    assert counts["planctl clean"] == counts["planctl as expected"] == counts["triples"] == 12
    assert counts["git clean"] < 12
