"""What the verdicts on files add up to: a report, what a baseline lets stand, and whether the run fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.lint.finding import Finding, Report, Severity, Waived
from planctl.lint.reporting import order, report
from planctl.lint.settling import Scope, Settled, settled
from planctl.record import Record

if TYPE_CHECKING:
    from planctl.lint.baseline import Baseline, BaselineEntry
    from planctl.lint.policy import Policy
    from planctl.lint.subject import Subject
    from planctl.validation.outcome import Outcome
    from planctl.validation.settings import Settings

_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Checked(Record):
    """The report of a run; the texts of its files by name, which the frames of the text format quote; whether
    it fails, by the threshold of each file; and the entries of baselines that nothing needs any more.

    `all_findings` are those before any baseline, and `scope` is what was looked at: what a new baseline is
    made of.
    """

    report: Report
    texts: Mapping[str, str]
    failed: bool
    stale: dict[Path, list[BaselineEntry]]
    all_findings: list[Finding]
    scope: Scope


class Tally:
    """Adds up the verdicts of a run. The order in which they come makes no difference."""

    def __init__(self, settings: Settings, known: Baseline | None = None) -> None:
        self._settings = settings
        self._known = known
        self._findings: dict[Path | None, list[Finding]] = {}
        self._waived: list[Waived] = []
        self._thresholds: dict[str, str] = {}
        self._seen: dict[str, list[Policy]] = {}
        self._complete = True

    def add(self, made: Outcome) -> None:
        """Count a file."""
        policy = self._settings.policy(made.file)
        self._findings.setdefault(self._settings.baseline(made.file), []).extend(made.findings)
        self._waived += made.waived
        self._thresholds[made.name] = self._settings.fail_on(made.file)
        self._seen.setdefault(made.home, []).append(policy)
        self._complete = self._complete and policy.complete

    def checked(self, texts: Mapping[str, str], fixed: int = 0) -> Checked:
        """The result. Raises PlanctlError where a baseline cannot be read."""
        scope = Scope(self._seen)
        new: list[Finding] = []
        waived = list(self._waived)
        stale: dict[Path, list[BaselineEntry]] = {}
        for path, findings in self._findings.items():
            kept = self._settle(path, sorted(findings, key=order), scope)
            new += kept.new
            waived += kept.waived
            if path and kept.stale:
                stale[path] = kept.stale
        return Checked(
            report(new, len(texts), waived, fixed=fixed, complete=self._complete),
            texts,
            any(self._fails(finding) for finding in new),
            stale,
            [finding for findings in self._findings.values() for finding in findings],
            scope,
        )

    def _settle(self, path: Path | None, findings: list[Finding], scope: Scope) -> Settled:
        known = settled(findings, self._known, scope, "since") if self._known else Settled(findings, [], [])
        if path is None:
            return Settled(known.new, known.waived, [])
        from planctl.validation.baselines import read_baseline

        kept = settled(known.new, read_baseline(path), scope)
        return Settled(kept.new, known.waived + kept.waived, [] if self._known else kept.stale)

    def _fails(self, finding: Finding) -> bool:
        threshold = self._thresholds.get(finding.path, "error")
        return threshold != "never" and _RANK[finding.severity] >= _RANK[Severity(threshold)]


def file_of(subject: Subject) -> Path:
    """The file that a subject is, or would be."""
    return subject.file or Path(subject.document.name)
