"""Findings as GitHub annotations: workflow commands that put each finding beside its line in a pull
request.
"""

from __future__ import annotations

from collections import Counter

from planctl.lint.finding import Finding, Report, Severity
from planctl.render.ansi import Ink
from planctl.render.findings_text import summary_line
from planctl.safe import one_line

# GitHub shows this many annotations of a level for a step and drops the rest without a word.
LIMIT = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_github(report: Report) -> str:
    """At most ten annotations a level, a line for what is beyond them, and the summary."""
    shown: Counter[Severity] = Counter()
    lines: list[str] = []
    for finding in report.findings:
        shown[finding.severity] += 1
        if shown[finding.severity] <= LIMIT:
            lines.append(_annotation(finding))
    for severity, count in shown.items():
        if count > LIMIT:
            lines.append(
                f"{count - LIMIT:,} more of level {_LEVELS[severity]} are not annotated: GitHub shows "
                f"{LIMIT} a step. The formats text and concise list them all."
            )
    return "\n".join([*lines, summary_line(report, Ink(None))]) + "\n"


def _annotation(finding: Finding) -> str:
    facts = {
        "file": finding.path,
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.rule} {finding.name}",
    }
    if finding.end_line != finding.line:
        del facts[
            "endColumn"
        ]  # GitHub ignores columns of a stretch of several lines, and some tools reject them
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in facts.items())
    text = one_line(finding.message) + (f"\n{one_line(finding.fix)}" if finding.fix else "")
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
