"""The formats of `planctl validate`, judged by the programs and schemas of those who read them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from running import SMALL, planctl

from planctl.lint.finding import FOLDED, Confidence, Finding, Patch, Related, Replacement, Severity, Waived
from planctl.lint.reporting import report
from planctl.render.findings import FORMATS, render_report
from planctl.render.findings_github import LIMIT
from planctl.render.screen import Screen

HOSTILE = "a\x1b[31m]]>\n`|<b>&amp; ::error::%0A\u202e\ud800 \x0b \ufffe"


def finding(at: int = 1, **parts: Any) -> Finding:
    """A finding with the parts given and plain ones for the rest."""
    facts = {
        "rule": "PL203",
        "name": "unknown-actor",
        "severity": Severity.ERROR,
        "message": "there is no actor `usa`",
        "path": "plans/a/1.0.yaml",
        "line": at,
        "column": 3,
        "end_line": at,
        "end_column": 6,
        "fingerprint": f"{at:016x}",
        **parts,
    }
    return Finding(**facts)


def drawn(
    format_: str, *findings: Finding, waived: tuple[Waived, ...] = (), files: tuple[str, ...] = ()
) -> str:
    """Findings in a format."""
    made = report(list(findings), len(files) or 1).model_copy(update={"waived": list(waived)})
    return render_report(made, format_, dict.fromkeys(files, ""), Screen(80))


def everything() -> tuple[list[Finding], tuple[Waived, ...]]:
    """Findings of every kind: hostile, related, folded, with a patch, on several lines, waived."""
    related = [
        Related(message=FOLDED, path="b c/ü.yaml", line=2, column=1, end_line=2, end_column=4),
        Related(message=HOSTILE, path="x.yaml", line=9, column=1, end_line=9, end_column=4),
    ]
    replacement = Replacement(line=1, column=3, end_line=1, end_column=6, start=2, end=5, text="us")
    patch = Patch(title="write `us`", safe=False, replacements=[replacement])
    found = [
        finding(1, related=related, patch=patch, fix="did you mean `us`?", ref="a@1.0#p.c", subject="usa"),
        finding(2, message=HOSTILE, path="strange #%?.yaml", severity=Severity.WARNING, end_line=4),
        finding(3, severity=Severity.INFO, confidence=Confidence.LOW, path="/abs/x.yaml"),
    ]
    return found, (Waived(finding=finding(4), by="comment", reason="the text has it so"),)


def sarif_schema() -> Any:
    """The official schema, from the npm package that carries it."""
    home = os.environ.get("PLANCTL_NPM")
    path = Path(home or ".", "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
    if not path.is_file():
        pytest.skip(
            "the SARIF schema is not installed (npm: @microsoft/jest-sarif, PLANCTL_NPM names its folder)"
        )
    return json.loads(path.read_text("utf-8"))


def test_sarif_is_valid_by_the_official_schema() -> None:
    """The log of findings of every kind, and an empty one, keep the schema of SARIF 2.1.0."""
    from jsonschema import Draft7Validator

    found, waived = everything()
    validator = Draft7Validator(sarif_schema())
    for log in (drawn("sarif", *found, waived=waived), drawn("sarif")):
        assert [error.message for error in validator.iter_errors(json.loads(log))] == []


def test_sarif_names_rules_places_fixes_and_suppressions() -> None:
    """What scanners show is there: the rule by its index, the region, the fix, and why a finding may stand."""
    found, waived = everything()
    run = json.loads(drawn("sarif", *found, waived=waived))["runs"][0]
    by_line = {
        result["locations"][0]["physicalLocation"]["region"]["startLine"]: result for result in run["results"]
    }
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert by_line[1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "us"
    assert (
        by_line[1]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "b%20c/%C3%BC.yaml"
    )
    assert by_line[3]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///abs/x.yaml"}
    assert by_line[4]["suppressions"] == [{"kind": "inSource", "justification": "the text has it so"}]
    assert "suppressions" not in by_line[1]


def test_junit_is_read_by_junitparser() -> None:
    """Another program counts the failures, and a file without findings is a test that passed."""
    from junitparser import JUnitXml

    found, _ = everything()
    text = drawn("junit", *found, files=("plans/a/1.0.yaml", "good.yaml"))
    read = JUnitXml.fromstring(text.encode())
    assert (read.tests, read.failures) == (4, 2)
    suites = {suite.name: suite for suite in read}
    assert [case.is_passed for case in suites["good.yaml"]] == [True]
    assert suites["plans/a/1.0.yaml"].failures == 1


def test_junit_holds_only_what_xml_can(tmp_path: Path) -> None:
    """Control characters of a plan never make the file unreadable."""
    for code in [*range(1, 0x20), 0x7F, 0x85, 0xD800, 0xFFFE, 0xFFFF]:
        text = drawn("junit", finding(1, message=f"a{chr(code)}b", path=f"p{chr(code)}.yaml", fix=chr(code)))
        ElementTree.fromstring(text.encode("utf-8"))


def test_gitlab_fingerprints_differ() -> None:
    """No two issues of a report look alike to GitLab, not even of one plan in two archives."""
    findings = [finding(1), finding(2), finding(1, path="other/a/1.0.yaml")]
    issues = json.loads(drawn("gitlab", *findings))
    assert len({issue["fingerprint"] for issue in issues}) == len(findings)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith(("/", "./"))


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_lets_a_plan_speak_to_the_terminal(format_: str) -> None:
    """Hostile text comes out harmless in every format."""
    found, waived = everything()
    text = drawn(format_, *found, waived=waived)
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text)
    assert "\u202e" not in text
    text.encode("utf-8")


def test_github_annotates_ten_and_tells_of_the_rest() -> None:
    """Beyond ten annotations of a level GitHub drops them: the rest is counted in a line."""
    lines = drawn("github", *(finding(at) for at in range(1, LIMIT + 4))).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == LIMIT
    assert any(line.startswith("3 more") for line in lines)


def test_markdown_is_cut_before_it_is_too_long_to_be_shown() -> None:
    """Ten thousand findings fit into a comment, and it says how many are missing."""
    text = drawn("markdown", *(finding(at) for at in range(1, 10_000)))
    assert len(text) < 65_536
    assert "more findings are not shown here" in text


def test_github_adds_to_the_job_summary(tmp_path: Path) -> None:
    """With GITHUB_STEP_SUMMARY, the report is added to that file in Markdown, after what is there."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    planctl("validate", str(SMALL / "sketch"), "-f", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text("utf-8").startswith("before\n## planctl validate\n")


def test_several_formats_go_where_they_are_sent(tmp_path: Path) -> None:
    """Each -o takes the format before it; the one without a file is printed; all tell of one run."""
    sarif, junit = tmp_path / "a.sarif", tmp_path / "b.xml"
    done = planctl(
        "validate",
        str(SMALL / "sketch"),
        "-f",
        "sarif",
        "-o",
        str(sarif),
        "-f",
        "json",
        "-f",
        "junit",
        "-o",
        str(junit),
    )
    assert done.returncode == 1
    findings = json.loads(done.stdout)["findings"]
    assert len(json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]) == len(findings)
    assert ElementTree.parse(junit).getroot().tag == "testsuites"


@pytest.mark.parametrize(
    "args",
    [
        ["-f", "text", "-f", "json"],
        ["-f", "text", "-o", "a", "-o", "b"],
        ["-f", "text", "-o", "a", "-f", "json", "-o", "a"],
        ["-f", "xml"],
        ["-f", "json", "--quiet"],
    ],
)
def test_formats_that_cannot_go_anywhere_are_wrong_usage(tmp_path: Path, args: list[str]) -> None:
    """Two formats on standard output, a file without a format and one file for two are refused."""
    done = planctl("validate", str(SMALL / "sketch"), *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_a_file_alone_takes_the_default_format(tmp_path: Path) -> None:
    """`-o FILE` without -f is the text format, uncoloured; `-o FILE -f FORMAT` is read too."""
    planctl("validate", str(SMALL / "sketch"), "-o", str(tmp_path / "a"), "--color", "always")
    assert "\x1b" not in (tmp_path / "a").read_text("utf-8")
    planctl("validate", str(SMALL / "sketch"), "-o", str(tmp_path / "b"), "-f", "json")
    json.loads((tmp_path / "b").read_text("utf-8"))
