"""All findings of a run as one result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from planctl.lint.finding import Finding, Report, ReportSummary, RuleCount, Severity, Waived


def order(finding: Finding) -> tuple[Any, ...]:
    """The place of a finding in a report: by file, line, column, rule."""
    return finding.path, finding.line, finding.column, finding.rule, finding.message


def report(
    findings: Iterable[Finding],
    files: int,
    waived: Iterable[Waived] = (),
    *,
    fixed: int = 0,
    complete: bool = True,
) -> Report:
    """All findings of `files` files, and those that may stand, as one result in a fixed order."""
    ordered = list(_told_apart(sorted(findings, key=order)))
    standing = sorted(waived, key=lambda each: order(each.finding))
    count = Counter(finding.severity for finding in ordered)
    return Report(
        findings=ordered,
        waived=standing,
        summary=ReportSummary(
            files=files,
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
            waived=len(standing),
            fixable=sum(1 for finding in ordered if finding.patch),
            fixed=fixed,
            complete=complete,
            rules=_by_rule(ordered),
        ),
    )


def _by_rule(findings: Iterable[Finding]) -> list[RuleCount]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    counts = [
        RuleCount(
            rule=rule,
            name=members[0].name,
            severity=min((finding.severity for finding in members), key=list(Severity).index),
            count=len(members),
            fixable=sum(1 for finding in members if finding.patch),
        )
        for rule, members in groups.items()
    ]
    return sorted(counts, key=lambda each: (-each.count, each.rule))


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
