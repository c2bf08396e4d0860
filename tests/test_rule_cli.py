"""`planctl rule`: the list of rules, and the page of one."""

from __future__ import annotations

import json

import jsonschema
from running import planctl

from planctl.lint.catalogue import GROUPS
from planctl.lint.ruleset import all_rules
from planctl.render.cells import cell_width
from planctl.schemas import schema


def test_every_rule_is_listed_in_its_group() -> None:
    """Without a name, each rule has its line, in order of id, and every group its title; no line is too wide."""
    shown = planctl("rule", COLUMNS="80").stdout
    ids = [line.split()[0] for line in shown.splitlines() if line.startswith("  PL")]
    assert ids == [item.rule.id for item in all_rules()]
    assert {item.rule.id[:3] for item in all_rules()} <= set(GROUPS)
    assert all(cell_width(line) <= 80 for line in shown.splitlines())


def test_a_rule_is_told_by_id_and_by_name_as_explain_tells_it() -> None:
    """The page has summary, reason and both examples, whatever the rule is called by."""
    page = planctl("rule", "PL203").stdout
    assert page == planctl("rule", "unknown-actor").stdout == planctl("explain", "pl203").stdout
    for part in (
        "An actor is not in the registry.",
        "Who is bound",
        "reported",
        "sound",
        "proponents: [usa]",
    ):
        assert part in page


def test_the_json_keeps_its_schema() -> None:
    """Rules as JSON, all or some, are valid against the published schema."""
    for args, count in (([], len(all_rules())), (["PL203"], 1)):
        made = json.loads(planctl("rule", *args, "-f", "json").stdout)
        jsonschema.validate(made, schema("rules"))
        assert len(made["rules"]) == count


def test_a_slip_gets_a_did_you_mean() -> None:
    """An unknown name is exit code 2 with the name that was meant."""
    done = planctl("rule", "unknown-acter")
    assert done.returncode == 2
    assert "did you mean `unknown-actor`" in done.stderr
