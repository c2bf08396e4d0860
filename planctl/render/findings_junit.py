"""Findings as JUnit XML, which nearly every CI shows as tests: a suite a file, a failure a finding."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from planctl.lint.finding import Finding, Report, Severity
from planctl.safe import one_line, printable


def findings_junit(report: Report, files: Sequence[str]) -> str:
    """A JUnit report. `files` are the names of all files that were checked: one without findings passed.

    Remarks do not fail a test: they stand in its output.
    """
    names = list(dict.fromkeys([*files, *(finding.path for finding in report.findings)]))
    root = ElementTree.Element("testsuites", name="planctl validate")
    failed = 0
    for name in names:
        findings = [finding for finding in report.findings if finding.path == name]
        failed += _suite(root, name, findings)
    cases = sum(int(suite.get("tests", "0")) for suite in root)
    root.set("tests", str(cases))
    root.set("failures", str(failed))
    root.set("errors", "0")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, name: str, findings: Sequence[Finding]) -> int:
    """Add a file. Returns how many of its cases failed."""
    bad = [finding for finding in findings if finding.severity is not Severity.INFO]
    remarks = [finding for finding in findings if finding.severity is Severity.INFO]
    shown = _text(name)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=shown,
        tests=str(max(len(bad), 1)),
        failures=str(len(bad)),
        errors="0",
        skipped="0",
    )
    for finding in bad:
        called = _text(f"{finding.rule} {finding.name}: line {finding.line}")
        case = ElementTree.SubElement(suite, "testcase", classname=shown, name=called)
        case.set("file", shown)
        case.set("line", str(finding.line))
        failure = ElementTree.SubElement(
            case, "failure", type=finding.severity.value, message=_text(one_line(finding.message))
        )
        failure.text = _told(finding)
    if not bad:
        ElementTree.SubElement(suite, "testcase", classname=shown, name="is sound", file=shown)
    if remarks:
        out = ElementTree.SubElement(suite, "system-out")
        out.text = "\n".join(_told(finding) for finding in remarks)
    return len(bad)


def _told(finding: Finding) -> str:
    lines = [f"{finding.path}:{finding.line}:{finding.column}: {finding.rule} {one_line(finding.message)}"]
    lines += [f"help: {one_line(finding.fix)}"] if finding.fix else []
    lines += [f"{each.path}:{each.line}:{each.column}: {one_line(each.message)}" for each in finding.related]
    return _text("\n".join(lines))


def _text(said: str) -> str:
    """Text as XML 1.0 can hold it: other characters are named, lone surrogates too."""
    return printable(said).replace("\x0b", " ").replace("\x0c", " ")
