"""The rules one by one: their own examples, and a folder of cases in which comments say what is expected."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.archive.search import search
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
# On a line: `# expect: order-cycle`, with `@17` or `@17-30` in those columns; `# related: order-cycle` for the
# places that explain a finding, which are compared in case a case has any. Where a file can hold no comment, or
# none where it would be needed, `<case>.expect` beside it has the places: `3:8-29`, one a line.
_EXPECTED = re.compile(r"# expect: ([a-z0-9-]+)(?:@(\d+)(?:-(\d+))?)?")
_RELATED = re.compile(r"# related: ([a-z0-9-]+)")


@cache
def validator() -> Validator:
    """One validator over the library, so that its registries are read once."""
    return Validator(Archive(library_root()))


def findings(source: str | bytes, name: str = "example.yaml") -> list[Finding]:
    """The findings of a text within the library's surroundings."""
    raw = source if isinstance(source, bytes) else source.encode()
    subject = Subject(read_bytes(raw, name), Path(name))
    return check(subject, validator().context(subject))


def in_archive(root: Path) -> list[Finding]:
    """The findings of all files of an archive; without a registry of its own it uses the library's."""
    archive = Archive(root)
    return Validator(archive).run(search([str(root)], archive).files).report.findings


def of_example(rule: Rule, example: str | bytes, name: str, folder: Path) -> list[Finding]:
    """The findings of a rule's example, in the archive that the rule gives it."""
    if not rule.at:
        return findings(example, name)
    raw = example if isinstance(example, bytes) else example.encode()
    for path, content in (*((path, text.encode()) for path, text in rule.beside), (rule.at, raw)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return in_archive(folder)


@pytest.mark.parametrize("rule", RULES)
def test_the_failing_example_breaks_its_rule(rule: Rule, tmp_path: Path) -> None:
    """A rule's failing example has a finding of it, with the rule's severity; only the operating system
    fails PL001.
    """
    if rule.id == "PL001":
        pytest.skip("needs an unreadable file; tested through the command line")
    name = "us-28-point/1.0.yaml" if rule.name == "path-mismatch" else "example.yaml"
    found = [each for each in of_example(rule, rule.failing, name, tmp_path) if each.rule == rule.id]
    assert found
    assert {finding.severity for finding in found} == {rule.severity}
    assert {finding.name for finding in found} == {rule.name}


@pytest.mark.parametrize("rule", RULES)
def test_the_passing_example_keeps_its_rule(rule: Rule, tmp_path: Path) -> None:
    """A rule's passing example has no finding of it."""
    name = "a-plan/1.0.yaml" if rule.name == "path-mismatch" else "example.yaml"
    found = of_example(rule, rule.passing, name, tmp_path)
    assert [finding.message for finding in found if finding.rule == rule.id] == []


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
    """The cases, one parameter each: the file rules/<rule name>/<what it shows>.yaml, or the archive
    rules/<rule name>/<what it shows>/plans.
    """
    found = [*CASES.glob("*/*.yaml"), *CASES.glob("*/*/plans")]
    return [pytest.param(path, id=path.relative_to(CASES).as_posix()) for path in sorted(found)]


@pytest.mark.parametrize("path", cases())
def test_the_cases_give_exactly_what_their_comments_expect(path: Path) -> None:
    """The findings of a folder's rule stand on the lines with an `# expect: name` comment and nowhere else,
    and in the columns that it gives.
    """
    name = path.relative_to(CASES).parts[0]
    found = [each for each in _found(path) if each.name == name]
    expected: list[tuple[str | int | None, ...]] = [*_beside(path, name)]
    related = set()
    for file in sorted(_files(path)):
        for number, line in enumerate(_text(file).splitlines(), 1):
            where = (_below(str(file), path), number)
            expected += [(*where, *match.groups()) for match in _EXPECTED.finditer(line)]
            related |= {where for _ in _RELATED.finditer(line)}
    begins = {(file, line, column) for file, line, _, column, _ in expected if column}
    ends = {(file, line, end) for file, line, _, _, end in expected if end}
    exact = []
    for each in found:
        where = (_below(each.path, path), each.line)
        column, end = str(each.column), str(each.end_column)
        exact.append(
            (
                *where,
                each.name,
                column if (*where, column) in begins else None,
                end if (*where, end) in ends else None,
            )
        )
    assert sorted(exact, key=str) == sorted(expected, key=str)
    told = {(_below(other.path, path), other.line) for each in found for other in each.related}
    assert not related or told == related


def _beside(path: Path, name: str) -> list[tuple[str | int, ...]]:
    """What the file beside a case expects."""
    file = path.with_suffix(".expect")
    found: list[tuple[str | int, ...]] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        match = re.fullmatch(r"(\d+):(\d+)-(\d+)", line)
        assert match, f"{file}: {line}"
        found.append((path.name, int(match[1]), name, match[2], match[3]))
    return found


def _below(name: str, case: Path) -> str:
    """A file as a case knows it: by its path in the archive, or its name alone."""
    return Path(name).relative_to(case).as_posix() if case.is_dir() else Path(name).name


def _found(path: Path) -> list[Finding]:
    return in_archive(path) if path.is_dir() else findings(path.read_bytes(), path.name)


# Only the operating system breaks it; tests/test_validate_cli.py does so.
_NO_FILE = {"unreadable-file"}


@pytest.mark.parametrize("rule", [each for each in RULES if each.id not in _NO_FILE])
def test_every_rule_has_cases_that_break_it_and_cases_that_keep_it(rule: Rule) -> None:
    """A rule has a folder with a case in which the exact place of a finding is expected, and a case in which
    nothing is.
    """
    found = [*(CASES / rule.name).glob("*.yaml"), *(CASES / rule.name).glob("*/plans")]
    exact, sound = 0, 0
    for case in found:
        expects = [match.groups() for file in _files(case) for match in _EXPECTED.finditer(_text(file))]
        exact += bool(_beside(case, rule.name)) or any(end for _, _, end in expects)
        sound += not expects and not _beside(case, rule.name)
    assert exact, "no case that gives the columns of a finding: # expect: rule@17-30"
    assert sound, "no case without a finding"


def _files(case: Path) -> list[Path]:
    return [case] if case.is_file() else [each for each in case.rglob("*") if each.is_file()]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


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
