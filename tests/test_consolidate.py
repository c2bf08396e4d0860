"""The rolling text: a sound plan in which nothing of its parents is lost, whatever they are."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from making import LIBRARY, REGISTRY, clause, orders, plan, point, real
from running import ROOT, planctl
from test_distance import plans

from planctl.archive.lineage import related
from planctl.consolidate import Consolidation, Naming, consolidate
from planctl.model.plan import Plan

SIX = (
    "us-28-point",
    "e3-counter-proposal",
    "uk-gaza-style",
    "ukraine-20-point",
    "european-24-point",
    "russia-memorandum-june-2025",
)


def made(*parents: Plan, **options: object) -> Consolidation:
    return consolidate(parents, REGISTRY, **options)  # type: ignore[arg-type]


def kin(a: Plan, b: Plan) -> bool:
    return related(a, b, LIBRARY)


def text_of(result: Consolidation) -> Plan:
    """The rolling text, read as a plan."""
    return Plan.model_validate(result.merged)


def nothing_lost(result: Consolidation, parents: tuple[Plan, ...]) -> None:
    """Every clause and every bare point of every parent stands where the ledger says, and says what it said."""
    rolling = text_of(result)
    places = {f"#{p.id}.{c.id}": c for p, c in rolling.clauses()} | {f"#{p.id}": p for p in rolling.points}
    told = {placed.ref: placed.to for placed in result.ledger}
    for parent in parents:
        for each in parent.points:
            refs = [f"{parent.ref}#{each.id}.{c.id}" for c in each.all_clauses] or [f"{parent.ref}#{each.id}"]
            assert all(told[ref] in places for ref in refs)
        for each, one in parent.clauses():
            stands: Any = places[told[f"{parent.ref}#{each.id}.{one.id}"]]
            assert stands.modality is one.modality or stands.actor == one.actor
    assert len({p.id for p in rolling.points}) == len(rolling.points)


@settings(max_examples=30, deadline=None)
@given(plans("a"), plans("b"), plans("c"))
def test_nothing_is_lost_and_the_order_of_parents_changes_numbers_only(a: Plan, b: Plan, c: Plan) -> None:
    """Of any three plans the text is a plan, has every provision, and is the same in any order but for numbers."""

    def content(result: Consolidation) -> object:
        data = dict(result.merged)
        points = {p["id"]: {**p, "number": None} for p in data.pop("points")}
        return data, points

    results = [made(*order) for order in orders(a, b, c)]
    nothing_lost(results[0], (a, b, c))
    assert all(content(other) == content(results[0]) for other in results)
    first = [p["id"] for p in results[0].merged["points"]]
    assert len(first) == len(set(first))


@settings(max_examples=20, deadline=None)
@given(plans("a"))
def test_a_text_with_itself_has_no_options(a: Plan) -> None:
    """Nothing is in brackets, and every point that speaks says what it said."""
    result = made(a, a)
    assert result.brackets == 0
    rolling = text_of(result)
    for each in a.points:
        if each.all_clauses:
            assert [c.action for c in rolling.point(each.id).clauses] == [c.action for c in each.clauses]  # type: ignore[union-attr]


def test_agreed_parts_stand_once_and_the_rest_is_in_brackets() -> None:
    """What both say is agreed; where one adds a clause, the common one stands beside the options; what one alone says
    is its option, and the other is silent in the note."""
    same = point("cease", 1, "Stop.", clauses=[clause(action="stop the fire")])
    one = clause(action="hold elections")
    two = clause(id="d", action="admit all observers")
    a = plan(
        same,
        point("vote", 2, "Vote.", topics=["elections"], clauses=[one]),
        point("gas", 3, "Gas.", topics=["energy"], clauses=[clause(action="deliver the gas")]),
        id_="a", proponents=["us"],
    )  # fmt: skip
    b = plan(
        same, point("polls", 2, "Vote, watched.", topics=["elections"], clauses=[one, two]),
        id_="b", proponents=["ru"],
    )  # fmt: skip
    rolling = text_of(made(a, b))
    agreed = rolling.point("cease")
    assert agreed
    assert (agreed.text, len(agreed.clauses), agreed.options) == ("Stop.", 1, [])
    vote = next(p for p in rolling.points if "elections" in p.topics)
    assert [c.action for c in vote.clauses] == ["hold elections"]
    assert {(tuple(o.by), o.text, tuple(c.action for c in o.clauses)) for o in vote.options} == {
        (("us",), "Vote.", ()),
        (("ru",), "Vote, watched.", ("admit all observers",)),
    }
    assert all(option.replaces == {} for option in vote.options)
    gas = rolling.point("gas")
    assert gas
    assert [option.by for option in gas.options] == [["us"]]
    assert "Silent: b." in str(gas.note)


def test_hidden_and_deleted_points_and_brackets_of_parents_are_handled_honestly() -> None:
    """A hidden point puts no option and is named as not public; a deletion is an option; brackets keep their
    proponents."""
    said = point("vote", None, "Vote.", topics=["elections"], clauses=[clause(action="hold elections")])
    hidden = point("vote", None, topics=["elections"], evidence="undisclosed", sources=[])
    gone = point("vote", None, topics=["elections"], state="deleted")
    options = [
        {"id": "x", "by": ["ua"], "text": "Soon.", "clauses": [clause(id="s", action="hold elections soon")]},
        {"id": "y", "by": ["ru"], "text": "Never.", "clauses": [clause(id="n", action="cancel all votes")]},
    ]
    open_text = point("vote", None, topics=["elections"], options=options)
    a = plan(said, id_="a", proponents=["us"])

    def only(other: dict[str, Any]) -> Any:
        rolling = text_of(made(a, plan(other, id_="b", proponents=["eu"])))
        assert len(rolling.points) == 1
        return rolling.points[0]

    assert [o.by for o in only(hidden).options] == [["us"]]
    assert "Not public: b@1.0#vote" in str(only(hidden).note)
    assert [(o.by, o.deletes) for o in only(gone).options] == [(["us"], None), (["eu"], True)]
    assert sorted(o.by for o in only(open_text).options) == [["ru"], ["ua"], ["us"]]
    both = text_of(made(plan(hidden, id_="a"), plan(hidden, id_="b"))).points[0]
    assert (both.evidence.value, both.clauses, both.options) == ("undisclosed", [], [])
    dead = text_of(made(plan(gone, said | {"id": "w"}, id_="a"), plan(gone, said | {"id": "w"}, id_="b")))
    assert {p.id: p.state.value for p in dead.points}["vote"] == "deleted"


def test_two_languages_stand_side_by_side_and_sources_do_not_clash() -> None:
    """An agreed point of an English and a French text has both wordings; a source of one name and other content gets a
    name of its own."""
    one = clause(action="hold elections", quantity={"value": 3, "unit": "days"})
    english = plan(point("vote", 1, "Vote.", topics=["elections"], clauses=[one]), id_="a")
    french = plan(
        point("vote", 1, "On vote.", topics=["elections"], clauses=[one]), id_="b", language="fr",
        sources={"s": {"publisher": "Autre", "kind": "press"}},
    )  # fmt: skip
    rolling = text_of(made(english, french, related=lambda *_: True))
    vote = rolling.points[0]
    assert vote.text == {"en": "Vote.", "fr": "On vote."} or {json.dumps(o.text) for o in vote.options} == {
        '"Vote."',
        '{"fr": "On vote."}',
    }
    assert sorted(rolling.sources) == ["s-a", "s-b"]
    assert set(vote.sources) == {"s-a", "s-b"}


def test_lineage_and_naming() -> None:
    """It merges each parent, is called as asked, and otherwise the same on every run."""
    a, b = real("us-28-point"), real("european-24-point")
    rolling = text_of(made(a, b))
    assert {(d.plan, d.version, d.relation.value) for d in rolling.derived_from} == {
        (p.id, p.version, "merges") for p in (a, b)
    }
    assert rolling.date == max(a.date, b.date)
    named = text_of(made(a, b, naming=Naming(id="x", version="2.1", title="T")))
    assert (named.id, named.version, named.title) == ("x", "2.1", "T")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library, to write to."""
    root = tmp_path_factory.mktemp("rolling") / "plans"
    shutil.copytree(ROOT / "plans", root)
    return root


@pytest.mark.parametrize(
    "refs",
    [
        SIX,
        SIX[:2],
        ("istanbul-communique", "russia-memorandum-june-2025", "minsk-2"),
        ("ukraine-20-point",) * 2,
    ],
    ids=["six", "kin", "bracketed", "itself"],
)
def test_real_plans_make_a_sound_text(archive: Path, refs: tuple[str, ...]) -> None:
    """Validated with all rules beside its parents, it has no error; nothing is lost."""
    target = archive / "rolling" / "0.1.yaml"
    result = planctl("consolidate", *refs, "--archive", str(archive), "-o", str(target))
    assert result.returncode == 0, result.stderr
    checked = planctl("validate", str(target), "--archive", str(archive), "--format", "json")
    errors = [f for f in json.loads(checked.stdout)["findings"] if f["severity"] == "error"]
    assert errors == []
    parents = tuple(real(ref) for ref in dict.fromkeys(refs))
    nothing_lost(made(*map(real, refs), related=kin), parents)
    shown = planctl("show", "rolling", "--archive", str(archive))
    assert shown.returncode == 0
    target.unlink()


def test_every_bracket_can_be_settled(archive: Path, tmp_path: Path) -> None:
    """Taking now one side's options and now the other's, `resolve` ends at a sound text without brackets."""
    target = tmp_path / "rolling.yaml"
    args = ("--archive", str(archive))
    planctl("consolidate", *SIX[:2], *args, "-o", str(target))
    listed = json.loads(planctl("resolve", str(target), "--list", "-f", "json", *args).stdout)["points"]
    assert listed
    for at, each in enumerate(listed):
        taken = each["options"][at % len(each["options"])]["id"]
        result = planctl("resolve", f"{target}#{each['point']}", "--take", taken, *args)
        assert result.returncode == 0, result.stderr
    assert json.loads(planctl("resolve", str(target), "--list", "-f", "json", *args).stdout)["points"] == []
    checked = json.loads(planctl("validate", str(target), *args, "--format", "json").stdout)
    assert [f for f in checked["findings"] if f["severity"] == "error"] == []


def test_show_counts_the_brackets(archive: Path) -> None:
    """By point and by proponent, in the summary and in words; a text without brackets says nothing of them."""
    target = archive / "rolling" / "0.1.yaml"
    args = ("--archive", str(archive))
    planctl("consolidate", *SIX[:2], *args, "-o", str(target))
    found = json.loads(planctl("show", "rolling", *args, "-f", "json").stdout)["counts"]["brackets"]
    assert found["options"] == sum(each["options"] for each in found["points"]) > 0
    assert {each["name"] for each in found["proponents"]} == {"us", "e3"}
    for format_ in ("terminal", "markdown"):
        assert (
            f"{found['options']} open brackets in" in planctl("show", "rolling", *args, "-f", format_).stdout
        )
    assert "bracket" not in planctl("show", "us-28-point").stdout
    target.unlink()


def test_the_command_prints_the_text_or_writes_it(tmp_path: Path) -> None:
    """Without -o the YAML is printed; with -o plans/ID/VERSION.yaml it is called so; wrong names are told."""
    printed = planctl("consolidate", *SIX[:2]).stdout
    assert printed.startswith("schema: planctl/plan/1\nid: consolidated-e3-us\n")
    assert printed == planctl("consolidate", *SIX[:2]).stdout
    target = tmp_path / "plans" / "basis" / "1.2.yaml"
    told = planctl(
        "consolidate", *SIX[:2], "-o", str(target), "--date", "2025-12-01", "--title", "Basis: [one]"
    )
    assert "agreed by all" in told.stdout
    text = target.read_text(encoding="utf-8")
    assert 'id: basis\nversion: "1.2"\n' in text
    assert "date: 2025-12-01" in text
    for wrong in (["--id", "No Slug"], ["--version", "one"], ["--date", "soon"], ["--title", " "]):
        assert planctl("consolidate", *SIX[:2], *wrong).returncode == 2
    assert planctl("consolidate", "us-28-point").returncode == 2


def test_the_next_step_names_the_file_that_was_written(tmp_path: Path) -> None:
    """What the account says to run next works as it stands, for a file of any name."""
    done = planctl(
        "consolidate", "us-28-point", "e3-counter-proposal", "-o", "my text.yaml", cwd=tmp_path, COLUMNS="120"
    )
    assert done.returncode == 0, done.stderr
    (said,) = (line for line in done.stdout.splitlines() if line.startswith("`planctl resolve"))
    words = shlex.split(said.split("`")[1])
    assert words == ["planctl", "resolve", "my text.yaml"]
    assert "open points" in planctl(*words[1:], cwd=tmp_path).stdout


def test_what_waited_for_a_dropped_clause_waits_for_the_point() -> None:
    """Once an option is taken, refs to clauses of the others name the point; in the point itself they go."""
    from planctl.merge.settle import settle

    options = [
        {"id": "x", "by": ["us"], "text": "A.", "clauses": [clause(id="a")]},
        {
            "id": "y",
            "by": ["ru"],
            "text": "B.",
            "clauses": [clause(id="b"), clause(id="c", after=["#one.b"])],
        },
    ]
    waits = clause(id="w", after=["#one.b", "#one.c"], deadline={"within": "P1D", "after": "#one.b"})
    text = plan(point("one", 1, options=options), point("two", 2, "C.", clauses=[waits]))
    data = settle(text.model_dump(mode="json", by_alias=True, exclude_unset=True), "one", ["x"])
    later = data["points"][1]["clauses"][0]
    assert later["after"] == ["#one"]
    assert later["deadline"]["after"] == "#one"
    kept = settle(text.model_dump(mode="json", by_alias=True, exclude_unset=True), "one", ["y"])
    assert kept["points"][1]["clauses"][0]["after"] == ["#one.b", "#one.c"]
    assert kept["points"][0]["clauses"][1]["after"] == ["#one.b"]


def test_the_sources_are_those_that_provisions_cite() -> None:
    """Every source of the text is cited in it, and every one that is cited is there."""
    parents = [real("us-28-point"), real("uk-gaza-style")]
    made = consolidate(parents, REGISTRY).merged
    cited: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            cited.update(value.get("sources") or ())
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)

    walk(made["points"])
    assert set(made["sources"]) == cited
    assert len(cited) > 20
