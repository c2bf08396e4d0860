"""From a hit to a finding: symbolic places get their lines and columns, and names that outlive editing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Finding, Related
from planctl.lint.naming import value_at, written
from planctl.lint.policy import Policy
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.scalars import SLUG
from planctl.safe import one_line
from planctl.source import Document, Path, Span
from planctl.source.nodes import ScalarNode

_SHORT = 80  # characters of a value that still is a name or an amount, and not a provision


def concrete(rule: Rule, hit: Hit, subject: Subject, context: Context, policy: Policy) -> Finding:
    """The finding that a rule's hit is under a policy."""
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
    home = home_of(subject)
    stable, about = stable_place(hit, subject)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=policy.severity_of(rule),
        confidence=rule.confidence,
        message=hit.message,
        path=document.name,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        ref=_ref(subject, hit.place.path),
        document=home,
        at=stable,
        subject=about,
        fingerprint=fingerprint(rule.id, home, stable, about),
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


def stable_place(hit: Hit, subject: Subject) -> tuple[str, str | None]:
    """What a hit is called whatever its line: a place by ids and keys, and what it is about there.

    Numbers of points and places in lists have no part in it, so renumbering, moving and rewording elsewhere
    keep it. Hits with one cause are about the cause, wherever in the document it shows.
    """
    if hit.fold is not None:
        return "", one_line(hit.fold, _SHORT)
    place = hit.place
    if place.span is not None:  # what has no path in the data: only the words are left
        return "", re.sub(r"\d+", "#", one_line(hit.message, _SHORT))
    named = "".join(_steps(subject.data, place.path)).lstrip(".")
    about = place.part
    if about is None and not place.on_key:
        value = value_at(subject.data, place.path)
        if not isinstance(value, (dict, list)) and value is not None and len(written(value)) <= _SHORT:
            about = written(value)
    return named, one_line(about) if about is not None else None


def fingerprint(rule: str, home: str, at: str, about: str | None) -> str:
    """An identity as 16 hexadecimal digits."""
    import hashlib

    words = "\0".join((rule, home, at, about or ""))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def home_of(subject: Subject) -> str:
    """What a document is called wherever it lies: a plan by id and version, a registry by its kind."""
    data = subject.data if isinstance(subject.data, dict) else {}
    kind, plan, version = subject.kind, data.get("id"), data.get("version")
    if kind == "plan" and isinstance(plan, str) and re.match(SLUG, plan) and isinstance(version, str):
        return f"{plan}@{one_line(version, 20)}"
    if kind in ("actors", "topics", "categories", "territories", "timeline", "stances", "lock"):
        return kind
    path = (subject.file.as_posix() if subject.file else subject.document.name).replace("\\", "/")
    return "/".join(one_line(part, _SHORT) for part in path.split("/")[-2:])


def _steps(data: Any, path: Path) -> Iterator[str]:
    """A path with the ids of list items in the place of their numbers."""
    node = data
    for step in path:
        if isinstance(step, str):
            yield f".{one_line(step, _SHORT)}"
            node = node.get(step) if isinstance(node, dict) else None
        else:
            node = node[step] if isinstance(node, list) and 0 <= step < len(node) else None
            own = node.get("id") if isinstance(node, dict) else None
            yield f"[{one_line(own, _SHORT)}]" if isinstance(own, str) else "[]"
