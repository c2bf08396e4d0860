"""Runs the rules over documents and makes their places concrete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Finding, Related, Report, ReportSummary, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.ruleset import Registered, all_rules
from planctl.lint.subject import Subject
from planctl.model.base import SLUG
from planctl.source import Document, Path, Span
from planctl.source.nodes import ScalarNode

FOLDED = "also here"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and the hit of its rule that it was made of: with the places and the fix still symbolic."""

    finding: Finding
    hit: Hit


def check(
    subject: Subject, context: Context | None = None, rules: Sequence[Registered] | None = None
) -> list[Finding]:
    """The findings of one document, in order of place. Never raises on what a document contains."""
    return [judged.finding for judged in judge(subject, context, rules)]


def judge(
    subject: Subject, context: Context | None = None, rules: Sequence[Registered] | None = None
) -> list[Judged]:
    """The findings of one document as `check` gives them, each with the hit that it was made of."""
    found: dict[tuple[Any, ...], Judged] = {}
    surroundings = context or Context()
    chosen = all_rules() if rules is None else rules
    for item in chosen:
        if item.rule.kinds and subject.kind not in item.rule.kinds:
            continue
        for hit in _folded(item.check(subject, surroundings), subject.document):
            finding = _concrete(item.rule, hit, subject, surroundings)
            found.setdefault(
                (finding.rule, finding.line, finding.column, finding.message), Judged(finding, hit)
            )
    outspoken = _outspoken(list(found.values()), [item.rule for item in chosen])
    return sorted(outspoken, key=lambda judged: order(judged.finding))


def _outspoken(found: list[Judged], rules: list[Rule]) -> Iterator[Judged]:
    """The findings but those that yield to a better one at the same place."""
    yielding = {rule.id: rule.yields_to for rule in rules if rule.yields_to}
    taken: dict[tuple[int, int], list[str]] = {}
    for finding in (judged.finding for judged in found):
        folded = [(each.line, each.column) for each in finding.related if each.message == FOLDED]
        for place in [(finding.line, finding.column), *folded]:
            taken.setdefault(place, []).append(finding.rule)
    for judged in found:
        place = (judged.finding.line, judged.finding.column)
        better = yielding.get(judged.finding.rule)
        if not better or not any(rule.startswith(better) for rule in taken[place]):
            yield judged


def order(finding: Finding) -> tuple[Any, ...]:
    """The place of a finding in a report: by file, line, column, rule."""
    return finding.path, finding.line, finding.column, finding.rule, finding.message


def report(findings: Iterable[Finding], files: int) -> Report:
    """All findings of `files` files as one result, in a fixed order."""
    ordered = sorted(findings, key=order)
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


def _folded(hits: Iterable[Hit], document: Document) -> list[Hit]:
    """Hits with one root cause as one hit at the first place, the others related to it."""
    single: list[Hit] = []
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.fold is None:
            single.append(hit)
        else:
            groups.setdefault(hit.fold, []).append(hit)
    for members in groups.values():
        members.sort(key=lambda hit: resolve(hit.place, document).start)
        first, *others = members
        if others:
            more = tuple((hit.place, FOLDED) for hit in others)
            related = (*first.related, *more)
            single.append(Hit(first.place, first.message, first.hint, related, first.fold, _one_fix(members)))
        else:
            single.append(first)
    return single


def _one_fix(members: list[Hit]) -> Fix | None:
    """One fix for all places of a cause, in case each has one that does the same; the last place first, so
    that no edit moves what a later one is about.
    """
    fixes = [hit.fix for hit in reversed(members) if hit.fix]
    if len(fixes) < len(members) or len({fix.title for fix in fixes}) > 1:
        return None
    return Fix(
        fixes[0].title,
        tuple(edit for fix in fixes for edit in fix.edits),
        all(fix.safe for fix in fixes),
        tuple(span for fix in fixes for span in fix.spans),
    )


def _concrete(rule: Rule, hit: Hit, subject: Subject, context: Context) -> Finding:
    document = subject.document
    span = resolve(hit.place, document)
    related = []
    for place, message in hit.related:
        other = context.subject(place.file) if place.file else subject
        at = resolve(place, other.document) if other else Span(1, 1, 1, 1, 0, 0)
        related.append(
            Related(
                message=message,
                path=other.document.name if other else str(place.file),
                line=at.line,
                column=at.column,
                end_line=at.end_line,
                end_column=at.end_column,
            )
        )
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        confidence=rule.confidence,
        message=hit.message,
        path=document.name,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        ref=_ref(subject, hit.place.path),
        related=related,
        fix=hit.hint,
    )


def resolve(place: Place, document: Document) -> Span:
    """The span of a symbolic place.

    A part that the file spells otherwise (escapes, folds) gives the whole value.
    """
    if place.span is not None:
        return place.span
    if place.part:
        _, node = document.find(place.path)
        if isinstance(node, ScalarNode):
            pattern = r"\s+".join(re.escape(word) for word in place.part.split())
            matches = list(re.finditer(rf"(?<![\w]){pattern}", document.text[node.start : node.end]))
            if matches:
                match = matches[min(place.ordinal, len(matches) - 1)]
                return document.lines.span(node.start + match.start(), node.start + match.end())
    return document.span(place.path, key=place.on_key)


def _ref(subject: Subject, path: Path) -> str | None:
    """The point or clause that a path lies in, as a ref: us-28-point@1.0#force-cap.cap."""
    data = subject.data
    if subject.kind != "plan" or not path or not isinstance(data, dict):
        return None
    plan, version = data.get("id"), data.get("version")
    if not (isinstance(plan, str) and re.match(SLUG, plan)):
        return None
    text = plan + (f"@{version}" if isinstance(version, str) and re.match(r"\d+\.\d+\Z", version) else "")
    ids: list[str] = []
    node: Any = data
    for step in path:
        node = (
            node.get(step)
            if isinstance(node, dict)
            else (
                node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None
            )
        )
        own = node.get("id") if isinstance(node, dict) else None
        if isinstance(step, int) and isinstance(own, str) and re.match(SLUG, own):
            ids.append(own)
    if path[0] != "points" or not ids:
        return text
    is_clause = "clauses" in path and len(ids) > 1
    return f"{text}#{ids[0]}" + (f".{ids[-1]}" if is_clause else "")
