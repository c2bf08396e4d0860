"""Findings as a GitLab Code Quality report, which GitLab shows beside the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from planctl.lint.finding import Finding, Report, Severity
from planctl.safe import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def findings_gitlab(report: Report) -> str:
    """A JSON list of issues. Their fingerprints differ, and outlive edits elsewhere in the file."""
    return json.dumps([_issue(finding) for finding in report.findings], ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    said = one_line(finding.message)
    path = finding.path.removeprefix("./").replace("\\", "/")
    # Two archives of one repository may hold the same plan, and GitLab drops issues that look alike.
    print_ = hashlib.sha256(f"{path}\0{finding.fingerprint}".encode()).hexdigest()[:32]
    return {
        "description": f"{finding.rule} {finding.name}: {said}"
        + (f" ({one_line(finding.fix)})" if finding.fix else ""),
        "check_name": finding.rule,
        "fingerprint": print_,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.line, "end": finding.end_line}},
    }
