"""All findings of a run as one result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from planctl.lint.finding import Finding, Report, ReportSummary, Severity


def order(finding: Finding) -> tuple[Any, ...]:
    """The place of a finding in a report: by file, line, column, rule."""
    return finding.path, finding.line, finding.column, finding.rule, finding.message


def report(findings: Iterable[Finding], files: int) -> Report:
    """All findings of `files` files as one result, in a fixed order."""
    ordered = list(_told_apart(sorted(findings, key=order)))
    count = {severity: sum(1 for finding in ordered if finding.severity is severity) for severity in Severity}
    return Report(
        schema="planctl/report/1",
        findings=ordered,
        summary=ReportSummary(
            files=files,
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
        ),
    )


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with fingerprints that differ: the second and later ones of a kind are counted."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        yield (
            finding
            if count == 1
            else finding.model_copy(update={"fingerprint": f"{finding.fingerprint}-{count}"})
        )
