"""`planctl redlines`: verdicts with places, fallbacks, exit codes, and the smallest set of changes."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from making import REGISTRY, clause, plan, point
from running import ROOT, SMALL, planctl, small

from planctl.model.plan import Plan
from planctl.model.redlines import RedLines
from planctl.query.items import whole
from planctl.schemas import schema
from planctl.track.redlines_check import Demand, demands
from planctl.track.redlines_edits import Edit, applied
from planctl.track.redlines_repair import Repairer
from planctl.track.redlines_suggest import suggest

LINES = str(ROOT / "tests" / "small" / "redlines" / "nordland.yaml")


def lines(*given: dict[str, object]) -> list[Demand]:
    """Lines with the parts given."""
    data = {"schema": "planctl/redlines/1", "actor": "ua", "title": "T", "language": "en",
            "lines": [{"id": f"l{at}", "title": "t", **line} for at, line in enumerate(given)]}  # fmt: skip
    return demands(RedLines.model_validate(data), "lines.yaml", REGISTRY)


def text(*clauses: dict[str, object], **parts: object) -> Plan:
    """A plan of one point with some clauses, and one that nobody knows where `secret` says so."""
    secret = parts.pop("secret", False)
    points = [point("forces", 1, "Forces.", topics=["force-size"], clauses=list(clauses))]
    if secret:
        points.append(point("secret", 2, None, evidence="undisclosed", topics=["force-size"]))
    return plan(*points, **parts)


CAP = clause(id="cap", quantity={"max": 600000, "unit": "personnel"})


def report(*args: str, code: int = 1) -> dict:  # type: ignore[type-arg]
    """The JSON of a run on the small archive."""
    done = small("redlines", LINES, *args, "--format", "json")
    assert done.returncode == code, done.stderr
    data = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("redline-report")).validate(data)
    return data  # type: ignore[no-any-return]


def test_verdicts_have_places_and_fallbacks() -> None:
    """Each line is pass, fail or undisclosed, with the clause that decides it and where that stands."""
    plan_ = report("accord")["plans"][0]
    found = {line["id"]: line for line in plan_["lines"]}
    assert {name: (line["verdict"], line["itself"]) for name, line in found.items()} == {
        "low-cap": ("pass", "undisclosed"),  # the annex may hold one
        "dated-withdrawal": ("pass", "pass"),
        "no-return": ("fail", "fail"),
        "paid-at-once": ("undisclosed", "undisclosed"),  # one of two options
        "no-annex": ("undisclosed", "undisclosed"),
    }
    assert found["low-cap"]["by_fallback"].startswith("any(actor = sued")
    place = found["no-return"]["places"][0]
    assert place["ref"] == "accord@1.1#retreat.stay-out"
    file = (SMALL / "accord" / "1.1.yaml").read_text(encoding="utf-8").splitlines()
    assert file[place["line"] - 1].strip() == "- id: stay-out"
    assert (plan_["passed"], plan_["failed"], plan_["undisclosed"]) == (2, 1, 2)


def test_exit_codes() -> None:
    """1 where a line fails; with --fail-on undisclosed also where one cannot be told; never with never."""
    report("accord", "--fail-on", "never", code=0)
    report("accord")
    assert small("redlines", LINES, "accord", "--strict").returncode == 1
    assert small("redlines", LINES, "accor").returncode == 2
    assert small("redlines", LINES, "accord#cap").returncode == 2
    assert small("redlines", LINES).returncode == 2
    assert small("redlines", "nordlant", "accord").returncode == 2
    # By its name, beside the plans.
    assert "did you mean `nordland`" in small("redlines", "nordlant", "accord").stderr
    assert small("redlines", "nordland", "accord", "--fail-on", "never").returncode == 0


def test_undisclosed_is_neither_kept_nor_broken() -> None:
    """What is not public fails no line and keeps none."""
    must, must_not = lines({"must": "any(actor = ru)"}, {"must-not": "any(actor = ru)"})
    assert (must.verdict(text(CAP)), must_not.verdict(text(CAP))) == ("fail", "pass")
    hidden = text(CAP, secret=True)
    assert (must.verdict(hidden), must_not.verdict(hidden)) == ("undisclosed", "undisclosed")
    fallback = lines({"must": "any(actor = ru)", "fallback": "any(actor = ua)"})[0]
    assert fallback.verdict(hidden) == "pass"


def test_the_suggestion_is_the_smallest_and_works() -> None:
    """Two lines that one change of a figure mends get that change alone, checked on the changed text."""
    asked = lines({"must": "any(topic = force-size and quantity.max >= 700000)"},
                  {"must-not": "any(quantity.max < 650000)"})  # fmt: skip
    found = suggest(asked, text(CAP), "ua", REGISTRY)
    assert found is not None
    assert (found.found, found.smallest, len(found.changes)) == (True, True, 1)
    change = found.changes[0]
    assert (change.action, change.field) == ("change", "quantity")
    assert change.after == {"max": 700000, "unit": "personnel"}


@pytest.mark.parametrize(
    ("given", "count", "action"),
    [
        ({"must": "any(modality = may and actor = ua)"}, 1, "change"),
        ({"must": "none(actor = ua)"}, 1, "remove"),
        ({"must": "any(actor = ru and quantity.max <= 5 km and has verifier)"}, 1, "add"),
        ({"must": "every(has deadline)"}, 1, "change"),
        ({"must": "any(deadline <= 30 days)"}, 1, "change"),
        ({"must": "any(deadline.by < 2026-05-15)"}, 1, "change"),
        ({"must": "count(actor = ru) >= 2"}, 2, "change"),
        ({"must-not": "any(modality stronger than should)"}, 1, "change"),
        ({"must": "any(territory = crimea and after = signature)"}, 1, "add"),
        ({"must": "any(actor = ua and actor = ru)"}, 1, "change"),
    ],
)  # fmt: skip
def test_suggestions_of_every_kind(given: dict[str, str], count: int, action: str) -> None:
    """Modality, parties, figures, times and presence can all be mended; the changed text keeps the line."""
    asked = lines(given)
    found = suggest(asked, text(CAP), "ua", REGISTRY)
    assert found is not None
    assert found.found, found.reason
    assert len(found.changes) == count
    assert action in {change.action for change in found.changes}


def edits(asked: list[Demand], plan_: Plan) -> Iterator[Edit]:
    """Every edit that the search could try on a text."""
    for demand in asked:
        for wanted in (demand.wanted, *demand.fallbacks):
            yield from Repairer(plan_, whole(plan_), "ua").repairs(wanted, True, 9).edits


@pytest.mark.parametrize("seed", range(4))
def test_no_smaller_set_would_do(seed: int) -> None:
    """No set of fewer edits, of all that could be tried, leaves no line that fails."""
    clauses = [clause(id=f"c{at}", actor=["ua", "ru", "us"][at % 3], modality="shall",
                      quantity={"max": 100 * (at + seed), "unit": "km"}) for at in range(4)]  # fmt: skip
    asked = lines({"must": "every(quantity.max <= 300)"}, {"must-not": "any(actor = ru)"},
                  {"must": "any(actor = us and modality weaker than shall)"})  # fmt: skip
    base = text(*clauses)
    found = suggest(asked, base, "ua", REGISTRY)
    assert found is not None
    assert found.found
    assert found.smallest
    size = len(found.changes)
    tried = list({repr(edit): edit for edit in edits(asked, base)}.values())
    for few in range(size):
        for chosen in itertools.combinations(tried, few):
            changed = base
            for edit in chosen:
                changed = applied(changed, edit)
            assert any(demand.verdict(changed) == "fail" for demand in asked), chosen


def test_where_nothing_helps_it_is_said() -> None:
    """A line about the text itself, or about wording, cannot be mended by clauses: that is said, and why."""
    found = suggest(lines({"must": "status = signed"}), text(CAP), "ua", REGISTRY)
    assert found is not None
    assert not found.found
    assert "would do" in (found.reason or "")
    assert suggest(lines({"must": "any(actor = ua)"}), text(CAP), "ua", REGISTRY) is None


def test_kept_lines_stay_kept() -> None:
    """A change that would break another line is no way out."""
    asked = lines({"must": "any(quantity.max >= 700000)"}, {"must": "every(quantity.max <= 600000)"})
    found = suggest(asked, text(CAP), "ua", REGISTRY)
    assert found is not None
    assert not found.found


def test_what_can_be_mended_is_told_where_not_all_can() -> None:
    """Beside a line that no clause can mend, the changes for the others are there, each for its line, and what
    would fail still is named; a change that breaks a kept line is not among them.
    """
    asked = lines({"must": "status = signed"}, {"must": "any(quantity.max >= 700000)"})
    found = suggest(asked, text(CAP), "ua", REGISTRY)
    assert found is not None
    assert not found.found
    assert [change.line for change in found.changes] == [asked[1].line.id]
    assert found.left == [asked[0].line.id]
    kept = lines(
        {"must": "status = signed"},
        {"must": "any(quantity.max >= 700000)"},
        {"must": "every(quantity.max <= 600000)"},
    )
    none = suggest(kept, text(CAP), "ua", REGISTRY)
    assert none is not None
    assert (none.changes, none.left) == ([], [kept[0].line.id, kept[1].line.id])


def test_formats() -> None:
    """Terminal, Markdown and JUnit tell the same; no line of the page is wider than the screen."""
    for width in ("60", "80", "140"):
        page = small("redlines", LINES, "accord", "--suggest", COLUMNS=width).stdout
        assert all(len(line) <= int(width) for line in page.splitlines())
        assert "accord/1.1.yaml:" in "".join(page.split())
    assert "| fail |" in small("redlines", LINES, "accord", "--format", "markdown").stdout
    suite = ElementTree.fromstring(small("redlines", LINES, "accord", "--format", "junit").stdout)[0]
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["skipped"]) == ("5", "1", "2")


def test_the_small_example_is_sound() -> None:
    """The invented lines of the small archive have no finding."""
    done = small("validate", LINES)
    assert done.returncode == 0, done.stdout


def test_a_broken_expression_is_found_in_its_place(tmp_path: Path) -> None:
    """The caret stands under the wrong word inside the value, quoted, folded or plain."""
    head = "schema: planctl/redlines/1\nactor: us\ntitle: T\nlanguage: en\nlines:\n"
    for value, line, column in (
        ("any(quantity.maks < 5)", 8, 15),
        ("'any(quantity.maks < 5)'", 8, 16),
        (">-\n      any(actor = us\n      and quantity.maks < 5)", 10, 11),
    ):
        file = tmp_path / "lines.yaml"
        file.write_text(f"{head}  - id: a\n    title: t\n    must: {value}\n", encoding="utf-8")
        done = planctl("validate", str(file), "--format", "json")
        found = [each for each in json.loads(done.stdout)["findings"] if each["rule"] == "PL210"]
        assert [(each["line"], each["column"]) for each in found] == [(line, column)], value
        assert "quantity.max" in found[0]["fix"]
        run = planctl("redlines", str(file), "us-28-point")
        assert run.returncode == 2
        assert "the line `a`" in run.stderr


def test_a_line_that_demands_nothing_is_refused(tmp_path: Path) -> None:
    """Neither or both of must and must-not is a finding, and the command says which line it is."""
    file = tmp_path / "lines.yaml"
    file.write_text(
        "schema: planctl/redlines/1\nactor: us\ntitle: T\nlanguage: en\nlines:\n"
        "  - {id: a, title: t}\n  - {id: b, title: t, must: 'true', must-not: 'true'}\n",
        encoding="utf-8",
    )
    done = planctl("validate", str(file), "--format", "json")
    assert [each["rule"] for each in json.loads(done.stdout)["findings"]] == ["PL211", "PL211"]
    run = planctl("redlines", str(file), "us-28-point")
    assert run.returncode == 2
    assert "`a` has not exactly one" in run.stderr


def test_the_invented_example_is_the_one_of_the_page() -> None:
    """The files in examples/lake are those that docs/redlines.md shows; they are sound, and two lines fail."""
    page = (ROOT / "docs" / "redlines.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"```yaml\n# file: (\S+)\n(.*?)```", page, re.S))
    folder = ROOT / "examples" / "lake"
    assert {name: (folder / name).read_text(encoding="utf-8") for name in shown} == shown
    assert len(shown) == 5
    assert planctl("validate", "plans", "redlines", cwd=folder).returncode == 0
    made = planctl("redlines", "upland", "lake-draft", cwd=folder)
    assert made.returncode == 1
    assert "0 pass, 2 fail, 1 undisclosed" in made.stdout
