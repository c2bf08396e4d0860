"""Runs the rules over one document: hits, less what comments silence, folded by cause, made concrete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planctl.lint.concrete import concrete, resolve
from planctl.lint.context import Context
from planctl.lint.finding import FOLDED, Finding, Waived
from planctl.lint.local import local_hits
from planctl.lint.policy import Policy
from planctl.lint.reporting import order
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.rules.unused_suppression import RULE as UNUSED
from planctl.lint.rules.unused_suppression import hits as unused_hits
from planctl.lint.ruleset import Registered
from planctl.lint.subject import Subject
from planctl.lint.suppression import Directive, Used
from planctl.lint.tree import forget
from planctl.record import Record
from planctl.source import Document


class Judged(Record):
    """A finding, and the hit of its rule that it was made of: with the places and the fix still symbolic."""

    finding: Finding
    hit: Hit


class Verdict(Record):
    """What became of a document: what was found, in order of place, and what comments silenced."""

    judged: tuple[Judged, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """The findings, in order of place."""
        return [judged.finding for judged in self.judged]


def check(
    subject: Subject, context: Context | None = None, rules: Sequence[Registered] | None = None
) -> list[Finding]:
    """The findings of one document, in order of place. Never raises on what a document contains."""
    return judge(subject, context, Policy(None if rules is None else tuple(rules))).findings


def judge(subject: Subject, context: Context | None = None, policy: Policy | None = None) -> Verdict:
    """What a policy says of one document within its surroundings. Never raises on what it contains."""
    surroundings, asked = context or Context(), policy or Policy()
    forget()
    silencer = Silencer(subject, asked)
    found: dict[tuple[Any, ...], Judged] = {}
    waived: list[Waived] = []
    running = [item for item in asked.running if not item.rule.kinds or subject.kind in item.rule.kinds]
    local = [item for item in running if item.rule.local] if subject.kind == "plan" else []
    by_point = local_hits(local, subject, surroundings)
    for item in running:
        open_hits: list[Hit] = []
        is_local = item.rule.local and subject.kind == "plan"
        for hit in by_point.get(item.rule.id, ()) if is_local else item.check(subject, surroundings):
            directive = silencer.silences(hit, item.rule)
            if directive is None:
                open_hits.append(silencer.reminded(hit, item.rule))
            else:
                finding = concrete(item.rule, hit, subject, surroundings, asked)
                waived.append(_waived(finding, directive))
        if item.rule.id == UNUSED.id:
            continue  # when all others have run
        for hit in _folded(open_hits, subject.document) if open_hits else ():
            _add(found, item.rule, hit, subject, surroundings, asked)
    if asked.comments and any(item.rule.id == UNUSED.id for item in running):
        for hit in unused_hits(subject, silencer.used, [item.rule.id for item in asked.running]):
            _add(found, UNUSED, hit, subject, surroundings, asked)
    outspoken = _outspoken(list(found.values()), [item.rule for item in running])
    return Verdict(
        tuple(sorted(outspoken, key=lambda judged: order(judged.finding))),
        tuple(sorted(waived, key=lambda each: order(each.finding))),
    )


def _add(
    found: dict[tuple[Any, ...], Judged],
    rule: Rule,
    hit: Hit,
    subject: Subject,
    context: Context,
    policy: Policy,
) -> None:
    finding = concrete(rule, hit, subject, context, policy)
    found.setdefault((finding.rule, finding.line, finding.column, finding.message), Judged(finding, hit))


class Silencer:
    """The comments of a document at work. Remembers which of them were needed."""

    def __init__(self, subject: Subject, policy: Policy) -> None:
        self._document = subject.document
        self._directives = subject.directives.sound if policy.comments else ()
        self._today = policy.today
        self.used = Used()

    def silences(self, hit: Hit, rule: Rule) -> Directive | None:
        """The comment that silences a hit now."""
        return next((each for each in self._covering(hit, rule) if not self._is_over(each)), None)

    def reminded(self, hit: Hit, rule: Rule) -> Hit:
        """A hit that a comment silenced until its day was past, with a word on that."""
        for directive in self._covering(hit, rule):
            note = (Place(span=directive.end or directive.comment), "a comment ignored this until then")
            return hit._replace(related=(*hit.related, note))
        return hit

    def _covering(self, hit: Hit, rule: Rule) -> list[Directive]:
        if not self._directives:
            return []
        line = resolve(hit.place, self._document).line
        found = []
        for directive in self._directives:
            word = directive.covers(line, rule.id)
            if word:
                self.used.note(directive, word)
                found.append(directive)
        return found

    def _is_over(self, directive: Directive) -> bool:
        return self._today is not None and directive.over(self._today)


def _waived(finding: Finding, directive: Directive) -> Waived:
    return Waived(
        finding=finding,
        by="comment",
        reason=directive.reason,
        until=str(directive.until) if directive.until else None,
    )


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
        if len(members) > 1:
            members.sort(key=lambda hit: resolve(hit.place, document).start)
        first, *others = members
        if others:
            related = (*first.related, *((hit.place, FOLDED) for hit in others))
            single.append(first._replace(related=related, fix=_one_fix(members)))
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
