"""What a rule reports, once its place is known, and the report that all findings add up to."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from planctl.model.plain import Plain, told

# Rule, document, place by ids, subject.
Identity = tuple[str, str, str, str]
# What a related place says that only repeats the finding.
FOLDED = "also here"


class Severity(StrEnum):
    """How bad a finding is. Errors fail a run by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure a rule is that what it reports is wrong. Reading a text is never certain; a missing id is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Related(Plain):
    """A second place that explains a finding."""

    message: str
    path: str
    line: int = told("One-based.")
    column: int = told("One-based, in characters.")
    end_line: int
    end_column: int = told("One-based, exclusive.")


class Replacement(Plain):
    """A stretch of the finding's file, and the text to put in its place."""

    line: int = told("One-based.")
    column: int = told("One-based, in characters.")
    end_line: int
    end_column: int = told("One-based, exclusive.")
    start: int = told("Zero-based offset in characters, after a byte order mark.")
    end: int = told("Zero-based offset in characters, exclusive.")
    text: str = told("The new text.")


class Patch(Plain):
    """A fix that a program can carry out: its replacements do not overlap and are in order of place."""

    title: str = told("What it does: write `us`.")
    safe: bool = told("Whether it can change nothing that was meant: `--fix` carries it out.")
    replacements: list[Replacement]


class Finding(Plain):
    """One breach of one rule at one place."""

    rule: str = told("The rule's id: PL101.")
    name: str = told("The rule's readable name: unknown-actor.")
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    message: str
    path: str = told("The file, as the user named it.")
    line: int = told("One-based.")
    column: int = told("One-based, in characters.")
    end_line: int
    end_column: int = told("One-based, exclusive.")
    ref: str | None = told("The point or clause concerned: us-28-point@1.0#force-cap.cap.", default=None)
    document: str = told("The document wherever it lies: us-28-point@1.0, actors.", default="")
    at: str = told("The place in it by ids and keys, which renumbering and moving leave alone.", default="")
    subject: str | None = told("What the finding is about there: a name, a figure.", default=None)
    fingerprint: str = told("Rule, document, at and subject in 16 hexadecimal digits.", default="")
    related: list[Related] = told(default_factory=list)
    fix: str | None = told("What to do about it, in words.", default=None)
    patch: Patch | None = told("What to do about it, as replacements in the file.", default=None)

    @property
    def identity(self) -> Identity:
        """What the finding is called however its file is edited elsewhere."""
        return self.rule, self.document, self.at, self.subject or ""

    @property
    def places(self) -> int:
        """In how many places its cause shows."""
        return 1 + sum(1 for each in self.related if each.message == FOLDED)


class Waived(Plain):
    """A finding that may stand, and who said so."""

    finding: Finding
    by: Literal["comment", "baseline", "since"]
    reason: str | None = told("The comment's own words.", default=None)
    until: str | None = told("The last day on which it may stand: YYYY-MM-DD.", default=None)


class RuleCount(Plain):
    """How often a rule reported something."""

    rule: str
    name: str
    severity: Severity = told("The highest that it reported with.")
    count: int
    fixable: int = told("Findings with a patch.")


class ReportSummary(Plain):
    """The counts of a report."""

    files: int
    errors: int
    warnings: int
    infos: int
    waived: int = told("Findings that comments or a baseline let stand; not counted above.", default=0)
    fixable: int = told("Findings with a patch.", default=0)
    fixed: int = told("Findings that this run mended in the files.", default=0)
    complete: bool = told("Whether every rule ran on every file.", default=True)
    rules: list[RuleCount] = told("The rules with findings, most first.", default_factory=list)


class Report(Plain):
    """The result of `validate`: every finding, in order of file and place."""

    schema_: Literal["planctl/report/1"] = told(default="planctl/report/1", key="schema")
    findings: list[Finding]
    waived: list[Waived] = told("What may stand, in the same order.", default_factory=list)
    summary: ReportSummary
