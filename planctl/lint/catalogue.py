"""The rules as a result: what `planctl rule` lists, and what each one is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from planctl.lint.finding import Confidence, Severity
from planctl.lint.ruleset import Registered
from planctl.model.base import Result

# What the first digit of an id stands for.
GROUPS = {
    "PL0": "Form: the YAML dialect and the shape of the document",
    "PL1": "Identity: ids, numbers and places",
    "PL2": "References: what a name points at",
    "PL3": "Provenance: sources and evidence",
    "PL4": "Language: the text, its parts and its typed clauses",
    "PL5": "Norms: who owes what to whom",
    "PL6": "Order and deadlines: what comes before what",
    "PL7": "Versions: what a text changes of the one before",
    "PL8": "Archive: the files together, and the comments that steer planctl",
}


class RuleEntry(Result):
    """One rule."""

    id: str
    name: str
    group: str = Field(description="What the rules with the same first digit are about.")
    severity: Severity = Field(description="Where no configuration says otherwise.")
    confidence: Confidence
    kinds: list[str] = Field(description="The kinds of document that it looks at; empty: every file.")
    always: bool = Field(description="It means that a file could not be read, and cannot be switched off.")
    summary: str
    rationale: str
    failing: str = Field(description="A document that breaks it, cut down to what it looks at.")
    passing: str = Field(description="One that keeps it.")


class RuleList(Result):
    """The result of `rule`."""

    schema_: Literal["planctl/rules/1"] = Field("planctl/rules/1", alias="schema")
    rules: list[RuleEntry]


def rule_list(rules: Iterable[Registered]) -> RuleList:
    """Rules as a result, in the order given."""
    entries = []
    for item in rules:
        rule = item.rule
        failing = rule.failing
        entries.append(
            RuleEntry(
                id=rule.id,
                name=rule.name,
                group=GROUPS[rule.id[:3]],
                severity=rule.severity,
                confidence=rule.confidence,
                kinds=list(rule.kinds),
                always=rule.always,
                summary=rule.summary,
                rationale=item.rationale,
                failing=failing if isinstance(failing, str) else failing.decode("utf-8", "backslashreplace"),
                passing=rule.passing,
            )
        )
    return RuleList(schema="planctl/rules/1", rules=entries)
