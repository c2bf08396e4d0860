"""The rules one by one: their own examples, and a folder of cases in which comments say what is expected."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.errors import PlanctlError
from planctl.lint.engine import check
from planctl.lint.finding import Finding
from planctl.lint.rule import Rule
from planctl.lint.ruleset import all_rules, chosen_rules
from planctl.lint.subject import Subject
from planctl.source import read_bytes
from planctl.validation import Validator

CASES = Path(__file__).parent / "rules"
RULES = [pytest.param(item.rule, id=item.rule.name) for item in all_rules()]
_EXPECTED = re.compile(r"# expect: ([a-z0-9-]+)(?:@(\d+))?")


@cache
def validator() -> Validator:
    """One validator over the library, so that its registries are read once."""
    return Validator(Archive(library_root()))


def findings(source: str | bytes, name: str = "example.yaml") -> list[Finding]:
    """The findings of a text within the library's surroundings."""
    raw = source if isinstance(source, bytes) else source.encode()
    subject = Subject(read_bytes(raw, name), Path(name))
    return check(subject, validator().context(subject))


@pytest.mark.parametrize("rule", RULES)
def test_the_failing_example_breaks_its_rule(rule: Rule) -> None:
    """A rule's failing example has a finding of it, with the rule's severity; only the operating system
    fails PL001.
    """
    if rule.id == "PL001":
        pytest.skip("needs an unreadable file; tested through the command line")
    name = "us-28-point/1.0.yaml" if rule.name == "path-mismatch" else "example.yaml"
    found = [finding for finding in findings(rule.failing, name) if finding.rule == rule.id]
    assert found
    assert {finding.severity for finding in found} == {rule.severity}
    assert {finding.name for finding in found} == {rule.name}


@pytest.mark.parametrize("rule", RULES)
def test_the_passing_example_keeps_its_rule(rule: Rule) -> None:
    """A rule's passing example has no finding of it."""
    name = "a-plan/1.0.yaml" if rule.name == "path-mismatch" else "example.yaml"
    assert [f.message for f in findings(rule.passing, name) if f.rule == rule.id] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_manual(rule: Rule) -> None:
    """A rule has an id of its group, a one-line summary that is a sentence, and a rationale of at least
    that length.
    """
    rationale = next(item.rationale for item in all_rules() if item.rule is rule)
    assert re.fullmatch(r"PL[0-8]\d\d", rule.id)
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary
    assert len(rationale) > len(rule.summary) / 2


def cases() -> list[object]:
    """The case files, one parameter each: rules/<rule name>/<what it shows>.yaml."""
    return [
        pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in sorted(CASES.glob("*/*.yaml"))
    ]


@pytest.mark.parametrize("path", cases())
def test_the_cases_give_exactly_what_their_comments_expect(path: Path) -> None:
    """The findings of a folder's rule stand on the lines with an `# expect: name` comment and nowhere else,
    and with `name@column` in that column.
    """
    source = path.read_bytes()
    expected = [
        (number, name, int(column) if column else None)
        for number, line in enumerate(source.decode().splitlines(), 1)
        for name, column in _EXPECTED.findall(line)
    ]
    exact = {(line, column) for line, _, column in expected if column}
    found = [
        (finding.line, finding.name, finding.column if (finding.line, finding.column) in exact else None)
        for finding in findings(source)
        if finding.name == path.parent.name
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_every_case_folder_is_named_after_a_rule() -> None:
    """A misspelt folder would test nothing."""
    assert {path.name for path in CASES.iterdir() if path.is_dir()} <= {
        item.rule.name for item in all_rules()
    }


def test_ids_and_names_are_unique() -> None:
    """No id and no name belongs to two rules."""
    words = [word for item in all_rules() for word in (item.rule.id, item.rule.name)]
    assert len(words) == len(set(words))


def test_select_takes_ids_names_and_beginnings() -> None:
    """`PL203`, `unknown-actor` and `PL2` all choose the rule on actors; unreadable files are never
    deselected.
    """
    for word in ("PL203", "pl203", "unknown-actor", "PL2"):
        chosen = {item.rule.name for item in chosen_rules([word])}
        assert "unknown-actor" in chosen
        assert "syntax" in chosen
        assert "duplicate-number" not in chosen


def test_ignore_takes_rules_away() -> None:
    """An ignored rule does not run; those that mean that a file was not read cannot be ignored."""
    assert "uncited-source" not in {item.rule.name for item in chosen_rules(ignore=["uncited-source"])}
    with pytest.raises(PlanctlError, match="cannot be ignored"):
        chosen_rules(ignore=["syntax"])


def test_an_unknown_rule_gets_a_did_you_mean() -> None:
    """A slip in a rule's name is answered with the name that was meant."""
    with pytest.raises(PlanctlError) as caught:
        chosen_rules(["unknown-acter"])
    assert str(caught.value.hint).startswith("did you mean `unknown-actor`")
