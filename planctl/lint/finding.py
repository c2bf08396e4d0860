"""What a rule reports, once its place is known, and the report that all findings add up to."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from planctl.model.plain import Plain

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
    line: int = field(metadata={"description": "One-based."})
    column: int = field(metadata={"description": "One-based, in characters."})
    end_line: int
    end_column: int = field(metadata={"description": "One-based, exclusive."})


class Replacement(Plain):
    """A stretch of the finding's file, and the text to put in its place."""

    line: int = field(metadata={"description": "One-based."})
    column: int = field(metadata={"description": "One-based, in characters."})
    end_line: int
    end_column: int = field(metadata={"description": "One-based, exclusive."})
    start: int = field(metadata={"description": "Zero-based offset in characters, after a byte order mark."})
    end: int = field(metadata={"description": "Zero-based offset in characters, exclusive."})
    text: str = field(metadata={"description": "The new text."})


class Patch(Plain):
    """A fix that a program can carry out: its replacements do not overlap and are in order of place."""

    title: str = field(metadata={"description": "What it does: write `us`."})
    safe: bool = field(
        metadata={"description": "Whether it can change nothing that was meant: `--fix` carries it out."}
    )
    replacements: list[Replacement]


class Finding(Plain):
    """One breach of one rule at one place."""

    rule: str = field(metadata={"description": "The rule's id: PL101."})
    name: str = field(metadata={"description": "The rule's readable name: unknown-actor."})
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    message: str
    path: str = field(metadata={"description": "The file, as the user named it."})
    line: int = field(metadata={"description": "One-based."})
    column: int = field(metadata={"description": "One-based, in characters."})
    end_line: int
    end_column: int = field(metadata={"description": "One-based, exclusive."})
    ref: str | None = field(
        default=None,
        metadata={"description": "The point or clause concerned: us-28-point@1.0#force-cap.cap."},
    )
    document: str = field(
        default="", metadata={"description": "The document wherever it lies: us-28-point@1.0, actors."}
    )
    at: str = field(
        default="",
        metadata={
            "description": "The place in it by ids and keys, which renumbering and moving leave alone."
        },
    )
    subject: str | None = field(
        default=None, metadata={"description": "What the finding is about there: a name, a figure."}
    )
    fingerprint: str = field(
        default="", metadata={"description": "Rule, document, at and subject in 16 hexadecimal digits."}
    )
    related: list[Related] = field(default_factory=list)
    fix: str | None = field(default=None, metadata={"description": "What to do about it, in words."})
    patch: Patch | None = field(
        default=None, metadata={"description": "What to do about it, as replacements in the file."}
    )

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
    reason: str | None = field(default=None, metadata={"description": "The comment's own words."})
    until: str | None = field(
        default=None, metadata={"description": "The last day on which it may stand: YYYY-MM-DD."}
    )


class RuleCount(Plain):
    """How often a rule reported something."""

    rule: str
    name: str
    severity: Severity = field(metadata={"description": "The highest that it reported with."})
    count: int
    fixable: int = field(metadata={"description": "Findings with a patch."})


class ReportSummary(Plain):
    """The counts of a report."""

    files: int
    errors: int
    warnings: int
    infos: int
    waived: int = field(
        default=0,
        metadata={"description": "Findings that comments or a baseline let stand; not counted above."},
    )
    fixable: int = field(default=0, metadata={"description": "Findings with a patch."})
    fixed: int = field(default=0, metadata={"description": "Findings that this run mended in the files."})
    complete: bool = field(default=True, metadata={"description": "Whether every rule ran on every file."})
    rules: list[RuleCount] = field(
        default_factory=list, metadata={"description": "The rules with findings, most first."}
    )


class Report(Plain):
    """The result of `validate`: every finding, in order of file and place."""

    schema_: Literal["planctl/report/1"] = field(default="planctl/report/1", metadata={"alias": "schema"})
    findings: list[Finding]
    waived: list[Waived] = field(
        default_factory=list, metadata={"description": "What may stand, in the same order."}
    )
    summary: ReportSummary
