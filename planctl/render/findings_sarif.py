"""Findings as SARIF 2.1.0, the interchange format of code scanners: rules, places, fixes, suppressions."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from planctl._version import __version__
from planctl.lint.finding import FOLDED, Finding, Patch, Related, Report, Severity, Waived
from planctl.lint.ruleset import Registered, all_rules
from planctl.safe import one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_RANKS = {"high": 100.0, "medium": 60.0, "low": 30.0}


def findings_sarif(report: Report) -> str:
    """A SARIF log of one run. What comments or a baseline let stand is in it, marked as suppressed."""
    rules = {item.rule.id: at for at, item in enumerate(all_rules())}
    results = [_result(finding, rules) for finding in report.findings]
    results += [_suppressed(waived, rules) for waived in report.waived]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "planctl",
                        "version": __version__,
                        "semanticVersion": _semantic(__version__),
                        "rules": [_rule(item) for item in all_rules()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "ROOT": {"description": {"text": "The folder that planctl was started in."}}
                },
                "invocations": [{"executionSuccessful": True}],
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _semantic(version: str) -> str:
    parts = version.split(".")
    numbers = [part for part in parts[:3] if part.isdecimal()]
    return ".".join([*numbers, *["0"] * (3 - len(numbers))])


def _rule(item: Registered) -> dict[str, Any]:
    rule = item.rule
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(item.rationale.split())},
        "help": {"text": " ".join(item.rationale.split()), "markdown": item.rationale},
        "defaultConfiguration": {
            "level": _LEVELS[rule.severity],
            "rank": _RANKS[rule.confidence.value],
        },
        "properties": {"tags": [rule.name], "precision": rule.confidence.value},
    }


def _result(finding: Finding, rules: dict[str, int]) -> dict[str, Any]:
    said = one_line(finding.message)
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        **({"ruleIndex": rules[finding.rule]} if finding.rule in rules else {}),
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.confidence.value],
        "message": {"text": f"{said}: {one_line(finding.fix)}" if finding.fix else said},
        "locations": [_location(finding)],
        "partialFingerprints": {"planctl/v1": finding.fingerprint},
    }
    related = [{"id": at, **_location(each)} for at, each in enumerate(finding.related)]
    for place, each in zip(related, finding.related, strict=True):
        place["message"] = {"text": "also here" if each.message == FOLDED else one_line(each.message)}
    if related:
        made["relatedLocations"] = related
    if finding.patch:
        made["fixes"] = [_fix(finding.path, finding.patch)]
    facts = {"ref": finding.ref, "subject": finding.subject}
    properties = {key: one_line(value) for key, value in facts.items() if value}
    return {**made, "properties": properties} if properties else made


def _suppressed(waived: Waived, rules: dict[str, int]) -> dict[str, Any]:
    kind = "inSource" if waived.by == "comment" else "external"
    reason = {"justification": one_line(waived.reason)} if waived.reason else {}
    return {**_result(waived.finding, rules), "suppressions": [{"kind": kind, **reason}]}


def _location(place: Finding | Related) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    made: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}
    if isinstance(place, Finding) and place.ref:
        made["logicalLocations"] = [{"fullyQualifiedName": place.ref}]
    return made


def _artifact(path: str) -> dict[str, str]:
    """A path as the URI that SARIF asks for: relative ones from the folder of the run."""
    uri = quote(path.replace("\\", "/"), safe="/:")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri.removeprefix("./"), "uriBaseId": "ROOT"}


def _fix(path: str, patch: Patch) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": each.line,
                "startColumn": each.column,
                "endLine": each.end_line,
                "endColumn": each.end_column,
            },
            "insertedContent": {"text": each.text},
        }
        for each in patch.replacements
    ]
    return {
        "description": {"text": one_line(patch.title)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }
