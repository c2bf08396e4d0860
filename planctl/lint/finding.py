"""What a rule reports, once its place is known, and the report that all findings add up to."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from planctl.model.base import Result

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


class Related(Result):
    """A second place that explains a finding."""

    message: str
    path: str
    line: int = Field(description="One-based.")
    column: int = Field(description="One-based, in characters.")
    end_line: int
    end_column: int = Field(description="One-based, exclusive.")


class Replacement(Result):
    """A stretch of the finding's file, and the text to put in its place."""

    line: int = Field(description="One-based.")
    column: int = Field(description="One-based, in characters.")
    end_line: int
    end_column: int = Field(description="One-based, exclusive.")
    start: int = Field(description="Zero-based offset in characters, after a byte order mark.")
    end: int = Field(description="Zero-based offset in characters, exclusive.")
    text: str = Field(description="The new text.")


class Patch(Result):
    """A fix that a program can carry out: its replacements do not overlap and are in order of place."""

    title: str = Field(description="What it does: write `us`.")
    safe: bool = Field(description="Whether it can change nothing that was meant: `--fix` carries it out.")
    replacements: list[Replacement]


class Finding(Result):
    """One breach of one rule at one place."""

    rule: str = Field(description="The rule's id: PL101.")
    name: str = Field(description="The rule's readable name: unknown-actor.")
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    message: str
    path: str = Field(description="The file, as the user named it.")
    line: int = Field(description="One-based.")
    column: int = Field(description="One-based, in characters.")
    end_line: int
    end_column: int = Field(description="One-based, exclusive.")
    ref: str | None = Field(None, description="The point or clause concerned: us-28-point@1.0#force-cap.cap.")
    document: str = Field("", description="The document wherever it lies: us-28-point@1.0, actors.")
    at: str = Field(
        "", description="The place in it by ids and keys, which renumbering and moving leave alone."
    )
    subject: str | None = Field(None, description="What the finding is about there: a name, a figure.")
    fingerprint: str = Field("", description="Rule, document, at and subject in 16 hexadecimal digits.")
    related: list[Related] = Field(default_factory=list)
    fix: str | None = Field(None, description="What to do about it, in words.")
    patch: Patch | None = Field(None, description="What to do about it, as replacements in the file.")

    @property
    def identity(self) -> Identity:
        """What the finding is called however its file is edited elsewhere."""
        return self.rule, self.document, self.at, self.subject or ""

    @property
    def places(self) -> int:
        """In how many places its cause shows."""
        return 1 + sum(1 for each in self.related if each.message == FOLDED)


class Waived(Result):
    """A finding that may stand, and who said so."""

    finding: Finding
    by: Literal["comment", "baseline", "since"]
    reason: str | None = Field(None, description="The comment's own words.")
    until: str | None = Field(None, description="The last day on which it may stand: YYYY-MM-DD.")


class RuleCount(Result):
    """How often a rule reported something."""

    rule: str
    name: str
    severity: Severity = Field(description="The highest that it reported with.")
    count: int
    fixable: int = Field(description="Findings with a patch.")


class ReportSummary(Result):
    """The counts of a report."""

    files: int
    errors: int
    warnings: int
    infos: int
    waived: int = Field(0, description="Findings that comments or a baseline let stand; not counted above.")
    fixable: int = Field(0, description="Findings with a patch.")
    fixed: int = Field(0, description="Findings that this run mended in the files.")
    complete: bool = Field(True, description="Whether every rule ran on every file.")
    rules: list[RuleCount] = Field(default_factory=list, description="The rules with findings, most first.")


class Report(Result):
    """The result of `validate`: every finding, in order of file and place."""

    schema_: Literal["planctl/report/1"] = Field("planctl/report/1", alias="schema")
    findings: list[Finding]
    waived: list[Waived] = Field(default_factory=list, description="What may stand, in the same order.")
    summary: ReportSummary
