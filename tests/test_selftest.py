"""The rules under damage: what is done to a good plan is noticed by the rule that is meant for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, SMALL, planctl

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.lint.ruleset import all_rules
from planctl.lint.subject import Subject
from planctl.schemas import schema
from planctl.selftest.body import Body
from planctl.selftest.catalogue import all_kinds, chosen_kinds
from planctl.selftest.damage import Damage
from planctl.selftest.engine import Good, self_test
from planctl.selftest.result import KindResult
from planctl.source import read_bytes
from planctl.validation import Validator


@cache
def library() -> tuple[Good, ...]:
    """The plans that planctl ships."""
    archive = Archive(library_root())
    validator = Validator(archive)
    entries = [entry for versions in archive.entries.values() for entry in versions]
    subjects = [(entry, validator.subject(entry.path)) for entry in entries]
    return tuple(Good(f"{e.plan}@{e.version}", each, validator.context(each)) for e, each in subjects)


@cache
def damaged(group: str) -> dict[str, KindResult]:
    """What was noticed in the shipped plans, damaged in every kind of a group."""
    kinds = [each for each in all_kinds() if each.group == group]
    return {each.kind: each for each in self_test(library(), kinds).kinds}


@pytest.mark.parametrize("kind", [pytest.param(each, id=each.name) for each in all_kinds()])
def test_damage_is_noticed_by_the_rule_meant_for_it(kind: Damage) -> None:
    """Every damage of a shipped plan is noticed by a rule meant for it; of what a rule has to read texts for,
    some is.
    """
    found = damaged(kind.group)[kind.name]
    assert found.tried, "it applies to no shipped plan"
    if kind.rules and kind.sure:
        assert [(each.plan, each.what) for each in found.missed] == []
    elif kind.rules:
        assert found.noticed_as_meant >= found.tried * 0.2
    else:
        assert kind.why
        assert found.missed == []


def test_the_kinds_mean_most_rules_on_plans() -> None:
    """At least two thirds of the rules that look at a plan have a kind of damage that is meant for them."""
    about_plans = {item.rule.name for item in all_rules() if not item.rule.kinds or "plan" in item.rule.kinds}
    meant = {rule for kind in all_kinds() for rule in kind.rules}
    assert len(meant & about_plans) >= len(about_plans) * 2 / 3


@pytest.mark.parametrize("kind", [pytest.param(each, id=each.name) for each in all_kinds()])
def test_damage_is_the_same_for_the_same_chance(kind: Damage) -> None:
    """The same plan, kind and chance give the same damage, and it is not the plan as it was."""
    good = library()[0]
    made = [
        [(case.raw, case.what) for case in islice(kind.bend(Body(good.subject, good.context, Random(7))), 3)]
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert all(raw != good.subject.document.text.encode() for raw, _ in made[0] if kind.name != "seal-broken")


def test_damage_touches_nothing_else() -> None:
    """A damaged copy has few lines that the plan has not: comments, quotes and layout stay elsewhere."""
    good = next(each for each in library() if each.name.startswith("us-28-point"))
    before = Counter(good.subject.document.text.splitlines())
    for kind in chosen_kinds(["references", "norms"]):
        case = next(iter(kind.bend(Body(good.subject, good.context, Random(1)))), None)
        if case is not None:
            after = Counter(case.raw.decode().splitlines())
            assert (after - before).total() <= 16, kind.name


def test_other_plans_and_kinds_change_nothing() -> None:
    """What is done to a plan in one kind is the same however many others are tried beside it."""
    alone = self_test(library()[:1], chosen_kinds(["topic-misspelt"])).kinds[0]
    among = self_test(library()[:2], chosen_kinds(["references"]))
    found = next(each for each in among.kinds if each.kind == "topic-misspelt")
    assert found.tried == 2
    assert alone.tried == alone.noticed_as_meant == 1


def test_what_a_plan_has_already_does_not_count(tmp_path: Path) -> None:
    """A rule that finds the same in the plan as it is has noticed nothing."""
    folder = tmp_path / "plans" / "a-plan"
    folder.mkdir(parents=True)
    raw = (SMALL / "us-28-point" / "1.0.yaml").read_bytes() if (SMALL / "us-28-point").is_dir() else None
    source = raw or library()[0].subject.document.text.encode()
    document = read_bytes(source, "plan.yaml")
    assert not document.problems
    validator = Validator(Archive(library_root()))
    subject = validator.put(document, folder / "1.0.yaml")
    good = Good("a-plan@1.0", subject, validator.context(subject))
    never = Damage(
        "nothing", "none", "nothing at all", ("syntax",), lambda body: iter([body.case("", body.text)])
    )
    found = self_test([good], [never]).kinds[0]
    assert (found.tried, found.noticed, found.failed) == (1, 0, True)


def test_a_rule_that_notices_nothing_fails_the_run() -> None:
    """A kind whose rule does not notice it is named, and one for which there is no rule is not."""
    deaf = Damage(
        "deaf", "none", "a comment", ("tab",), lambda body: iter([body.case("# x", body.text + "# x\n")])
    )
    free = Damage("free", "none", "a comment", (), deaf.bend, why="comments are free")
    found = self_test(library()[:1], [deaf, free])
    assert found.failed == ["deaf"]
    assert [each.what for each in found.kinds[0].missed] == ["# x"]


def test_kinds_are_chosen_by_name_group_and_rule() -> None:
    """`figure-in-text`, `language`, `number-not-in-text` and `pl402` all choose the changed figure."""
    for word in ("figure-in-text", "language", "number-not-in-text", "pl402"):
        assert "figure-in-text" in {each.name for each in chosen_kinds([word])}
    assert chosen_kinds([]) == all_kinds()


def test_the_command_prints_the_table_and_says_how_it_went() -> None:
    """A kind that is noticed gives exit code 0 and a line with the rule that noticed it."""
    done = planctl("selftest", "minsk-2", "--kinds", "order-reversed,title-changed")
    assert done.returncode == 0
    assert "order-reversed" in done.stdout
    assert "order-cycle 1" in done.stdout
    assert "a title is free" in done.stdout
    assert done.stderr == ""


def test_the_json_keeps_its_schema() -> None:
    """The JSON of a run fits the published schema."""
    import jsonschema

    done = planctl("selftest", "minsk-2", "--kinds", "identity", "--format", "json")
    made = json.loads(done.stdout)
    jsonschema.validate(made, schema("selftest"))
    assert made["schema"] == "planctl/selftest/1"
    assert made["plans"] == ["minsk-2@1.0"]


def test_a_bilingual_plan_loses_its_translation(tmp_path: Path) -> None:
    """A plan in two languages of one's own, outside any archive, is damaged like any other."""
    case = ROOT / "tests" / "rules" / "translated-figure"
    text = """\
schema: planctl/plan/1
id: a-plan
version: "1.0"
title: {en: A plan, fr: Un plan}
language: en
date: 2026-01-20
status: draft
fidelity: verbatim
proponents: [us]
sources: {a: {publisher: A, kind: official, date: 2026-01-20}}
points:
  - id: elections
    number: 1
    title: Elections
    category: security-guarantees
    topics: [elections]
    text:
      en: Ukraine holds elections within 100 days.
      fr: L'Ukraine organise des élections dans un délai de 100 jours.
    evidence: seen
    sources: [a]
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections, deadline: {within: P100D, after: signature}}
"""
    assert case.is_dir()
    file = tmp_path / "draft.yaml"
    file.write_text(text, encoding="utf-8")
    done = planctl("selftest", str(file), "--kinds", "translation-figure,seal-broken", "--format", "json")
    found = {each["kind"]: each for each in json.loads(done.stdout)["kinds"]}
    assert found["translation-figure"]["noticed_as_meant"] == found["translation-figure"]["tried"] == 1
    assert found["seal-broken"]["tried"] == 0, "a file outside an archive cannot be sealed"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--kinds", "norm"], 2, "did you mean `norms`"),
        (["no-such-plan"], 3, "no-such-plan"),
        (["--kinds", "PL001"], 2, "no kind of damage is meant for"),
        (["--list", "--format", "json"], 2, "--list goes with --kinds alone"),
        (["--kinds", "tab", "--missed", "--format", "json"], 2, "--missed goes with"),
    ],
)
def test_wrong_usage_is_told(args: list[str], code: int, said: str) -> None:
    """A wrong word gets exit code 2 and a message that helps."""
    done = planctl("selftest", *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


_JUNK = [None, 5, True, "", "x", [], {}, ["a", 1, None], {"a": 1}, [{}], "2026-02-30", [[1]]]


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_damage_can_be_done_to_anything(seed: int) -> None:
    """Whatever a plan holds in whatever place, each kind damages it or leaves it, and none fails."""
    rng = Random(seed)
    good = rng.choice(library())
    data = deepcopy(good.subject.data)
    for _ in range(rng.choice([1, 5, 25])):
        holder, key = rng.choice(list(_places(data)))
        holder[key] = deepcopy(rng.choice(_JUNK))
    text = json.dumps(data, default=float, ensure_ascii=False, indent=rng.choice([None, 1]))
    document = read_bytes(text.replace("\n", rng.choice(["\n", "\r\n"])).encode(), "plan.yaml")
    subject = Subject(document, good.subject.file)
    if document.problems or subject.kind != "plan":
        return
    for kind in rng.sample(all_kinds(), 25):
        for case in islice(kind.bend(Body(subject, good.context, rng)), 1):
            assert case.what


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree: what holds it, and its key there."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _places(value[key])


def test_a_plan_with_errors_is_told(tmp_path: Path) -> None:
    """A plan that has errors of its own is damaged all the same, and a notice says that it is no good one."""
    file = tmp_path / "draft.yaml"
    file.write_bytes(library()[0].subject.document.text.replace("status: ", "status: no-", 1).encode())
    done = planctl("selftest", str(file), "--kinds", "tab")
    assert "is no good plan: it has an error already" in done.stderr
    assert done.returncode == 0


def test_a_broken_plan_is_no_good_plan(tmp_path: Path) -> None:
    """A file that cannot be read is shown with its place, and is not damaged further."""
    file = tmp_path / "draft.yaml"
    file.write_text("schema: planctl/plan/1\nid: [\n", encoding="utf-8")
    done = planctl("selftest", str(file))
    assert done.returncode == 1
    assert "draft.yaml:" in done.stderr + done.stdout
