"""Findings that may stand because they were there when somebody looked: what is new is then all that counts.

An entry names a finding by rule, document, place by ids and subject, never by line or number.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from planctl.lint.finding import Finding, Identity
from planctl.model.base import Result

if TYPE_CHECKING:
    from planctl.lint.settling import Scope


class BaselineEntry(Result):
    """One kind of finding at one place by ids, and in how many places of the file it may show."""

    rule: str
    name: str
    document: str = Field(description="The document wherever it lies: us-28-point@1.0, actors.")
    at: str = Field("", description="The place in it by ids and keys; empty for a cause in several places.")
    subject: str | None = Field(None, description="What the finding is about there: a name, a figure.")
    places: int = Field(1, ge=1)
    reason: str | None = Field(None, description="Why it may stand. Kept when the file is written again.")

    @property
    def identity(self) -> Identity:
        """The findings it stands for."""
        return self.rule, self.document, self.at, self.subject or ""


class Baseline(Result):
    """A file of findings that may stand."""

    schema_: Literal["planctl/baseline/1"] = Field("planctl/baseline/1", alias="schema")
    findings: list[BaselineEntry]


def baseline_of(
    findings: Iterable[Finding], old: Baseline | None = None, scope: Scope | None = None
) -> Baseline:
    """The baseline that lets findings stand. Of an old one, the reasons stay, and so does what lies outside
    of what was looked at.
    """
    places: Counter[Identity] = Counter()
    names: dict[Identity, str] = {}
    for finding in findings:
        places[finding.identity] += finding.places
        names[finding.identity] = finding.name
    before = old.findings if old else []
    reasons = {entry.identity: entry.reason for entry in before if entry.reason}
    made = [
        BaselineEntry(
            rule=name[0],
            name=names[name],
            document=name[1],
            at=name[2],
            subject=name[3] or None,
            places=count,
            reason=reasons.get(name),
        )
        for name, count in places.items()
    ]
    kept = [entry for entry in before if scope and not scope.has(entry) and entry.identity not in places]
    ordered = sorted(
        [*made, *kept], key=lambda entry: (entry.document, entry.at, entry.rule, entry.subject or "")
    )
    return Baseline(schema="planctl/baseline/1", findings=ordered)


def baseline_text(baseline: Baseline) -> str:
    """A baseline as JSON with one entry a line, so that version control shows and merges entries."""
    lines = []
    for entry in baseline.findings:
        data = entry.model_dump(mode="json", exclude_none=True)
        lines.append("    " + json.dumps(data, ensure_ascii=False))
    body = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{baseline.schema_}",\n  "findings": {body}\n}}\n'
